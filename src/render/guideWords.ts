import { visible } from './escape.ts'

/** Lines of VERIFY.md that are pasted as one. */
export const commands = (lines: string[]): string => ['```bash', ...lines, '```'].join('\n')

// Names come from GitHub; within backticks and one line they can neither end the code span nor start markup.
export const inline = (value: string): string => `\`${visible(value).replaceAll('`', "'").replaceAll('|', '\\|')}\``

// The commands are pasted into a shell: whatever is more than a plain name becomes one quoted word.
export const word = (value: string): string => (/^\w[\w./-]*$/.test(value) ? value : `'${visible(value).replaceAll("'", '')}'`)

/** Measured with cosign 3.1.1, on our records and on the bundle that Sigstore's own conformance suite publishes. */
export const cosignReads = (logVersion2: boolean): string => !logVersion2 ? '' : `

**This record has an entry of a transparency log of version 2.** cosign 3.1.1 does not read such entries, whoever wrote them: it ends with \`Error: --trusted-root
only supported with --new-bundle-format\`, or says that it found no bundle of the new format. That says nothing about the record. Use a later version if there is one, or the way above.`

/** What `countersign verify` compares, as the end of its line. */
export const claims = ({ commit, environment = null, result }: { commit: string; environment?: string | null; result: string }): string =>
  `  --commit ${word(commit)} --expect ${result}${environment === null ? '' : ` --environment ${word(environment)}`}`
