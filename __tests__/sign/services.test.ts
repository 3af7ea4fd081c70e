import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { gateWorkflow } from '../../src/cli/samples.ts'
import { keylessPermissions } from '../../src/sign/noWay.ts'
import { servicesFor, witnessesFor } from '../../src/sign/services.ts'

const none = { fulcio: null, rekor: null, tsa: null }
const github = 'https://github.com'

describe('the services of a keyless signature', () => {
  test('the public ones for a public repository', () => {
    expect(Object.values(servicesFor(none, 'public', github)).every((url) => url?.includes('sigstore.dev'))).toBe(true)
  })

  test.each(['private', 'internal', null, 'PUBLIC', ''])('never for one that says %p: they publish its name for ever', (visibility) => {
    expect(JSON.stringify(servicesFor(none, visibility, github))).not.toContain('sigstore.dev')
    expect(servicesFor(none, visibility, github).rekor).toBeNull()
  })

  test('unless asked for by name', () => {
    const rekor = 'https://rekor.sigstore.dev'
    expect(servicesFor({ ...none, rekor }, 'private', github).rekor).toBe(rekor)
  })

  test('"none" leaves the log of a public repository out', () => {
    expect(servicesFor({ ...none, rekor: 'none' }, 'public', github)).toMatchObject({ rekor: null, tsa: expect.stringContaining('timestamp') })
  })

  test('an authority of one\'s own brings no public witness along', () => {
    expect(servicesFor({ fulcio: 'https://ca.acme', rekor: null, tsa: 'https://tsa.acme/ts' }, 'public', github)).toEqual({
      fulcio: 'https://ca.acme',
      rekor: null,
      tsa: 'https://tsa.acme/ts',
    })
  })

  test('with data residency, the tenant\'s', () => {
    expect(servicesFor(none, 'public', 'https://acme.ghe.com').fulcio).toBe('https://fulcio.acme.ghe.com')
  })

  test.each([
    ['a server without usual services', none, 'https://github.acme.corp', /needs to know its certificate authority/],
    ['a server that only begins alike', none, 'https://github.com.evil.example', /needs to know/],
    ['no server', none, '', /needs to know/],
    ['an authority and no witness', { ...none, fulcio: 'https://ca.acme' }, github, /needs a witness/],
    ['witnesses refused', { fulcio: null, rekor: 'none', tsa: 'none' }, github, /needs a witness/],
  ])('%s is an error that says what to give', (_, given, server, words) => {
    expect(() => servicesFor(given, 'public', server)).toThrow(words)
  })

  test('a key of one\'s own has the witnesses that are named, and no usual ones', () => {
    expect(witnessesFor(none)).toEqual({ rekor: null, tsa: null })
    expect(witnessesFor({ ...none, tsa: 'http://tsa' })).toEqual({ rekor: null, tsa: 'http://tsa' })
  })
})

test('the permissions that are printed are the gate\'s, and id-token: write', () => {
  const { permissions } = (parse(gateWorkflow(null)) as { jobs: { gate: { permissions: object } } }).jobs.gate
  expect(parse(keylessPermissions.join('\n'))).toEqual({ permissions: { ...permissions, 'id-token': 'write' } })
})
