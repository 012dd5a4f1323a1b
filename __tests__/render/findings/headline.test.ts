import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { RedSince, Verdict } from '../../../src/model/report/cause.ts'
import type { Job, Run } from '../../../src/model/run.ts'
import { headline } from '../../../src/render/findings/headline.ts'
import { anyRun } from '../../../testing/arbitrary-run.ts'
import { makeEvidence, withVerdicts } from '../../../testing/failure-report.ts'
import {
  at,
  finished,
  makeRun,
  makeStep,
  NO_RUNNER,
  reportOn,
  running,
  runWithoutJobs,
  skipped,
  waiting,
} from '../../../testing/make-run.ts'

const ended = (name: string, conclusion: string, ...steps: string[]): Partial<Job> => ({
  name,
  state: finished(5, 724, conclusion),
  steps: steps.map((step, index) =>
    makeStep({ number: index + 1, name: `step ${step}`, state: finished(5, 15, step) }),
  ),
})

const OWN = { own: { jobId: 1 } }

describe('headline', () => {
  it.each<[expected: string, run: Run, options?: Parameters<typeof reportOn>[1]]>([
    ['CI succeeded in 12m 4s', makeRun({ conclusion: 'success', jobs: [ended('a', 'success')] })],
    [
      'CI has succeeded so far, after 12m 4s',
      makeRun({ status: 'in_progress', jobs: [ended('a', 'success')] }),
    ],
    [
      'CI failed in 12m 4s: test (a, 22) failed at step failure',
      makeRun({ jobs: [ended('test (a, 22)', 'failure', 'success', 'failure', 'skipped')] }),
    ],
    [
      'CI failed in 12m 4s: b failed at step timed_out and 1 more',
      makeRun({ jobs: [ended('a', 'cancelled', 'cancelled'), ended('b', 'failure', 'timed_out')] }),
    ],
    [
      'CI was cancelled after 12m 4s: a was cancelled at step cancelled',
      makeRun({ jobs: [ended('a', 'cancelled', 'success', 'cancelled', 'failure')] }),
    ],
    [
      'CI failed in 12m 4s: a failed at step failure',
      makeRun({ jobs: [ended('a', 'cancelled', 'failure', 'cancelled')] }),
    ],
    [
      'CI failed in 12m 4s: a failed at step failure',
      makeRun({ jobs: [ended('a', 'failure', 'unknown', 'failure')] }),
    ],
    ['CI timed out in 12m 4s: a timed out', makeRun({ jobs: [ended('a', 'timed_out')] })],
    [
      'CI finished as odd word in 12m 4s: a finished as odd word',
      makeRun({ jobs: [ended('a', 'odd_word')] }),
    ],
    [
      'CI failed in 12m 4s: a failed; 2 jobs unfinished',
      makeRun({ jobs: [ended('a', 'failure'), { state: waiting() }, { state: running(5) }] }),
    ],
    [
      'CI has succeeded so far, after 12m 4s: 1 job unfinished',
      makeRun({ jobs: [ended('a', 'success'), { state: waiting() }] }),
    ],
    [
      'CI has only skipped jobs so far: 1 job unfinished',
      makeRun({ jobs: [{ state: skipped(), runner: NO_RUNNER }, { state: waiting() }] }),
    ],
    [
      'CI succeeded in 12m 4s',
      makeRun({ jobs: [{ state: running(5) }, ended('a', 'success')] }),
      OWN,
    ],
    [
      'CI failed: only failed',
      makeRun({ jobs: [{ name: 'only', state: running(5) }] }),
      { own: { jobId: 1, jobStatus: 'failure' } },
    ],
    [
      'CI succeeded in 12m 4s: a failed (forgiven)',
      makeRun({ jobs: [{ state: running(5) }, ended('a', 'failure')] }),
      { ...OWN, allowedFailures: ['a'] },
    ],
    ['CI has run', makeRun({ jobs: [] })],
    [
      'CI has run for 12m 4s: only 1 of 3 jobs listed',
      makeRun({ jobs: [ended('a', 'success')], jobsCounted: 3 }),
    ],
    [
      'CI failed in 12m 4s: a failed; only 1 of an unknown number of jobs listed',
      makeRun({ jobs: [ended('a', 'failure')], jobsCounted: undefined }),
    ],
    ['CI could not be read: the jobs could not be listed', runWithoutJobs()],
    ['CI succeeded; the jobs could not be listed', runWithoutJobs({ conclusion: 'success' })],
    [
      'Run 42 failed; the jobs could not be listed',
      runWithoutJobs({ workflow: undefined }),
      { own: { jobStatus: 'failure' } },
    ],
    ['CI failed to start', makeRun({ conclusion: 'startup_failure', jobs: [] })],
    [
      'CI failed: a failed at step failure in an earlier attempt',
      makeRun({
        attempt: 2,
        startedAt: at(1_000),
        conclusion: 'failure',
        jobs: [ended('a', 'failure', 'failure'), { name: 'b', state: finished(1_005, 1_039) }],
      }),
    ],
    [
      'CI succeeded in 12m 4s: a failed (forgiven)',
      makeRun({ jobs: [ended('a', 'failure'), ended('b', 'success')], conclusion: 'failure' }),
      { allowedFailures: ['a'] },
    ],
    [
      'CI failed in 12m 4s; only 1 of 3 jobs listed',
      makeRun({ conclusion: 'failure', jobs: [ended('a', 'success')], jobsCounted: 3 }),
    ],
    [
      'CI requires action',
      makeRun({ conclusion: 'action_required', jobs: [ended('a', 'success')] }),
    ],
    [
      'CI ::error::x succeeded in 12m 4s',
      makeRun({ workflow: 'CI\n::error::x', conclusion: 'success', jobs: [ended('a', 'success')] }),
    ],
    [
      'CI finished as odd ::error::x in 12m 4s: a b failed',
      makeRun({ jobs: [ended('a\nb', 'failure')], conclusion: 'odd\n::error::x' }),
    ],
  ])('returns %j', (expected, run, ...[options]) => {
    expect(headline(reportOn(run, options))).toBe(expected)
  })

  it.each<[string | undefined, readonly Partial<Job>[], string]>([
    ['queued', [{ state: waiting() }], 'is queued: 1 job unfinished'],
    ['requested', [], 'is queued'],
    [
      'waiting',
      [{ state: waiting('waiting') }],
      'is waiting for approval or another deployment protection rule: 1 job unfinished',
    ],
    [
      'pending',
      [{ state: waiting('pending') }],
      'is pending until its concurrency group is free: 1 job unfinished',
    ],
    ['in_progress', [{ state: running() }], 'is in progress: 1 job unfinished'],
    ['queued', [{ state: running(5) }, { state: waiting() }], 'is in progress: 2 jobs unfinished'],
    ['new_word', [{ state: waiting() }], 'has run: 1 job unfinished'],
    [
      'waiting',
      [ended('a', 'success'), { state: waiting('waiting') }],
      'has succeeded so far, after 12m 4s, and is waiting for approval or another deployment protection rule: 1 job unfinished',
    ],
    [
      'queued',
      [ended('a', 'success'), { state: waiting() }],
      'has succeeded so far, after 12m 4s: 1 job unfinished',
    ],
  ])('describes a run with status %p and jobs %j: %s', (status, jobs, expected) => {
    expect(headline(reportOn(makeRun({ status, jobs })))).toBe(`CI ${expected}`)
  })

  it('returns one line for any run', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const line = headline(reportOn(run))
        expect(line).not.toMatch(/[\n\r\u2028\u2029]/)
        expect(line.trim()).not.toBe('')
      }),
    )
  })
})

