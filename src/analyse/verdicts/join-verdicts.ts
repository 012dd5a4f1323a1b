// Which failures are judged alike, and what is said of all of them.
import type { Judged, JudgedStep, Verdict, VerdictContext } from '../../model/report/cause.ts'
import type { Evidence, RedSince } from '../../model/shapes/failure.ts'
import { groupsOf, mapSome, type Some, sortBy, sortSome, uniqueBy } from '../../model/some.ts'
import { normaliseStep, verdictRank } from '../causes/causes.ts'
import { joinBeyond } from './beyond-change.ts'
import { joinChanged, joinFiles } from './changed-since.ts'

/** A context with each of its fields: one without a rule for joining it does not compile. */
export type JoinedContext = {
  readonly [Field in keyof Required<VerdictContext>]: VerdictContext[Field]
}

/** Groups failures that are judged alike, what weighs most first, with the context of all of them. */
export function groupVerdicts(judged: Some<Judged>): Some<Judged> {
  const groups = mapSome(groupsOf(judged, keyOfVerdict), (alike) => joinJudged(alike, joinLegs))
  return sortSome(groups, ({ verdict }) => verdictRank(verdict))
}

/** Returns what is equal of failures that are judged alike, on each of their steps: of another job, its run. */
function keyOfVerdict({ verdict, steps }: Judged): string {
  const named = steps?.map((step) => ({ ...step, name: normaliseStep(step.name) }))
  return JSON.stringify([verdict, named], (key, value: unknown) => {
    if (key === ('context' satisfies keyof Verdict)) return undefined
    return isNamedJob(value) ? value.runId : value
  })
}

function isNamedJob(value: unknown): value is Evidence {
  return typeof value === 'object' && value !== null && 'runId' in value
}

/** Joins failures that are judged alike. */
export function joinJudged(
  alike: Some<Judged>,
  join: (one: Verdict, other: Verdict) => Verdict,
): Judged {
  return alike.reduce((one, { verdict, judged, steps }) => {
    const joinStep = (step: JudgedStep, at: number) => ({
      ...step,
      verdict: join(step.verdict, steps?.[at]?.verdict ?? step.verdict),
    })
    return {
      verdict: join(one.verdict, verdict),
      judged: [...one.judged, ...judged],
      ...(one.steps && { steps: mapSome(one.steps, joinStep) }),
    }
  })
}

function joinLegs<V extends Verdict>(one: V, other: V): V {
  const joined = { ...one, context: joinContexts(one.context, other.context) }
  return one.kind === 'listed' && other.kind === 'listed'
    ? { ...joined, compared: joinLegs(one.compared, other.compared) }
    : joined
}

/** What is said beside one is said of the error, what is counted is true of both. */
function joinContexts(one: VerdictContext, other: VerdictContext): JoinedContext {
  const [most] = sortBy([one, other], ({ elsewhere }) => -(elsewhere?.runs.length ?? 0))
  return {
    evidence: sortBy(joinEvidence(one, other), ({ runId }) => -runId),
    inLastRuns: one.inLastRuns && other.inLastRuns && haveSameRuns(one, other),
    redSince: firstRed(one.redSince, other.redSince),
    passedDaysAgo: commonDays(one, other),
    changed: joinChanged(one.changed, other.changed),
    changedFiles: joinFiles(one, other),
    beyondChange: joinBeyond(one, other),
    elsewhere: most?.elsewhere,
    inMonth: one.inMonth ?? other.inMonth,
    logUnread: one.logUnread && other.logUnread,
  }
}

/** Whether two verdicts rest on the same runs. */
function haveSameRuns(...contexts: readonly VerdictContext[]): boolean {
  const runs = contexts.map(({ evidence }) => new Set(evidence.map(({ runId }) => runId)))
  const all = new Set(runs.flatMap((some) => [...some]))
  return runs.every((some) => some.size === all.size)
}

/** Lists the evidence of two verdicts, each job once. */
export function joinEvidence(one: VerdictContext, other: VerdictContext): readonly Evidence[] {
  return uniqueBy([...one.evidence, ...other.evidence], ({ url }) => url)
}

/** Returns how many days ago the base branch passed what two verdicts are about; `undefined` if it differs. */
export function commonDays(
  { passedDaysAgo: days }: VerdictContext,
  other: VerdictContext,
): number | undefined {
  return days === other.passedDaysAgo ? days : undefined
}

/**
 * Returns the earliest run since which legs fail; of two legs that fail since it, the one with fewer suspect commits. It has
 * none only if that is so for both: else it is unknown which commits are the reason.
 */
function firstRed(...all: readonly (RedSince | undefined)[]): RedSince | undefined {
  const [first] = sortBy(
    sortBy(
      all.flatMap((since) => since ?? []),
      ({ commitsTotal }) => commitsTotal ?? Infinity,
    ),
    ({ run }) => run.runId,
  )
  if (first?.commitsTotal !== 0) return first
  const isLater = (since: RedSince) => since.run.runId > first.run.runId
  const hasNone = all.every((since) => since && (isLater(since) || since.commitsTotal === 0))
  return hasNone ? first : { ...first, commitsTotal: undefined }
}
