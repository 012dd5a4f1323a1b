import { ArchiveError } from '../../archive/extract.ts'
import { readArchivedFiles } from '../../archive/read-parts.ts'
import { NIGHT_EVENTS } from '../../model/event.ts'
import { SECOND } from '../../model/time.ts'
import { openArtifact } from '../../github/artifacts/open-artifact.ts'
import type { RepositorySource } from '../../github/http/client.ts'
import { asArray, asCount, asObject, asString } from '../../github/json-values.ts'
import { fetchRunResponse } from '../../github/run/run-responses.ts'
import { listRuns } from '../../github/run/list-runs.ts'
import { fetchWorkflow, fileText } from '../../github/workflow/fetch-workflow.ts'

const ARTIFACTS = '/repos/{owner}/{repo}/actions/artifacts'
/** The file of the memory, and its artifact by default. */
const MEMORY_FILE = 'run-report-month.json'
export const MEMORY_ARTIFACT = 'run-report-month'
const MAX_LISTED = 100
/** Artifacts whose runs are looked up, and runs that are listed. */
const MAX_TRIED = 5
const MAX_BYTES = 64_000_000
/** A step with the action, or a call of a workflow that has it. */
const ACTION = /^[ \t-]*uses:.*\bmonth\b/m

/** An artifact that may have a memory, of a run that may be of the workflow. */
interface MemoryArtifact {
  readonly id: number
  readonly runId: number
}

/**
 * Lists the artifacts of runs on the default branch that may have a memory, newest first: any other run, such as that of
 * a pull request, can upload an artifact of the same name.
 *
 * @returns how many artifacts have this name, too, and whether one that may have had a memory expired
 * @throws what the client throws
 */
export async function listMemories(
  source: RepositorySource,
  branch: string,
): Promise<{
  readonly memories: readonly MemoryArtifact[]
  readonly named: number
  readonly isExpired: boolean
}> {
  const response = await source.get(ARTIFACTS, { per_page: MAX_LISTED, name: MEMORY_ARTIFACT })
  const listed = asArray(response.artifacts)
    .map(decodeArtifact)
    .filter(({ name }) => name === MEMORY_ARTIFACT)
  const named = listed.filter(({ expired }) => !expired).length
  const own = listed.filter((one) => one.branch === branch && one.isOwn)
  const memories = own
    .filter(({ expired }) => !expired)
    .sort((a, b) => b.id - a.id)
    .slice(0, MAX_TRIED)
  return { memories, named, isExpired: own.some(({ expired }) => expired) }
}

/**
 * Reads the memory of a run.
 *
 * @param workflowId `undefined` for the workflow whose file has the action, which takes a request more
 * @returns `undefined` if the run is of another workflow
 * @throws what the client or the archive throws
 */
export async function readMemory(
  source: RepositorySource,
  { id, runId }: MemoryArtifact,
  workflowId?: number,
): Promise<string | undefined> {
  return (await isOfWorkflow(source, runId, workflowId)) ? await readText(source, id) : undefined
}

/**
 * Returns whether a run of the workflow on a branch, before the current one, has finished since a run: it kept no memory.
 * Other jobs of the workflow file, such as those of a comment, have other events.
 *
 * @throws what the client throws
 */
export async function hasRunSince(
  source: RepositorySource,
  { workflowId, branch, runId, currentRunId, event }: MemoryRuns,
): Promise<boolean> {
  const filter = { workflow: workflowId, branch, status: 'completed', ownBranches: true } as const
  const lists = [...new Set([...NIGHT_EVENTS, ...(event === undefined ? [] : [event])])].map(
    async (one) => {
      const { runs } = await listRuns(source, { ...filter, event: one }, MAX_TRIED)
      return runs.some(({ run: { id } }) => id > runId && id < currentRunId)
    },
  )
  return (await Promise.all(lists)).includes(true)
}

interface MemoryRuns {
  readonly workflowId: number
  readonly branch: string
  readonly runId: number
  readonly currentRunId: number
  /** That started the current run. */
  readonly event?: string | undefined
}

function decodeArtifact(response: unknown) {
  const { id, name, expired, workflow_run: of } = asObject(response)
  const run = asObject(of)
  const own = asCount(run.repository_id)
  const head = asCount(run.head_repository_id)
  return {
    id: asCount(id) ?? 0,
    name,
    expired: expired === true,
    runId: asCount(run.id) ?? 0,
    branch: asString(run.head_branch),
    isOwn: own !== undefined && own === head,
  }
}

async function isOfWorkflow(source: RepositorySource, runId: number, workflowId?: number) {
  const run = await fetchRunResponse(source, runId)
  if (workflowId !== undefined) return asCount(run.workflow_id) === workflowId
  const target = { ...source.repository, runId, attempt: undefined, current: undefined }
  const workflow = await fetchWorkflow(source, target, Promise.resolve(run))
  return ACTION.test(fileText(workflow?.file) ?? '')
}

async function readText(source: RepositorySource, id: number): Promise<string> {
  const file = await openArtifact(id, source, SECOND)
  const named = new RegExp(`(?:^|/)${MEMORY_FILE.replaceAll('.', '\\.')}$`)
  for await (const { chunks } of readArchivedFiles(file, named)) {
    const parts: Uint8Array[] = []
    let bytes = 0
    for await (const chunk of chunks) {
      bytes += chunk.length
      if (bytes > MAX_BYTES) throw new ArchiveError('its file is too large', 'too-large')
      parts.push(chunk)
    }
    return Buffer.concat(parts).toString('utf8')
  }
  throw new ArchiveError(`it has no ${MEMORY_FILE}`, 'empty')
}
