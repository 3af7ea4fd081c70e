import type { BoundaryFinding, BoundaryReading } from '../../src/domain/boundary.ts'
import { type ScanReport, scanVerdict } from '../../src/render/scanReport.ts'

export const finding = (changes: Partial<BoundaryFinding> = {}): BoundaryFinding => ({
  rule: 'S2',
  verdict: 'violation',
  cause: null,
  file: '.github/workflows/ci.yml',
  line: 3,
  column: 9,
  job: 'test',
  context: 'pull_request',
  secret: 'PROD_KEY',
  environment: null,
  message: 'secretOutside',
  data: { as: null },
  exception: null,
  inBase: false,
  ...changes,
})

export const workflow = ['jobs:', '  test:', '    env: { KEY: "${{ secrets.PROD_KEY }}" }', '']

export function scanOf(findings: BoundaryFinding[], changes: Partial<ScanReport> = {}, reading: Partial<BoundaryReading> = {}): ScanReport {
  return {
    verdict: scanVerdict(findings),
    reading: {
      assurance: 'static',
      untold: [],
      uncalled: [],
      findings,
      files: [{ path: '.github/workflows/ci.yml', blob: 'a'.repeat(40) }],
      jobs: 2,
      contexts: ['pull_request', 'push to main'],
      productionJobs: 1,
      unused: [],
      ...reading,
    },
    policy: { path: null, unread: [] },
    inventory: null,
    linesOf: (path) => (path === '.github/workflows/ci.yml' ? workflow : null),
    ...changes,
  }
}
