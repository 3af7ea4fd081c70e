import { mkdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'

export interface EvidenceFile {
  name: string
  bytes: Uint8Array
}

export interface StoredArtifact {
  id: string
  /** The artifact's page, or '' when the run's own page is not known. */
  url: string
  /** sha256 of the uploaded archive, as the store answered it. */
  digest: string | null
}

/** What the upload needs of `@actions/artifact`; given by tests in its place. */
export interface ArtifactStore {
  uploadArtifact(
    name: string,
    files: string[],
    rootDirectory: string,
    options?: { retentionDays?: number; compressionLevel?: number },
  ): Promise<{ id?: number; digest?: string }>
}

/** Loaded only by a run that uploads: the library costs 150 ms. */
const actionsStore = async (): Promise<ArtifactStore> => new (await import('@actions/artifact')).DefaultArtifactClient()

/**
 * Writes the evidence files into `directory` and uploads them as one artifact. `retentionDays` 0 leaves the repository's setting; `runUrl` is
 * the page of the run, below which the artifact has its own. Throws what the store threw, or when it gave no id.
 */
export async function uploadEvidence(
  files: EvidenceFile[],
  name: string,
  retentionDays: number,
  directory: string,
  runUrl: string | null = null,
  openStore: () => Promise<ArtifactStore> = actionsStore,
): Promise<StoredArtifact> {
  await mkdir(directory, { recursive: true })
  const paths = files.map((file) => join(directory, basename(file.name)))
  await Promise.all(files.map(({ bytes }, index) => writeFile(paths[index] ?? '', bytes)))
  const store = await openStore()
  const { id, digest } = await store.uploadArtifact(artifactName(name), paths, directory, { retentionDays })
  if (id === undefined) throw new Error('the artifact store gave no id')
  return { id: String(id), url: runUrl === null ? '' : `${runUrl}/artifacts/${id}`, digest: digest ?? null }
}

/** Characters that the store refuses in a name. */
export const artifactName = (name: string): string => name.replace(/[^A-Za-z0-9._-]/g, '-').slice(0, 200)
