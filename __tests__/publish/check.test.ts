import { expect, test } from '@jest/globals'
import { postReport } from '../../src/publish/check.ts'
import type { Annotation } from '../../src/render/annotation.ts'
import { fakeClient, refused } from './client.ts'

const repository = { owner: 'acme', name: 'payments' }
const annotation: Annotation = { path: '.github/countersign.yml', line: 7, column: 7, level: 'failure', title: 'CS-012', message: 'unknown key' }
const report = { title: 'Waiting', summary: 's', text: 't', annotations: [annotation] }

test('the report is a completed, neutral check run that carries the digest of the evidence', async () => {
  const { client, sent } = fakeClient({ rest: [{ id: 5, html_url: 'https://github.com/acme/payments/runs/5' }] })
  const url = await postReport(client, repository, 'abc', report, 'd1'.repeat(32))
  expect(url).toBe('https://github.com/acme/payments/runs/5')
  expect(sent).toEqual([
    {
      route: 'POST /repos/{owner}/{repo}/check-runs',
      parameters: {
        owner: 'acme',
        repo: 'payments',
        name: 'countersign report',
        head_sha: 'abc',
        status: 'completed',
        conclusion: 'neutral',
        external_id: 'd1'.repeat(32),
        output: {
          title: 'Waiting',
          summary: 's',
          text: 't',
          annotations: [
            {
              path: '.github/countersign.yml',
              start_line: 7,
              end_line: 7,
              start_column: 7,
              end_column: 7,
              annotation_level: 'failure',
              title: 'CS-012',
              message: 'unknown key',
            },
          ],
        },
      },
    },
  ])
})

test('a report without evidence has no external id, and an annotation without a column has none', async () => {
  const { client, sent } = fakeClient({ rest: [{ id: 5, html_url: 'u' }] })
  await postReport(client, repository, 'abc', { ...report, annotations: [{ ...annotation, column: null }] }, null)
  expect(sent[0]?.parameters).not.toHaveProperty('external_id')
  expect(JSON.stringify(sent[0]?.parameters)).not.toContain('column')
})

test('more annotations than one request takes follow as updates', async () => {
  const { client, sent } = fakeClient({ rest: [{ id: 5, html_url: 'u' }, {}, {}] })
  await postReport(client, repository, 'abc', { ...report, annotations: Array.from({ length: 101 }, () => annotation) }, null)
  const counts = sent.map(({ parameters }) => (parameters['output'] as { annotations: unknown[] }).annotations.length)
  expect(counts).toEqual([50, 50, 1])
  expect(sent[1]).toMatchObject({ route: 'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', parameters: { check_run_id: 5 } })
})

test.each([[null], ['<html>'], [[]], [{ id: 'x', html_url: 7 }]])('an answer that is not a check run gives no link: %j', async (answer) => {
  const { client } = fakeClient({ rest: [answer] })
  await expect(postReport(client, repository, 'abc', { ...report, annotations: [] }, null)).resolves.toBe('')
})

test('a refusal is thrown', async () => {
  const { client } = fakeClient({ rest: [refused('POST /repos/acme/payments/check-runs', 'checks=write')] })
  await expect(postReport(client, repository, 'abc', report, null)).rejects.toThrow('Resource not accessible')
})
