// Finds the stored month of a workflow.
import type { Read } from '../../model/note.ts'
import {
  GitHubError,
  type GitHubErrorKind,
  redactedMessage,
} from '../../github/errors/github-error.ts'
import type { RepositorySource } from '../../github/http/client.ts'
import {
  hasRunSince,
  listMemories,
  MEMORY_ARTIFACT,
  readMemory,
} from '../github/memory-artifact.ts'
import { secondOf } from '../../github/run/list-runs.ts'
import { checkUrls } from '../../report-json/check-urls.ts'
import type { Month } from '../../model/shapes/month.ts'
import { decodeMonth } from '../report-json/month.ts'

/** GitHub has no such artifact, or none of a size that a memory could have. */
const LOST: ReadonlySet<GitHubErrorKind> = new Set(['not-found', 'too-large', 'own-limit'])
/** These say nothing of the memory. */
const OF_REQUEST: ReadonlySet<GitHubErrorKind> = new Set(['aborted', 'rate-limited'])
export const FROM_GITHUB = 'month is read from GitHub, as far as the requests of a night allow.'
const DAMAGED = 'The memory is damaged, or of another version of Run Report.'

interface MonthPlace {
  readonly branch: string
  readonly workflowId?: number | undefined
  /** @default a memory that GitHub fails to send is never replaced */
  readonly currentRunId?: number | undefined
  /** That started the current run. */
  readonly event?: string | undefined
}

interface FoundMonth {
  readonly month: Month | undefined
  readonly notes: readonly string[]
}

/**
 * Finds the month that the newest run of a workflow on the default branch uploaded, or an older one, if that is lost or a
 * run before this one could not read it either.
 *
 * @returns `undefined` if no month can be continued, with notes why
 * @throws GitHubError if a later run may find it
 */
export async function findMonth(source: RepositorySource, place: MonthPlace): Promise<FoundMonth> {
  const { branch, workflowId } = place
  const { memories, named, isExpired } = await listMemories(source, branch)
  let why: string | undefined
  for (const memory of memories) {
    let problem: string
    try {
      const text = await readMemory(source, memory, workflowId)
      if (text === undefined) continue
      const { read, unread } = monthOf(text, source, branch)
      if (read !== undefined) {
        const older = `${why ?? ''} The older one of ${secondOf(read.madeAt)} is used.`
        return { month: read, notes: why === undefined ? [] : [older] }
      }
      problem = unread
    } catch (error) {
      if (!(await isLost(error, source, { ...place, runId: memory.runId }))) throw error
      problem = `The memory could not be read: ${redactedMessage(error)}.`
    }
    why ??= problem
  }
  const missing =
    named > 0
      ? `No artifact ${MEMORY_ARTIFACT} is of this workflow on ${branch}, and others are not read`
      : isExpired
        ? 'The memory of earlier nights has expired'
        : 'No memory of an earlier night was found'
  return {
    month: undefined,
    notes: [`${why === undefined ? `${missing}: the` : `${why} The`} ${FROM_GITHUB}`],
  }
}

/** Returns the month of a memory, or why it cannot be continued. @throws if it links to another repository */
function monthOf(text: string, { repository }: RepositorySource, branch: string): Read<Month> {
  const { serverUrl, owner, repo } = repository
  const month = decodeMonth(text)
  if (month === undefined) return { unread: DAMAGED }
  // GitHub ignores the case of a repository's name.
  const isSame = month.repository.toLowerCase() === `${owner}/${repo}`.toLowerCase()
  if (!isSame || month.branch !== branch)
    return { unread: `The memory is of ${month.branch} in ${month.repository}.` }
  checkUrls(month, `${serverUrl}/${owner}/${repo}`)
  return { read: month }
}

/** Whether no later run will read a memory: it is not there, or an earlier run has not read it either. */
async function isLost(
  error: unknown,
  source: RepositorySource,
  { workflowId, currentRunId, ...place }: MonthPlace & { readonly runId: number },
): Promise<boolean> {
  if (!(error instanceof GitHubError) || LOST.has(error.kind)) return true
  if (OF_REQUEST.has(error.kind) || workflowId === undefined || currentRunId === undefined)
    return false
  return await hasRunSince(source, { ...place, workflowId, currentRunId }).catch(() => false)
}
