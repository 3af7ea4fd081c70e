import { ServiceError } from './problems.ts'

/** What the signing library threw, as our own: its messages quote the identity token and what a service sent, so only a status is taken over. */
export function serviceErrorOf(error: unknown): ServiceError {
  if (error instanceof ServiceError) return error
  const status = statusOf(error)
  if (status !== null) return new ServiceError(`answered with status ${status}`, false)
  const told = causes(error).map((one) => `${one.name} ${one.message}`).join(' ')
  if (/time.?out/i.test(told)) return new ServiceError('did not answer in time', false)
  return new ServiceError(
    /ECONN|ENOTFOUND|EAI_AGAIN|socket|network|FetchError/i.test(told) ? 'could not be reached' : 'answered with something that was not understood',
    false,
  )
}

function statusOf(error: unknown): number | null {
  const found = causes(error).map((one) => ('statusCode' in one ? one.statusCode : null)).find((status) => typeof status === 'number')
  return typeof found === 'number' ? found : null
}

function causes(error: unknown): Error[] {
  const found: Error[] = []
  for (let one = error; one instanceof Error && found.length < 8; one = one.cause) found.push(one)
  return found
}
