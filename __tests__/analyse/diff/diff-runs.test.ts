import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { diffRuns } from '../../../src/analyse/diff/diff-runs.ts'
import { matchJobs } from '../../../src/analyse/diff/match-jobs.ts'
import { decodeRun } from '../../../src/github/run/decode.ts'
import type { Report } from '../../../src/model/report/report.ts'
import type { RunDiff } from '../../../src/model/report/run-diff.ts'
import type { Job, Run } from '../../../src/model/run.ts'
import { anyRun } from '../../../testing/arbitrary-run.ts'
import {
  finished,
  makeRun,
  makeStep,
  makeTarget,
  reportOn,
  running,
  skipped,
} from '../../../testing/make-run.ts'
import { readRecorded } from '../../../testing/recorded-responses.ts'

type Jobs = readonly Partial<Job>[]

function diff(before: Jobs, after: Jobs, fields: [Partial<Run>?, Partial<Run>?] = []): RunDiff {
  const report = (jobs: Jobs, id: number) =>
    reportOn(makeRun({ id, jobs, conclusion: 'success', ...fields[id - 1] }))
  return diffRuns(report(before, 1), report(after, 2))
}

/** Jobs such as `t (1); t (2)`. */
const named = (names: string) => names.split('; ').map((name) => ({ name, url: `u${name}` }))

/** The history of a job that took so many seconds in earlier runs. */
function withHistory(job: Partial<Job>, durations: readonly number[], id: number): Report {
  const runs = durations.map((seconds) =>
    makeRun({ jobs: [{ ...job, state: finished(5, 5 + seconds) }], conclusion: 'success' }),
  )
  const run = makeRun({ id, jobs: [job], conclusion: 'success' })
  return reportOn(run, { earlierRuns: { branch: 'main', runs } })
}

