import { diffRuns } from '../../analyse/diff/diff-runs.ts'
import { buildReport, DEFAULTS } from '../../build-report.ts'
import { listBaseRuns } from '../../github/base/fetch-base.ts'
import { explain } from '../../github/errors/explain.ts'
import type { RepositorySource } from '../../github/http/client.ts'
import { remainsFor } from '../../github/http/rate-limit.ts'
import { fetchListedRun } from '../../github/runs/list-runs.ts'
import type { Report } from '../../model/report/report.ts'
import type { RunDiff } from '../../model/report/run-diff.ts'
import { type Milliseconds, SECOND } from '../../model/time.ts'
import type { BaseComparison } from '../../render/conversation/comparison.ts'
import type { Subject } from '../../render/conversation/subject.ts'
import { printAnnotation } from '../print.ts'
import type { ChosenPullRequest } from './choose-pull-request.ts'
import type { CommentInputs } from './inputs.ts'

/** Maximum runs of a commit that are compared, the longest first: each takes about ten requests. */
export const MAX_COMPARED = 3

/** Earlier runs of the base branch, for the normal variation: it needs four values. */
export const HISTORY_RUNS = 5

const TIMEOUT: Milliseconds = 20 * SECOND

interface ComparedComment {
  /** Its report may be made by anyone. */
  readonly subject: Subject
  readonly chosen: ChosenPullRequest
  readonly inputs: CommentInputs
}

/**
 * Compares each run of a report with the newest run of the base branch that passed. Requests nothing unless
 * the user wants it, and the comment will have sections. Never throws.
 *
 * @returns `undefined` if nothing is to be compared
 */
export async function compareWithBase(
  source: RepositorySource,
  comment: ComparedComment,
): Promise<readonly BaseComparison[] | undefined> {
  const { subject, chosen, inputs } = comment
  const isWritten = inputs.when === 'always' || subject.state === 'red'
  if (inputs.compareWith === 'none' || !isWritten) return undefined
  const signal = AbortSignal.any([source.signal, AbortSignal.timeout(TIMEOUT)])
  const longest = subject.runs
    .toSorted((a, b) => (b.report.totals.duration ?? 0) - (a.report.totals.duration ?? 0))
    .slice(0, MAX_COMPARED)
  return await Promise.all(
    longest.map(async ({ label, report }) => {
      const result = await compareRun({ ...source, signal }, report, comment).catch(
        (error: unknown) => {
          const what = `what run ${report.run.id} is compared with`
          printAnnotation('warning', explain(error, what, inputs, source.client.repair))
          return 'its runs could not be read'
        },
      )
      return { label, branch: chosen.base, result }
    }),
  )
}

/**
 * @returns why there is no comparison, to follow a colon
 * @throws what the client throws
 */
async function compareRun(
  source: RepositorySource,
  report: Report,
  { subject, chosen: { base }, inputs }: ComparedComment,
): Promise<RunDiff | string> {
  const { client, signal } = source
  const { serverUrl, owner, repo, defaultBranch } = inputs
  if (base === undefined) return 'GitHub did not report it'
  if (!remainsFor(client.rateLimit(), 'unusual')) return 'few API requests remain'
  // The workflow and the event are GitHub's: a report could name others.
  const listed = await fetchListedRun(source, report.run.id)
  if (![listed.run.commit, listed.headCommit].includes(subject.commit)) {
    return `run ${report.run.id} is of another commit`
  }
  const runs = await listBaseRuns(source, listed.response, base)
  const found = runs.find(({ completed, conclusion }) => completed && conclusion === 'success')
  if (found === undefined) return 'no earlier run of the workflow that passed there was found'
  const before = await buildReport({
    ...DEFAULTS,
    ...{ client, signal, defaultBranch, logLines: 0 },
    historyRuns: report.history === undefined ? HISTORY_RUNS : 0,
    target: { serverUrl, owner, repo, runId: found.id, attempt: found.attempt, current: undefined },
    now: client.now,
  })
  return before.complete
    ? diffRuns(before, report)
    : `the jobs of run ${found.id} could not be read`
}
