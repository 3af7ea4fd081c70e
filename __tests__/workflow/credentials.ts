/**
 * Text of the shape of a credential, made while the tests run: none stands in a file, where a scanner (ours too) would find it. A scenario
 * writes `@@ghp@@`.
 */
const made: Record<string, string> = {
  ghp: ['ghp', '16C7e42F292c6912E7710c838347Ae178B4a'].join('_'),
  akia: ['AKIA', 'Z7QRS2TUVWX3YZ45'].join(''),
  xoxb: ['xoxb', '123456789012', '1234567890123', 'AbCdEfGhIjKlMnOpQrStUvWx'].join('-'),
  'private-key': ['-----BEGIN', 'OPENSSH PRIVATE', 'KEY-----'].join(' '),
  password: ['Tr0ub4dor', '3xyz'].join('-'),
}

export const withCredentials = (text: string): string => text.replaceAll(/@@([a-z-]+)@@/g, (_, name: string) => made[name] ?? missing(name))

function missing(name: string): never {
  throw new Error(`no credential called ${name}`)
}
