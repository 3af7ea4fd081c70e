import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Reconciliation } from '../../src/domain/reconciliation.ts'
import type { RecordPage } from '../../src/domain/recordPage.ts'
import { recordPage } from '../../src/evidence/recordPage.ts'
import { recordHtml } from '../../src/render/htmlPage.ts'
import { clean, commitRow, hostileReconciliation, id, reconciledReport, reconciliation } from '../support/reconciled.ts'
import { passingFacts, policySource, sealed } from '../support/sampleRecord.ts'

let base: RecordPage
beforeAll(async () => {
  const { statement } = await sealed(passingFacts(), [policySource()])
  base = await recordPage(statement, { bundleSha256: '4b1d'.repeat(16), signer: null, verifyCommand: 'countersign verify evidence.sigstore.json', sameAgain: true })
})

const htmlOf = (reconciled: Reconciliation, decided: 'passed' | 'failed' = 'failed') =>
  recordHtml({ ...base, report: reconciledReport(reconciled, decided), changes: [] })
const bare = (html: string) => html.replace(/<style>.*?<\/style>/s, '').replace(/<[^>]*>/g, ' ').replace(/&quot;/g, '"').replace(/\s+/g, ' ')
const elements = (html: string): string[] => [...html.replace(/<style>.*?<\/style>/s, '').matchAll(/<[^>]*>/g)].map(([element]) => element)

describe('the page of a reconciliation', () => {
  test.each([
    'Reconciliation of main',
    'Something came in, or is recorded, that is not accounted for.',
    '1 of 6 commits on main has no valid record',
    `After the commit ${id('57a27')}`,
    'Along first parents.',
    `record 1,300, sha256 ${id('1ed', 64)}`,
    'Merged or deployed without a valid record: 2',
    'deployment 994',
    'pushed directly, no record',
    'the branch was moved from',
    'Nothing waits for it: it finds what was not recorded or not stopped.',
    'let a rule on main require pull requests',
  ])('says: %s', (said) => expect(bare(htmlOf(reconciliation()))).toContain(said))

  test('each row of what was compared stands on it with its standing', () => {
    const said = bare(htmlOf(reconciliation()))
    const rows = said.slice(said.indexOf('What was compared, row by row'))
    for (const row of [`${id('c2').slice(0, 12)} #1843 jo`, 'to environments that no rule governs', 'of reconciliations', 'never ran', 'overridden in an emergency']) expect(rows).toContain(row)
    for (const { sha } of reconciliation().commits) expect(rows).toContain(sha.slice(0, 12))
  })

  test('a clean one says of each list that there is nothing', () => {
    const said = bare(htmlOf(clean(), 'passed'))
    for (const list of ['Merged or deployed without a valid record: nothing.', 'Recorded, and not what came in: nothing.', 'Came in past the review: nothing.']) expect(said).toContain(list)
    expect(said).toContain('All that came in has a valid record, and every record is accounted for.')
  })

  test('where it could not be read there is no list, and nobody is told that nothing was found', () => {
    const { reconciled: _, ...unread } = reconciledReport(reconciliation(), 'error')
    const said = bare(recordHtml({ ...base, report: unread, changes: [] }))
    expect(said).toContain('what came in, or what is recorded of it, could not be read')
    expect(said).not.toMatch(/: nothing\.|row by row/)
  })

  test('ten thousand rows are cut, and what is left is counted', () => {
    const html = htmlOf(reconciliation({ commits: Array.from({ length: 10_000 }, (_, n) => commitRow(`b${n}`, { standing: 'direct-push', record: null })) }))
    expect(bare(html)).toContain('… and 8000 more')
    expect(html.length).toBeLessThan(3_000_000)
  })

  test('every list has a table with a caption and named rows, and no rank of heading is left out', () => {
    const html = htmlOf(reconciliation())
    for (const table of html.split('<table').slice(1)) expect(table).toMatch(/^[^>]*><caption>[^<]+<\/caption>[^]*?<th scope="(row|col)">/)
    const ranks = [...html.matchAll(/<h([1-6])/g)].map(([, rank]) => Number(rank))
    expect(ranks.every((rank, index) => index === 0 || rank <= (ranks[index - 1] ?? 0) + 1)).toBe(true)
  })

  test.each(['<script>alert(1)</script>', '</table><img src=x onerror=alert(1)>', '"\' onload=x', '\u202e\u0000', '&#60;', '`</style>`'])('%j in every place adds nothing but text', (text) => {
    const html = htmlOf(hostileReconciliation(text))
    expect(elements(html)).toEqual(elements(htmlOf(hostileReconciliation('x'))))
    expect(html).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/)
  })

  test('what stands in the place of a number is text too', () => {
    const text = '<script>' as unknown as number
    const { deployments, commits, rewrites } = reconciliation()
    const strange = reconciliation({ deployments: deployments.map((row) => ({ ...row, id: text })), commits: commits.map((row) => ({ ...row, change: text })), rewrites })
    expect(htmlOf(strange)).not.toContain('<script')
  })
})
