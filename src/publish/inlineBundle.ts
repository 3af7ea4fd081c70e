import { gzipSync } from 'node:zlib'
import type { EvidencePack } from '../domain/evidencePack.ts'
import type { NonEmpty } from '../domain/outcome.ts'
import type { Report } from '../domain/report.ts'
import { type CheckReport, checkReport } from '../render/checkReport.ts'
import { escapeHtml } from '../render/escape.ts'

/** Characters of a report's text (65,535 in all) that a bundle may take when no artifact could be stored; the rest is left to the sentences. */
const bundleLimit = 48_000

/** The bundle as text for the report: base64, of the gzipped file where only that fits; null where neither does. Several share the room. */
export function encoded(bundle: Uint8Array, sharing = 1): { text: string; how: string } | null {
  const plain = Buffer.from(bundle).toString('base64')
  if (plain.length <= bundleLimit / sharing) return { text: plain, how: 'base64 -d' }
  const packed = gzipSync(bundle, { level: 9 }).toString('base64')
  return packed.length <= bundleLimit ? { text: packed, how: 'base64 -d | gunzip' } : null
}

/** The last store: the bundle at the end of the report's text, with the command that gives the file back. */
function bundleBlock({ name, bundle }: EvidencePack, sharing: number): string {
  const { text, how } = encoded(bundle, sharing) ?? { text: '', how: '' }
  return `<details><summary>${escapeHtml(name)}: evidence.sigstore.json, by ${how}</summary>\n\n\`\`\`\n${text}\n\`\`\`\n\n</details>`
}

/** The sentences make room for the bundles; where they do not fit together GitHub refuses the report, and no verdict is announced. */
export function pageWithBundles(reports: NonEmpty<Report>, packs: EvidencePack[]): CheckReport {
  const blocks = packs.map((pack) => bundleBlock(pack, packs.length))
  const page = checkReport(
    reports,
    blocks.reduce((bytes, block) => bytes + Buffer.byteLength(block) + 2, 0),
  )
  return { ...page, text: [page.text, ...blocks].join('\n\n') }
}
