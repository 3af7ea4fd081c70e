import { describe, expect, test } from '@jest/globals'
import { readInventory } from '../../../src/cli/scan/inventory.ts'
import { ProblemError, type Problem } from '../../../src/domain/problem.ts'

const read = (text: string) => readInventory(Buffer.from(text), 'inventory.json')

function problemOf(text: string | Uint8Array): Problem {
  try {
    readInventory(typeof text === 'string' ? Buffer.from(text) : text, 'inventory.json')
  } catch (error) {
    if (error instanceof ProblemError) return error.problem
    throw error
  }
  throw new Error('it was accepted')
}

test('every member is read, and each may be absent', () => {
  const whole = {
    repository: ['SONAR_TOKEN'],
    organization: [],
    dependabot: ['NPM_TOKEN'],
    environments: {
      production: {
        secrets: ['API_KEY'],
        protection: { reviewers: true, preventSelfReview: false, adminsBypass: false, branches: ['main', 'release/*'], tags: [] },
      },
      open: { protection: { branches: null } },
      'Dev / EU': {},
    },
  }
  expect(read(JSON.stringify(whole, null, 2))).toEqual(whole)
  expect(read('{}')).toEqual({})
})

test('names are shown in upper case, each once', () => {
  expect(read('{"repository": ["api_key", "API_KEY", "Other"]}').repository).toEqual(['API_KEY', 'OTHER'])
})

test('an environment may have any name', () => {
  expect(Object.keys(read('{"environments": {"__proto__": {}, "constructor": {}}}').environments ?? {})).toEqual(['__proto__', 'constructor'])
})

test('a byte order mark, tabs and CRLF are no mistakes', () => {
  expect(read('\uFEFF{\r\n\t"repository": []\r\n}\r\n')).toEqual({ repository: [] })
})

describe('is refused, with its place', () => {
  test.each([
    ['nothing', '', 1, 1, /a value/],
    ['a list', '[]', 1, 1, /an object/],
    ['a comma at the end', '{"repository": ["A",]}', 1, 21, /a value/],
    ['a comment', '{\n  // names\n}', 2, 3, /a name in double quotes/],
    ['single quotes', "{'repository': []}", 1, 2, /double quotes/],
    ['two documents', '{}\n{}', 2, 1, /end of the file/],
    ['an object that does not end', '{"repository": []', 1, 18, /"," or "}"/],
    ['a text that does not end', '{"repository": ["A\n"]}', 1, 17, /ends on its line/],
    ['a word that is no JSON', '{"repository": None}', 1, 16, /a value/],
    ['an unknown member', '{\n  "repo": []\n}', 2, 3, /repository, organization, dependabot, environments/],
    ['an unknown member of an environment', '{"environments": {"prod": {\n"secret": []}}}', 2, 1, /secrets, protection/],
    ['an unknown member of a protection', '{"environments": {"prod": {"protection": {"reviewer": true}}}}', 1, 43, /reviewers/],
    ['null for a list', '{"repository": null}', 1, 16, /leave it out/],
    ['a text for a list', '{"repository": "A"}', 1, 16, /a list of names/],
    ['a number as a name', '{"repository": [1]}', 1, 17, /letters, digits and _/],
    ['an object as a name', '{"repository": [{"name": "A"}]}', 1, 17, /letters, digits and _/],
    ['a list of environments', '{"environments": [{"name": "prod"}]}', 1, 18, /an object/],
    ['a text for a truth', '{"environments": {"p": {"protection": {"reviewers": "yes"}}}}', 1, 53, /true or false/],
    ['null for tags', '{"environments": {"p": {"protection": {"tags": null}}}}', 1, 48, /a list of patterns/],
    ['an empty pattern', '{"environments": {"p": {"protection": {"branches": [""]}}}}', 1, 53, /1 to 255/],
    ['a member twice', '{"repository": [],\n"repository": []}', 2, 1, /each member once/],
    ['an environment twice', '{"environments": {"prod": {}, "PROD": {}}}', 1, 31, /whatever its case/],
    ['an environment without a name', '{"environments": {"": {}}}', 1, 19, /1 to 255/],
  ])('%s', (_, text, line, column, expected) => {
    const problem = problemOf(text)
    expect(problem).toMatchObject({ code: 'CS-071', file: 'inventory.json', line, column })
    expect(`${problem.expected}`).toMatch(expected)
  })

  test('a mistyped member, with the one that was meant', () => {
    expect(problemOf('{"enviroments": {}}').suggestion).toContain('environments')
  })

  test('a depth that no inventory has', () => {
    expect(problemOf('['.repeat(100_000)).expected).toContain('levels')
  })

  test('what is no text', () => {
    expect(problemOf(Uint8Array.of(0xff, 0xfe, 0x7b)).message).toContain('not readable text')
  })

  test('a value in the place of a name, which is not repeated', () => {
    const value = `hunter2-${Math.random().toString(36).slice(2)}!`
    for (const text of [`{"repository": ["${value}"]}`, `{"${value}": []}`, `{"repository": ${value}}`, `{"repository": {"A": "${value}"}}`]) {
      expect(JSON.stringify(problemOf(text))).not.toContain(value)
    }
  })
})
