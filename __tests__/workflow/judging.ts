import type { BoundaryFinding } from '../../src/domain/boundary.ts'
import type { BoundaryOptions } from '../../src/workflow/options.ts'
import { defaultBoundary } from '../../src/workflow/options.ts'
import { type Checkout, bytesOf, checkoutOf, judged } from './checkout.ts'

export const ci = '.github/workflows/ci.yml'
export const callee = '.github/workflows/callee.yml'
export const policy = (more: Partial<BoundaryOptions>): BoundaryOptions => ({ ...defaultBoundary, ...more })

/** Jobs under `jobs:`, each with what it does; `on` is the trigger, as one line of YAML. */
export function workflow(on: string, jobs: Record<string, string>, more = ''): string {
  const texts = Object.entries(jobs).map(([id, body]) => `  ${id}:\n${indented(body)}`)
  return `on: ${on}\n${more === '' ? '' : `${more}\n`}jobs:\n${texts.join('\n')}\n`
}

/** A job that runs a script, with other keys before it. */
export const job = (script: string, ...keys: string[]): string => [...keys, 'runs-on: ubuntu-latest', 'steps:', `  - run: ${script}`].join('\n')

const indented = (text: string): string => text.split('\n').map((line) => `    ${line}`).join('\n')

export async function findingsIn(files: Record<string, string>, more: Partial<Checkout> = {}): Promise<BoundaryFinding[]> {
  return (await judged(checkoutOf(files, more))).findings
}

/** A finding as one line: what a table can compare. */
export function told({ rule, verdict, job: id, secret, environment, message, cause }: BoundaryFinding): string {
  return [rule, verdict, id, secret ?? environment, message, cause].filter((word) => word !== null).join(' ')
}

export const toldIn = async (files: Record<string, string>, more: Partial<Checkout> = {}): Promise<string[]> =>
  (await findingsIn(files, more)).map(told)

export const remoteFiles = (files: Record<string, string>): Map<string, Uint8Array> =>
  new Map(Object.entries(files).map(([key, text]) => [key.toLowerCase(), bytesOf(text)]))
