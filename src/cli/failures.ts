/** What the system calls an error: `ENOENT`, `EACCES`, `ERR_PARSE_ARGS_…`; asked by shape, because errors also come from other realms. */
export const errorCode = (error: unknown): string | null =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : null

/** A refusal of the system in words, or by its name where we have none. */
export function systemAnswer(error: unknown): string {
  const code = errorCode(error)
  if (code === 'EACCES' || code === 'EPERM') return 'no permission to read'
  return `the system answered ${code ?? 'with an error'}`
}

export const errorMessage = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string' ? error.message : String(error)
