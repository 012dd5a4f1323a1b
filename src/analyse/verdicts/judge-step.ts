import type { BaseBranch } from '../../model/base-branch.ts'
import type { KnownVerdict, RunsVerdict, UnknownVerdict } from '../../model/report/cause.ts'
import type { UnknownReason } from '../../model/reasons.ts'
import { evidenceOf } from './evidence.ts'
import { goneFromSet, setBeside } from './failing-sets.ts'
import { containedRuns, hasUntestedCommitsSince } from './contained-commits.ts'
import {
  type Beside,
  hasSameError,
  isUnread,
  passedThere,
  ranStep,
  type Reading,
} from './read-runs.ts'
import { MAX_RUNS_TO_STEP } from './unread-runs.ts'
import { findRedSince } from './red-since.ts'
import { separateSeries, unsteadyRuns } from './unsteady.ts'

/**
 * Judges the failure of a step by the runs of the base branch: (1) the error comes and goes; (2) the branch
 * has it now, in the newest run that ran the step; (3) it had it in the newest run of a commit that the
 * reported run contains, or (4) passed the step there; (5) it failed there, and its list lacks something;
 * (6) it fails there with another error, or with one that can't be read. What GitHub does not list decides nothing.
 *
 * @param isRepeated whether it failed in the two attempts before, too: then (1) does not explain it
 */
export function judgeStep(beside: Beside, isRepeated = false): RunsVerdict {
  const { failure, readings, base } = beside
  const unsteady = unsteadyRuns(beside)
  if (unsteady.length > 0 && !isRepeated) return { kind: 'unsteady', evidence: unsteady } // 1
  const redSince = findRedSince(beside)
  const newest = newestRunOfStep(readings, base)
  const passed = newest && passedThere(newest) ? newest : undefined
  if (newest !== undefined && hasSameError(newest))
    return {
      ...knownVerdict(newest, readings, true),
      failingSet: goneFromSet(failure, newest),
      redSince,
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
  if (hasSameError(decided)) {
    const failingSet = goneFromSet(failure, decided)
    return { ...knownVerdict(decided, readings, false), passedSince, failingSet } // 3
  }
  const { result } = decided
  switch (result.kind) {
    case 'passed':
      return hasUntestedCommitsSince(decided, contained ?? [], base)
        ? unknown('older-base', [decided])
        : {
            kind: 'new',
            evidence: [decided, ...separateSeries(readings)].map(evidenceOf),
            ...(base.isCurrent && passedSince ? { passedSince } : { redSince }),
          } // 4
    case 'failed': {
      const failingSet = setBeside(beside, decided, contained)
      if (failingSet !== undefined && failingSet.new.count > 0)
        return { kind: 'beside', evidence: [evidenceOf(decided)], failingSet } // 5
      return {
        ...unknown(result.error === 'other' ? 'other-error' : 'no-log', [decided]),
        almost: result.almost,
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
  isNewest: boolean,
): KnownVerdict {
  const series = seriesAt(first, readings)
  const ran = readings.filter((reading) => ranStep(reading) || isUnread(reading))
  const learned = first.result.kind === 'failed' ? first.result.learned : undefined
  return {
    kind: 'known',
    evidence: series.map(evidenceOf),
    inLastRuns: isNewest && series.every((reading, at) => ran[at] === reading),
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
  return elsewhere === undefined ? ['not-run'] : ['other-error', [elsewhere]]
}

function notListed(reading: Reading): UnknownVerdict {
  const { result } = reading
  const isEvidence = result.kind === 'not-listed' && result.failed !== undefined
  return unknown('not-listed', isEvidence ? [reading] : [])
}

export function unknown(reason: UnknownReason, evidence: readonly Reading[] = []): UnknownVerdict {
  return { kind: 'unknown', reason, evidence: evidence.map(evidenceOf) }
}
