import { describe, expect, it } from '@jest/globals'
import { readBudgets } from '../../../src/actions/report/inputs.ts'
import { checkBudgets } from '../../../src/analyse/totals/time-budgets.ts'
import { runDuration } from '../../../src/analyse/totals/totals.ts'
import { notesOnLines, unmatchedPatterns } from '../../../src/analyse/totals/unmatched-patterns.ts'
import type { Report } from '../../../src/model/report/report.ts'
import type { Job, Run } from '../../../src/model/run.ts'
import { SECOND } from '../../../src/model/time.ts'
import {
  at,
  finished,
  makeRun,
  makeStep,
  NO_RUNNER,
  reportOn,
  reportOnJobs,
  running,
  skipped,
  waiting,
  workflowJob,
} from '../../../testing/make-run.ts'

const unstarted = { state: finished(0, 70, 'cancelled'), runner: NO_RUNNER }

describe('totalsOf: wall', () => {
  it.each<[string, readonly Partial<Job>[], number | undefined]>([
    ['ends with the last completion', [{ state: finished(5, 90) }, { state: finished(5, 65) }], 90],
    ['does not end with a skipped job', [{}, { state: finished(0, 9_999, 'skipped') }], 65],
    ['ends with a cancelled job that never ran', [{}, unstarted], 70],
    ['ends with the start of a job that took no time', [{ state: finished(70, 69) }], 70],
    ['ends with nothing that runs', [{}, { state: running(5) }], 65],
    ['is not known of jobs that wait', [{ state: waiting() }], undefined],
    ['is not known without jobs', [], undefined],
    ['is undefined if all finished before the start', [{ state: finished(-200, -100) }], undefined],
  ])('%s', (_, jobs, seconds) => {
    expect(reportOnJobs(jobs).totals.duration).toBe(seconds && seconds * 1_000)
  })

  it.each<[string, Parameters<typeof makeRun>[0], number | undefined]>([
    ['could not start', { conclusion: 'startup_failure', jobs: [] }, 7],
    ['skipped all of its jobs', { conclusion: 'skipped', jobs: [{ state: skipped() }] }, 7],
    [
      'has jobs that are not listed',
      { conclusion: 'failure', jobs: [], jobsCounted: 2 },
      undefined,
    ],
    ['has jobs that could not be listed', { conclusion: 'failure', jobs: undefined }, undefined],
    ['waits for a job', { conclusion: undefined, jobs: [] }, undefined],
    [
      'lists no time of a job that ran',
      { conclusion: 'failure', jobs: [{ state: finished(undefined, undefined, 'failure') }] },
      undefined,
    ],
  ])(
    'ends with the last change of a run only if none of its jobs ran: one that %s',
    (_, run, seconds) => {
      const { totals } = reportOn(makeRun({ updatedAt: at(7), ...run }))
      expect(totals.duration).toBe(seconds && seconds * 1_000)
    },
  )

  it('starts with the first ready job if the start of the attempt is unknown', () => {
    const jobs = [
      { createdAt: at(20), state: finished(25, 65) },
      { createdAt: at(30), state: finished(35, 60) },
    ]
    const run = makeRun({ startedAt: undefined, jobs })
    expect(reportOn(run).totals.duration).toBe(45_000)
  })

  it('ends with the last finished step of the current job', () => {
    const steps = [
      makeStep({ state: finished(70, 80) }),
      makeStep({ number: 2, state: running(80) }),
    ]
    const jobs = [{}, { state: running(70), steps }]
    expect(reportOnJobs(jobs, { own: { jobId: 2 } }).totals.duration).toBe(80_000)
    expect(reportOnJobs(jobs).totals.duration).toBe(65_000)
  })
})

describe('totalsOf: counts', () => {
  const ended = (conclusion: string) => ({ state: finished(5, 65, conclusion) })

  it('counts unforgiven failures, unfinished jobs and each conclusion', () => {
    const { totals } = reportOnJobs(
      [
        ended('skipped'),
        ended('success'),
        ended('failure'),
        ended('timed_out'),
        ended('startup_failure'),
        { ...ended('failure'), name: 'allowed' },
        ended('cancelled'),
        ended('a_new_word'),
        { state: running(5) },
        { state: waiting('pending') },
      ],
      { allowedFailures: ['allowed'] },
    )
    expect(totals).toMatchObject({
      jobsFailed: 3,
      jobsUnfinished: 2,
      byConclusion: [
        ['failure', 2],
        ['timed_out', 1],
        ['startup_failure', 1],
        ['cancelled', 1],
        ['a_new_word', 1],
        ['success', 1],
        ['skipped', 1],
      ],
    })
  })
})

