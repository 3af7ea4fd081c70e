import { sha256 } from '../domain/digest.ts'
import { resultWord } from '../domain/outcome.ts'
import type { RecordPage } from '../domain/recordPage.ts'
import { repositoryPath } from '../domain/subject.ts'
import { changeSheet } from './htmlChange.ts'
import { deploymentPart } from './htmlDeployment.ts'
import { exact, type Html, joined, label, lines, tag, words } from './htmlMarkup.ts'
import { policySheets, recordSheet } from './htmlRecord.ts'
import { pageStyle } from './htmlStyle.ts'
import { populationSheet, reconciliationPart } from './htmlReconciliation.ts'
import { isSingle, subjectTitle, verdictSheet } from './htmlVerdict.ts'
import { escapeHtml, visible } from './escape.ts'

/**
 * `report.html`: one record for an auditor, in one file that needs nothing else and leads nowhere. It is a reading aid; the proof is the signed
 * file beside it, and the page says so. Whatever a record holds, no script can run: the content policy allows this one style sheet and no more.
 */
export function recordHtml(page: RecordPage): string {
  const sheets = [
    sheet(page, verdictSheet(page), deploymentPart(page), reconciliationPart(page), ...(isSingle(page) ? page.changes.map((change) => changeSheet(page, change)) : [])),
    ...(isSingle(page) ? [] : page.changes.map((change) => sheet(page, changeSheet(page, change)))),
    sheet(page, recordSheet(page)),
    ...policySheets(page).map((policy) => sheet(page, policy)),
    ...(page.report.reconciled === undefined ? [] : [sheet(page, populationSheet(page))]),
  ]
  const title = `${resultWord[page.report.decision.result]}: ${subjectTitle(page)}, ${repositoryPath(page.report.subject.repository)}`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(visible(title, 300))}</title>
<style>${pageStyle}</style>
</head>
<body>
${tag('main', {}, lines(...sheets, closing))}
</body>
</html>
`
}

/** A printed sheet names the record it is of: sheets get separated. */
function sheet({ report, bundleSha256 }: RecordPage, ...parts: Html[]): Html {
  const { repository, commit } = report.subject
  const of = [repositoryPath(repository), `commit ${commit.slice(0, 12)}`, report.evaluatedAt, `record sha256 ${bundleSha256}`].map(label)
  return tag('article', { class: 'sheet' }, lines(...parts, tag('p', { class: 'foot' }, joined(of, ' · '))))
}

const closing = tag(
  'footer',
  {},
  joined([
    words('Made from the signed record alone. This page proves nothing: anybody can edit it. The proof is'),
    exact('evidence.sigstore.json'),
    words('; VERIFY.md says how to check it.'),
  ]),
)

// Allowed by its digest, so that no other style can be put in either; `default-src 'none'` forbids scripts, images, fonts, frames and requests.
const styleDigest = Buffer.from(sha256(pageStyle), 'hex').toString('base64')
const contentPolicy = `default-src 'none'; style-src 'sha256-${styleDigest}'; base-uri 'none'; form-action 'none'`
