import { expect, test } from '@jest/globals'
import { execFile } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'

test('a request goes to the proxy that the environment names, and not around it', async () => {
  const asked: string[] = []
  const proxy = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.end('from the proxy')
  })
  proxy.on('connect', (request, socket) => {
    asked.push(request.url ?? '')
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const HTTP_PROXY = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
  const script = `import { useProxy } from './src/collect/proxy.ts'
    const could = useProxy(process.env)
    const text = await fetch('http://github.invalid/api').then((answer) => answer.text(), () => 'refused')
    console.log(could, text)`
  const ended = await promisify(execFile)(process.execPath, ['--input-type=module-typescript', '-e', script], { env: { HTTP_PROXY } })
  proxy.closeAllConnections()
  await new Promise((resolve) => proxy.close(resolve))
  expect(ended.stdout).toMatch(/^true /)
  expect(asked.join()).toContain('github.invalid')
})
