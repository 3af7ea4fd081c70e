import { describe, expect, test } from '@jest/globals'
import { demoCommand } from '../../src/cli/demo.ts'
import { fakeIo } from './fakeIo.ts'

describe('countersign demo', () => {
  test.each(['package.json/here', '/proc/nothing/here'])(
    'an --out that cannot be a folder is one clear problem before the story begins: %s',
    async (out) => {
      const io = fakeIo({}, process.cwd())
      await expect(demoCommand.run({ operands: [], options: { out } }, io)).rejects.toMatchObject({ problem: { code: 'CS-081' } })
      expect(io.outText()).toBe('')
    },
  )
})
