import { ArchiveError } from '../../archive/extract.ts'
import { readArchivedFiles } from '../../archive/read-parts.ts'
import { SECOND } from '../../model/time.ts'
import { openArtifact } from '../artifacts/open-artifact.ts'
import type { RepositorySource } from '../http/client.ts'
import { asArray, asCount, asObject, asString } from '../json-values.ts'
import { fetchRunResponse } from '../run/run-responses.ts'
import { fetchWorkflow, fileText } from '../workflow/fetch-workflow.ts'

const ARTIFACTS = '/repos/{owner}/{repo}/actions/artifacts'
/** The file of the memory, and its artifact by default. */
const MEMORY_FILE = 'run-report-month.json'
export const MEMORY_ARTIFACT = 'run-report-month'
const MAX_LISTED = 100
/** Artifacts whose runs are looked up. */
const MAX_TRIED = 3
const MAX_BYTES = 64_000_000
/** A step with the action, or a call of a workflow that has it. */
const ACTION = /^[\s-]*uses:.*\bmonth\b/m

/**
 * Reads the memory of the newest run of a workflow on the default branch: any other run, such as that of a pull request,
 * can upload an artifact of the same name.
 *
 * @returns the text of the memory; without one `undefined`, and how many artifacts of this name are `foreign`
 * @param workflowId `undefined` for the workflow whose file has the action, which takes a request more
 * @throws what the client or the archive throws
 */
export async function readMemory(
  source: RepositorySource,
  branch: string,
  workflowId?: number,
): Promise<{ readonly text: string | undefined; readonly foreign: number }> {
  const { client, repository, signal } = source
  const parameters = { owner: repository.owner, repo: repository.repo, per_page: MAX_LISTED }
  const response = await client.get(ARTIFACTS, { ...parameters, name: MEMORY_ARTIFACT }, signal)
  const listed = asArray(response.artifacts).map(decodeArtifact)
  const onBranch = listed
    .filter((one) => !one.expired && one.branch === branch && one.isOwn)
    .sort((a, b) => b.id - a.id)
    .slice(0, MAX_TRIED)
  for (const { id, runId } of onBranch) {
    if (await isOfWorkflow(source, runId, workflowId))
      return { text: await readText(source, id), foreign: 0 }
  }
  return { text: undefined, foreign: listed.filter(({ expired }) => !expired).length }
}

function decodeArtifact(response: unknown) {
  const { id, name, expired, workflow_run: of } = asObject(response)
  const run = asObject(of)
  const own = asCount(run.repository_id)
  const head = asCount(run.head_repository_id)
  return {
    id: asCount(id) ?? 0,
    expired: expired === true || name !== MEMORY_ARTIFACT,
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
