import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { verifyBundle } from '../../.ci/conformance.ts'

/**
 * Bundles that others published, in the folders that sigstore-conformance defines for its client (sigstore/README.md says where each is from): one
 * whose name ends in `_fail` must be refused, every other accepted. A file `digest` stands for an artifact that is not kept here.
 */
const folder = join(import.meta.dirname, 'sigstore')
const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name)
const beacon = 'https://github.com/sigstore-conformance/extremely-dangerous-public-oidc-beacon/.github/workflows/extremely-dangerous-oidc-beacon.yml@refs/heads/main'
const issuer = 'https://token.actions.githubusercontent.com'

const given = (name: string, file: string, otherwise: string): string => {
  const path = join(folder, name, file)
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : otherwise
}
const has = (name: string, file: string): boolean => existsSync(join(folder, name, file))

function asked(name: string, other: { identity?: string; issuer?: string; digest?: string; root?: string } = {}): string[] {
  const at = join(folder, name)
  const signer = has(name, 'key.pub')
    ? ['--key', join(at, 'key.pub')]
    : ['--certificate-identity', other.identity ?? given(name, 'identity', beacon), '--certificate-oidc-issuer', other.issuer ?? given(name, 'issuer', issuer)]
  const root = other.root ?? (has(name, 'trusted_root.json') ? join(at, 'trusted_root.json') : null)
  const artifact = other.digest ?? (has(name, 'artifact') ? join(at, 'artifact') : given(name, 'digest', aTxt))
  return ['verify-bundle', '--bundle', join(at, 'bundle.sigstore.json'), ...signer, ...(root === null ? [] : ['--trusted-root', root]), artifact]
}

/** The suite's artifact where a folder brings none. */
const aTxt = 'sha256:a0cfc71271d6e278e57cd332ff957c3f7043fdda354c4cbb190a30d56efa01bf'

function refusal(args: string[]): string | null {
  try {
    verifyBundle(args)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : 'refused'
  }
}

const accepted = names.filter((name) => !name.endsWith('_fail'))
const refused = names.filter((name) => name.endsWith('_fail'))

describe('what others published', () => {
  test.each(accepted)('%s is accepted', (name) => {
    expect(refusal(asked(name))).toBeNull()
  })

  test.each(refused)('%s is refused', (name) => {
    expect(refusal(asked(name))).toEqual(expect.any(String))
  })
})

describe('what is accepted is refused', () => {
  const certified = accepted.filter((name) => !has(name, 'key.pub'))

  test.each(certified)('%s, asked for another identity or issuer', (name) => {
    const identity = given(name, 'identity', beacon)
    expect(refusal(asked(name, { identity: identity.replace(/.$/, '.') }))).toContain('another identity')
    expect(refusal(asked(name, { identity: identity.slice(0, -1) }))).toContain('another identity')
    expect(refusal(asked(name, { issuer: `${issuer}/other` }))).toContain('another issuer')
  })

  test.each(certified)('%s, by a root of another house', (name) => {
    expect(refusal(asked(name, { root: join(folder, 'staging.trusted_root.json') }))).toEqual(expect.any(String))
  })

  test.each(accepted)('%s, for another artifact', (name) => {
    expect(refusal(asked(name, { digest: `sha256:${'1'.repeat(64)}` }))).toEqual(expect.any(String))
  })
})

/** The suite itself starts a program and looks at its exit code. */
test('as a process: 0 for what verifies, 1 for what does not', () => {
  const run = (name: string) => spawnSync(process.execPath, [join(import.meta.dirname, '../../.ci/conformance.ts'), ...asked(name)], { encoding: 'utf8' })
  const [good, bad] = [run('dsse-with-hashedrekord-happy-path'), run('dsse-with-hashedrekord-mismatch-sig_fail')]
  expect([good.status, good.stderr.trim(), bad.status, bad.stderr.trim()]).toEqual([0, 'verified', 1, 'signature mismatch'])
})
