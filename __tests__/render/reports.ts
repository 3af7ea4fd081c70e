import { explain } from '../../src/decision/explain.ts'
import { runnerId } from '../../src/controls/runner.ts'
import type { ControlResult, NonEmpty, Reason, Result, Verdict } from '../../src/domain/outcome.ts'
import type { Deployed, Report } from '../../src/domain/report.ts'

export const head = '9f3c2e1b4a5d6c7e8f9a0b1c2d3e4f5a6b7c8d9e'

export const result = (id: string, verdict: Verdict, because: NonEmpty<Reason>, change: number | null = 1842): ControlResult => ({
  id,
  version: 1,
  policy: 0,
  change,
  verdict,
  because,
})

export const reason = (message: string, data: Reason['data'] = {}): Reason => ({ message, data, facts: [] })

/** A report as the gate makes it; `over` replaces whole fields. */
export function report(decided: Result, controls: ControlResult[], over: Partial<Report> = {}): Report {
  const decision = { result: decided, controls }
  return {
    subject: {
      gate: 'pull-request',
      repository: { owner: 'acme', name: 'payments' },
      commit: head,
      tree: head,
      base: { branch: 'main', commit: 'c0ffee1b4a5d6c7e8f9a0b1c2d3e4f5a6b7c8d9e' },
      changes: [{ number: 1842, head }],
    },
    mode: 'enforce',
    decision,
    explanation: explain(decision),
    evaluatedAt: '2026-11-21T14:03:09Z',
    problems: [],
    remarks: [],
    policy: { path: '.github/countersign.yml', blob: 'b1946ac92492d2347c6235b4d2611184b1946ac9' },
    enforcement: { branch: 'main', required: 'yes', pinnedApp: 15368, bypass: 'none', jobCondition: 'none', detail: null },
    reading: {
      requests: 4,
      points: 1,
      lines: [
        { what: 'commits', listed: 18, total: 18 },
        { what: 'files', listed: 42, total: 42 },
        { what: 'reviews', listed: 3, total: 3 },
      ],
      unavailable: [],
    },
    evidence: {
      sha256: '4b1d'.repeat(16),
      signed: true,
      signer: 'SHA256:3u0vX2j8rZkq',
      artifactUrl: 'https://github.com/acme/payments/actions/runs/1/artifacts/7',
      verifyCommand: 'countersign verify evidence.sigstore.json --key countersign.pub',
    },
    serverUrl: 'https://github.com',
    notEvaluated: [],
    ...over,
  }
}

export const ready = (over: Partial<Report> = {}) =>
  report('passed', [result('independent-approval', 'pass', [reason('ready', { controls: 1 })])], over)

export const unreadableTeam = (over: Partial<Report> = {}) =>
  report(
    'error',
    [
      result('role-sign-off', 'unknown', [
        reason('teamUnavailable', {
          team: 'acme/release',
          request: 'GET /orgs/acme/teams/release/members',
          status: 403,
          detail: 'Resource not accessible by integration; accepts members=read',
        }),
      ]),
    ],
    over,
  )

export const nothing = (over: Partial<Report> = {}) => report('error', [result(runnerId, 'unknown', [reason('nothingEvaluated')], null)], over)

/** What a deployment brings: a change that passed, one that did not, and a commit that came past the review. */
export const deployed: Deployed = {
  from: { sha: 'c0ffee1b4a5d6c7e8f9a0b1c2d3e4f5a6b7c8d9e', known: 'record', at: '2026-11-19T08:00:00Z' },
  relation: 'ahead',
  commits: 12,
  direct: [{ sha: head, login: 'mallory', at: '2026-11-20T10:00:00Z' }],
  changes: [
    { number: 1842, authors: ['jo', 'sam'], approvers: ['kim'], verdict: 'pass', because: null },
    {
      number: 1850,
      authors: ['ria'],
      approvers: [],
      verdict: 'fail',
      because: { control: 'reviewed-lineage', change: 1850, ...reason('changeNotApproved', { number: 1850, controls: ['independent-approval'] }) },
    },
  ],
}

