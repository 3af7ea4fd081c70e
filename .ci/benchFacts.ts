import { commit, approval, changeFacts, line, minute } from '../__tests__/support/facts.ts'
import type { Evaluation } from '../src/decision/evaluate.ts'
import { known } from '../src/domain/fact.ts'
import type { Facts } from '../src/domain/facts.ts'
import { readPolicy } from '../src/policy/read.ts'

/** The worst case of a large monorepo: many files, of which none matches before the last rule's last pattern. */
export function manyChanges(size: { files: number; rules: number; commits: number }): Evaluation {
  const rules = Array.from({ length: size.rules }, (_, index) => `    - { paths: ["services/s${index}/**/*.sql", "!**/*.md"], roles: { dba: 1 } }`)
  const text = `version: 1\nroles:\n  dba: { members: ["id:77"] }\nchanges:\n  sign-off:\n${rules.join('\n')}\n`
  const reading = readPolicy({ path: 'policy.yml', uri: 'bench', bytes: new TextEncoder().encode(text) })
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems))

  const commits = line(...Array.from({ length: size.commits }, (_, index) => commit(`c${index}`, 'author')))
  const head = commits.at(-1)?.sha ?? ''
  const files = Array.from({ length: size.files }, (_, index) => `packages/p${index % 97}/src/deep/er/file${index}.ts`)
  const change = changeFacts({ commits, files, reviews: [approval('reviewer', minute(300), head)] })
  const facts: Facts = {
    schema: 1,
    evaluatedAt: minute(400),
    subject: {
      gate: 'pull-request',
      repository: { owner: 'acme', name: 'payments' },
      commit: head,
      tree: `tree-${head}`,
      base: { branch: 'main', commit: 'base' },
      changes: [{ number: change.number, head }],
    },
    changes: [change],
    teams: {},
    accounts: known({}, []),
  }
  return { facts, policies: [reading.loaded], readProposed: () => [] }
}
