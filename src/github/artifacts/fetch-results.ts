// What is read of artifacts with test results.
import { setFlagsFromString } from 'node:v8'
import pLimit from 'p-limit'
import { ArchiveError } from '../../archive/extract.ts'
import { readArchivedFiles } from '../../archive/read-parts.ts'
import { collapseBlanks } from '../../model/note.ts'
import { type Milliseconds, SECOND } from '../../model/time.ts'
import type { FoundResults } from '../../model/results/test-results.ts'
import { filesReader, foundIn, OTHER_FORMAT } from '../../results/read-files.ts'
import { GitHubError } from '../errors/github-error.ts'
import { actionsAppOf } from '../commit/fetch-branch-rules.ts'
import type { RepositorySource } from '../http/client.ts'
import { logReason } from '../logs/fetch-log.ts'
import { type ChosenArtifact, chooseArtifacts, type UploadEvidence } from './choose-artifacts.ts'
import { listArtifacts, MAX_LISTED_ARTIFACTS } from './list-artifacts.ts'
import { openArtifact } from './open-artifact.ts'

export const MAX_READ_ARTIFACTS = 20
/** The same for a gate: a matrix has a file of each leg. */
export const MAX_GATED_ARTIFACTS = 100
const MAX_PARALLEL = 4
const NO_ARTIFACT = 'no artifact has this name, and paths in test-results begin with ./'
const LISTED_LATE =
  '. A GitHub Enterprise Server lists artifacts when the run has finished: report from workflow_run'
/** Pattern of files that can be test results; their content decides. */
const RESULTS = /\.(?:xml|trx)$/i
/** A file that was uploaded without an archive gives the artifact its name. */
const FILE = /\.[a-z]\w*$/i

const UNREAD = { kind: 'tests-unread', name: undefined } as const

interface ResultsQuery extends UploadEvidence {
  readonly runId: number
  readonly maxRead?: number
  readonly timeout: Milliseconds
}

/**
 * Reads the test results in the artifacts of a run, several artifacts in parallel. Nothing is written to the disk. Never
 * throws: there is a note for each reason why something was not read.
 */
export async function fetchResults(
  whole: RepositorySource,
  { runId, maxRead = MAX_READ_ARTIFACTS, timeout, ...evidence }: ResultsQuery,
  retryAfter = SECOND,
): Promise<FoundResults> {
  // V8 would give 128 MiB to its new space, of which little is used: a third of what 50 MB of XML take.
  setFlagsFromString('--semi-space-growth-factor=1')
  const source = whole.until(AbortSignal.timeout(timeout))
  const { client, signal } = source
  const readFiles = filesReader(client.redact, reasonOf)
  const all = { ...UNREAD, artifact: undefined, name: `artifacts of run ${runId}`, uploaders: [] }

  function reasonOf(error: unknown): string {
    if (signal.aborted || error instanceof GitHubError) return logReason(error, { signal, client })
    const { message } = error as Error
    return error instanceof ArchiveError ? message : `it is damaged (${collapseBlanks(message)})`
  }

  async function readArtifact({ id, name, uploaders }: ChosenArtifact) {
    const from = { artifact: name, uploaders }
    try {
      const file = await openArtifact(id, source, retryAfter)
      try {
        return await readFiles(readArchivedFiles(file, RESULTS), from)
      } catch (error) {
        const isArchive = !(error instanceof ArchiveError && error.fault === 'not-archive')
        if (isArchive || !FILE.test(name)) throw error
        if (!RESULTS.test(name)) return [{ ...from, ...OTHER_FORMAT, name: undefined }]
        const bytes = await file.bytes(0, file.size)
        if (bytes.toString('latin1', 0, 2) === 'PK') throw error
        const whole = { name, size: file.size, chunks: new Blob([bytes]).stream() }
        return await readFiles([whole], from)
      }
    } catch (error) {
      return [{ ...from, ...UNREAD, reason: reasonOf(error) }]
    }
  }

  try {
    const { artifacts, counted } = await listArtifacts(source, runId)
    const chosen = chooseArtifacts(artifacts, evidence)
    const read = await pLimit(MAX_PARALLEL).map(chosen.slice(0, maxRead), readArtifact)
    const reason = `at most ${maxRead} are read: merge them`
    const others = chosen.slice(maxRead).map(({ name: artifact, uploaders }) => {
      return { ...UNREAD, artifact, uploaders, reason }
    })
    const unlisted =
      counted > MAX_LISTED_ARTIFACTS
        ? [{ ...all, reason: `only ${MAX_LISTED_ARTIFACTS} of ${counted} were listed` }]
        : []
    const isServer = actionsAppOf(source.repository.serverUrl) === undefined
    const noArtifact = isServer ? NO_ARTIFACT + LISTED_LATE : NO_ARTIFACT
    const missing = [...(evidence.named ?? [])]
      .filter(([, isNamed]) => !artifacts.some(({ name }) => isNamed(name)))
      .map(([name]) => ({ ...all, kind: 'tests-missing' as const, name, reason: noArtifact }))
    return foundIn([...read.flat(), ...others, ...unlisted, ...missing])
  } catch (error) {
    return foundIn([{ ...all, reason: reasonOf(error) }])
  }
}
