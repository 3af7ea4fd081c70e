import { describe, expect, test } from '@jest/globals'
import { known } from '../src/domain/fact.ts'
import type { Report } from '../src/domain/report.ts'
import { type Edge, type GateSettings, type Sealed, silentTeller } from '../src/edge.ts'
import { gate } from '../src/gate.ts'
import { deploymentFacts } from './support/sampleDeployment.ts'
import { passingFacts, policySource, subject } from './support/sampleRecord.ts'

const settings: GateSettings = {
  mode: 'enforce',
  jobResult: 'verdict',
  policyPath: '.github/countersign.yml',
  serverUrl: 'https://github.com',
  breakGlass: null,
  job: null,
}
const head = { branch: 'countersign-ledger', index: 7, sha256: 'ab'.repeat(32) }
const why = { detail: 'the branch stands still', expected: 'a branch that takes commits', remedy: 'ask' }

interface Stores {
  entered: Sealed['entered']
  /** Why no artifact store took the pack; null: one did. */
  problem?: string | null
  /** Whether the report could be posted with all that it had to hold. */
  told?: boolean
}

/** An approved pull request whose record meets these stores. */
async function ended({ entered, problem = null, told = true }: Stores, mode: GateSettings['mode'] = 'enforce') {
  const published: Report[] = []
  const edge: Edge = {
    collector: {
      locate: async () => ({ state: 'found', subjects: [subject] }),
      policy: async () => policySource(),
      central: async () => ({ what: '', request: null, status: null, detail: '' }),
      facts: async () => passingFacts(),
      branchRules: async () => known({ requiredStatuses: [], types: [] }, []),
      workflowText: () => null,
      notRead: () => [],
      earlier: () => [],
      reading: () => [],
      range: async () => {
        throw new Error('no range was asked for')
      },
    },
    usage: () => ({ requests: 0, points: null }),
    sealer: async () => ({
      pack: { name: 'p', files: [], bundle: new Uint8Array(), sha256: head.sha256 },
      signer: 'SHA256:x',
      verifyCommand: 'countersign verify',
      entered,
    }),
    teller: {
      ...silentTeller,
      store: async () => ({ directory: '', artifact: null, problem }),
      report: async () => told,
      publish: async (reports) => {
        published.push(...reports)
        return true
      },
    },
    prepare: async () => undefined,
    meanwhile: (begin) => begin(),
    verifyRecord: async () => null,
  }
  const { exitCode } = await gate({ kind: 'nothing', repository: subject.repository, why: '' }, { ...settings, mode }, edge)
  const [report] = published
  const said = JSON.stringify([report?.decision, report?.explanation.warnings])
  return {
    exitCode,
    result: report?.decision.result,
    unledgered: said.includes('"unledgered"'),
    unstored: said.includes('"unstored"'),
    ledger: report?.evidence?.ledger,
  }
}

describe('where a record has to stand to be proof', () => {
  test('without a ledger: in one store', async () => {
    expect(await ended({ entered: null })).toMatchObject({ exitCode: 0, result: 'passed', ledger: undefined })
    expect(await ended({ entered: null, problem: 'refused' })).toMatchObject({ exitCode: 1, result: 'error', unstored: true })
    expect(await ended({ entered: null, told: false })).toMatchObject({ exitCode: 1, result: 'error', unstored: true })
  })

  test('with a ledger: there, and that is store enough', async () => {
    const entered: Sealed['entered'] = { state: 'appended', head }
    for (const stores of [{ entered }, { entered, problem: 'refused' }, { entered, problem: 'refused', told: false }]) {
      expect(await ended(stores)).toEqual({ exitCode: 0, result: 'passed', unledgered: false, unstored: false, ledger: head })
    }
  })

  test('a ledger that did not take it is no pass, whatever else did, and names no head', async () => {
    const entered: Sealed['entered'] = { state: 'refused', why }
    expect(await ended({ entered })).toEqual({ exitCode: 1, result: 'error', unledgered: true, unstored: false, ledger: undefined })
    expect(await ended({ entered }, 'observe')).toMatchObject({ exitCode: 0, result: 'passed', unledgered: true })
  })
})

describe('a commit to be deployed that is another one when it is read again', () => {
  const collector: Edge['collector'] = {
    locate: async () => ({ state: 'found', subjects: [deploymentFacts().subject] }),
    policy: async () => policySource(),
    central: async () => ({ what: '', request: null, status: null, detail: '' }),
    facts: async () => ({ moved: 'd'.repeat(40) }),
    branchRules: async () => known({ requiredStatuses: [], types: [] }, []),
    workflowText: () => null,
    notRead: () => [],
    earlier: () => [],
    reading: () => [],
    range: async () => {
      throw new Error('no range was asked for')
    },
  }

  async function endedMoved(mode: GateSettings['mode']) {
    const told: string[] = []
    const publishUnavailable = async (...[, , { what }]: Parameters<Edge['teller']['publishUnavailable']>) => void told.push(what)
    const edge: Edge = {
      collector,
      usage: () => ({ requests: 0, points: null }),
      sealer: null,
      teller: { ...silentTeller, publishUnavailable },
      prepare: async () => undefined,
      meanwhile: (begin) => begin(),
      verifyRecord: async () => null,
    }
    return { ...(await gate({ kind: 'nothing', repository: subject.repository, why: '' }, { ...settings, mode }, edge)), told }
  }

  test('ends red and says that nothing was judged: no other run follows, and the job would deploy', async () => {
    const { exitCode, reports, notice, told } = await endedMoved('enforce')
    expect({ exitCode, reports, told }).toEqual({ exitCode: 1, reports: [], told: ['the commit to be deployed'] })
    expect(notice).toBe('What is to be deployed moved from abababa to ddddddd during the evaluation: nothing was judged. Start the run again.')
  })

  test('stops nobody who observes, and says so all the same', async () => {
    expect(await endedMoved('observe')).toMatchObject({
      exitCode: 0,
      told: ['the commit to be deployed'],
      notice: expect.stringContaining('nothing was judged'),
    })
  })
})
