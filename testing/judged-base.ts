import { groupCauses } from '../src/analyse/causes/causes.ts'
import { judgeCauses } from '../src/analyse/verdicts/judge-causes.ts'
import { type BaseBranch, type BaseRun, jobsKey } from '../src/model/base-branch.ts'
import {
  type Cause,
  failingSetOf,
  type FailureReport,
  reasonOf,
  passedSinceOf,
  type Verdict,
} from '../src/model/report/cause.ts'
import type { StepExcerpt } from '../src/model/report/failure.ts'
import type { Evidence } from '../src/model/shapes/failure.ts'
import type { Job, Run, Step } from '../src/model/run.ts'
import { makeExcerpt } from './failure-report.ts'
import { finished, makeJob, makeRun, makeStep, reportOn, running, skipped } from './make-run.ts'

/** The failed step of the run, and the one before it. */
export const STEP = makeStep({ number: 2, name: 'Run npm test', state: finished(5, 60, 'failure') })
export const BEFORE = makeStep({ number: 1, name: 'Run npm ci', state: finished(4, 5) })

/** What the runs of the base branch did, newest first, by one character each. */
const RESULTS = {
  P: 'passed the step',
  F: 'failed with the same error',
  O: 'failed with another error',
  G: 'failed, and its log is gone',
  S: 'succeeded and skipped the job',
  K: 'succeeded and skipped the step',
  E: 'failed at an earlier step',
  C: 'was cancelled before the job',
  U: 'has not finished',
  L: 'passed, and GitHub lists no steps',
  M: 'failed, and GitHub lists no steps',
  N: 'failed, and GitHub lists no jobs',
} as const

export type Letter = keyof typeof RESULTS

export const LETTERS = Object.keys(RESULTS) as Letter[]

/** Those that ran the step, or may have. */
export const RAN = 'PFOGLMN'

export interface Scene {
  readonly isCurrent?: boolean
  readonly testsMerge?: boolean
  /** Position of the run of the merge base; `undefined` if it is unknown. */
  readonly mergeBase?: number | undefined
  readonly event?: string
  /** Positions of runs that have the commit of the next older one. */
  readonly repeated?: readonly number[]
}

export const excerptOf = (text: string) => [makeExcerpt([text], { step: STEP })]

/** What the log of the failed step shows; a log that is gone shows nothing. */
export const LOGS: Partial<Record<Letter, StepExcerpt[]>> = {
  F: excerptOf('Error: no cart'),
  O: excerptOf('Error: no order'),
}

const JOB_CONCLUSIONS: Partial<Record<Letter, string>> = {
  P: 'success',
  L: 'success',
  K: 'success',
  S: 'skipped',
  C: 'cancelled',
}

const STEPS: Partial<Record<Letter, Step[]>> = {
  P: [BEFORE, { ...STEP, state: finished(5, 60) }],
  K: [BEFORE, { ...STEP, state: skipped() }],
  E: [
    { ...BEFORE, state: finished(4, 5, 'failure') },
    { ...STEP, state: skipped() },
  ],
  F: [BEFORE, STEP],
  O: [BEFORE, STEP],
  G: [BEFORE, STEP],
}

export function baseJob(id: number, letter: Letter): Job {
  const conclusion = JOB_CONCLUSIONS[letter] ?? 'failure'
  return makeJob({
    id,
    name: 'test',
    state: letter === 'U' ? running(5) : finished(5, 65, conclusion),
    steps: STEPS[letter] ?? [],
  })
}

export const shaOf = (position: number) => `${position}`.repeat(40).slice(0, 40)

const RUN_CONCLUSIONS: typeof JOB_CONCLUSIONS = { ...JOB_CONCLUSIONS, S: 'success' }

export function makeBase(letters: readonly Letter[], scene: Scene): BaseBranch {
  const idOf = (position: number) => 40 - position
  const runs = letters.map((letter, position): BaseRun => {
    const conclusion = letter === 'U' ? undefined : (RUN_CONCLUSIONS[letter] ?? 'failure')
    const id = idOf(position)
    const commit = shaOf(scene.repeated?.includes(position) ? position + 1 : position)
    const { event = 'push' } = scene
    const run = makeRun({ id, number: id, event, commit, conclusion, jobs: undefined })
    return { ...run, attempt: 1, completed: letter !== 'U' }
  })
  const mergeBase = scene.mergeBase === undefined ? undefined : shaOf(scene.mergeBase)
  const jobIds = letters.map((_, position) => 1_000 + position)
  return {
    name: 'main',
    isCurrent: scene.isCurrent ?? false,
    testsMerge: scene.testsMerge ?? false,
    runs,
    mergeBase,
    responses: {
      jobs: new Map(
        letters.map((letter, position) => [
          jobsKey(idOf(position), 1),
          letter === 'N' ? [] : [baseJob(jobIds[position] ?? 0, letter)],
        ]),
      ),
      excerpts: new Map(
        letters.map((letter, position) => [jobIds[position] ?? 0, LOGS[letter]] as const),
      ),
      commits: new Map(),
    },
  }
}

