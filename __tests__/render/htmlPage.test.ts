import { beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { frameworksOf } from '../../src/decision/reportOf.ts'
import type { Statement } from '../../src/domain/record.ts'
import type { RecordPage } from '../../src/domain/recordPage.ts'
import { recordPage } from '../../src/evidence/recordPage.ts'
import { recordHtml } from '../../src/render/htmlPage.ts'
import { brokenGlass, deployedBy, deploymentFacts, deploymentPolicy } from '../support/sampleDeployment.ts'
import { author, passingFacts, pendingFacts, policySource, sealed } from '../support/sampleRecord.ts'
import { chosen, deployed, overridden } from './reports.ts'

const keyid = `SHA256:${'k'.repeat(43)}`
const digest = '4b1d'.repeat(16)

async function pageOf(facts = passingFacts(), policies = [policySource()], signed = true): Promise<RecordPage> {
  const { statement } = await sealed(facts, policies)
  statement.predicate.frameworks = frameworksOf(statement.predicate.decision)
  return recordPage(statement, {
    bundleSha256: digest,
    signer: signed ? { keyid } : null,
    verifyCommand: 'countersign verify evidence.sigstore.json',
    sameAgain: true,
  })
}

/** Every element with its attributes, in order: what the page is made of, without its texts. */
const elements = (html: string): string[] => [...html.replace(/<style>.*?<\/style>/s, '').matchAll(/<[^>]*>/g)].map(([element]) => element)
const textOf = (html: string): string => html.replace(/<style>.*?<\/style>/s, '').replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

const expectedElement =
  /^<\/?(article|body|caption|code|dd|div|dl|dt|footer|h[123]|head|header|html|li|main|ol|p|pre|section|span|strong|table|tbody|td|th|thead|title|tr|ul|!doctype html)( (class|id|scope|aria-hidden|lang)="[\w -]*")*>$/
const expectedMeta =
  /^<meta (charset="utf-8"|name="(referrer|viewport)" content="[\w=,. -]+"|http-equiv="Content-Security-Policy" content="[^"<>]+")>$/

describe('report.html needs nothing and leads nowhere', () => {
  let html: string
  beforeAll(async () => {
    html = recordHtml(await pageOf())
  })

  test('no element but these, none with a handler, a source, a link or a style of its own', () => {
    for (const element of elements(html)) expect(element).toMatch(element.startsWith('<meta') ? expectedMeta : expectedElement)
  })

  test('the content policy allows its one style sheet, by digest, and nothing else', () => {
    const style = /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? ''
    const allowed = createHash('sha256').update(style).digest('base64')
    expect(/Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]).toBe(
      `default-src 'none'; style-src 'sha256-${allowed}'; base-uri 'none'; form-action 'none'`,
    )
    expect(style).not.toMatch(/url\(|@import|@font-face/)
  })

  test('one heading of the first rank, no rank left out, and every table has a caption and named rows and columns', () => {
    const ranks = [...html.matchAll(/<h([1-6])/g)].map(([, rank]) => Number(rank))
    expect(ranks.filter((rank) => rank === 1)).toHaveLength(1)
    expect(ranks.every((rank, index) => index === 0 || rank <= (ranks[index - 1] ?? 0) + 1)).toBe(true)
    const tables = html.split('<table').slice(1)
    expect(tables.length).toBeGreaterThan(6)
    for (const table of tables) expect(table).toMatch(/^[^>]*><caption>[^<]+<\/caption>[^]*?<th scope="(row|col)">/)
    expect(html).not.toMatch(/<th>/)
  })

  test('signs are hidden from readers aloud, because a word always stands beside them', () => {
    for (const [, hidden, word] of html.matchAll(/<span class="mark"( aria-hidden="true")?>[^<]*<\/span>([^<]*)/g)) {
      expect(hidden).toBe(' aria-hidden="true"')
      expect(word).toMatch(/^[A-Z]/)
    }
  })
})

describe('no text that anybody can choose', () => {
  const blank = { text: 'x' }
  const hostilePage = (page: RecordPage, { text }: typeof blank): RecordPage => {
    const report = {
      ...chosen(text),
      deployed: { ...deployed, direct: deployed.direct.map((push) => ({ ...push, sha: text, login: text, at: text })) },
    }
    const { subject } = report
    return {
      ...page,
      report: {
        ...report,
        evaluatedAt: text,
        subject: { ...subject, repository: { owner: text, name: text }, base: { branch: text, commit: text }, gate: 'deployment', environment: text },
      },
      tree: text,
      bundleSha256: text,
      signer: { identity: text, issuer: text },
      people: [{ id: 1, login: text, type: 'User' }],
      policies: [{ name: text, uri: text, sha256: text, gitBlob: text, text: 'version: 1' }],
      changes: page.changes.map((change) => ({
        ...change,
        head: text,
        about: { author: text, branch: text, base: text, createdAt: text, mergedAt: text, merge: text },
        explanation: report.explanation,
      })),
      read: page.read && {
        ...page.read,
        first: text,
        last: text,
        kinds: [{ what: 'commits', count: 1, total: 2, unread: [{ what: text, request: text, status: 1, detail: text }] }],
      },
      predicate: {
        ...page.predicate,
        frameworks: [{ framework: text, clause: text, kind: text as 'rule', strength: text as 'weak', controls: [text] }],
        invocation: { uri: text, event: text },
        evaluator: { name: 'countersign', version: text, digest: { sha256: text }, actionRef: text },
      },
    }
  }
  let page: RecordPage
  beforeAll(async () => {
    page = await pageOf(deploymentFacts(), [deploymentPolicy()])
  })

  const pieces = fc.constantFrom(
    '<',
    '>',
    '"',
    "'",
    '&',
    '`',
    '</code>',
    '</style>',
    '<script>',
    '<img src=x onerror=alert(1)>',
    '-->',
    '<!--',
    'javascript:',
    '\u202e',
    '\u0000',
    '\n',
    ']]>',
    '&#60;',
    '{login}',
  )
  const text = fc.oneof(
    fc.array(pieces, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }),
  )

  test('adds an element, an attribute or anything unseen to the page', () => {
    const plain = elements(recordHtml(hostilePage(page, blank)))
    fc.assert(
      fc.property(text, (hostile) => {
        const html = recordHtml(hostilePage(page, { text: hostile }))
        expect(elements(html)).toEqual(plain)
        expect(html).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200b-\u200f]/)
      }),
      { numRuns: 300 },
    )
  })

  test('of a policy: its lines stay text', () => {
    const html = recordHtml({
      ...page,
      policies: [{ name: 'p', uri: 'u', sha256: 'a', gitBlob: 'b', text: '</pre><script>alert(1)</script>\n\u202egnp\n' }],
    })
    expect(html).toContain('&lt;/pre&gt;&lt;script&gt;')
    expect(html).toContain('\\u{202e}gnp')
    expect(html).not.toContain('<script')
  })
})