describe('runDuration', () => {
  const JOBS = [{ state: finished(5, 65) }, { state: finished(10, 90) }]

  it.each<[string, number | undefined, Partial<Run>, Parameters<typeof makeRun>[0]]>([
    ['ends with the last job', 90_000, {}, { jobs: JOBS }],
    ['starts with the attempt', 40_000, { startedAt: at(50) }, { jobs: JOBS }],
    ['is undefined for an unfinished run', undefined, { conclusion: undefined }, { jobs: JOBS }],
    ['is undefined without jobs', undefined, {}, { jobs: undefined }],
    ['is undefined if jobs are missing', undefined, { jobsCounted: 3 }, { jobs: JOBS }],
    ['is undefined if no job has an end', undefined, {}, { jobs: [{ state: running(5) }] }],
  ])('%s: %s ms', (_, duration, facts, jobs) => {
    expect(runDuration({ ...makeRun({ conclusion: 'success', ...jobs }), ...facts })).toBe(duration)
  })
})

const notesOn = (jobs: readonly Partial<Job>[]) => reportOnJobs(jobs).notes

describe('notesOf', () => {
  it('keeps a note on one line for any name', () => {
    const [note] = notesOn([{ name: ' build\n  and\ttest ', state: finished(5) }])
    expect(note?.text).toMatch(/^build and test [^\n]*$/)
  })

  it('adds one note per kind, for the first job', () => {
    const steps = [makeStep({ state: finished(15, 5) }), makeStep({ state: finished(35, 25) })]
    expect(notesOn([{}, { steps }, { steps }, { steps }])).toEqual([
      { severity: 'notice', text: expect.stringMatching(/^job 2 .* \(and 2 more\)\.$/), jobId: 2 },
    ])
  })
})

describe('notesOf an incomplete list', () => {
  it('warns with both numbers', () => {
    expect(reportOn(makeRun({ jobs: [{}], jobsCounted: 3 })).notes).toEqual([
      { severity: 'warning', text: expect.stringMatching(/\b1 of 3\b/) },
    ])
  })

  it('warns if GitHub does not report the number of jobs', () => {
    expect(reportOn(makeRun({ jobs: [{}], jobsCounted: undefined })).notes).toEqual([
      { severity: 'warning', text: expect.any(String) },
    ])
  })
})

const CI = makeRun({
  conclusion: 'success',
  jobs: [{ name: 'test (1)' }, { name: 'call / e2e' }, { name: 'deploy', state: skipped() }],
})
const LINT = makeRun({ conclusion: 'success', jobs: [{ name: 'lint' }] })