/** The base branch with other responses of GitHub. */
export function withResponses(
  base: BaseBranch,
  some: Partial<BaseBranch['responses']>,
): BaseBranch {
  return { ...base, responses: { ...base.responses, ...some } }
}

/** A run whose only job failed in these steps. */
export const failedIn = (...steps: readonly Step[]) =>
  makeRun({
    event: 'pull_request',
    jobs: [{ name: 'test', state: finished(5, 65, 'failure'), steps }],
  })

export const RUN: Run = { ...failedIn(BEFORE, STEP), branch: 'topic', commit: 'f'.repeat(40) }
export const JOBS = reportOn(RUN).jobs ?? []
export const jobsOf = (run: Run) => (run.jobs === RUN.jobs ? JOBS : (reportOn(run).jobs ?? []))

/** The causes of the failures of a run, by what its logs show. */
export function causesIn(run: Run, logs: readonly (readonly StepExcerpt[])[]) {
  const failures = jobsOf(run).map((job, at): FailureReport => {
    const { failure = { kind: 'other' } } = job
    return { job, failure, excerpts: logs[at] ?? [], errors: [], annotations: [] }
  })
  return groupCauses(failures)
}

export function causes(errors: readonly string[] = ['Error: no cart']) {
  return causesIn(RUN, [[makeExcerpt(errors, { step: STEP })]])
}

/** The causes in a run, with the verdict on each. */
export function judgedCauses(
  groups: ReturnType<typeof causesIn>,
  base: BaseBranch | undefined,
  run = RUN,
): readonly Cause[] {
  return judgeCauses(groups, { run, jobs: jobsOf(run), attempts: undefined, base })
}

/** The only cause in a run, with the verdict on it. */
function causeOf(...args: Parameters<typeof judgedCauses>): Cause {
  const [cause, ...others] = judgedCauses(...args)
  if (cause === undefined || others.length > 0) throw new Error('there is one cause')
  return cause
}

/** The verdict on the only cause in a run. */
export function judge(...judged: Parameters<typeof causeOf>): Verdict {
  return causeOf(...judged).verdict
}

const positionOf = ({ runId }: Evidence) => 40 - runId
const positionsOf = (runs: readonly Evidence[]) => runs.map(positionOf).join(' ')

/** What a verdict says, with runs of the base branch by their positions. */
export function factsOf(verdict: Verdict) {
  const { kind, host } = verdict
  const { evidence, inLastRuns, redSince } = verdict.context
  const passedSince = passedSinceOf(verdict)
  return {
    kind,
    /** Why it is unknown, or its kind. */
    word: reasonOf(verdict) ?? kind,
    runs: positionsOf(evidence),
    outcomes: evidence.map((one) => [positionOf(one), one.outcome] as const),
    learned: positionsOf((kind === 'known' && verdict.learned) || []),
    almost: kind === 'unknown' ? verdict.almost : undefined,
    inLastRuns,
    failingSet: failingSetOf(verdict),
    passedSince: passedSince && positionOf(passedSince),
    redSince: redSince?.run.runId,
    host,
  }
}

/** Says why a verdict is unknown or its kind, and on which runs it rests. */
export function sayFacts(verdict: Verdict): string {
  const { word, runs } = factsOf(verdict)
  return `${word} ${runs}`.trim()
}

/** The kind of the verdict on each cause, the jobs that it is about, and those whose logs were not read. */
export function verdictsOfJobs(causes: readonly Cause[]) {
  const namesOf = (failures: readonly FailureReport[]) => failures.map(({ job }) => job.listed.name)
  return causes.map(({ verdict, failures, judged }) => {
    const { kind, inLastRuns } = factsOf(verdict)
    const unread = failures.filter((failure) => !judged.includes(failure))
    return { kind, inLastRuns, jobs: namesOf(judged), unread: namesOf(unread) }
  })
}
