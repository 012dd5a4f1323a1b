// Whose the failure of one step is, by what other runs show of it.
import { type BaseBranch, type BaseRequest, commitsKey } from '../../model/base-branch.ts'
import type { ComparedVerdict, KnownVerdict, UnknownVerdict } from '../../model/report/cause.ts'
import type { UnknownReason } from '../../model/reasons.ts'
import {
  evidenceOf,
  type Beside,
  hasSameError,
  isUnread,
  passedThere,
  ranStep,
  type Reading,
  jobEvidence,
  isCompared,
} from './read-runs.ts'
import { separateSeries, unsteadyRuns } from './unsteady.ts'
import { MAX_RUNS_TO_STEP, requestFor } from './unread-runs.ts'
import type { MissingText } from '../../model/logged/step-log.ts'
import type { RedSince, FailingSet } from '../../model/shapes/failure.ts'
import { hasNamed } from '../same/failing-set.ts'
import { passedLogs } from './learned-runs.ts'
import { isPass } from '../../model/conclusion.ts'

/**
 * Judges the failure of a step by the runs of the base branch: (1) the error comes and goes; (2) the branch
 * has it now, in the newest run that ran the step; (3) it had it in the newest run of a commit that the
 * reported run contains, or (4) passed the step there; (5) it failed there, and its list lacks something;
 * (6) it fails there with another error, or with one that can't be read. What GitHub does not list decides nothing.
 *
 * @param isRepeated whether it failed in the two attempts before, too: then (1) does not explain it
 */
export function judgeStep(beside: Beside, isRepeated = false): ComparedVerdict {
  const { readings, base } = beside
  const unsteady = unsteadyRuns(beside)
  if (unsteady.length > 0 && !isRepeated)
    return { kind: 'unsteady', context: { evidence: unsteady } } // 1
  const redSince = findRedSince(beside)
  const newest = newestRunOfStep(readings, base)
  const passed = newest && passedThere(newest) ? newest : undefined
  if (newest !== undefined && hasSameError(newest))
    return {
      ...knownVerdict(newest, readings, { isNewest: true, redSince }),
      failingSet: goneFromSet(beside, newest),
    } // 2
  if (newest?.result.kind === 'not-listed') return notListed(newest)
  if (newest !== undefined && !ranStep(newest)) return unknown('not-read')
  const contained = containedRuns(beside)
  const decided = contained === undefined ? newest : newestRunOfStep(contained, base)
  if (decided === undefined || (contained === undefined && passedThere(decided))) {
    if (newest === undefined) return unknown(...whyNone(readings))
    if (passed === undefined) return unknown('not-run')
    return unknown('unknown-commit', [passed, ...readings.filter(hasSameError)])
  }
  const passedSince = passed && passed !== decided ? evidenceOf(passed) : undefined
  const isGreenAgain = base.isCurrent && passedSince !== undefined
  if (hasSameError(decided)) {
    const failingSet = goneFromSet(beside, decided)
    return { ...knownVerdict(decided, readings, { isNewest: false }), passedSince, failingSet } // 3
  }
  const { result } = decided
  switch (result.kind) {
    case 'passed':
      return hasUntestedCommitsSince(decided, contained ?? [], base)
        ? unknown('older-base', [decided])
        : {
            kind: 'new',
            ...(isGreenAgain && { passedSince }),
            context: {
              evidence: [decided, ...separateSeries(readings)].map(evidenceOf),
              redSince: isGreenAgain ? undefined : redSince,
            },
          } // 4
    case 'failed': {
      const failingSet = setBeside(beside, decided, contained)
      if (failingSet !== undefined && failingSet.new.count > 0)
        return { kind: 'beside', context: { evidence: [evidenceOf(decided)] }, failingSet } // 5
      return {
        ...unknown(UNKNOWN_ERRORS[result.error], [decided]),
        almost: result.almost,
        stage: result.stage,
        moreCounted: result.moreCounted,
        failingSet,
      } // 6
    }
    case 'not-listed':
      return notListed(decided)
    case 'unread':
    case 'unreadable':
    case 'log-unread':
    case 'not-run':
    case 'unfinished':
      return unknown('not-read')
  }
}

