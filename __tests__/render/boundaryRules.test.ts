import { expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { boundaryRules } from '../../src/render/boundaryRules.ts'

const page = readFileSync('docs/secrets.md', 'utf8')

test('docs/secrets.md has every rule in its table, by the same title, and a section for each', () => {
  const rows = [...page.matchAll(/^\| \[(\w\d)\]\(#(\w\d)\) \| (.+?) \|/gm)].map(([, id, anchor, title]) => [id, anchor, title])
  expect(rows).toEqual(Object.entries(boundaryRules).map(([id, { title }]) => [id, id.toLowerCase(), title]))
  const sections = [...page.matchAll(/^### (\w\d)$/gm)].map(([, id]) => id)
  expect(sections).toEqual(Object.keys(boundaryRules))
})
