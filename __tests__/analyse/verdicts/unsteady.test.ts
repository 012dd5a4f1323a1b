import { describe, expect, it } from '@jest/globals'
import { groupCauses } from '../../../src/analyse/causes/group-causes.ts'
import { judgeCauses } from '../../../src/analyse/verdicts/judge-causes.ts'
import { nextRequests } from '../../../src/analyse/verdicts/next-requests.ts'
import {
  type BaseBranch,
  type BaseRequest,
  type BaseRun,
  jobsKey,
} from '../../../src/model/base-branch.ts'
import type { StepExcerpt } from '../../../src/model/report/failure.ts'
import type { Job } from '../../../src/model/run.ts'
import { makeExcerpt, makeVerdict } from '../../../testing/failure-report.ts'
import {
  finished,
  makeJob,
  makeRun,
  makeStep,
  reportOn,
  skipped,
} from '../../../testing/make-run.ts'
import { reasonOf } from '../../../src/model/report/cause.ts'

const INSTALL = makeStep({ number: 1, name: 'Run npm ci', state: finished(4, 5) })
const STEP = makeStep({ number: 2, name: 'Run npm test', state: finished(5, 60, 'failure') })
const PASSED = { ...STEP, state: finished(5, 60) }
const NOT_RUN = { ...STEP, state: skipped() }
const LATER = makeStep({ number: 3, name: 'Run npm publish', state: finished(60, 65, 'failure') })

/** What an attempt of a run of the base branch did in the job `test`, by a character. */
const ATTEMPTS = {
  P: ['passed', 'success', [INSTALL, PASSED]],
  F: ['failed with the same error', 'failure', [INSTALL, STEP]],
  V: ['failed with the same error and another value', 'failure', [INSTALL, STEP]],
  O: ['failed with another error', 'failure', [INSTALL, STEP]],
  M: ['failed with the same error and one more', 'failure', [INSTALL, STEP]],
  G: ['failed, and its log is gone', 'failure', [INSTALL, STEP]],
  E: [
    'failed at an earlier step',
    'failure',
    [{ ...INSTALL, state: finished(4, 5, 'failure') }, NOT_RUN],
  ],
  L: ['passed the step, and failed at a later one', 'failure', [INSTALL, PASSED, LATER]],
  S: ['skipped the step', 'success', [INSTALL, NOT_RUN]],
  C: ['was cancelled before the step', 'cancelled', [INSTALL]],
  Q: [
    'passed the step after a step that is not here',
    'success',
    [{ ...INSTALL, name: 'Run npm install --force' }, PASSED],
  ],
  J: ['failed after its steps', 'failure', [INSTALL, PASSED]],
  X: ['failed in another job, without this one', 'failure', undefined],
  Y: ['passed in another job, without this one', 'success', undefined],
} as const satisfies Record<string, readonly [string, string, Job['steps'] | undefined]>

type Letter = keyof typeof ATTEMPTS

const logOf = (...texts: readonly string[]) => [makeExcerpt(texts, { step: STEP })]
const SAME = 'Error: no cart of user 7'
const LOGS: Partial<Record<Letter, readonly StepExcerpt[]>> = {
  F: logOf(SAME),
  V: logOf('Error: no cart of user 8'),
  O: logOf('Error: no order'),
  M: logOf(SAME, 'Error: no order'),
  J: [makeExcerpt([SAME])],
}

const RUN = makeRun({
  event: 'pull_request',
  branch: 'topic',
  jobs: [{ name: 'test', state: finished(5, 65, 'failure'), steps: [INSTALL, STEP] }],
})

/** A run whose job failed, and none of its steps. */
const WITHOUT_STEP = makeRun({
  event: 'pull_request',
  branch: 'topic',
  jobs: [{ name: 'test', state: finished(5, 65, 'failure'), steps: [INSTALL, PASSED] }],
})

