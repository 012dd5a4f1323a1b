import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { groupCauses } from '../../../src/analyse/causes/group-causes.ts'
import { judgeCauses } from '../../../src/analyse/verdicts/judge-causes.ts'
import { nextRequests } from '../../../src/analyse/verdicts/next-requests.ts'
import {
  type BaseBranch,
  type BaseRun,
  jobsKey,
  NO_RESPONSES,
} from '../../../src/model/base-branch.ts'
import type { Verdict } from '../../../src/model/report/cause.ts'
import type { FailureReport } from '../../../src/model/report/failure-report.ts'
import type { StepExcerpt } from '../../../src/model/report/failure.ts'
import type { Job } from '../../../src/model/run.ts'
import { makeExcerpt } from '../../helpers/failure-report.ts'
import { at, finished, makeJob, makeRun, makeStep, reportOn } from '../../helpers/make-run.ts'

const STEP = makeStep({ name: 'Run npm test', state: finished(5, 60, 'failure') })

/** What the runs of the base branch did, newest first, by one character each. */
const RESULTS = {
  P: 'passed',
  F: 'failed with the same error',
  O: 'failed with another error',
  G: 'failed, and its log is gone',
  S: 'skipped the job',
  U: 'has not finished',
} as const

type Letter = keyof typeof RESULTS

const LETTERS = Object.keys(RESULTS) as Letter[]

interface Scene {
  readonly isCurrent?: boolean
  readonly testsMerge?: boolean
  /** Position of the run of the merge base; `undefined` if it is unknown. */
  readonly mergeBase?: number | undefined
}

const excerptOf = (text: string) => [makeExcerpt([text], { step: STEP })]

/** What the log of the failed step shows; a log that is gone shows nothing. */
const LOGS: Partial<Record<Letter, StepExcerpt[]>> = {
  F: excerptOf('Error: no cart'),
  O: excerptOf('Error: no order'),
}

function baseJob(id: number, letter: Letter): Job {
  const conclusion = letter === 'P' ? 'success' : letter === 'S' ? 'skipped' : 'failure'
  const isFailed = conclusion === 'failure'
  return makeJob({
    id,
    name: 'test',
    state: letter === 'U' ? { kind: 'running', startedAt: at(5) } : finished(5, 65, conclusion),
    steps: isFailed && letter !== 'U' ? [STEP] : [],
  })
}

const shaOf = (position: number) => `${position}`.repeat(40).slice(0, 40)

function makeBase(letters: readonly Letter[], scene: Scene): BaseBranch {
  const idOf = (position: number) => 40 - position
  const runs = letters.map((letter, position): BaseRun => {
    const conclusion = letter === 'U' ? undefined : letter === 'P' ? 'success' : 'failure'
    const id = idOf(position)
    const run = makeRun({ id, number: id, commit: shaOf(position), conclusion, jobs: undefined })
    return { ...run, attempt: 1, createdAt: undefined, completed: letter !== 'U' }
  })
  const mergeBase =
    scene.mergeBase === undefined
      ? undefined
      : { sha: shaOf(scene.mergeBase), committedAt: undefined }
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
          [baseJob(jobIds[position] ?? 0, letter)],
        ]),
      ),
      excerpts: new Map(
        letters.map((letter, position) => [jobIds[position] ?? 0, LOGS[letter]] as const),
      ),
      commits: new Map(),
    },
  }
}

const RUN = makeRun({
  event: 'pull_request',
  branch: 'topic',
  commit: 'f'.repeat(40),
  jobs: [{ name: 'test', state: finished(5, 65, 'failure'), steps: [STEP] }],
})
const { jobs: JOBS = [] } = reportOn(RUN)

function causes() {
  const [job] = JOBS
  if (job?.failure === undefined) throw new Error('the job failed')
  const failure: FailureReport = {
    job,
    failure: job.failure,
    excerpts: excerptOf('Error: no cart'),
    annotations: [],
  }
  return groupCauses([failure])
}

function judgeBase(base: BaseBranch): Verdict {
  const [cause] = judgeCauses(causes(), { run: RUN, jobs: JOBS, attempts: undefined, base })
  if (cause === undefined) throw new Error('there is one cause')
  return cause.verdict
}

function judgeLetters(letters: string, scene: Scene = {}) {
  const { kind, reason, evidence } = judgeBase(makeBase(letters.split('') as Letter[], scene))
  return [reason ?? kind, evidence.map(({ runId }) => 40 - runId).join(' ')].join(' ').trim()
}

