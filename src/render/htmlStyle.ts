/**
 * The page's only style sheet. System fonts and colours by the reader's setting; on paper always dark on white. Each sheet begins a page: the
 * verdict, each change, what the record rests on, each policy.
 */
export const pageStyle = `
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --paper: #ffffff; --line: #d0d7de; --fill: #f6f8fa;
  --good: #116329; --wait: #7d4e00; --bad: #a40e26; --odd: #6639ba }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9da7b3; --paper: #0d1117; --line: #3d444d; --fill: #161b22;
  --good: #56d364; --wait: #e3b341; --bad: #ff7b72; --odd: #d2a8ff } }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial,
    sans-serif }
main { max-width: 62rem; margin: 0 auto; padding: 1.5rem 1.25rem 3rem }
h1 { font-size: 1.75rem; line-height: 1.2; margin: .25rem 0 .75rem }
h2 { font-size: 1.3rem; line-height: 1.25; margin: 2.5rem 0 .5rem; padding-top: .75rem; border-top: 1px solid var(--line) }
h3 { font-size: 1.05rem; margin: 1.25rem 0 .25rem }
p { margin: .5rem 0; max-width: 48rem }
ul, ol { margin: .25rem 0 .75rem; padding-left: 1.4rem; max-width: 52rem }
.soft, caption, footer { color: var(--soft) }
code, pre { font: .875em/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere }
code { background: var(--fill); border-radius: .25em; padding: .1em .3em }
pre { background: var(--fill); border: 1px solid var(--line); border-radius: .375rem; padding: .75rem 1rem; white-space: pre-wrap; margin: .5rem 0 }
.verdict { border: 2px solid; border-radius: .5rem; padding: .75rem 1rem; margin: .75rem 0; max-width: none }
.verdict strong { font-size: 1.25rem }
.mark { display: inline-block; min-width: 1.4em; font-weight: 700 }
.passed, .pass { color: var(--good) } .pending { color: var(--wait) } .failed, .fail { color: var(--bad) }
.error, .unknown, .overridden { color: var(--odd) }
.verdict .meaning, .verdict ul { color: var(--ink) }
.verdict ul { margin: .4rem 0 0 }
.notice { border-left: .3rem solid var(--odd); background: var(--fill); padding: .5rem .9rem; margin: .75rem 0 }
table { border-collapse: collapse; width: 100%; margin: .75rem 0 1.25rem; font-size: .94rem }
caption { text-align: left; font-weight: 600; padding: 0 0 .3rem; caption-side: top }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere }
thead th { color: var(--soft); font-weight: 600; border-bottom-width: 2px }
tbody th { font-weight: 600; min-width: 7rem } tbody th .soft { font-weight: 400 } .pairs th { width: 13rem } td strong,
    thead th { white-space: nowrap }
dt { font-weight: 600 } dd { margin: 0 0 .4rem }
footer { margin-top: 2rem; font-size: .875rem; border-top: 1px solid var(--line); padding-top: .5rem }
.foot { display: none }
tbody td:last-child { min-width: 8rem }
@media (max-width: 40rem) { main { overflow-x: auto } .pairs th, .pairs td { display: block; width: auto; border: 0; padding: 0 }
    .pairs td { padding-bottom: .5rem } }
@media print {
  :root { color-scheme: light; --ink: #000; --soft: #444; --paper: #fff; --line: #bbb; --fill: #f4f4f4; --good: #0b4f20; --wait: #6b4300;
    --bad: #8c0a1f; --odd: #4d2a94 }
  @page { size: A4; margin: 10mm 12mm }
  body { font-size: 8.1pt; line-height: 1.26 } main { max-width: none; padding: 0 }
  h1 { font-size: 13pt; margin: 0 0 3pt } h2 { font-size: 10.5pt; margin: 0 0 2pt; padding: 0; border: 0 } h3 { font-size: 8.8pt;
    margin: 4pt 0 1pt }
  p { margin: 2pt 0; max-width: none } ul, ol { margin: 1pt 0 3pt; max-width: none }
  table { font-size: 7.8pt; margin: 2pt 0 4pt } th, td { padding: 1pt 5pt 1pt 0 } tr { break-inside: avoid } thead { display: table-header-group }
  h2, h3, caption { break-after: avoid } .pairs th { width: 36mm }
  .verdict { padding: 3pt 7pt; margin: 3pt 0 } .verdict strong { font-size: 11pt } .notice { margin: 4pt 0; padding: 3pt 7pt }
  pre { padding: 4pt 6pt; margin: 3pt 0 } code { background: none; padding: 0 }
  .sheet + .sheet { break-before: page } .foot { display: block; margin-top: 4pt; padding-top: 2pt; border-top: 1px solid var(--line);
    font-size: 6.8pt; color: var(--soft) }
  footer { display: none }
}
`
