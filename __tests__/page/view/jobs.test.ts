import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { isDeepStrictEqual } from 'node:util'
import { WORST_FIRST } from '../../../src/model/conclusion.ts'
import { applyFilters, sortJobs } from '../../../src/page/view/filter.ts'
import { extentOf, type JobView } from '../../../src/page/view/jobs.ts'
import { jobFacts, toneOf } from '../../../src/page/view/labels.ts'
import { measureLoad } from '../../../src/page/view/load.ts'
import { termsOf } from '../../../src/page/view/search.ts'
import {
  formatFragment,
  parseFragment,
  type SortKey,
  type View,
  zoomTo,
} from '../../../src/page/view/view.ts'
import { renderPage } from '../../../src/render/html/page.ts'
import { drawIcons } from '../../../src/render/html/icons.ts'
import { iconOf } from '../../../src/render/text/labels.ts'
import { reportOnCommit } from '../../../testing/make-commit.ts'
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
} from '../../../testing/make-run.ts'
import { searchFor, viewOf } from '../../../testing/page-view.ts'

type Jobs = Parameters<typeof reportOnJobs>[0]

function viewJobs(jobs: Jobs) {
  return viewOf(reportOnJobs(jobs))
}

/** A job that makes second 100 the last time that GitHub reports. */
const LAST = { name: 'last', createdAt: at(0), state: finished(0, 100) }

describe('viewReport', () => {
  const rows: [string, Jobs[number], Partial<JobView>, string[]][] = [
    [
      'a job that still runs, up to the last known time',
      { state: running(40) },
      { ran: [40_000, 100_000], waited: [0, 40_000], held: false, open: true },
      ['running', 'waited 40s for a runner', 'ran 1m so far'],
    ],
    [
      'a job that waits for a runner, up to the last known time',
      { createdAt: at(10), state: waiting(), runner: NO_RUNNER },
      { ran: undefined, wait: 90_000, from: null, duration: null },
      ['queued', 'waited 1m 30s so far for a runner'],
    ],
    [
      'a job that waits for an approval',
      { createdAt: at(10), state: waiting('waiting'), runner: NO_RUNNER },
      { waited: [10_000, 100_000], held: true },
      ['waiting', 'waited 1m 30s so far for an approval'],
    ],
    [
      'a job that waits for its concurrency group as blocked',
      { createdAt: at(10), state: waiting('pending'), runner: NO_RUNNER },
      { blocked: [0, 100_000], waited: undefined, wait: null, from: null },
      ['pending'],
    ],
    [
      'a job that never had a runner, without the start that GitHub reports',
      { createdAt: at(10), state: finished(10, 90, 'failure'), runner: NO_RUNNER },
      { waited: [10_000, 90_000], from: null },
      ['failure', 'waited 1m 20s for a runner'],
    ],
    [
      'a skipped job without any time',
      { createdAt: at(50), state: skipped() },
      { ran: undefined, waited: undefined, wait: null, from: null },
      ['skipped'],
    ],
    [
      'a job that finished when it started',
      { state: finished(5, 5) },
      { ran: [5_000, 5_000], duration: 0 },
      ['success', 'waited 5s for a runner', 'ran 0s'],
    ],
    [
      'a job that finished before it started, with its start and without a duration',
      { state: finished(50, 20) },
      { ran: undefined, from: 50_000, duration: null },
      ['success', 'waited 50s for a runner'],
    ],
    [
      'a job that started before the attempt',
      { createdAt: undefined, state: finished(-3, 20) },
      { ran: [-3_000, 20_000], duration: 23_000 },
      ['success', 'ran 23s'],
    ],
    [
      'a job whose times are not known',
      { createdAt: undefined, state: finished() },
      { ran: undefined, waited: undefined, from: null },
      ['success'],
    ],
  ]
  it.each(rows)('shows %s', (_, job, expected, facts) => {
    const { jobs } = viewJobs([{ name: 'job', ...job }, LAST])
    const view = jobs.find(({ name }) => name === 'job')
    expect(view).toMatchObject(expected)
    expect(view && jobFacts(view)).toEqual(facts)
  })

  it('shows a job that was carried over without a position, but with its duration and its steps', () => {
    const steps = [makeStep({ state: finished(-900, -850) })]
    const old = { name: 'old', createdAt: at(-910), state: finished(-900, -800), steps }
    const report = reportOn(makeRun({ attempt: 2, jobs: [old, LAST] }))
    const { jobs, length } = viewOf(report)
    const view = jobs.find(({ name }) => name === 'old')
    expect(view).toMatchObject({ ran: undefined, from: null, duration: 100_000 })
    expect(view && extentOf(view.steps.map(({ ran }) => ran))).toEqual([-900_000, -850_000])
    expect(length).toBe(100_000)
  })

  it('distinguishes jobs of one name', () => {
    const { jobs } = viewJobs([
      { name: 'same', state: finished(5, 10) },
      { name: 'same', state: finished(5, 20, 'failure') },
    ])
    expect(jobs.map(({ outcome, duration }) => [outcome, duration])).toEqual([
      ['failure', 15_000],
      ['success', 5_000],
    ])
  })

  it('counts as many parallel jobs as the report', () => {
    const span = fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 50 }))
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), (spans) => {
        const report = reportOnJobs(
          spans.map(([start, length]) => ({
            createdAt: at(0),
            state: finished(start, start + length),
          })),
        )
        const { peakRunning } = measureLoad(viewOf(report).jobs)
        expect(peakRunning).toBe(report.waiting.peakJobs)
      }),
    )
  })
})