describe('unmatchedPatterns', () => {
  it.each<[string, readonly ReturnType<typeof makeRun>[], boolean, string?]>([
    ['test (*)', [CI], true],
    ['test', [CI], false],
    ['Test (1)', [CI], false, '; the nearest is "test (1)"'],
    ['e2e', [CI], false],
    ['call / *', [CI], true],
    ['deploy', [CI], true],
    ['lint', [CI, LINT], true],
    ['lint', [CI], false],
    ['nightly', [CI, LINT], false],
    ['nightly', [], true],
    ['nightly', [CI, makeRun({ jobs: [{ name: 'build', state: running(0) }] })], true],
    ['nightly', [makeRun({ conclusion: 'success', jobs: [{}], jobsCounted: 2 })], true],
  ])(
    'lists %s only if all jobs are known and none has the name',
    (pattern, runs, expected, meant = '') => {
      const reports = runs.map((run) => reportOn(run))
      const text = `No job of this report has the name in allowed-failures "${pattern}"${meant}.`
      expect(unmatchedPatterns(reports, { allowedFailures: [pattern] })).toEqual(
        expected ? [] : [{ severity: 'notice', text }],
      )
      expect(
        unmatchedPatterns(reports, { allowedFailures: [], allowedSkips: [pattern] }),
      ).toHaveLength(expected ? 0 : 1)
    },
  )

  const OPEN = makeRun({ jobs: [{ name: 'build' }, { name: 'test (1, a)', state: running(0) }] })

  it.each([
    ['build, e2e', OPEN, true],
    ['build,e2e', OPEN, true],
    ['buil*, test *', OPEN, true],
    ['test (1, a)', OPEN, false],
    ['test (1, b)', OPEN, false],
    ['test (*, b)', OPEN, false],
    ['e2e, lint', OPEN, false],
    ['build', OPEN, false],
  ])('says that a list in commas is read as one name: %s', (pattern, run, expected) => {
    for (const input of ['allowedFailures', 'allowedSkips']) {
      const patterns = { allowedFailures: [], [input]: [pattern] }
      const [note] = unmatchedPatterns([reportOn(run)], patterns)
      const name = input === 'allowedFailures' ? 'allowed-failures' : 'allowed-skips'
      const text = `${name} "${pattern}" is read as one name, and no job has it. Write one name per line.`
      expect(note).toEqual(expected ? { severity: 'notice', text } : undefined)
    }
  })

  const BUILD = makeRun({ conclusion: 'success', jobs: [{ name: 'build', steps: [makeStep()] }] })
  it.each([
    ['*', [CI], true],
    ['lint', [CI, LINT], true],
    ['lint', [CI], false],
    ['build > *', [CI, BUILD], true],
    ['build > make', [CI, BUILD], false],
    ['deploy > make', [CI], true],
    ['lint', [makeRun({ jobs: [{ name: 'build', state: running(0) }] })], true],
    ['lint', [makeRun({ jobs: [{}], jobsCounted: 2 })], true],
  ])('lists the budget %s only if no run can have it', (glob, runs, expected) => {
    const reports = runs.map((run) => reportOn(run))
    const budgets = [{ line: `${glob}: 5m`, glob, limit: 300_000 }]
    const text = `No job or step of this report has the name in budgets "${glob}: 5m".`
    expect(unmatchedPatterns(reports, { allowedFailures: [], budgets })).toEqual(
      expected ? [] : [{ severity: 'notice', text }],
    )
  })
})

describe('names in a line of an input', () => {
  const names = [{ name: 'build' }, { name: 'test (1, 2)' }]
  const report = reportOn(makeRun({ conclusion: 'success', jobs: names }))

  it.each([
    [
      'biuld',
      'No job of this report has the name in fail-on-jobs "biuld"; the nearest is "build".',
    ],
    ['nightly', 'No job of this report has the name in fail-on-jobs "nightly".'],
    [
      'build, test (*)',
      'fail-on-jobs "build, test (*)" is read as one name, and no job has it. Write one name per line.',
    ],
    [
      'test (1, 3)',
      'No job of this report has the name in fail-on-jobs "test (1, 3)"; the nearest is "test (1, 2)".',
    ],
  ])('are explained if a line of fail-on-jobs stands for no job: %s', (line, text) => {
    expect(notesOnLines(report, [line])).toEqual([{ severity: 'notice', text }])
  })

  it.each([
    [
      'biuld: 5m',
      'No job or step of this report has the name in budgets "biuld: 5m"; the nearest is "build".',
    ],
    [
      'build: 15m, lint: 3m',
      'budgets "build: 15m, lint: 3m" is read as one budget, and no job or step has its name. Write one budget per line.',
    ],
  ])('are explained if a budget is for no job or step: %s', (line, text) => {
    const budgets = readBudgets([line])
    expect(unmatchedPatterns([report], { allowedFailures: [], budgets })).toEqual([
      { severity: 'notice', text },
    ])
  })
})