export const deployment = (decided: Result = 'failed', controls?: ControlResult[], over: Partial<Report> = {}): Report => {
  const pushed = reason('pushedDirectly', { commit: head, login: 'mallory', at: '2026-11-20T10:00:00Z' })
  const base = report(decided, controls ?? [result('reviewed-lineage', 'fail', [pushed], null)])
  return { ...base, subject: { ...base.subject, gate: 'deployment', environment: 'production' }, deployed, ...over }
}

/** A blocked one that was let through: the glass is broken by `lee`. */
export const glassOf = (given: { why?: string; person?: string; due?: string } = {}): ControlResult => {
  const { why = 'outage, INC-7', person = 'lee', due = '2026-11-24T14:03:09Z' } = given
  const broken = reason('broken', { people: [person], roles: ['incident-commander'], reason: why })
  return result('break-glass', 'pass', [broken, reason('followUp', { controls: ['reviewed-lineage'], due })], null)
}

export const overridden = (over: Partial<Report> = {}, glass = glassOf()): Report => {
  const pushed = reason('pushedDirectly', { commit: head, login: 'mallory', at: '2026-11-20T10:00:00Z' })
  return deployment('overridden', [result('reviewed-lineage', 'fail', [pushed], null), glass], over)
}

/** A report in which every text anybody could choose is `text`. */
export function chosen(text: string): Report {
  const data = {
    login: text,
    role: text,
    list: [text, text],
    commit: text,
    team: text,
    request: text,
    what: text,
    detail: text,
    account: { login: text },
  }
  const spoken = ['teamUnavailable', 'unavailable', 'crashed', 'ungoverned', 'problem', `later-${text}`].map((message) =>
    reason(message, { ...data, file: text, message: text, code: text, policy: text, branch: text }),
  )
  const [first = reason('crashed', data), ...rest] = spoken
  const base = report('error', [
    result(
      'policy-readable',
      'fail',
      [reason('problem', { file: text, message: text, code: text }), reason('twoPeople', { login: text, first: text, second: text })],
      null,
    ),
    result('role-sign-off', 'unknown', [first, ...rest]),
    result(`later-${text}`, 'fail', [reason(`later-${text}`, { [`later-${text}`]: text })]),
    result('independent-approval', 'pending', [reason('sameEitherWay', { team: text, request: text })]),
  ])
  const sourced = { control: 'runner', change: 1842, ...reason('unavailable', { ...data, status: 403 }) }
  return {
    ...base,
    explanation: { ...base.explanation, counted: [sourced], notCounted: [sourced], contributors: [sourced], notes: [sourced], warnings: [sourced] },
    subject: { ...base.subject, repository: { owner: text, name: text }, base: { branch: text, commit: text }, environment: text },
    deployed: {
      from: { sha: text, known: 'record', at: text },
      relation: 'ahead',
      commits: 2,
      direct: [{ sha: text, login: text, at: text }],
      changes: [{ number: 1, authors: [text, text], approvers: [text], verdict: 'fail', because: {
        ...sourced,
        ...reason('changeNotApproved', data),
      } }],
    },
    policy: { path: text, blob: `${text}aaaaaaa` },
    remarks: [{ code: 'CS-019', file: text, line: 3, column: 1, message: text, expected: text, found: text, suggestion: text }],
    problems: [{ code: 'CS-012', file: text, line: 7, column: 7, message: text, expected: text, found: text, suggestion: text }],
    enforcement: { branch: text, required: 'unreadable', pinnedApp: null, bypass: 'some', jobCondition: 'present', detail: text },
    reading: {
      requests: 4,
      points: 1,
      lines: [{ what: 'commits', listed: 1, total: 2 }],
      unavailable: [{ what: text, request: text, status: 403, detail: text }],
    },
    evidence: { sha256: text, signed: true, signer: text, artifactUrl: 'https://github.com/a', verifyCommand: text },
    notEvaluated: [text, text],
  }
}
