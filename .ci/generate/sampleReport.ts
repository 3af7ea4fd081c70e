import { readFileSync } from 'node:fs'
import { runScenario } from '../../src/cli/scenario/run.ts'
import { enforcementFrom } from '../../src/decision/enforcement.ts'
import { explain } from '../../src/decision/explain.ts'
import { gitBlobId } from '../../src/domain/digest.ts'
import { known } from '../../src/domain/fact.ts'
import type { ChangeFacts } from '../../src/domain/facts.ts'
import type { Report } from '../../src/domain/report.ts'
import { terminalReport } from '../../src/render/terminal.ts'

/** The README's report: judged and rendered from a scenario, so that it is what the program prints. Throws when the scenario comes out otherwise. */
export async function sampleReport(path: string): Promise<string> {
  const outcome = await runScenario(path, readFileSync(path, 'utf8'), () => {
    throw new Error(`${path} holds no policy`)
  })
  if (outcome.state !== 'as-expected') {
    const why = outcome.state === 'otherwise' ? outcome.differences : outcome.problems
    throw new Error(`${path} did not come out as it says: ${JSON.stringify(why)}`)
  }
  const { facts, policies, decision, problems } = outcome.judged
  const report: Report = {
    subject: facts.subject,
    mode: 'enforce',
    decision,
    explanation: explain(decision),
    evaluatedAt: facts.evaluatedAt,
    problems,
    remarks: [],
    policy: { path: '.github/countersign.yml', blob: gitBlobId(policies[0]?.source.bytes ?? new Uint8Array()) },
    enforcement: enforcementFrom('main', known({ requiredStatuses: [{ context: 'countersign', app: 15368 }], types: [] }, []), 'none'),
    reading: { requests: 4, points: 1, lines: facts.changes[0] === undefined ? [] : counts(facts.changes[0]), unavailable: [] },
    evidence: null,
    serverUrl: 'https://github.com',
    notEvaluated: [],
  }
  // The README shows the report to the end of the contributors; notes, warnings and what was read follow.
  const [shown = ''] = terminalReport([report], { color: false }).split('\n\nNotes')
  return `\`\`\`text\n${shown.trimEnd()}\n…\n\`\`\``
}

function counts({ commits, reviews, files }: ChangeFacts): Report['reading']['lines'] {
  const line = (what: string, fact: { state: string; value?: unknown } | undefined): Report['reading']['lines'] => {
    const list = Array.isArray(fact?.value) ? fact.value : []
    return list.length === 0 ? [] : [{ what, listed: list.length, total: list.length }]
  }
  const listed = files?.state === 'known' ? [{ what: 'files', listed: files.value.listed.length, total: files.value.total }] : []
  return [...line('commits', commits), ...listed, ...line('reviews', reviews)]
}