describe('viewReport of a commit', () => {
  it('puts the runs of several days on one time axis, by start', () => {
    const day = 86_400
    const runs = [
      {
        workflow: 'Nightly',
        startedAt: at(day),
        jobs: [{ createdAt: at(day), state: finished(day, day + 60) }],
      },
      { workflow: 'CI' },
    ]
    const { groups, length } = viewOf(reportOnCommit(runs))
    expect(groups.map(({ name }) => name)).toEqual(['CI', 'Nightly'])
    expect(length).toBe((day + 60) * 1_000)
  })
})

const runner = (label: string) => ({ name: 'r', group: undefined, labels: [label] })

const RUN = viewOf(
  reportOnJobs([
    { name: 'lint', createdAt: at(0), state: finished(2, 30), runner: runner('linux') },
    { name: 'test (1)', createdAt: at(30), state: finished(40, 90), runner: runner('linux') },
    {
      name: 'test (2)',
      createdAt: at(30),
      state: finished(70, 80, 'failure'),
      runner: runner('mac'),
    },
    { name: 'open', createdAt: at(60), state: running(75), runner: runner('linux') },
    { name: 'queued', createdAt: at(30), state: waiting(), runner: NO_RUNNER },
    { name: 'skipped', createdAt: at(90), state: skipped(), runner: { ...NO_RUNNER, labels: [] } },
  ]),
)

describe('applyFilters', () => {
  const counts = (fragment: string) => {
    const view = parseFragment(fragment, RUN)
    const { shown, choices } = applyFilters(RUN, view, searchFor(termsOf(view.text)))
    return {
      shown: shown.map(({ name }) => name),
      outcomes: choices.outcomes.map(({ value, count }) => `${value} ${count}`),
      labels: choices.labels.map(({ value, count }) => `${value} ${count}`),
      groups: choices.groups.map(({ name, count }) => `${name} ${count}`),
    }
  }

  it('counts for each choice the jobs that match all other filters, the worst outcome first', () => {
    expect(counts('label=linux&q=t')).toEqual({
      shown: ['test (1)', 'lint'],
      outcomes: ['failure 0', 'queued 0', 'in_progress 0', 'success 2', 'skipped 0'],
      labels: ['linux 2', 'mac 1', 'ubuntu-latest 1'],
      groups: ['test 1'],
    })
  })

  it('shows no choice by outcome other than the chosen ones, and still counts the others', () => {
    const { shown, outcomes, groups } = counts('outcome=failure,skipped')
    expect(shown).toEqual(['test (2)', 'skipped'])
    expect(outcomes).toContain('success 2')
    expect(groups).toEqual(['test 1'])
  })
})

describe('sortJobs', () => {
  it.each<[SortKey, string[], number]>([
    ['start', ['lint', 'test (1)', 'test (2)', 'open'], 2],
    ['duration', ['test (2)', 'open', 'lint', 'test (1)'], 2],
    ['wait', ['lint', 'test (1)', 'open', 'test (2)', 'queued'], 1],
    ['label', ['test (1)', 'lint', 'open', 'test (2)', 'queued'], 1],
    ['delta', [], 6],
    ['name', ['lint', 'open', 'queued', 'skipped', 'test (1)', 'test (2)'], 0],
    ['status', ['test (2)', 'open', 'queued', 'lint', 'test (1)', 'skipped'], 0],
  ])('sorts by %s and puts %j first, then the %d jobs without a value', (by, names, unknown) => {
    const sorted = (descending: boolean) =>
      sortJobs(RUN.jobs, { by, descending }).map(({ name }) => name)
    expect(sorted(false).slice(0, names.length)).toEqual(names)
    expect(sorted(false).slice(names.length)).toHaveLength(unknown)
    // Ties stay in the order of the timeline, so only the set is compared.
    expect(new Set(sorted(true).slice(0, names.length))).toEqual(new Set(names))
  })
})

