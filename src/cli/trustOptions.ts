import type { TrustOptions } from '../evidence/signatureVerdict.ts'
import { maxTrustedRootBytes } from '../evidence/trustedRoot.ts'
import { usageError } from './arguments.ts'
import type { Command, Invocation, Io } from './command.ts'
import { readKey } from './evidenceFile.ts'
import { readRegularFile } from './files.ts'

/** Whom to trust: options of every command that checks a signature. */
export const trustOptions: Command['options'] = {
  key: { type: 'string', value: 'PEM', describe: "file with the signer's public key, from a source you trust" },
  keys: { type: 'string', value: 'FILE', describe: 'keys.json: several keys, each with the time that it was the signer\'s' },
  identity: { type: 'string', value: 'URI', describe: 'the workflow that signed, letter by letter; with --issuer and --trusted-root' },
  issuer: { type: 'string', value: 'URL', describe: 'who vouched for the workflow: https://token.actions.githubusercontent.com on github.com' },
  'trusted-root': { type: 'string', value: 'FILE', describe: 'trusted_root.json: whose certificates and timestamps count' },
}

/** Reads what they name. Half of what a certificate is compared with would pass for all of it, so it is a mistake. */
export async function readTrust({ options }: Invocation, io: Io): Promise<TrustOptions> {
  const { key, keys, identity, issuer, unsigned } = options
  const root = options['trusted-root']
  const ways = [
    ...(key === undefined ? [] : ['--key']),
    ...(keys === undefined ? [] : ['--keys']),
    ...((identity ?? issuer) === undefined ? [] : ['--identity']),
  ]
  if (ways.length > 1) throw usageError(`${ways.join(' and ')} exclude each other`, 'a record is signed in one way: give what fits it')
  if (unsigned === true && (ways.length > 0 || root !== undefined)) throw usageError(
    `${[...ways, ...(root === undefined ? [] : ['--trusted-root'])][0]} and --unsigned exclude each other`,
    'leave --unsigned out',
  )
  if ((identity === undefined) !== (issuer === undefined)) throw usageError(
    '--identity and --issuer belong together',
    'give both: another issuer can vouch for the same name',
  )
  if (identity !== undefined && root === undefined) throw usageError(
    '--identity needs --trusted-root',
    'give the file that says whose certificates count: docs/verify.md',
  )
  return {
    ...(typeof key === 'string' && { key: await readKey(key, io) }),
    ...(typeof keys === 'string' && { keys: await readText(keys, io) }),
    ...(typeof identity === 'string' && typeof issuer === 'string' && { identity: { identity, issuer } }),
    ...(typeof root === 'string' && { trustedRoot: await readText(root, io) }),
    allowUnsigned: unsigned === true,
  }
}

async function readText(path: string, { cwd }: Io): Promise<string> {
  return Buffer.from(await readRegularFile(path, cwd, maxTrustedRootBytes)).toString('utf8')
}