const UNKNOWN_ERRORS = {
  same: 'no-log',
  other: 'other-error',
  'other-stage': 'other-stage',
  'equal-log': 'equal-log',
  'no-log': 'no-log',
} as const satisfies Readonly<Record<string, UnknownReason>>

/**
 * Returns the newest run that ran the step, or one of the first that may have run it. Of unfinished runs,
 * only those whose commit the reported run contains are read.
 */
export function newestRunOfStep(
  readings: readonly Reading[],
  { testsMerge }: BaseBranch,
): Reading | undefined {
  const isRelevant = (reading: Reading) => {
    const { kind } = reading.result
    if (isUnread(reading)) return reading.run.completed || testsMerge
    return kind !== 'not-run' && kind !== 'unfinished'
  }
  const relevantIndex = readings.findIndex(isRelevant)
  const first = readings[relevantIndex]
  return first !== undefined && (relevantIndex < MAX_RUNS_TO_STEP || ranStep(first))
    ? first
    : undefined
}

/** @param isNewest whether it is the newest run that ran the step */
function knownVerdict(
  first: Reading,
  readings: readonly Reading[],
  { isNewest, redSince }: { readonly isNewest: boolean; readonly redSince?: RedSince | undefined },
): KnownVerdict {
  const series = seriesAt(first, readings)
  const ran = readings.filter((reading) => ranStep(reading) || isUnread(reading))
  const learned = first.result.kind === 'failed' ? first.result.learned : undefined
  return {
    kind: 'known',
    context: {
      evidence: series.map(evidenceOf),
      inLastRuns: isNewest && series.every((reading, at) => ran[at] === reading),
      redSince,
    },
    ...(learned && { learned: [evidenceOf(learned)] }),
  }
}

/** Lists the runs in a row that failed with the same error, from one on to the first other one. */
function seriesAt(first: Reading, readings: readonly Reading[]): readonly Reading[] {
  const ran = readings
    .slice(readings.indexOf(first))
    .filter(({ result }) => result.kind !== 'not-run')
  const end = ran.findIndex(({ result }) => result.kind !== 'failed' || result.error === 'other')
  return ran.slice(0, end === -1 ? ran.length : end).filter(hasSameError)
}

/** Returns why no run of the base branch says anything about a failure. */
function whyNone(readings: readonly Reading[]): [UnknownReason, Reading[]?] {
  if (readings.length === 0) return ['no-base']
  const elsewhere = readings.find(({ result }) => result.kind === 'not-run' && result.failed)
  return elsewhere === undefined ? ['not-run'] : ['other-step', [elsewhere]]
}

function notListed(reading: Reading): UnknownVerdict {
  const { result } = reading
  const isEvidence = result.kind === 'not-listed' && result.failed !== undefined
  return unknown('not-listed', isEvidence ? [reading] : [])
}

export function unknown(reason: UnknownReason, evidence: readonly Reading[] = []): UnknownVerdict {
  return { kind: 'unknown', reason, context: { evidence: evidence.map(evidenceOf) } }
}

/**
 * Returns since when the branch of this run fails with an error, and the commits that can have caused it;
 * `undefined` on another branch, or if it is not known.
 */
function findRedSince(beside: Beside): RedSince | undefined {
  const series = findRedSeries(beside)
  if (series === undefined) return undefined
  const { commits } = series
  const range = commits && beside.base.responses.commits.get(commitsKey(commits.base, commits.head))
  return { run: series.run, commits: range?.commits ?? [], commitsTotal: range?.total }
}

/**
 * Finds the last run that passed, and the first one after it, which may be this run itself, if all runs between them
 * were read.
 *
 * @returns `commits` in `head` that are not in `base`; `undefined` if these are equal, or if one is unknown
 */