describe('diffRuns', () => {
  it.each<[string, Partial<Job>, Partial<Job>, string | undefined, number | undefined]>([
    ['passed jobs', {}, { state: finished(5, 95) }, undefined, 30_000],
    ['a failed job', {}, { state: finished(5, 95, 'failure') }, 'not-passed', undefined],
    ['an unfinished job', { state: running(5) }, {}, 'unfinished', undefined],
    ['a skipped job', {}, { state: skipped() }, 'skipped', undefined],
    ['a job without times', { state: finished() }, {}, 'unknown-time', undefined],
    ['a check run', { kind: 'check' }, { kind: 'check' }, 'check', undefined],
  ])('compares %s', (_, before, after, notCompared, delta) => {
    const [pair] = diff([before], [{ ...after, url: 'https://github.com/x' }]).jobs
    expect(pair?.notCompared).toBe(notCompared)
    expect(pair?.duration.delta).toBe(delta)
  })

  it.each([
    ['t (1); t (2)', 't (1); t (2); t (3); t (4)'],
    ['shard 1; shard 2', 'shard 1; shard 2; shard 3'],
    ['t (1, 2); t (2, 2)', 't (1, 3); t (2, 3); t (3, 3)'],
  ])('does not compare the shards %j with %j', (before, after) => {
    const { jobs } = diff(
      named(before),
      named(after).map((job) => ({ ...job, url: 'other' })),
    )
    expect(jobs.map(({ notCompared }) => notCompared)).toEqual(['other-shards', 'other-shards'])
  })

  it.each([
    ['t (20); t (22)', 't (20)'],
    ['t (20); t (21)', 't (20)'],
    ['t (1); t (3)', 't (1)'],
  ])('compares legs whose numbers are not shards: %j with %j', (before, after) => {
    const { jobs } = diff(
      named(before),
      named(after).map((job) => ({ ...job, url: 'other' })),
    )
    expect(jobs.map(({ notCompared }) => notCompared)).toEqual([undefined])
  })

  it.each<[string, number, boolean]>([
    ['more than 10 s and 10 %', 80, true],
    ['10 s', 70, false],
    ['less time', 40, true],
  ])('calls a job changed without a history: 60 s and then %s', (_, seconds, changed) => {
    const [pair] = diff([{}], [{ state: finished(5, 5 + seconds) }]).jobs
    expect(pair?.duration).toMatchObject({ changed, spread: undefined })
  })

  it('calls a job changed only beyond the spread of its history', () => {
    const noisy = withHistory({}, [40, 60, 80, 50, 70, 60], 1)
    const steady = withHistory({}, [60, 60, 61, 60, 59, 60], 1)
    const after = reportOn(
      makeRun({
        id: 2,
        jobs: [{ id: 2, name: 'job 1', state: finished(5, 85) }],
        conclusion: 'success',
      }),
    )
    expect(diffRuns(noisy, after).jobs[0]?.duration.changed).toBe(false)
    expect(diffRuns(steady, after).jobs[0]?.duration.changed).toBe(true)
  })

  it('compares steps by name, whatever the version of their action', () => {
    const before = [
      makeStep({ number: 1, name: 'Run actions/checkout@v4', state: finished(5, 10) }),
      makeStep({ number: 2, name: 'Cache', state: finished(10, 11) }),
      makeStep({ number: 3, name: 'Test', state: finished(11, 20) }),
    ]
    const after = [
      makeStep({ number: 1, name: 'Run actions/checkout@v5', state: finished(5, 40) }),
      makeStep({ number: 2, name: 'Test', state: finished(40, 50) }),
      makeStep({ number: 3, name: 'Upload', state: finished(50, 51) }),
    ]
    const [pair] = diff([{ steps: before }], [{ steps: after }]).jobs
    expect(pair?.steps.map(({ duration }) => duration.delta)).toEqual([30_000, 1_000])
    expect(pair?.stepsAdded.map(({ step }) => step.name)).toEqual(['Upload'])
    expect(pair?.stepsRemoved.map(({ step }) => step.name)).toEqual(['Cache'])
  })

  it.each<[string, readonly string[], readonly string[], string[]]>([
    ['an action with its post step', ['Test'], ['Test', 'Cache', 'Post Cache'], ['Cache']],
    ['the post step of a step that one run skipped', ['Cache'], ['Cache', 'Post Cache'], []],
    ['a step, if GitHub lists none of the other job', [], ['Set up job', 'Test'], []],
    ['a step that is named like a post step', ['Test'], ['Test', 'Post results'], ['Post results']],
  ])('adds %s', (_, before, after, added) => {
    const steps = (names: readonly string[]) =>
      names.map((name, index) => makeStep({ number: index + 1, name }))
    const [there] = diff([{ steps: steps(before) }], [{ steps: steps(after) }]).jobs
    expect(there?.stepsAdded.map(({ step }) => step.name)).toEqual(added)
    const [back] = diff([{ steps: steps(after) }], [{ steps: steps(before) }]).jobs
    expect(back?.stepsRemoved.map(({ step }) => step.name)).toEqual(added)
  })

  it('does not compare steps whose name one run has more often', () => {
    const two = [makeStep({ number: 1, name: 'x' }), makeStep({ number: 2, name: 'x' })]
    const [pair] = diff([{ steps: two }], [{ steps: two.slice(0, 1) }]).jobs
    expect(pair?.steps.map(({ duration }) => duration.delta)).toEqual([undefined])
    expect(pair?.stepsRemoved).toHaveLength(1)
  })

  const passed = { name: 'a' }
  const failed = { name: 'a', state: finished(5, 65, 'failure') }
  const cancelled = { name: 'a', state: finished(5, 65, 'cancelled') }
  const skip = { name: 'a', state: skipped() }
  const open = { name: 'a', state: running(5) }

  it.each<[string, Jobs, Jobs, string[]]>([
    ['a job that passed and failed', [passed], [failed], ['new']],
    ['a job that failed and passed', [failed], [passed], ['gone']],
    ['a job that failed in both', [failed], [failed], ['remaining']],
    ['a job that failed and was skipped', [failed], [skip], ['unknown']],
    ['a job that failed and is running', [failed], [open], ['unknown']],
    ['a failed job that is new', [], [failed], ['new']],
    ['a failed job that was removed', [failed], [], ['gone']],
    ['one of two jobs with one name', [passed, failed], [failed, passed], ['remaining']],
    ['a job that passed and was cancelled', [passed], [cancelled], ['unknown']],
    ['a job that failed and was cancelled', [failed], [cancelled], ['unknown']],
    ['a job that was cancelled in both', [cancelled], [cancelled], ['remaining']],
    ['a cancelled job that is new', [], [cancelled], ['unknown']],
    ['a cancelled job that was removed', [cancelled], [], ['unknown']],
    ['a job that failed, beside a skipped one', [passed, skip], [failed, skip], ['unknown']],
    ['one more of two jobs', [passed, failed], [failed, failed], ['remaining', 'new']],
  ])('reports the failures of %s', (_, before, after, expected) => {
    // A run that succeeded has forgiven its failures.
    const { failures } = diff(before, after, [{ conclusion: 'failure' }, { conclusion: 'failure' }])
    expect(failures.map(({ change }) => change)).toEqual(expected)
  })

  it.each<[string, Partial<Run>, Jobs, string | undefined]>([
    ['a whole run', {}, [{ name: 'b' }], undefined],
    ['a run with unlisted jobs', { jobsCounted: 5 }, [{ name: 'b' }], 'incomplete'],
    ['a run in progress', { conclusion: undefined, status: 'in_progress' }, [], 'unfinished'],
    ['a run that skipped the matrix', {}, [{ name: 'a', state: skipped() }], 'skipped-as-one'],
  ])('doubts that a leg is missing in %s', (_, fields, jobs, doubt) => {
    const { removed } = diff([{ name: 'a (1)' }], jobs, [{}, fields])
    expect(removed.map((job) => job.doubt)).toEqual([doubt])
  })
})