describe('headline: causes', () => {
  const legs = (count: number, name: string, step: string): Partial<Job>[] =>
    Array.from({ length: count }, (_, at) => ({
      name: count === 1 ? name : `${name} (${at + 1})`,
      state: finished(5, 65, 'failure'),
      steps: [makeStep({ number: 2, name: step, state: finished(15, 60, 'failure') })],
    }))

  it.each<[string, readonly Partial<Job>[], string]>([
    ['one job', legs(1, 'lint', 'Lint'), 'lint failed at Lint'],
    ['legs that fail alike', legs(3, 'test', 'Test'), '3 jobs failed at Test'],
    [
      'jobs that fail differently',
      [...legs(1, 'lint', 'Lint'), ...legs(1, 'build', 'Build')],
      'lint failed at Lint and 1 more',
    ],
    [
      'legs and another job',
      [...legs(3, 'test', 'Test'), ...legs(1, 'lint', 'Lint')],
      '3 jobs failed at Test and 1 more cause',
    ],
  ])('names the first cause of %s', (_, jobs, expected) => {
    expect(headline(reportOn(makeRun({ jobs })))).toMatch(new RegExp(`: ${expected}$`))
  })

  const evidence = [makeEvidence()]
  const known: Verdict = { kind: 'known', evidence }
  const since: RedSince = { run: makeEvidence({ runNumber: 809 }), commits: [], commitsTotal: 0 }
  const [one, two, three] = ['lint', 'build', 'docs'].map((name) => legs(1, name, name))

  it.each<[readonly Verdict[], readonly Partial<Job>[], string]>([
    [[known], one ?? [], 'lint failed at lint (as on main in #812)'],
    [[{ ...known, redSince: since }], one ?? [], 'lint failed at lint (as on main since #809)'],
    [
      [{ kind: 'new', evidence }, known],
      [...(one ?? []), ...(two ?? [])],
      'lint failed at lint and 1 more that is known from main',
    ],
    [
      [{ kind: 'new', evidence }, { kind: 'new', evidence }, known],
      [...(one ?? []), ...(two ?? []), ...(three ?? [])],
      'lint failed at lint and 2 more, 1 of which is known from main',
    ],
    [[{ kind: 'new', evidence }], one ?? [], 'lint failed at lint'],
  ])('names what the base branch fails for too, of %j', (verdicts, jobs, expected) => {
    const line = headline(withVerdicts(reportOn(makeRun({ jobs })), ...verdicts))
    expect(line).toBe(`CI failed in 1m 5s: ${expected}`)
  })
})