/** The runs of `main`, newest first, each with its attempts, and whether the reported run tests a merge into it. */
function branchOf(history: string) {
  const runs = history.split(' ').map((letters, position) => {
    const attempts = letters.split('>') as Letter[]
    const id = 100 - position
    const jobs = attempts.map((letter, at): Job => {
      const [, conclusion, steps] = ATTEMPTS[letter]
      const name = steps === undefined ? 'lint' : 'test'
      return makeJob({
        id: id * 10 + at,
        name,
        state: finished(5, 65, conclusion),
        steps: [...(steps ?? [])],
      })
    })
    const [, conclusion = ''] = ATTEMPTS[attempts.at(-1) ?? 'P']
    const made = makeRun({ id, number: id, commit: `${id}`.repeat(20).slice(0, 40), conclusion })
    const run: BaseRun = { ...made, jobs: undefined, attempt: attempts.length, completed: true }
    return { run, jobs, logs: attempts.map((letter, at) => [id * 10 + at, LOGS[letter]] as const) }
  })
  const logs = new Map<number, readonly StepExcerpt[] | undefined>(runs.flatMap((run) => run.logs))
  const jobs = new Map(
    runs.flatMap(({ run, jobs: all }) =>
      all.map((job, at) => [jobsKey(run.id, at + 1), [job]] as const),
    ),
  )
  return { runs: runs.map(({ run }) => run), jobs, logs }
}

interface Scene {
  /** Positions of runs whose latest jobs were read to compare their times. @default none */
  readonly atHand?: readonly number[]
  readonly log?: readonly StepExcerpt[] | undefined
  /** @default RUN */
  readonly run?: typeof RUN
}

/** Reads of the branch what the judge wants, as a report does, and returns the verdict with its evidence. */
function judge(history: string, { atHand = [], log = LOGS.F, run = RUN }: Scene = {}) {
  const branch = branchOf(history)
  const { jobs: reports = [] } = reportOn(run)
  const [report] = reports
  if (report?.failure === undefined) throw new Error('the job has failed')
  const failure = {
    job: report,
    failure: report.failure,
    excerpts: log ?? [],
    errors: [],
    annotations: [],
  }
  const causes = groupCauses([failure])
  const read = atHand
    .flatMap((at) => branch.runs[at] ?? [])
    .map(({ id, attempt }) => jobsKey(id, attempt))
  let base: BaseBranch = {
    name: 'main',
    isCurrent: false,
    testsMerge: true,
    runs: branch.runs,
    mergeBase: undefined,
    responses: {
      jobs: new Map(read.map((key) => [key, branch.jobs.get(key)])),
      excerpts: new Map(),
      commits: new Map(),
    },
  }
  const requests: BaseRequest[] = []
  for (;;) {
    const wanted = nextRequests(causes, { run, jobs: reports, base })
    if (wanted.length === 0) break
    requests.push(...wanted)
    const { jobs, excerpts, commits } = base.responses
    const next = { jobs: new Map(jobs), excerpts: new Map(excerpts), commits }
    for (const request of wanted) {
      if (request.kind === 'log') next.excerpts.set(request.job.id, branch.logs.get(request.job.id))
      if (request.kind !== 'jobs') continue
      const key = jobsKey(request.run.id, request.attempt)
      next.jobs.set(key, branch.jobs.get(key))
    }
    base = { ...base, responses: next }
  }
  const [cause] = judgeCauses(causes, { run, jobs: reports, base })
  const verdict = cause?.verdict ?? makeVerdict('unknown')
  const { kind, evidence } = verdict
  const shown = evidence.map(({ runId, attempt, outcome }) => `${runId}.${attempt} ${outcome}`)
  return { judged: [reasonOf(verdict) ?? kind, ...shown].join(' '), requests: requests.length }
}