/** Matches jobs of two runs by their names, as `before=after`, `-removed`, `+added`, with `?` if ambiguous. */
function match(before: string, after: string): string {
  const report = (names: string, id: number) => reportOn(makeRun({ id, jobs: named(names) }))
  const { matched, added, removed } = matchJobs(report(before, 1), report(after, 2))
  return [
    ...matched.map((pair) => {
      const sign = pair.isAmbiguous ? '?' : ''
      return `${sign}${pair.before.job.name}=${pair.after.job.name}`
    }),
    ...removed.map(({ job }) => `-${job.name}`),
    ...added.map(({ job }) => `+${job.name}`),
  ].join('; ')
}

describe('matchJobs', () => {
  const long = 'x'.repeat(91)

  it.each(
    Object.entries({
      'equal names': 'a; b | b; a | a=a; b=b',
      'other names': 'a | b | -a; +b',
      'a name twice in both': 'a; a | a; a | ?a=a; ?a=a',
      'a name twice in one': 'a; a | a | ?a=a; -a',
      'a replaced value':
        't (22.04, 20); t (22.04, 22); t (mac, 20) | t (24.04, 20); t (24.04, 22); t (mac, 20) | ' +
        't (mac, 20)=t (mac, 20); t (22.04, 20)=t (24.04, 20); t (22.04, 22)=t (24.04, 22)',
      'a replaced value of a caller':
        'd (a, eu) / x; d (a, us) / x | d (b, eu) / x; d (b, us) / x | ' +
        'd (a, eu) / x=d (b, eu) / x; d (a, us) / x=d (b, us) / x',
      'an added dimension with one value':
        't (20); t (22) | t (ubuntu, 20); t (ubuntu, 22) | ' +
        't (20)=t (ubuntu, 20); t (22)=t (ubuntu, 22)',
      'a removed dimension with one value':
        't (20, x64); t (22, x64) | t (20); t (22) | t (20, x64)=t (20); t (22, x64)=t (22)',
      'an added dimension with two values':
        't (20) | t (ubuntu, 20); t (macos, 20) | -t (20); +t (ubuntu, 20); +t (macos, 20)',
      'no remaining dimension': 't (staging) | t (production) | -t (staging); +t (production)',
      'two replaced values of one dimension':
        't (a, 1); t (b, 1) | t (c, 1); t (d, 1) | -t (a, 1); -t (b, 1); +t (c, 1); +t (d, 1)',
      'two legs that swap a value':
        't (a, 1); t (b, 2) | t (a, 2); t (b, 1) | -t (a, 1); -t (b, 2); +t (a, 2); +t (b, 1)',
      'more shards': 't (1); t (2) | t (1); t (2); t (3) | t (1)=t (1); t (2)=t (2); +t (3)',
      'truncated names': `t (1, ${long}... | t (2, ${long}... | -t (1, ${long}...; +t (2, ${long}...`,
    }),
  )('matches %s: %s', (_, text) => {
    const [before = '', after = '', expected] = text.split(' | ')
    expect(match(before, after)).toBe(expected)
  })
})

/** Renames the jobs to a few names, so that different runs have the same jobs. */
const anyReport = anyRun.map((run) =>
  reportOn({
    ...run,
    jobs: run.jobs?.map((job) => ({ ...job, name: NAMES[job.id % NAMES.length] ?? job.name })),
  }),
)
const NAMES = ['a', 'a', 'b (1, x)', 'b (2, x)', 'b (1, y)', 'c (1)', 'c (2)', 'c / d']

/** Checks the laws of every diff. */
function expectLaws(before: Report, after: Report): void {
  const there = diffRuns(before, after)
  const back = diffRuns(after, before)
  expectEachJobOnce(there)
  expect(describeDiff(back)).toEqual(describeDiff(mirror(there)))
  expectEmpty(diffRuns(before, before))
}

function expectEachJobOnce({ before, after, jobs, added, removed }: RunDiff): void {
  const ids = (all: Report['jobs'] = []) => all.map(({ job }) => job.id).toSorted()
  const ours = [...jobs.map((pair) => pair.before), ...removed.map(({ job }) => job)]
  const theirs = [...jobs.map((pair) => pair.after), ...added.map(({ job }) => job)]
  expect(ids(ours)).toEqual(ids(before.jobs))
  expect(ids(theirs)).toEqual(ids(after.jobs))
}

