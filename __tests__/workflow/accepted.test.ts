import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { readAction, readWorkflow } from '../../src/workflow/read.ts'

/** Forms that people write and GitHub's documentation allows. A doubt about one of them would fail a repository for nothing. */
const here = dirname(fileURLToPath(import.meta.url))
const filesOf = (folder: string) => readdirSync(join(here, folder)).map((name) => [name, readFileSync(join(here, folder, name))] as const)

describe('what GitHub accepts is understood', () => {
  test.each(filesOf('accepted'))('%s', (_, bytes) => {
    const model = readWorkflow(bytes, { identities: [] })
    expect(model.remarks.doubts).toEqual([])
    expect(model.remarks.literals).toEqual([])
    expect(model.triggers.length).toBeGreaterThan(0)
    expect(model.jobs.length).toBeGreaterThan(0)
  })

  test.each(filesOf('accepted'))('%s with carriage returns, too', (_, bytes) => {
    const text = bytes.toString('utf8').replaceAll('\n', '\r\n')
    expect(readWorkflow(Buffer.from(text), { identities: [] }).remarks.doubts).toEqual([])
  })

  test.each(filesOf('acceptedActions'))('the action %s', (_, bytes) => {
    expect(readAction(bytes, { identities: [] }).remarks.doubts).toEqual([])
  })
})
