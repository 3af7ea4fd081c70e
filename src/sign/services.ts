import { noWay } from './problems.ts'

/** Whom to ask. `none` for the log of a public repository is asked for by name. */
export interface ServiceUrls {
  fulcio: string | null
  rekor: string | null
  tsa: string | null
  /** Of the log's interface; absent: the first. */
  rekorVersion?: 2
}

export interface Services {
  fulcio: string
  rekor: string | null
  tsa: string | null
  rekorVersion?: 2
}

const publicGood: Services = {
  fulcio: 'https://fulcio.sigstore.dev',
  rekor: 'https://rekor.sigstore.dev',
  tsa: 'https://timestamp.sigstore.dev/api/v1/timestamp',
}

/**
 * The services of a keyless signature. The public ones publish names of repository and workflow for ever (the certificate log too), so they serve
 * public repositories only; others get GitHub's own, as its attestations do. Whatever is given counts. Throws `ProblemError` CS-051.
 */
export function servicesFor(given: ServiceUrls, visibility: string | null, serverUrl: string): Services {
  const usual = given.fulcio === null ? usualServices(visibility, serverUrl) : { fulcio: given.fulcio, rekor: null, tsa: null }
  if (usual === null) {
    throw noWay(
      'keyless signing needs to know its certificate authority',
      '`fulcio-url` and `tsa-url` or `rekor-url`',
      `the server ${serverUrl}, which has no usual one`,
      'give the inputs `fulcio-url` and `tsa-url`',
    )
  }
  const services = { fulcio: usual.fulcio, rekor: witnessUrl(given.rekor, usual.rekor), tsa: witnessUrl(given.tsa, usual.tsa), ...versionOf(given) }
  if (services.tsa === null && (services.rekor === null || given.rekorVersion === 2)) {
    throw noWay(
      'keyless signing needs a witness of its time',
      given.rekorVersion === 2 ? '`tsa-url`' : '`tsa-url` or `rekor-url`',
      services.rekor === null ? 'neither' : 'only a log of version 2, which tells no time',
      'the certificate is valid for minutes: give the input `tsa-url`, the full address of a timestamp authority',
    )
  }
  return services
}

/** Only what was asked for: a key of one's own needs no witness. */
export const witnessesFor = (given: ServiceUrls): Omit<Services, 'fulcio'> => ({
  rekor: witnessUrl(given.rekor, null),
  tsa: witnessUrl(given.tsa, null),
  ...versionOf(given),
})

const versionOf = ({ rekorVersion }: ServiceUrls): Pick<Services, 'rekorVersion'> => (rekorVersion === undefined ? {} : { rekorVersion })

const witnessUrl = (given: string | null, usual: string | null): string | null => (given === 'none' ? null : (given ?? usual))

function usualServices(visibility: string | null, serverUrl: string): Services | null {
  const host = URL.canParse(serverUrl) ? new URL(serverUrl).hostname.toLowerCase() : ''
  if (host === 'github.com' && visibility === 'public') return publicGood
  if (host !== 'github.com' && !host.endsWith('.ghe.com')) return null
  const home = host === 'github.com' ? 'githubapp.com' : host
  return { fulcio: `https://fulcio.${home}`, rekor: null, tsa: `https://timestamp.${home}/api/v1/timestamp` }
}
