import { describe, expect, test } from '@jest/globals'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { generatedFiles } from '../.ci/generate.ts'

const files = await generatedFiles()

describe('what is generated is what the code says (npm run generate)', () => {
  test.each([...files.keys()])('%s', (path) => {
    expect(existsSync(path) ? readFileSync(path, 'utf8') : 'missing').toBe(files.get(path))
  })

  test('no page of a control that is gone is left behind', () => {
    const pages = readdirSync('docs/controls').map((page) => `docs/controls/${page}`)
    expect(pages.filter((page) => !files.has(page))).toEqual([])
  })
})