function findRedSeries(beside: Beside) {
  const { failure, run, base } = beside
  const readings = containedRuns(beside)
  if (!base.isCurrent || readings === undefined) return undefined
  const green = readings.findIndex(passedThere)
  const since = readings.slice(0, green).filter(({ result }) => result.kind !== 'not-run')
  const last = readings[green]
  if (last === undefined || !since.every(hasSameError)) return undefined
  const first = since.at(-1)
  const head = first?.run.commit ?? run.commit
  const before = last.run.commit
  const isKnown = before !== undefined && head !== undefined && head !== before
  return {
    run: first === undefined ? jobEvidence(run, failure.job.listed, 'failed') : evidenceOf(first),
    commits: isKnown ? { base: before, head } : undefined,
  }
}

/** Lists the next unread run since the last green one, and then the commits since. */
export function sinceGreen(beside: Beside): readonly BaseRequest[] {
  const { base, readings } = beside
  const commits = findRedSeries(beside)?.commits
  if (commits !== undefined) {
    const isRead = base.responses.commits.has(commitsKey(commits.base, commits.head))
    return isRead ? [] : [{ kind: 'commits', ...commits }]
  }
  const ran = readings.filter(({ run, result }) => run.completed && result.kind !== 'not-run')
  return requestFor(ran.slice(0, MAX_RUNS_TO_STEP).find((reading) => !hasSameError(reading)))
}

/**
 * Returns what failed beside a run of the base branch that failed with another error, by name or else by its lines. What is
 * new in it is in the list of no run that was read, and the branch tested all of its commits that the reported run
 * contains.
 *
 * @param contained the runs of these commits; `undefined` if they are not known
 */
function setBeside(
  beside: Beside,
  decided: Reading,
  contained: readonly Reading[] | undefined,
): FailingSet | undefined {
  const { failure, readings, base, compared } = beside
  if (
    contained === undefined ||
    hasUntestedCommitsSince(decided, contained, base) ||
    !isCompared(decided) ||
    decided.result.moreCounted !== undefined
  )
    return undefined
  const { error, missing, compared: there } = decided.result
  const [green] = passedLogs(beside)
  const set =
    (error === 'other' && missing && compared.failingSet(failure, there, missing)) ||
    compared.linesBeside(failure, there, green)
  if (set === undefined) return undefined
  const hasOther = (reading: Reading) =>
    reading !== decided && isCompared(reading) && hasNamed(set, reading.result.compared)
  return readings.some(hasOther) ? undefined : set
}

/** One value, since comparisons are made once for each list. */
const NONE_MISSING: readonly MissingText[] = []

/** Returns what failed by name beside a run of the base branch that failed with the same error, if some of it is gone. */
function goneFromSet({ failure, compared }: Beside, known: Reading): FailingSet | undefined {
  const set = isCompared(known)
    ? compared.failingSet(failure, known.result.compared, NONE_MISSING)
    : undefined
  return set?.new.count === 0 && set.gone.count > 0 ? set : undefined
}

/**
 * Lists the runs of the base branch whose commits the reported run contains. A run of the branch itself, or
 * one that tests a merge into it, contains all before it. Any other contains those from the newest common commit on.
 *
 * @returns `undefined` if it is not known
 */
export function containedRuns({ readings, base }: Beside): readonly Reading[] | undefined {
  const { isCurrent, testsMerge, mergeBase } = base
  if (isCurrent || testsMerge) return readings.filter(({ run }) => !run.isLater)
  const mergeBaseIndex = readings.findIndex(({ run }) => run.commit === mergeBase)
  return mergeBase === undefined || mergeBaseIndex === -1
    ? undefined
    : readings.slice(mergeBaseIndex)
}

/**
 * Returns whether the reported run contains commits of the base branch after those of a run that passed,
 * which the branch did not test. One of them may have broken the step. A run that skipped the step
 * and succeeded has decided that its commits do not concern it.
 */
function hasUntestedCommitsSince(
  reading: Reading,
  contained: readonly Reading[],
  base: BaseBranch,
): boolean {
  if (base.isCurrent) return false
  return contained
    .slice(0, contained.indexOf(reading))
    .filter(({ run }) => run.commit !== reading.run.commit)
    .some((other) => !passedThere(other) && !isPass(other.run.conclusion ?? 'unknown'))
}