describe('a failure that is not on the newest run of main', () => {
  it.each<[string, string, string, number]>([
    [
      'failed and passed when it was re-run, one run earlier',
      'P F>P P',
      'unsteady 99.2 passed 99.1 failed',
      4,
    ],
    ['the same, seven runs earlier', 'P P P P P P P F>P', 'unsteady 93.2 passed 93.1 failed', 4],
    [
      'the same, 18 runs earlier',
      'P P P P P P P P P P P P P P P P P P F>P',
      'unsteady 82.2 passed 82.1 failed',
      4,
    ],
    ['passed and failed when it was re-run', 'P P>F P', 'unsteady 99.2 failed 99.1 passed', 4],
    ['passed, and failed with another error', 'P P>O P', 'new 100.1 passed', 4],
    ['failed with another value first', 'P V>P P', 'new 100.1 passed', 4],
    [
      'failed with it in the attempt before the last of three',
      'P P>F>P P',
      'unsteady 99.3 passed 99.2 failed',
      4,
    ],
    ['failed with it only in the first of three', 'P F>P>P P', 'new 100.1 passed', 2],
    ['skipped the step, and one before shows it', 'S P F>P', 'unsteady 98.2 passed 98.1 failed', 5],
    ['is not re-run, and has the error', 'P F P', 'new 100.1 passed', 1],
    ['is the newest', 'F>P P', 'unsteady 100.2 passed 100.1 failed', 3],
    ['is the newest, and failed again', 'F>F P', 'known 100.2 failed', 4],
    [
      'is older than the newest, which has the error',
      'F F>P P',
      'unsteady 99.2 passed 99.1 failed',
      5,
    ],
    ['failed twice before it passed', 'P F>F>P', 'unsteady 99.3 passed 99.2 failed', 4],
    ['passed when it was re-run after it had passed', 'P P>P P', 'new 100.1 passed', 2],
    ['failed with another error first', 'P O>P P', 'new 100.1 passed', 4],
    ['failed with one error more first', 'P M>P P', 'unsteady 99.2 passed 99.1 failed', 4],
    ['failed at an earlier step first', 'P E>P P', 'new 100.1 passed', 2],
    ['failed at a later step first', 'P L>P P', 'new 100.1 passed', 2],
    ['was cancelled first', 'P C>P P', 'new 100.1 passed', 2],
    ['skipped the step first', 'P S>P P', 'new 100.1 passed', 2],
    ['failed in another job first', 'P X>P P', 'new 100.1 passed', 2],
    ['failed, and the re-run did other steps', 'P F>Q P', 'new 100.1 passed', 4],
    ['failed, and the re-run skipped the step', 'P F>S P', 'new 100.1 passed', 3],
    ['failed, and the re-run had no such job', 'P F>Y P', 'new 100.1 passed', 3],
    ['failed, and failed again', 'P F>F P', 'new 100.1 passed', 3],
    ['failed, and failed again with another error', 'P F>O P', 'new 100.1 passed', 3],
    [
      'failed, and the re-run failed at a later step',
      'P F>L P',
      'unsteady 99.2 passed 99.1 failed',
      4,
    ],
    ['failed, and its log is gone', 'P G>P P', 'new 100.1 passed', 4],
    [
      'was re-run twice, and first for another job',
      'P X>P F>P',
      'unsteady 98.2 passed 98.1 failed',
      5,
    ],
    ['was re-run thrice, and only the oldest shows it', 'P X>P E>P F>P', 'new 100.1 passed', 3],
  ])('is judged by a run that %s: %j is %j, by %i requests', (...row) => {
    const [, history, judged, requests] = row
    expect(judge(history)).toEqual({ judged, requests })
  })

  it.each<[string, string, readonly number[], string, number]>([
    ['the run that was re-run', 'P F>P P', [1], 'unsteady 99.2 passed 99.1 failed', 3],
    [
      'both runs, of which the second shows it',
      'P X>P F>P',
      [1, 2],
      'unsteady 98.2 passed 98.1 failed',
      4,
    ],
    [
      'both runs, of which the first has another error',
      'P O>P F>P',
      [1, 2],
      'unsteady 98.2 passed 98.1 failed',
      5,
    ],
    [
      'a run before it failed in two attempts',
      'F>F F>F F>P',
      [2],
      'known 100.2 failed 99.2 failed',
      8,
    ],
    [
      'a run before it failed in two attempts, and passes now',
      'P F>F F>P',
      [0, 2],
      'unsteady 98.2 passed 98.1 failed',
      4,
    ],
  ])('is judged if the jobs are read of %s: %j (%j) is %j', (...row) => {
    const [, history, atHand, judged, requests] = row
    expect(judge(history, { atHand })).toEqual({ judged, requests })
  })

  it('is judged by a run that failed after its steps, if the reported job did', () => {
    const scene = { log: LOGS.J, run: WITHOUT_STEP }
    expect(judge('P J>P P', scene).judged).toBe('unsteady 99.2 passed 99.1 failed')
  })

  it('is not looked for if no log shows what failed', () => {
    expect(judge('P F>P P', { log: undefined }).requests).toBe(4)
    expect(judge('P F>P P', { log: [] })).toEqual({ judged: 'new 100.1 passed', requests: 1 })
  })
})
