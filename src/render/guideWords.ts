import { visible } from './escape.ts'

/** Lines of VERIFY.md that are pasted as one. */
export const commands = (lines: string[]): string => ['```bash', ...lines, '```'].join('\n')

// Names come from GitHub; within backticks and one line they can neither end the code span nor start markup.
export const inline = (value: string): string => `\`${visible(value).replaceAll('`', "'").replaceAll('|', '\\|')}\``

// The commands are pasted into a shell: whatever is more than a plain name becomes one quoted word.
export const word = (value: string): string => (/^\w[\w./-]*$/.test(value) ? value : `'${visible(value).replaceAll("'", '')}'`)

/** What `countersign verify` compares, as the end of its line. */
export const claims = ({ commit, environment = null, result }: { commit: string; environment?: string | null; result: string }): string =>
  `  --commit ${word(commit)} --expect ${result}${environment === null ? '' : ` --environment ${word(environment)}`}`