function expectEmpty(own: RunDiff): void {
  expect([own.added, own.removed, own.groups]).toEqual([[], [], []])
  expect(own.failures.filter(({ change }) => change !== 'remaining')).toEqual([])
  const pairs = own.jobs.flatMap(({ steps, ...pair }) => [pair, ...steps])
  expect(own.jobs.flatMap((job) => [...job.stepsAdded, ...job.stepsRemoved])).toEqual([])
  const changes = [...Object.values(own.totals), ...pairs.map(({ duration }) => duration)]
  expect(changes.filter(({ delta }) => (delta ?? 0) !== 0)).toEqual([])
  expect(own.jobs.flatMap(({ notCompared }) => notCompared ?? [])).toEqual([])
}

/** What a diff says, in an order that does not depend on its direction. */
function describeDiff({ totals, jobs, added, removed, groups, failures, notCompared }: RunDiff) {
  const value = ({ before, after, delta }: RunDiff['totals']['minutes']) => [before, after, delta]
  const id = (report: { job: { id: number } } | undefined) => report?.job.id
  const sorted = (list: readonly unknown[]) => list.map((one) => JSON.stringify(one)).toSorted()
  return {
    notCompared,
    totals: Object.entries(totals).map(([name, change]) => [name, value(change)]),
    jobs: sorted(
      jobs.map((pair) => [
        [id(pair.before), id(pair.after), pair.notCompared],
        [pair.duration, pair.queue].map((change) => [value(change), change.changed, change.spread]),
        sorted(pair.steps.map((step) => [value(step.duration), step.duration.changed])),
        [pair.stepsAdded, pair.stepsRemoved].map((steps) => steps.map(({ step }) => step.number)),
      ]),
    ),
    added: sorted(added.map(({ job, doubt }) => [id(job), doubt])),
    removed: sorted(removed.map(({ job, doubt }) => [id(job), doubt])),
    groups: sorted(
      groups.map((pair) => [pair.name, pair.before?.jobs.length, pair.after?.jobs.length]),
    ),
    failures: sorted(
      failures.map((one) => [one.change, id(one.before), id(one.after), one.sameError]),
    ),
  }
}

function mirror(diff: RunDiff): RunDiff {
  const turn = <Two extends { before: unknown; after: unknown }>(two: Two): Two => ({
    ...two,
    before: two.after,
    after: two.before,
    ...('delta' in two && { delta: two.delta === undefined ? undefined : 0 - Number(two.delta) }),
  })
  const changes = { new: 'gone', gone: 'new', remaining: 'remaining', unknown: 'unknown' } as const
  return {
    ...diff,
    notCompared: turn(diff.notCompared),
    totals: Object.fromEntries(
      Object.entries(diff.totals).map(([name, change]) => [name, turn(change)]),
    ) as unknown as RunDiff['totals'],
    jobs: diff.jobs.map((pair) => ({
      ...turn(pair),
      duration: turn(pair.duration),
      queue: turn(pair.queue),
      steps: pair.steps.map((step) => ({ ...turn(step), duration: turn(step.duration) })),
      stepsAdded: pair.stepsRemoved,
      stepsRemoved: pair.stepsAdded,
    })),
    added: diff.removed,
    removed: diff.added,
    groups: diff.groups.map(turn),
    failures: diff.failures.map((one) => ({ ...turn(one), change: changes[one.change] })),
  }
}

describe('laws of diffRuns', () => {
  it('has each job once, is empty for one run, and mirrors the diff of the other direction', () => {
    fc.assert(fc.property(anyReport, anyReport, expectLaws), { numRuns: 40 })
  })

  const CORPUS = join(import.meta.dirname, '../../../../shared/corpus/jobs')
  const files = existsSync(CORPUS) ? readdirSync(CORPUS) : []
  const ifPresent = files.length > 0 ? it : it.skip
  ifPresent('keeps them for recorded runs of one repository, each with the next three', () => {
    const reports = files.map((file) => {
      const json: unknown = JSON.parse(readFileSync(join(CORPUS, file), 'utf8'))
      const { repository, id, attempt, run, jobs } = readRecorded(json, [])
      const [owner = '', repo = ''] = repository.split('/')
      const target = makeTarget({ owner, repo, runId: id, attempt })
      const listing = { jobs, jobsCounted: jobs.length, notes: [] }
      return reportOn(decodeRun({ run, ...listing }, target))
    })
    const byWorkflow = Map.groupBy(reports, ({ run }) => `${run.repository} ${run.workflow ?? ''}`)
    let pairs = 0
    for (const group of byWorkflow.values()) {
      for (const [index, before] of group.entries()) {
        for (const after of group.slice(index, index + 4)) {
          pairs += 1
          expectLaws(before, after)
        }
      }
    }
    expect(pairs).toBeGreaterThan(files.length)
  })
})