describe('judgeCauses', () => {
  it.each<[string, Scene, string]>([
    ['', {}, 'no-base'],
    ['SS', {}, 'not-run'],
    ['PP', { mergeBase: 1 }, 'new 0'],
    ['PP', {}, 'new 0'],
    ['SPP', { mergeBase: 0 }, 'older-base 1'],
    ['SPP', { mergeBase: 1 }, 'new 1'],
    ['F', { mergeBase: 0 }, 'known 0'],
    ['FFP', { mergeBase: 1 }, 'known 0 1'],
    ['SFFP', { mergeBase: 1 }, 'known 1 2'],
    ['GFP', { mergeBase: 1 }, 'known 1'],
    ['OFP', { mergeBase: 1 }, 'known 1'],
    ['PFF', { mergeBase: 1 }, 'known 1 2'],
    ['PFFP', { mergeBase: 0 }, 'new 0'],
    ['PFF', { testsMerge: true }, 'new 0'],
    ['PFF', {}, 'known 1 2'],
    ['OP', { mergeBase: 1 }, 'other-error 0'],
    ['GP', { mergeBase: 1 }, 'no-log 0'],
    ['UP', { mergeBase: 1, testsMerge: true }, 'older-base 1'],
    ['UP', { mergeBase: 1 }, 'new 1'],
    ['FPF', { mergeBase: 0 }, 'unsteady 0 1 2'],
    ['PFP', { mergeBase: 0 }, 'unsteady 0 1 2'],
    ['FFP', { isCurrent: true }, 'known 0 1'],
    ['PFF', { isCurrent: true }, 'new 0'],
  ])('judges by runs %j (%j): %s', (letters, scene, expected) => {
    expect(judgeLetters(letters, scene)).toBe(expected)
  })

  it('is not read without a base branch', () => {
    const [cause] = judgeCauses(causes(), {
      run: RUN,
      jobs: JOBS,
      attempts: undefined,
      base: undefined,
    })
    expect(cause?.verdict).toEqual({ kind: 'unknown', reason: 'not-read', evidence: [] })
  })
})

const anyLetters = fc.array(fc.constantFrom(...LETTERS), { maxLength: 8 })
const anyScene = fc.record({
  isCurrent: fc.boolean(),
  testsMerge: fc.boolean(),
  mergeBase: fc.option(fc.nat(7), { nil: undefined }),
})

describe('any base branch', () => {
  it('gives no verdict without evidence that the runs show', () => {
    fc.assert(
      fc.property(anyLetters, anyScene, (letters, scene) => {
        const { kind, evidence } = judgeBase(makeBase(letters, scene))
        if (kind !== 'unknown') expect(evidence.length).toBeGreaterThan(0)
        for (const { runId, outcome } of evidence) {
          expect(outcome === 'passed' ? ['P'] : ['F', 'O', 'G']).toContain(letters[40 - runId])
        }
        if (kind === 'known') expect(letters).toContain('F')
        // The newest run that ran the job decides.
        if (kind === 'new') expect(letters.find((letter) => 'PFOG'.includes(letter))).toBe('P')
      }),
    )
  })

  it('is read in a limited number of requests, none of them twice', () => {
    fc.assert(
      fc.property(anyLetters, anyScene, (letters, scene) => {
        const whole = makeBase(letters, scene)
        let base: BaseBranch = { ...whole, responses: NO_RESPONSES }
        const seen = new Set<string>()
        for (let count = 0; count < 100; count++) {
          const wanted = nextRequests(causes(), { run: RUN, jobs: JOBS, base })
          if (wanted.length === 0) return
          const { jobs, excerpts, commits } = base.responses
          const read = {
            jobs: new Map(jobs),
            excerpts: new Map(excerpts),
            commits: new Map(commits),
          }
          for (const request of wanted) {
            const key = JSON.stringify(request)
            expect(seen).not.toContain(key)
            seen.add(key)
            if (request.kind === 'jobs') {
              const at = jobsKey(request.run.id, request.attempt)
              read.jobs.set(at, whole.responses.jobs.get(at))
            } else if (request.kind === 'log') {
              read.excerpts.set(request.job.id, whole.responses.excerpts.get(request.job.id))
            } else {
              read.commits.set(`${request.base}...${request.head}`, undefined)
            }
          }
          base = { ...base, responses: read }
        }
        throw new Error('it never ends')
      }),
    )
  })
})
