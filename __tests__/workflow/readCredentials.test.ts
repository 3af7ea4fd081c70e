import { describe, expect, test } from '@jest/globals'
import { generateKeyPairSync } from 'node:crypto'
import { job, madeUpToken, read, withJob } from './readSupport.ts'

const token = madeUpToken()
const kinds = (text: string) => read(text).remarks.literals.map(({ kind, job: owner, at }) => [kind, owner, at.line])
const privateKey = (): string => generateKeyPairSync(
  'ec',
  { namedCurve: 'P-256', privateKeyEncoding: { type: 'pkcs8', format: 'pem' }, publicKeyEncoding: { type: 'spki', format: 'pem' } },
).privateKey

describe('a credential in the file is told by its place and is nowhere in the model', () => {
  test.each([
    ['the env of a job', withJob('runs-on: x', `env: { A: ${token} }`), 5],
    ['a script', withJob('runs-on: x', 'steps:', '  - run: |', `      curl -H "x: ${token}"`), 7],
    ['a comment', withJob('runs-on: x', `# ${token}`, 'env: { A: b }'), 5],
    ['a literal of an expression', withJob('runs-on: x', `env: { A: "\${{ secrets.A || '${token}' }}" }`), 5],
    ['an index of an expression', withJob('runs-on: x', `env: { A: "\${{ github['${token}'] }}" }`), 5],
    ['a condition', withJob('runs-on: x', `if: github.actor == '${token}'`), 5],
    ['a key', withJob('runs-on: x', `env: { ${token}: b }`), 5],
    ['an unknown key', withJob('runs-on: x', `${token}: b`), 5],
    ['a name that is needed', withJob('runs-on: x', `needs: ${token}`), 5],
    ['an environment', withJob('runs-on: x', `environment: ${token}`), 5],
    ['a path that is used', withJob('runs-on: x', `steps: [{ uses: ./${token} }]`), 5],
    ['a matrix', withJob('runs-on: x', `strategy: { matrix: { a: [${token}, { b: ${token} }] } }`), 5],
    ['a broken expression', withJob('runs-on: x', `env: { A: "\${{ '${token}" }`), 5],
  ])('%s', (_, text, line) => {
    expect(kinds(text)).toContainEqual(['token', 'test', line])
    expect(JSON.stringify(read(text))).not.toContain(token.slice(4))
  })

  test.each([
    ['escapes', `"gh\\x70_${token.slice(4)}"`],
    ['folded literals', `"\${{ 'ghp_' }}${token.slice(4)}"`],
    ['a line break that quotes fold away', `"ghp_\\\n        ${token.slice(4)}"`],
  ])('put together by %s', (_, value) => {
    const text = withJob('runs-on: x', `env: { A: ${value} }`)
    expect(kinds(text)).toContainEqual(['token', 'test', 5])
    expect(JSON.stringify(read(text))).not.toContain(token.slice(4))
  })

  test('outside jobs it is nobody in particular', () => {
    expect(kinds(`on: push\nenv: { A: ${token} }\njobs: {}`)).toEqual([['token', null, 2]])
  })

  test('a private key, and not its header alone', () => {
    const pem = privateKey().split('\n').map((line) => `      ${line}`)
    expect(kinds(withJob('runs-on: x', 'steps:', '  - run: |', ...pem))).toEqual([['private-key', 'test', 7]])
    const header = pem[0] ?? ''
    expect(kinds(withJob('runs-on: x', 'steps:', '  - run: |', `      grep -q "${header.trim()}" key.pem`))).toEqual([])
  })

  test.each(['https://me:hunter22@github.com/a', 'postgres://app:S3cret99@db.acme.io:5432/x'])('a password in %s', (url) => {
    const text = withJob('runs-on: x', `env: { A: "${url}" }`)
    expect(kinds(text)).toEqual([['url-password', 'test', 5]])
    expect(JSON.stringify(read(text))).not.toContain(url)
  })

  test.each([
    'postgres://postgres:postgres@localhost:5432/db',
    'postgres://app:S3cret99@127.0.0.1/db',
    'amqp://guest:guest22@rabbitmq:5672',
    'https://user:hunter22@example.com',
    'https://x-access-token:${GITHUB_TOKEN}@github.com',
    'https://user:password@github.com',
    'https://${{ github.actor }}:${{ secrets.A }}@github.com',
    'https://github.com/a:b@c',
    'ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    `x${madeUpToken()}`,
    'ghp_short',
    'https://a.io:8080/x@1',
  ])('%s is none', (value) => {
    expect(kinds(withJob('runs-on: x', `env: { A: "${value}" }`))).toEqual([])
  })

  test('the database of a service may have any password', () => {
    expect(kinds(withJob('runs-on: x', 'services: { db: { image: a, env: { P: hunter22, U: "postgres://app:S3cret99@db.acme.io" } } }'))).toEqual([])
  })

  test.each([
    ['hunter22', true], ["${{ 'hunter22' }}", true], ["${{ secrets.A || 'hunter22' }}", true], ['${{ secrets.A }}', false],
    ["${{ github.ref == 'refs/heads/main' && secrets.A || secrets.B }}", false], ['""', false],
  ])('the password of a container: %s', (password, told) => {
    const text = withJob(
      'runs-on: x',
      'container:',
      '  image: a',
      `  credentials: { username: me, password: ${password.includes('{') ? `"${password}"` : password} }`,
    )
    expect(kinds(text)).toEqual(told ? [['container-password', 'test', 7]] : [])
    expect(JSON.stringify(read(text))).not.toContain('hunter22')
  })

  test('a secret that is written out for a callee', () => {
    const text = withJob(
      'uses: ./.github/workflows/a.yml',
      'secrets:',
      '  a: hunter22',
      "  b: ${{ secrets.B || 'hunter22' }}",
      '  c: ${{ secrets.C }}',
      '  d: ""',
    )
    expect(kinds(text)).toEqual([['secret-literal', 'test', 6]])
    expect(JSON.stringify(read(text))).not.toContain('hunter22')
    expect(job(read(text)).call?.secrets).toMatchObject({
      A: { parts: [{ hidden: true }] },
      B: { parts: [{ operator: '||', of: [{ context: 'secrets' }, { hidden: true }] }] },
    })
  })
})
