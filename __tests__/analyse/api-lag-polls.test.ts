import { describe, expect, it } from '@jest/globals'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isOutdated } from '../../src/analyse/api-lag.ts'
import { decodeRun } from '../../src/github/run/decode.ts'
import type { Job, Run, Step } from '../../src/model/run.ts'
import { type Instant, SECOND } from '../../src/model/time.ts'
import { makeOwn, makeTarget } from '../../testing/make-run.ts'

const CORPUS = join(import.meta.dirname, '../../../shared/corpus/jobs')
const POLLS = existsSync(CORPUS)
  ? readdirSync(CORPUS).filter((file) => file.startsWith('curvcpu-'))
  : []

const described = POLLS.length > 0 ? describe : describe.skip

/** A run with pending and post steps that was listed 35 times while it ran. */
described('the recorded polls of a run', () => {
  const polls = POLLS.map(readPoll)
  const last = polls.at(-1)?.jobs ?? []
  const unfinished = polls.flatMap(({ jobs = [] }, index) =>
    jobs.filter(({ state }) => state.kind === 'running').map((job) => ({ job, poll: index + 1 })),
  )
  // Each main step in turn stands for the one that runs this action.
  const cases = unfinished.flatMap(({ job, poll }) =>
    mainSteps(job).flatMap((step) => {
      const startedAt = startOf(
        step,
        last.find(({ id }) => id === job.id),
      )
      return startedAt === undefined ? [] : [{ job, poll, step, startedAt }]
    }),
  )

  it('includes outdated and current lists', () => {
    expect(cases.filter(({ step }) => step.state.kind === 'running').length).toBeGreaterThan(50)
    expect(cases.filter(({ step }) => step.state.kind === 'waiting').length).toBeGreaterThan(50)
  })

  it('are not outdated if the running step is the current one', () => {
    const waits = cases.filter(
      ({ job, step, startedAt }) => step.state.kind === 'running' && isListedLate(job, startedAt),
    )
    expect(waits).toEqual([])
  })

  it('are outdated if the current step is pending and the running step started earlier', () => {
    const missed = cases.filter(({ job, step, startedAt }) => {
      const running = job.steps.find(({ state }) => state.kind === 'running')?.state
      const earlier = running?.kind === 'running' ? startedAt - (running.startedAt ?? NaN) : NaN
      // The start of a step that ran for up to two seconds proves nothing.
      const isKnown = earlier >= 2 * SECOND
      return step.state.kind === 'waiting' && isKnown && !isListedLate(job, startedAt)
    })
    expect(missed).toEqual([])
  })

  it('are outdated without steps, or with only the first step', () => {
    const begun = unfinished.filter(({ job }) => job.steps.length < 2)
    expect(begun.length).toBeGreaterThan(5)
    expect(begun.every(({ job }) => isListedLate(job, job.createdAt ?? 0))).toBe(true)
  })
})

function readPoll(file: string): Run {
  const { jobs } = JSON.parse(readFileSync(join(CORPUS, file), 'utf8')) as { jobs: object[] }
  return decodeRun({ run: {}, jobs, jobsCounted: jobs.length, notes: [] }, makeTarget())
}

/** Whether the listed job is outdated for an action whose process starts 1 s after its step. */
function isListedLate(job: Job, startedAt: Instant): boolean {
  const step = { action: undefined, processStartedAt: startedAt + SECOND }
  const run = { ...decodeRun({ notes: [] } as never, makeTarget()), jobs: [job], jobsCounted: 1 }
  return isOutdated(run, makeOwn({ jobId: job.id, step }))
}

function mainSteps({ steps }: Job): Step[] {
  return steps.filter(({ name }) => !/^(Post |Set up job$|Complete job$)/.test(name))
}

function startOf({ number, state }: Step, job: Job | undefined): Instant | undefined {
  if (state.kind === 'running') return state.startedAt
  const ended = job?.steps.find((step) => step.number === number)?.state
  return ended?.kind === 'finished' && ended.conclusion !== 'skipped' ? ended.startedAt : undefined
}
