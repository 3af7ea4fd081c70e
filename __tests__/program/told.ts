import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Statement } from '../../src/domain/record.ts'
import type { ActionResult } from '../../src/simulator/runner.ts'
import type { RecordedRequest } from '../../src/simulator/server.ts'

/** What one run left behind, read before its folder goes. */
export interface Told extends Omit<ActionResult, 'remove'> {
  requests: RecordedRequest[]
  /** What was written, in order: `status pending`, `report`, `comment`. */
  writes: string[]
  /** The decision of the job's output. */
  decision: string
  packs: Pack[]
}

/** One evidence pack on the runner's disk. */
export interface Pack {
  name: string
  files: Record<string, Buffer>
  bundle: Buffer
  statement: Statement
}

export function toldBy({ remove: _, ...result }: ActionResult, requests: RecordedRequest[]): Told {
  return {
    ...result,
    requests,
    writes: requests.flatMap(writeOf),
    decision: result.outputs['decision'] ?? '',
    packs: packsIn(join(result.folder, 'temp', 'countersign')),
  }
}

function writeOf({ kind, method, path, requestBody, status }: RecordedRequest): string[] {
  if (kind !== 'rest' || method === 'GET') return []
  const refused = status < 300 ? '' : ` (${status})`
  const body = requestBody as Record<string, unknown> | null
  if (path.includes('/statuses/')) return [`status ${String(body?.['state'])}${refused}`]
  if (path.includes('/check-runs')) return [`report${method === 'PATCH' ? ' changed' : ''}${refused}`]
  if (path.includes('/comments')) return [`comment${method === 'PATCH' ? ' changed' : ''}${refused}`]
  return [`${method} ${path}${refused}`]
}

function packsIn(folder: string): Pack[] {
  return listed(folder).map((name) => {
    const files = Object.fromEntries(listed(join(folder, name)).map((file) => [file, readFileSync(join(folder, name, file))]))
    const bundle = files['evidence.sigstore.json'] ?? Buffer.alloc(0)
    return { name, files, bundle, statement: statementOf(bundle) }
  })
}

/** The signed statement inside a bundle. */
export function statementOf(bundle: Uint8Array): Statement {
  const { dsseEnvelope } = JSON.parse(Buffer.from(bundle).toString('utf8')) as { dsseEnvelope: { payload: string } }
  return JSON.parse(Buffer.from(dsseEnvelope.payload, 'base64').toString('utf8')) as Statement
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder).sort()
  } catch {
    return []
  }
}

/** The only pack of a run that judged one subject. */
export function onlyPack({ packs }: Told): Pack {
  const [pack, ...others] = packs
  if (!pack || others.length > 0) throw new Error(`${packs.length} packs`)
  return pack
}

/** The body of the last write of a kind: `status`, `report` or `comment`. */
export function lastBody(told: Told, kind: 'statuses' | 'check-runs' | 'comments'): Record<string, unknown> {
  const found = told.requests.findLast(({ method, path }) => method !== 'GET' && path.includes(`/${kind}`))
  if (!found) throw new Error(`nothing was written to ${kind}`)
  return found.requestBody as Record<string, unknown>
}

/** Title, summary and text of the report that was posted. */
export function reportOf(told: Told): { title: string; summary: string; text: string } {
  const { title, summary, text } = lastBody(told, 'check-runs')['output'] as Record<string, unknown>
  return { title: String(title), summary: String(summary), text: String(text) }
}
