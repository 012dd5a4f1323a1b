// The table of what to do about a failure: the first row that applies, or else what its verdict alone says.
import { isFailure } from '../../model/conclusion.ts'
import { mayRerun } from '../../model/judgement.ts'
import type { ADVICE } from '../../model/reasons.ts'
import { passedSinceOf, wasEndedEarly } from '../../model/report/cause.ts'
import {
  type AdvisedFailure,
  CODE,
  type Doubt,
  doubtAbout,
  DOUBTS,
  isThirdTry,
  type Whose,
} from './doubts.ts'

/**
 * Advice about failures, in the order of what demands work. Work comes first, then what may be the code's: nothing else
 * turns such a run green. While the base branch is broken, a re-run does not either.
 */
const ADVICE_OF = {
  'red-base': 'fix',
  new: 'fix',
  tests: 'fix',
  unknown: 'look',
  'no-job': 'look',
  doubt: 'look',
  'over-budget': 'look',
  gate: 'look',
  'came-and-went': 'rerun',
  base: 'wait',
  issue: 'wait',
  repaired: 'wait',
  'comes-and-goes': 'rerun',
  'issue-rerun': 'rerun',
  unsteady: 'rerun',
  infrastructure: 'rerun',
  'ended-early': 'rerun',
  'passed-since': 'none',
  exempt: 'none',
} as const satisfies Record<string, keyof typeof ADVICE>

type FoundAdvice = keyof typeof ADVICE_OF

/** Cases that the gate fails for, or the run failed for, although no verdict is about it. */
type GateCase = 'tests' | 'over-budget' | 'gate' | 'no-job'

/** Cases that follow from a verdict, without a doubt. */
export type VerdictCase = Exclude<FoundAdvice, GateCase | 'doubt'>

export type AdviceCase = VerdictCase | GateCase | Doubt

/** All cases, in the order of what demands work. */
export const CASES = (Object.keys(ADVICE_OF) as FoundAdvice[]).flatMap<AdviceCase>((found) =>
  found === 'doubt' ? DOUBTS.all : [found],
)

export function adviceOf(found: AdviceCase | FoundAdvice): keyof typeof ADVICE {
  return ADVICE_OF[typeof found === 'string' ? found : 'doubt']
}

/** Facts that can decide about a failure beside its verdict, in the words of the documents. */
const FACTS = {
  'gate-passes': ['`new` passes for it', ({ isExempt }) => isExempt],
  'base-branch': ['on the base branch', ({ onBase }) => onBase],
  'passed-since': [
    'the branch passed since',
    ({ verdict }) => passedSinceOf(verdict) !== undefined,
  ],
  'first-attempt': ['first attempt', ({ run }) => mayRerun(run)],
  'says-rerun': ['an issue says `rerun: once`', ({ verdict }) => verdict.issues?.reruns === true],
  'ended-early': [
    'infrastructure ended the second attempt before an earlier failure was re-run',
    (failure) => wasEndedEarly(failure.verdict) && !isThirdTry(failure),
  ],
  stopped: ['only cancelled or waiting', ({ job }) => !isFailure(job.outcome)],
  'came-and-went': [
    'came and went before',
    ({ verdict }) => verdict.context.evidence.some(({ outcome }) => outcome === 'failed'),
  ],
  'in-month': [
    'comes and goes in the month, no time limit',
    ({ verdict, failure }) => verdict.context.inMonth !== undefined && failure.kind !== 'timed-out',
  ],
  'first-doubt': [
    `one of the first ${DOUBTS.first.length} doubts`,
    (failure) => DOUBTS.first.some((doubt) => doubt === doubtAbout(failure)),
  ],
  doubt: ['a doubt', (failure) => doubtAbout(failure) !== undefined],
} as const satisfies Record<string, readonly [string, (failure: AdvisedFailure) => boolean]>

/** What follows for these verdicts if all of these facts hold, and why. */
type AdviceRow = readonly [
  verdicts: readonly Whose[],
  facts: readonly (keyof typeof FACTS)[],
  // `undefined` if what cancelled the job, or what it waits for, says all.
  found: VerdictCase | 'doubt' | undefined,
  why: string,
]

const NOT_RED = [...CODE, 'known', 'listed', 'unsteady', 'infrastructure'] as const

const ROWS: readonly AdviceRow[] = [
  [['new', 'red'], ['base-branch', 'passed-since'], 'passed-since', 'the branch is green again'],
  [NOT_RED, ['gate-passes'], 'exempt', 'nothing keeps the change back'],
  [
    ['known', 'red', 'listed'],
    ['says-rerun', 'first-attempt'],
    'issue-rerun',
    'people know that it can pass',
  ],
  [['unknown'], ['ended-early'], 'ended-early', 'the next attempt shows what this one could not'],
  [CODE, ['first-doubt'], 'doubt', 'the attempt may not show all that failed'],
  [['unknown'], ['stopped'], undefined, 'what cancelled it, or waits, says all'],
  [
    ['new'],
    ['came-and-went', 'first-attempt'],
    'came-and-went',
    'one more attempt shows whether it is chance',
  ],
  [
    ['new', 'unknown'],
    ['in-month', 'first-attempt'],
    'comes-and-goes',
    'one more attempt shows whether it is chance',
  ],
  [[...NOT_RED, 'red'], ['doubt'], 'doubt', 'neither a fix nor a re-run is sure to help'],
  [CODE, ['base-branch'], 'red-base', 'others wait until the branch is green'],
  [['known'], ['passed-since'], 'repaired', 'a re-run tests the same commit'],
]

/** What follows from a verdict if no row applies. */
const OWN: Record<Whose, VerdictCase> = {
  new: 'new',
  beside: 'new',
  red: 'red-base',
  unknown: 'unknown',
  known: 'base',
  listed: 'issue',
  unsteady: 'unsteady',
  infrastructure: 'infrastructure',
}

/** The table with its words, from which docs/verdicts.md is printed. */
export const TABLE = { facts: FACTS, rows: ROWS, own: OWN }

/**
 * Returns what to do about a failure.
 *
 * @returns `undefined` if what cancelled it, or waits, says all
 */
export function adviceOn(failure: AdvisedFailure): VerdictCase | Doubt | undefined {
  const row = ROWS.find(
    ([verdicts, facts]) =>
      verdicts.includes(failure.whose) && facts.every((fact) => FACTS[fact][1](failure)),
  )
  const found = row === undefined ? OWN[failure.whose] : row[2]
  return found === 'doubt' ? doubtAbout(failure) : found
}