describe('rank', () => {
  const report = reportOn(
    makeRun({
      jobs: [
        { name: 'green, last', state: finished(60, 70) },
        { name: 'skipped', state: skipped() },
        { name: 'green', state: finished(5, 70) },
        { name: 'forgiven', state: finished(6, 90, 'failure') },
        { name: 'cancelled', state: finished(5, 80, 'cancelled') },
        { name: 'without a start', state: finished(undefined, undefined, 'failure') },
        { name: 'failed', state: finished(300, 400, 'failure') },
        { name: 'timed out', state: finished(200, 500, 'timed_out') },
        { name: 'unfinished', state: running(40) },
      ],
    }),
    { allowedFailures: ['forgiven'] },
  )
  const expected = [
    ...['failed', 'without a start', 'timed out', 'cancelled', 'unfinished', 'forgiven'],
    ...['green', 'green, last', 'skipped'],
  ]

  it('puts the worst jobs first, and equal ones by start, in the table of the script', () => {
    const run = viewOf(report)
    const { sort } = parseFragment('', run)
    expect(sortJobs(run.jobs, sort).map(({ name }) => name)).toEqual(expected)
  })

  it('puts the rows of the page without its script into the same order', () => {
    const page = renderPage(report, '{{jobs}}')
    const names = page.matchAll(/<tr><th scope="row"><a [^>]*>([^<]*)/g)
    expect([...names].map(([, name]) => name)).toEqual(expected)
  })
})

describe('order of the timeline', () => {
  it('puts groups and jobs that failed first, and others in their order, but not forgiven ones', () => {
    const failed = finished(5, 9, 'failure')
    const report = reportOnJobs(
      [
        { name: 'lint' },
        { name: 'flaky', state: failed },
        { name: 'test (1)' },
        { name: 'test (2)', state: finished(5, 9, 'cancelled') },
        { name: 'test (3)', state: failed },
        { name: 'build', state: failed },
      ],
      { allowedFailures: ['flaky'] },
    )
    const { groups } = viewOf(report)
    const names = groups.flatMap(({ jobs }) => jobs.map(({ name }) => name))
    expect(names).toEqual(['test (3)', 'test (1)', 'test (2)', 'build', 'lint', 'flaky'])
  })
})

const TWO_LEGS = viewOf(
  reportOnJobs([
    { name: 'test (1)', createdAt: at(0), state: finished(0, 60) },
    { name: 'test (2)', createdAt: at(0), state: finished(0, 100, 'failure') },
  ]),
)

const FRAGMENT =
  'q=a+b&outcome=failure&label=ubuntu-latest&group=0&only=path&sort=-wait&zoom=1.5-60&groups=closed&toggled=0&steps=1%2C2&job=2'

describe('parseFragment', () => {
  it('reads what formatFragment writes', () => {
    expect(formatFragment(parseFragment(`#${FRAGMENT}`, TWO_LEGS))).toBe(FRAGMENT)
  })

  it('reads each choice of the reader from the fragment', () => {
    const [view, start] = [parseFragment(`#${FRAGMENT}`, TWO_LEGS), parseFragment('', TWO_LEGS)]
    const unread = Object.entries(start).filter(([key, value]) =>
      isDeepStrictEqual(value, view[key as keyof View]),
    )
    expect(unread).toEqual([])
  })

  it.each([
    ['an outcome that no job has', 'outcome=success2,%3Cb%3E'],
    ['a label that no job has', 'label=windows'],
    ['an empty label', 'label='],
    ['a group that is not there', 'group=9'],
    ['slower jobs if there are none', 'only=slower,x'],
    ['an unknown column', 'sort=__proto__'],
    ['a time after the end', 'zoom=200-300'],
    ['a time of no length', 'zoom=5-5.0001'],
    ['a time that goes back', 'zoom=9-1'],
    ['a time that is no number', 'zoom=1e9-Infinity'],
    ['numbers with signs and letters', 'group=-1&toggled=0x1&steps=1e3&job=NaN'],
  ])('ignores %s: %s', (_, fragment) => {
    expect(formatFragment(parseFragment(fragment, TWO_LEGS))).toBe('')
  })
})

describe('zoomTo', () => {
  it.each([
    [
      'a tenth on each side',
      [{ waited: [10_000, 20_000], ran: [20_000, 60_000] }],
      [5_000, 65_000],
    ],
    ['all jobs', [{ ran: [10_000, 20_000] }, {}, { ran: [40_000, 60_000] }], [5_000, 65_000]],
    ['a step of no length for long enough to be in the URL', [{ ran: [0, 0] }], [0, 500]],
    ['nothing without a time', [{}], undefined],
  ] as const)('shows %s: %j', (_, rows, expected) => {
    expect(zoomTo(rows)).toEqual(expected)
  })
})

describe('toneOf', () => {
  it.each(WORST_FIRST)('gives %s the colour of its icon in the rest of the page', (conclusion) => {
    expect(drawIcons(iconOf(conclusion))).toContain(`class="icon ${toneOf(conclusion)}"`)
  })
})