describe('unmatchedPatterns, with a workflow file', () => {
  const graph = [
    workflowJob('build', { name: 'Build app' }),
    workflowJob('test', { matrix: true }),
    workflowJob('call', { called: 'unread' }),
    workflowJob('later'),
  ]
  const jobs = ['Build app', 'test (1)', 'call / e2e'].map((name) => ({ name }))
  const report = reportOn(makeRun({ conclusion: 'success', jobs, graph }))

  it.each([
    ['Build app', true],
    ['build', false],
    ['test', false],
    ['test (*)', true],
    ['call', false],
    ['call / *', true],
    ['later', true],
    ['renamed', false],
  ])('the budget %s has an effect, or may still have one: %s', (glob, expected) => {
    const budgets = [{ line: `${glob}: 5m`, glob, limit: 300_000 }]
    expect(unmatchedPatterns([report], { allowedFailures: [], budgets })).toHaveLength(
      expected ? 0 : 1,
    )
  })

  it('takes the key of a job for one that may fail', () => {
    expect(unmatchedPatterns([report], { allowedFailures: ['build'] })).toEqual([])
  })
})

const JOBS = [
  {
    name: 'test (a)',
    state: finished(0, 100),
    steps: [
      makeStep({ number: 1, name: 'Set up', state: finished(0, 5) }),
      makeStep({ number: 4, name: 'Run npm test', state: finished(5, 95) }),
    ],
  },
  { name: 'test (b)', state: finished(0, 120) },
  { name: 'a > b', state: finished(0, 50), steps: [makeStep({ name: 'c > d' })] },
]

const NPM_TEST = 'test (a) > Run npm test 90'

function budget(glob: string, seconds: number) {
  return { line: `${glob}: ${seconds}s`, glob, limit: seconds * SECOND }
}

function overrunsOf(glob: string, seconds: number, report: Report = reportOnJobs(JOBS)) {
  const exceeded = checkBudgets(report, [budget(glob, seconds)])
  return exceeded.flatMap(({ overruns }) =>
    overruns.map(({ name, duration }) => `${name} ${duration / SECOND}`),
  )
}

describe('checkBudgets', () => {
  it.each([
    ['*', 60, ['the run 120']],
    ['**', 60, ['test (b) 120', 'test (a) 100']],
    ['test*', 60, ['test (b) 120', 'test (a) 100']],
    ['test (a)', 60, ['test (a) 100']],
    ['Test (a)', 60, []],
    ['test', 60, []],
    ['test* > c*', 5, []],
    ['test* > Run*', 60, [NPM_TEST]],
    ['* > *', 4, [NPM_TEST, 'a > b 50', 'a > b > c > d 10', 'test (a) > Set up 5']],
    ['Run npm test', 60, []],
    ['a > b', 40, ['a > b 50']],
    ['a > b > c > d', 5, ['a > b > c > d 10']],
    ['a > b > c', 5, []],
  ])('checks the budget %s of %d s: exceeded by %j', (glob, seconds, overruns) => {
    expect(overrunsOf(glob, seconds)).toEqual(overruns)
  })

  it.each([
    [3, []],
    [2, ['the run 180']],
    [1, ['the run 180']],
  ])('counts each started minute of each job for minutes: %d', (minutes, expected) => {
    // 100 s and 50 s: 2 minutes and 1. A job that still runs has none yet.
    const jobs = [
      { name: 'a', state: finished(0, 100) },
      { name: 'b', state: finished(0, 50) },
      { name: 'c', state: running(0) },
    ]
    const budgets = readBudgets([`minutes: ${minutes}`])
    const { overBudget } = reportOn(makeRun({ jobs }), { budgets })
    const found = overBudget.flatMap(({ overruns }) => overruns)
    expect(found.map(({ name, duration }) => `${name} ${duration / SECOND}`)).toEqual(expected)
  })

  it('exceeds no budget of minutes if no job is known to have run', () => {
    const budgets = readBudgets(['minutes: 1'])
    expect(reportOn(makeRun({ jobs: [] }), { budgets }).overBudget).toEqual([])
    expect(unmatchedPatterns([reportOn(CI)], { allowedFailures: [], budgets })).toEqual([])
  })

  it('ignores jobs of an earlier attempt', () => {
    const jobs = [{ name: 'build', state: finished(-900, -100), steps: [makeStep()] }]
    const report = reportOn(makeRun({ attempt: 2, startedAt: at(0), jobs }))
    expect(overrunsOf('build', 60, report)).toEqual([])
    expect(overrunsOf('build > *', 1, report)).toEqual([])
  })
})
