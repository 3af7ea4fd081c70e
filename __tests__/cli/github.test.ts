import { describe, expect, test } from '@jest/globals'
import { apiAddresses, clientFromEnvironment } from '../../src/cli/github.ts'
import { fakeIo } from './fakeIo.ts'

describe('where the API is', () => {
  test.each([
    [{}, 'https://api.github.com', 'https://api.github.com/graphql'],
    [{ GITHUB_API_URL: '' }, 'https://api.github.com', 'https://api.github.com/graphql'],
    [{ GITHUB_API_URL: 'https://ghe.example/api/v3' }, 'https://ghe.example/api/v3', 'https://ghe.example/api/graphql'],
    [{ GITHUB_API_URL: 'https://ghe.example/api/v3/' }, 'https://ghe.example/api/v3', 'https://ghe.example/api/graphql'],
    [{ GITHUB_API_URL: 'https://api.acme.ghe.com' }, 'https://api.acme.ghe.com', 'https://api.acme.ghe.com/graphql'],
    [{ GITHUB_API_URL: 'https://a.example', GITHUB_GRAPHQL_URL: 'https://b.example/graphql' }, 'https://a.example', 'https://b.example/graphql'],
  ])('%j', (env, apiUrl, graphqlUrl) => {
    expect(apiAddresses(env)).toEqual({ apiUrl, graphqlUrl })
  })
})

describe('a token', () => {
  test.each([[{}], [{ GITHUB_TOKEN: '' }], [{ GITHUB_TOKEN: '', GH_TOKEN: '' }]])('is asked for by name when there is none: %j', (env) => {
    expect(() => clientFromEnvironment(fakeIo(env), 'to read teams')).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code: 'CS-040', message: expect.stringContaining('to read teams') }) }),
    )
  })

  test('of the gh command is good enough', () => {
    expect(clientFromEnvironment(fakeIo({ GH_TOKEN: 'made-for-this-test' }), 'x').usage().requests).toBe(0)
  })
})
