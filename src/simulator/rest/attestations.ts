import type { StoredAttestation } from '../attestations.ts'
import { fullName, type Repository } from '../model.ts'
import {
  created,
  forRepository,
  type Json,
  type JsonObject,
  ok,
  parameter,
  repositoryUrl,
  type RestAnswer,
  type RestRequest,
  type Route,
} from './routing.ts'

const objectOf = (value: Json | undefined): JsonObject => (value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {})

const page = 'https://docs.github.com/rest/repos/attestations'
const invalid = (message: string): RestAnswer => ({ status: 422, body: { message, documentation_url: page } })

/** GitHub reads the statement, looks at the certificate, and takes nothing that one of a key signed. */
function postAttestation(repository: Repository, request: RestRequest): RestAnswer {
  const bundle = objectOf(request.body['bundle'])
  const material = objectOf(bundle['verificationMaterial'])
  if (!String(bundle['mediaType']).startsWith('application/vnd.dev.sigstore.bundle')) return invalid('Invalid Argument - unsupported bundle')
  if (!material['certificate'] && !material['x509CertificateChain']) return invalid('Invalid Argument - the bundle has no certificate')
  const statement = statementOf(objectOf(bundle['dsseEnvelope'])['payload'])
  const subjects = Array.isArray(statement['subject']) ? statement['subject'].map((one) => objectOf(objectOf(one)['digest'])['sha256']) : []
  const attestation: StoredAttestation = {
    id: request.world.nextId(),
    repository: fullName(repository).toLowerCase(),
    bundle,
    predicateType: String(statement['predicateType']),
    subjects: subjects.filter((digest) => typeof digest === 'string').map((digest) => `sha256:${digest}`),
  }
  if (attestation.subjects.length === 0) return invalid('Invalid Argument - the statement names no artifact')
  request.world.attestations.push(attestation)
  return created({ id: attestation.id })
}

function statementOf(payload: Json | undefined): JsonObject {
  try {
    return objectOf(JSON.parse(Buffer.from(String(payload), 'base64').toString('utf8')) as Json)
  } catch {
    return {}
  }
}

function listAttestations(repository: Repository, request: RestRequest): RestAnswer {
  const digest = parameter(request, 'subject_digest')
  const type = request.query.get('predicate_type')
  const own = request.world.attestations.filter((one) => one.repository === fullName(repository).toLowerCase() && one.subjects.includes(digest))
  const found = own.filter(({ predicateType }) => type === null || predicateType === type)
  const address = `${repositoryUrl(repository, request)}/attestations`
  return ok({ attestations: found.map(({ id, bundle }) => ({ bundle, repository_id: repository.id, bundle_url: `${address}/${id}/bundle` })) })
}

export const attestationRoutes: readonly Route[] = [
  forRepository('POST /repos/{owner}/{repo}/attestations', postAttestation),
  forRepository('GET /repos/{owner}/{repo}/attestations/{subject_digest}', listAttestations),
]