describe('what the page says', () => {
  test('a pass: verdict, who approved, who contributed, the frameworks with strength and kind, the command', async () => {
    const said = textOf(recordHtml(await pageOf()))
    for (const words of [
      'Pull request #42 into main',
      'Ready',
      'reviewer Yes',
      'opened the pull request',
      'supports directly',
      'independent-approval (Ready)',
      'framework',
      'No row says'.toLowerCase(),
      'countersign verify evidence.sigstore.json',
      keyid,
      digest,
    ]) {
      expect(said).toContain(words)
    }
    expect(said).not.toMatch(/complian|certif|requires that/i)
  })

  test('a control that had nothing to judge supports no clause', async () => {
    const said = textOf(recordHtml(await pageOf()))
    const verdicts = new Map((await pageOf()).report.decision.controls.map(({ id, verdict }) => [id, verdict]))
    expect(verdicts.get('incompatible-roles')).toBe('not-applicable')
    expect(said).toMatch(/CC6\.3 none: not applicable in this record framework incompatible-roles \(Not applicable\)/)
    expect(said).not.toMatch(/supports( \w+)* framework incompatible-roles/)
  })

  test('one that waits is not called approved, and says what was missing', async () => {
    const said = textOf(recordHtml(await pageOf(pendingFacts())))
    expect(said).toContain('Waiting')
    expect(said).toContain('It had not passed')
    expect(said).toContain('What would have been needed')
    expect(said).toContain('No approval was given')
  })

  test('a deployment names its environment, deployers, reviewers and each change, which is judged again under its own policy', async () => {
    const said = textOf(recordHtml(await pageOf(deploymentFacts(), [deploymentPolicy()])))
    for (const words of [
      'Deployment to production',
      'Started by deployer',
      'manager approved',
      '#42 author reviewer',
      'by the policy in force at its merge',
    ])
      expect(said).toContain(words)
  })

  test('an override says so before anything else, names who and why, and its glass is no pass', async () => {
    const html = recordHtml(await pageOf(brokenGlass(), [deploymentPolicy()]))
    const said = textOf(html)
    expect(said.indexOf('Overridden, not passed.')).toBeLessThan(said.indexOf('What was judged'))
    expect(said).toContain('payments are down, INC-7')
    expect(html).toMatch(/Break glass<\/th><td><strong class="overridden">/)
    expect(html).not.toMatch(/Break glass<\/th><td><strong class="pass/)
  })

  test('every finding in workflow files is told, also those beyond the first three', async () => {
    const bundle = JSON.parse(readFileSync('__tests__/evidence/golden/v0.2.0/failed-by-production-secret.sigstore.json', 'utf8')) as {
      dsseEnvelope: { payload: string }
    }
    const statement = JSON.parse(Buffer.from(bundle.dsseEnvelope.payload, 'base64').toString()) as Statement
    const boundary = statement.predicate.decision.controls.find(({ id }) => id === 'production-secret-boundary')
    const [found] = boundary?.because ?? []
    if (!boundary || !found) throw new Error('nothing was found')
    for (const line of [101, 102, 103, 104, 105]) boundary.because.push({ ...found, data: { ...found.data, line } })
    const page = await recordPage(statement, { bundleSha256: digest, signer: null, verifyCommand: 'v', sameAgain: true })
    const said = textOf(recordHtml(page))
    for (const line of [101, 105]) expect(said).toContain(`:${line}`)
  })

  test('a broken rule is told with the deployer it is about', async () => {
    expect(textOf(recordHtml(await pageOf(deployedBy(author), [deploymentPolicy()])))).toContain('author deploys (started the run)')
  })

  test('unsigned and observed are said at the top', async () => {
    const page = await pageOf(passingFacts(), [policySource()], false)
    const said = textOf(recordHtml({ ...page, report: { ...page.report, mode: 'observe' } }))
    expect(said.indexOf('This record is not signed')).toBeLessThan(said.indexOf('What was judged'))
    expect(said.indexOf('Observe mode')).toBeLessThan(said.indexOf('What was judged'))
    expect(said).toContain('Yes: in observe mode nothing is blocked.')
  })

  test('without a policy or facts that can be shown there is still the decision', async () => {
    const page = await pageOf(passingFacts(), [])
    const said = textOf(recordHtml({ ...page, changes: [], read: null, people: [] }))
    expect(said).toContain('Blocked')
    expect(said).toContain('cannot be shown by this version')
  })

  test('that nothing required the verdict is not passed over', async () => {
    const page = await pageOf()
    const open = { ...page, report: { ...page.report, enforcement: { ...page.report.enforcement, required: 'no' as const } } }
    expect(textOf(recordHtml(open))).toContain('does not block merging')
  })
})

describe('sheets', () => {
  const sheets = (html: string): string[] => html.split('<article class="sheet">').slice(1)

  test('one pull request: one sheet with verdict and change, one for the record, one a policy; each names its record', async () => {
    const found = sheets(recordHtml(await pageOf()))
    expect(found).toHaveLength(3)
    expect(found[0]).toContain('Who approved')
    for (const sheet of found) expect(sheet).toContain(`record sha256 ${digest}`)
  })

  test('several changes: each on its own', async () => {
    const page = await pageOf(deploymentFacts(), [deploymentPolicy()])
    const [change] = page.changes
    if (change === undefined) throw new Error('there is no change')
    const found = sheets(
      recordHtml({
        ...page,
        changes: [
          change,
          { ...change, number: 43 },
          { ...change, number: 44, decision: null, explanation: null, without: 'there was no policy at its merge' },
        ],
      }),
    )
    expect(found).toHaveLength(6)
    expect(found[3]).toContain('It has no verdict of its own: there was no policy at its merge.')
  })

  test('an overridden report of the other renderers makes a page as well', async () => {
    const page = await pageOf(deploymentFacts(), [deploymentPolicy()])
    expect(textOf(recordHtml({ ...page, report: overridden() }))).toContain('This is not a pass')
  })
})
