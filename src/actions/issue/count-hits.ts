import { reasonOf } from '../../github/errors/explain.ts'
import { GitHubError } from '../../github/errors/github-error.ts'
import type { WritableSource } from '../../github/http/write-client.ts'
import { fetchListedRun } from '../../github/runs/list-runs.ts'
import { isPass } from '../../model/conclusion.ts'
import type { Report } from '../../model/report/report.ts'
import { isSome } from '../../model/some.ts'
import { plural } from '../../render/text/units.ts'
import { failUnread } from '../explain-change.ts'
import { repairConversation } from '../repairs.ts'
import { StepFailure } from '../step-failure.ts'
import { joinOutcomes } from '../sub-action.ts'
import { countHit } from './count-hit.ts'
import type { IssueInputs, IssueOutcome } from './inputs.ts'

/** Known issues that one run is counted in. Each takes about five requests. */
export const MAX_ISSUES = 10

interface HitStep {
  readonly source: WritableSource
  readonly inputs: IssueInputs
  readonly runId: number
  /** The attempt that the step is about; `undefined` for the latest. */
  readonly attempt: number | undefined
  /** Returns the report of an attempt, which anyone may have made: only numbers of issues are taken from it. */
  readonly makeReport: (attempt: number) => Promise<Report>
}

/**
 * Counts a run in each open issue that its report names for a failure, whatever its branch and event: a comment on the
 * issue has the table.
 *
 * @throws StepFailure
 */
export async function countHits(step: HitStep): Promise<IssueOutcome> {
  const { source, inputs, runId, makeReport } = step
  const { run, createdAt } = await fetchListedRun(source, runId).catch(
    failUnread(`run ${runId}`, inputs, source.client.repair),
  )
  if (createdAt === undefined) return leave('GitHub did not report when the run was created.')
  const { attempt = run.attempt ?? 1 } = step
  const conclusion = attempt === (run.attempt ?? 1) ? run.conclusion : undefined
  if (isPass(conclusion ?? 'unknown')) return leave('No known issue has a hit: the run passed.')
  const numbers = namedIssues(await makeReport(attempt))
  const hit = { run: runId, at: createdAt }
  const outcomes: IssueOutcome[] = []
  const errors = new Map<string, number[]>()
  for (const number of numbers.slice(0, MAX_ISSUES)) {
    try {
      outcomes.push(await countHit({ source, inputs, hit, number }))
    } catch (error) {
      const reason = explainRefusal(error)
      errors.set(reason, [...(errors.get(reason) ?? []), number])
    }
  }
  for (const [reason, refused] of errors) {
    const issues = `issue${refused.length === 1 ? '' : 's'} #${refused.join(', #')}`
    const text = `Could not count run ${runId} in known ${issues}: ${reason}`
    outcomes.push({ kind: 'failed', reason: text })
  }
  const rest = numbers.length - MAX_ISSUES
  if (rest > 0) outcomes.push(leave(`The report names ${plural(rest, 'more known issue')}.`))
  return isSome(outcomes) ? joinOutcomes(outcomes) : leave('No open issue lists what failed.')
}

/** Lists the numbers of the open issues that a report names, in its order. */
function namedIssues({ causes }: Report): readonly number[] {
  const issues = causes
    .flatMap(({ verdicts }) => verdicts)
    .flatMap(({ verdict }) => [verdict.issues, verdict.compared?.issues])
    .flatMap((listed) => listed?.issues ?? [])
  const open = issues.filter(({ closedDaysAgo }) => closedDaysAgo === undefined)
  return [...new Set(open.map(({ number }) => number))]
}

/** @throws any error that is not a refusal by GitHub */
function explainRefusal(error: unknown): string {
  const cause = error instanceof StepFailure ? error.cause : error
  if (cause instanceof GitHubError) return reasonOf(cause, repairConversation('issues'))
  throw error
}

function leave(reason: string): IssueOutcome {
  return { kind: 'left', reason }
}
