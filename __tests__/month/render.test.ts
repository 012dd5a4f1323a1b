import { describe, expect, it } from '@jest/globals'
import { monthHeadline, monthTitle } from '../../src/month/render/headline.ts'
import type { Month, RedState, RedTime } from '../../src/model/shapes/month.ts'
import { DAY, HOUR } from '../../src/model/time.ts'
import { renderMonth, renderMonthPage } from '../../src/month/render/outputs.ts'
import {
  daysAgo,
  makeMonth,
  makeRedTime,
  makeRunLabel,
  makeRunWeek,
  makeSchedule,
  makeUnsteady,
  makeWeekRow,
  NOW,
  REPOSITORY_URL,
} from '../../testing/make-month.ts'
import { ATTACKS } from '../../testing/fixtures/attacks.ts'
import { halfOf } from '../../testing/fuzz/fuzz-options.ts'
import { expectHarmlessBody, expectHarmlessHtml, PAGE_TEMPLATE } from '../../testing/harmless.ts'

const { red: GREEN } = makeMonth()
const TIME = makeRedTime()
const ONCE = { times: [TIME], count: 1 }
const red = (fields: Partial<RedState>) => makeMonth({ red: { ...GREEN, ...fields } })
const NOW_RED = { untilAt: undefined, last: undefined }
const redSince = (days: number, workflow = 'CI') =>
  makeRedTime({ ...NOW_RED, fromAt: daysAgo(days), first: makeRunLabel(9, { workflow }) })

describe('monthHeadline', () => {
  const headlines: readonly [Partial<RedState>, string][] = [
    [{}, 'main is green: never red in 30 days.'],
    [{ runs: 0 }, 'No run of main has passed or failed in 30 days.'],
    [{ ...ONCE, duration: 5 * HOUR }, 'main is green: red for 5h in 30 days.'],
    [{ times: [redSince(1.5)] }, 'main is red: CI for 1d 12h.'],
    [
      { times: [redSince(0.1), redSince(5, 'Service B'), makeRedTime()] },
      'main is red: Service B for 5d, CI for 2h 24m.',
    ],
    [{ times: [redSince(30)] }, 'main is red: CI for at least 30d.'],
    [
      { times: Array.from({ length: 7 }, (_, at) => redSince(7 - at, `W${at}`)) },
      'main is red: W0 for 7d, W1 for 6d, W2 for 5d, W3 for 4d, W4 for 3d and 2 more.',
    ],
    [{ unreadRuns: 3, ...ONCE, duration: HOUR }, 'main is green: red for at least 1h in 30 days.'],
    [
      { times: [makeRedTime({ isGone: true, isAtLeast: true })], count: 1, duration: HOUR },
      'main is green: red for at least 1h in 30 days.',
    ],
    [{ unknownWorkflows: 1 }, 'main is green: never seen red in 30 days.'],
    [{ unreadRuns: 1 }, 'main is green: never seen red in 30 days.'],
    [
      { pushes: 30, cancelledPushes: 27 },
      'main is green: never red in 30 days. 27 of 30 runs of main by push were cancelled: 3 ran to their end.',
    ],
    [
      { times: [redSince(5)], pushes: 12, cancelledPushes: 4 },
      'main is red: CI for 5d. 4 of 12 runs of main by push were cancelled: 8 ran to their end.',
    ],
    [{ pushes: 9, cancelledPushes: 9 }, 'main is green: never red in 30 days.'],
    [{ pushes: 13, cancelledPushes: 4 }, 'main is green: never red in 30 days.'],
  ]

  it.each(headlines.map(([fields, expected]) => ({ fields, expected })))(
    'says: $expected',
    ({ fields, expected }) => {
      expect(monthHeadline(red(fields))).toBe(`${expected} As of 2026-03-31 03:00 UTC.`)
    },
  )

  it.each([
    [0, '1 day'],
    [0.2, '1 day'],
    [6.6, '7 days'],
  ])('says that %i days are %s', (days, expected) => {
    expect(monthHeadline(red({ fromAt: daysAgo(days) }))).toContain(`red in ${expected}.`)
  })
})

const UNPARSED = makeSchedule({ workflow: 'Data sync', fault: 'line 2: a key is repeated' })

describe('monthTitle', () => {
  const old = { listedAt: daysAgo(8) }
  const fresh = { listedAt: daysAgo(6) }

  const titles: readonly [Parameters<typeof makeMonth>[0], string][] = [
    [{}, 'main is green, never red in 30 days'],
    [
      { red: { ...GREEN, times: [TIME], duration: 3 * HOUR } },
      'main is green, red for 3h in 30 days',
    ],
    [
      { red: { ...GREEN, times: [TIME], duration: 3 * HOUR, unreadRuns: 1 } },
      'main is green, red for at least 3h in 30 days',
    ],
    [{ red: { ...GREEN, times: [redSince(0.5)] } }, 'CI has been red for 12h'],
    [{ red: { ...GREEN, times: [redSince(30)] } }, 'CI has been red for at least 30 days'],
    [
      { red: { ...GREEN, times: [redSince(0.5), redSince(5.4, 'Service B'), TIME] } },
      '2 workflows are red, the longest Service B for 5 days',
    ],
    [{ red: { ...GREEN, runs: 0 } }, 'no run'],
    [{ missed: [makeSchedule()] }, 'main is green, never red in 30 days, Nightly did not run'],
    [
      {
        missed: [makeSchedule(), makeSchedule({ workflow: 'Docs' })],
        unsteady: [makeUnsteady(old)],
      },
      'main is green, never red in 30 days, Nightly, Docs did not run, 1 comes and goes',
    ],
    [
      { missed: [makeSchedule({ state: 'disabled_manually' })] },
      'main is green, never red in 30 days',
    ],
    [
      { missed: [UNPARSED], red: { ...GREEN, runs: 0 } },
      'no run, the schedule of Data sync could not be read',
    ],
    [
      { missed: [UNPARSED, makeSchedule()], red: { ...GREEN, times: [redSince(3)] } },
      'CI has been red for 3 days, Nightly did not run and the schedule of Data sync could not be read',
    ],
    [
      { missed: [{ ...UNPARSED, state: 'disabled_manually' }] },
      'main is green, never red in 30 days',
    ],
    [
      { unsteady: [makeUnsteady(old)], failuresUnread: 3 },
      'main is green, never red in 30 days, at least 1 comes and goes',
    ],
    [
      { unsteady: [makeUnsteady(old), makeUnsteady(fresh)] },
      'main is green, never red in 30 days, 2 come and go (1 new)',
    ],
  ]

  it.each(titles.map(([fields, expected]) => ({ fields, expected })))(
    'says: $expected',
    ({ fields, expected }) => {
      expect(monthTitle(makeMonth(fields))).toBe(`CI in a month: ${expected}`)
    },
  )

  it('fits into a title, and mentions nobody', () => {
    const branch = '@octocat/' + 'b`'.repeat(200)
    const month = makeMonth({ branch })
    expect(monthTitle(month).length).toBeLessThanOrEqual(256)
    expect(monthTitle(month)).not.toMatch(/@octocat|`/)
  })
})

/** GitHub's limit of an issue. */
const MAX_BODY = 65_536

/** A month with a text in each name, in so many rows. */
function monthOf(textOf: () => string, rows = 1): Month {
  const run = () => ({ ...makeRunLabel(9), workflow: textOf() })
  const each = <Row>(make: (_: unknown, at: number) => Row) => Array.from({ length: rows }, make)
  const { red } = makeMonth()
  const time = (_: unknown, at: number) => {
    const first = { ...run(), workflowPath: `${at}.yml` }
    return makeRedTime({ first, last: run(), message: textOf(), messageAt: daysAgo(8) })
  }
  const names = () => ({ workflow: textOf(), job: textOf(), step: textOf() })
  return makeMonth({
    branch: textOf(),
    red: { ...red, now: each(run), times: each(time) },
    unsteady: [
      ...each(() => makeUnsteady({ ...names(), test: textOf(), message: textOf() })),
      makeUnsteady({ ...names(), test: undefined, message: undefined }),
      makeUnsteady({ ...names(), step: undefined, test: undefined, path: textOf() }),
    ],
    missed: each(() =>
      makeSchedule({ workflow: textOf(), state: textOf(), isUnread: true, fault: textOf() }),
    ),
    queues: each(() => ({ labels: textOf(), jobs: 9, median: 1_000, p90: 2_000, longest: 3_000 })),
    notes: [textOf()],
    weeks: {
      ...{ sampledJobs: 9, runs: 9, usedFromAt: daysAgo(3), usedBefore: 9_000 },
      used: each((_, at) => ({
        ...{ workflow: textOf(), workflowPath: `${at}.yml`, labels: textOf() },
        ...{
          used: 90_000,
          usedCancelled: 0,
          runs: 9,
          readRuns: 4,
          unfinishedRuns: 0,
          usedBefore: undefined,
        },
      })),
      unknownUsage: each(() => ({
        ...{
          workflow: textOf(),
          workflowPath: textOf(),
          runs: 9,
          readRuns: 4,
          usedBefore: undefined,
        },
      })),
      jobs: each(() => ({
        ...{ workflow: textOf(), workflowPath: textOf(), job: textOf(), step: textOf() },
        ...{ ran: 3_000, changedAt: daysAgo(3), ranBefore: 4_000 },
      })),
    },
    workflows: each((_, at) => ({
      ...{ workflow: textOf(), workflowPath: `${at}.yml`, runs: 9, median: 9_000 },
      ...{ main: { decided: 9, failed: 1 }, others: { decided: 99, failed: 3 } },
    })),
    runWeeks: [0, 1, 2, 3].map((back) =>
      makeRunWeek(
        each(() => makeWeekRow({ workflow: textOf(), event: textOf(), workflowPath: textOf() })),
        back,
      ),
    ),
  })
}

/** Each field has every eighth attack, so some of each kind. */
const ROUNDS = [...Array(8).keys()]

describe('renderMonth', () => {
  it.each(halfOf(ROUNDS))('is harmless, also as a page, with hostile names: part %i', (at) => {
    let next = at
    const month = monthOf(() => ATTACKS[(next += ROUNDS.length) % ATTACKS.length] ?? '')
    expectHarmlessBody(renderMonth(month), REPOSITORY_URL)
    expectHarmlessHtml(renderMonthPage(month, PAGE_TEMPLATE), REPOSITORY_URL)
    expect(monthTitle(month)).not.toMatch(/\p{Cc}|@user/u)
  })

  it.each(halfOf(['a', '&', '<', '`', '|', '*', '漢', '\u202e', '😀', 'deadbee ']))(
    'fits into an issue with ten rows of the longest names of %j',
    (character) => {
      const text = `CI${character.repeat(Math.ceil(1_000 / character.length))}`
      expect(renderMonth(monthOf(() => text, 40)).length).toBeLessThan(MAX_BODY)
    },
  )

  it('omits the last sections for what people wrote, and says how many', () => {
    const whole = renderMonth(monthOf(() => 'test', 10))
    const part = renderMonth(
      monthOf(() => 'test', 10),
      whole.length - 100,
    )
    expect(part).toContain('1 section more in the JSON.')
    expect(part).not.toContain('<details>')
    expect(whole.startsWith(part.slice(0, 500))).toBe(true)
  })

  it('has one date in its first line, and of which days the minutes are below', () => {
    const text = renderMonth(monthOf(() => 'test'))
    expect(text).toMatch(/^\*\*.*\*\* As of 2026-03-31 03:00 UTC\.\n\n/)
    expect(text).toContain('\n### Minutes from 2026-03-24 to 2026-03-30\n')
  })

  const newsOf = (fields: Partial<Omit<Month, 'headline'>>) => {
    const text = renderMonth(makeMonth({ sinceAt: daysAgo(1), ...fields }))
    return /New since the last night: (.*?)\. As of/.exec(text)?.[1]
  }
  const redWith = (...times: readonly Partial<RedTime>[]) => ({
    red: { ...makeMonth().red, times: times.map(makeRedTime) },
  })
  const day = daysAgo(0.5)

  it.each<[string, Partial<Omit<Month, 'headline'>>]>([
    ['nothing', { ...redWith({}), missed: [makeSchedule()], unsteady: [makeUnsteady()] }],
    ['CI is red', redWith({ fromAt: day, untilAt: undefined })],
    ['nothing', redWith({ untilAt: undefined })],
    ['CI was red', redWith({ fromAt: day, untilAt: NOW })],
    ['CI is no longer red', redWith({ untilAt: day })],
    ['CI is no longer red (its file is gone)', redWith({ untilAt: day, isGone: true })],
    ['CI is red', redWith({ fromAt: day, untilAt: undefined }, { untilAt: daysAgo(0.9) })],
    ['Nightly did not run', { missed: [makeSchedule({ missedAt: NOW })] }],
    ['cart › adds comes and goes', { unsteady: [makeUnsteady({ listedAt: NOW })] }],
  ])('says that %s is new since the night before', (expected, fields) => {
    expect(newsOf(fields)).toBe(expected)
  })

  it('says of no news if it continues no night', () => {
    expect(renderMonth(makeMonth())).not.toContain('New since')
  })

  it('says how many rows it omits', () => {
    const text = renderMonth(monthOf(() => 'test', 30))
    expect(text).toContain('22 more in the JSON.')
    expect(text).toContain('20 more in the JSON.')
  })

  /** The text without links and escapes. */
  const plainOf = (text: string) =>
    text.replaceAll(/\]\([^)]*\)|<\/?code>|[[\\\u2060]/g, '').replaceAll('\u00a0', ' ')
  /** The rows of a table, below its header. */
  const rowsBelow = (text: string, title: string) => {
    const [, section = ''] = plainOf(text).split(`### ${title}\n\n`)
    const [table = ''] = section.split('\n\n')
    return table.split('\n').slice(2)
  }

  it.each([
    [{}, 'Did not run: **Nightly**, last on 2026-03-27, active.'],
    [{ isUnread: true }, ' active, and its file could not be read, which needs contents: read.'],
    [
      { fault: 'line 2: a key is repeated' },
      ' active, and its file could not be parsed (line 2: a key is repeated).',
    ],
    [{ state: 'disabled_manually' }, ', disabled_manually.'],
    [{ state: undefined }, ', its state could not be read.'],
  ])('says in a line when a workflow that did not run last ran: %j', (fields, expected) => {
    const text = plainOf(renderMonth(makeMonth({ missed: [makeSchedule(fields)] })))
    expect(text.split('\n')[2]).toContain(expected)
    expect(renderMonth(makeMonth())).not.toContain('Did not run')
  })

  it('names the workflow of what comes and goes, and what is new in seven days', () => {
    const unsteady = ['CI (.github/workflows/a.yml)', 'Nightly'].map((workflow, at) =>
      makeUnsteady({ workflow, listedAt: daysAgo(6 + 2 * at) }),
    )
    expect(rowsBelow(renderMonth(makeMonth({ unsteady })), 'Comes and goes')).toEqual([
      '| **cart › adds** in test of CI (.github/workflows/a.yml) (new) | 4 of 120 runs, 2 passed again | 2026-03-26 | expected 42, received 41 |',
      '| **cart › adds** in test of Nightly | 4 of 120 runs, 2 passed again | 2026-03-26 | expected 42, received 41 |',
    ])
  })

  it.each([
    [0, 0, '| 5 of 40 runs |'],
    [2, 0, '| 5 of 40 runs, 2 passed again |'],
    [0, 3, '| at least 5 of 40 runs |'],
  ])('says of what passed again on %i of its commits, %i unread: %s', (recovered, failed, text) => {
    const unsteady = [makeUnsteady({ failed: 5, runs: 40, recovered })]
    expect(renderMonth(makeMonth({ unsteady, failuresUnread: failed }))).toContain(text)
  })

  const redLines = (times: readonly Partial<RedTime>[]) => {
    const { red } = makeMonth()
    const text = renderMonth(makeMonth({ red: { ...red, times: times.map(makeRedTime) } }))
    return rowsBelow(text, 'Red')
  }
  const still = { untilAt: undefined, last: undefined }
  const infra = makeRunLabel(30, { workflow: 'Infra' })
  const docs = { first: makeRunLabel(31, { workflow: 'Docs' }) }

  it('has a row for each workflow that was red: those that are first, the longest first', () => {
    const lines = redLines([
      { message: 'expected 42', messageAt: daysAgo(4) },
      { fromAt: daysAgo(20), untilAt: daysAgo(19), message: 'old', messageAt: daysAgo(19) },
      { ...still, first: infra, fromAt: daysAgo(2), message: 'a.tf:12', messageAt: daysAgo(0.1) },
      { ...still, ...docs, fromAt: daysAgo(3) },
      { ...docs, fromAt: daysAgo(8), untilAt: daysAgo(7) },
    ])
    expect(lines).toEqual([
      '| **Docs** | 2026-03-28 | 4d, twice |  |',
      '| **Infra** | 2026-03-29 | once | a.tf:12 |',
      '| CI | 2026-03-26, green on 2026-03-27 | 2d, twice | expected 42 |',
    ])
  })

  it('says how long a workflow has been red that the first line has no room for', () => {
    const times = Array.from({ length: 6 }, (_, at) => {
      const first = makeRunLabel(30 + at, { workflow: `W${at}` })
      return { ...still, first, fromAt: daysAgo(9 - at) }
    })
    expect(redLines(times).map((line) => line.split(' | ')[2])).toEqual([
      ...Array<string>(5).fill('once'),
      '4d',
    ])
  })

  it.each<[Partial<RedTime>, string]>([
    [{}, '| 2026-03-26, green on 2026-03-27 | once |'],
    [{ untilAt: daysAgo(4.9) }, '| 2026-03-26, green that day | once |'],
    [{ byRerun: true }, '| 2026-03-26, solved by a re-run on 2026-03-27 | once |'],
    [{ last: undefined, isGone: true }, '| 2026-03-26, its file is gone since 2026-03-27 | once |'],
    [
      { last: undefined, isGone: true, isAtLeast: true },
      '| 2026-03-26, its file is gone | at least 1d |',
    ],
    [{ ...still, fromAt: daysAgo(30) }, '| before 2026-03-01 | once |'],
    [{ ...still, fromAt: daysAgo(29) }, '| 2026-03-02 | once |'],
  ])('says how a red time began and ended: %j', (time, expected) => {
    expect(redLines([time])[0]).toContain(expected)
  })

  it('says each duration, run, date and error of what is red once', () => {
    const { red } = makeMonth()
    const message = 'expected 42'
    const times = [
      makeRedTime({ ...still, fromAt: daysAgo(5), message }),
      makeRedTime({ ...docs, fromAt: daysAgo(9), untilAt: daysAgo(7), message: 'no space' }),
    ]
    const unsteady = [makeUnsteady({ message, lastAt: daysAgo(2) })]
    const text = renderMonth(makeMonth({ red: { ...red, times }, unsteady }))
    const [above = ''] = text.split('<details>')
    for (const said of ['5d', '2d', '2026-03-26', '2026-03-22', 'runs/9)', 'runs/31)', message])
      expect([said, above.split(said).length - 1]).toEqual([said, 1])
    expect(above).toContain('| as above |')
  })

  it('says that it was not read how workflows had ended before', () => {
    const { red } = makeMonth()
    const text = renderMonth(makeMonth({ red: { ...red, unknownWorkflows: 2 } }))
    expect(text).toContain(
      '\nHow 2 workflows had ended before 2026-03-01 was not read: it may have been red from then on.',
    )
  })

  it('links only to the repository', () => {
    const url = 'https://evil.example/job/1'
    const month = makeMonth({ unsteady: [makeUnsteady({ url })] })
    expect(renderMonth(month)).not.toContain('evil.example')
  })
})

describe('renderMonth: the table of workflows', () => {
  const of = { workflow: 'CI', workflowPath: 'CI', labels: 'linux' }
  const row = {
    ...{ ...of, used: 74_400_000, usedCancelled: 600_000, runs: 240, readRuns: 240 },
    ...{ unfinishedRuns: 0, usedBefore: undefined },
  }
  const { weeks } = makeMonth()
  const runsOf = (workflow: string, fields: Partial<Month['workflows'][number]> = {}) => ({
    ...{ workflow, workflowPath: workflow, runs: 99, median: 300_000 },
    ...{ main: { decided: 40, failed: 10 }, others: { decided: 7, failed: 1 }, ...fields },
  })
  const textOf = (fields: Partial<Month['weeks']>, month: Partial<Omit<Month, 'headline'>> = {}) =>
    renderMonth(
      makeMonth({ weeks: { ...weeks, usedFromAt: daysAgo(7.5), ...fields }, ...month }),
    ).replaceAll('\u00a0', ' ')

  it.each([
    [240, 0, '1,240', '| CI | 1,240 | 240 |'],
    [96, 0, 'about 1,240', '| CI | about 1,240 | 96 of 240 |'],
    [240, 1, 'about 1,240', '| CI | about 1,240 | 240 |'],
  ])(
    'calls minutes an estimate if not all runs were read, or some finished too late: %i, %i',
    (readRuns, unfinishedRuns, minutes, cells) => {
      const text = textOf({ used: [{ ...row, readRuns, unfinishedRuns }] })
      expect(text).toContain(`\n| CI | ${minutes} | – | – | – | – | – |\n`)
      expect(text).toContain(`\n${cells}\n`)
      expect(text).not.toContain('All runs that finished')
    },
  )

  it('has each workflow once, with its minutes, rate of runs, failures and run time', () => {
    const used = [
      { ...row, workflow: 'Docs', workflowPath: 'Docs', used: 90_000_000, usedBefore: 60_000_000 },
      { ...row, usedBefore: 0 },
      { ...row, labels: 'macos', used: 60_000_000, usedBefore: 0 },
    ]
    const unknown = { workflow: 'Lint', workflowPath: 'Lint', runs: 30, readRuns: 1 }
    const unknownUsage = [{ ...unknown, usedBefore: 120_000 }]
    const none = { main: { decided: 0, failed: 0 }, median: undefined }
    const workflows = [runsOf('CI'), runsOf('Lint', none), runsOf('Idle')]
    const runWeeks = [[], [], [makeWeekRow({ runs: 7 })], [makeWeekRow({ runs: 6 })]].map(
      makeRunWeek,
    )
    const text = textOf({ used, unknownUsage, usedBefore: undefined }, { workflows, runWeeks })
    const [, table = ''] = text.split('### Workflows\n\n')
    expect(table.split('\n\n')[0]?.split('\n')).toEqual([
      '| Workflow | Minutes in 7 days | Before | Runs a week | Failed on main | Elsewhere | Median |',
      '| --- | --: | --: | --: | --: | --: | --: |',
      '| CI | 2,240 | 0 | 6.5 | 25 % | 1 of 7 | 5m |',
      '| Docs | 1,500 | about 1,000 | 0 | – | – | – |',
      '| Lint | – | about 2 | 0 | – | 1 of 7 | – |',
      '| Idle | 0 | – | 0 | 25 % | 1 of 7 | 5m |',
    ])
    expect(text).toContain(
      '\nAll runs that finished used 3,740 minutes without those of Lint (1 of 30 runs read).\n',
    )
  })

  it('has the sum of several workflows beside that of the days before', () => {
    const docs = { ...row, workflow: 'Docs', workflowPath: 'Docs', used: 90_000_000 }
    const text = textOf({ used: [docs, row], usedBefore: 60_000_000 })
    expect(text).toContain(
      '\nAll runs that finished used 2,740 minutes, about 1,000 in the 7 days before.\n',
    )
  })

  it('says since when runs were counted', () => {
    const text = textOf({ used: [row], usedFromAt: daysAgo(3) })
    expect(text).toContain(
      'All runs that finished since 2026-03-28 03:00 UTC used 1,240 minutes.\n',
    )
  })

  it('has one line for waits of over a minute at 90 %, and one for jobs that changed', () => {
    const queue = { median: 5_000, p90: 60_000, longest: 90_000, jobs: 40 }
    const queues = [
      { ...queue, labels: 'macos', median: 62_000, p90: 240_000 },
      { ...queue, labels: 'linux' },
    ]
    const job = { workflow: 'CI', workflowPath: 'CI', job: 'test', ran: 480_000, step: 'Run make' }
    const jobs = [{ ...job, changedAt: daysAgo(3), ranBefore: 290_000 }]
    const text = textOf({ jobs }, { queues })
    expect(text).toContain('\nMedian wait for a runner: macos 1m 2s, 90 % within 4m, of 40 jobs.\n')
    expect(text).toContain(
      '\nJobs that changed: CI: test 4m 50s → 8m since 2026-03-28 (Run make).\n',
    )
    expect(text).toContain('| linux | 5s | 1m | 1m 30s | 40 |')
    const none = textOf({}, { queues: queues.slice(1) })
    expect(none).not.toContain('Median wait')
  })

  it('says what was read only if something was not', () => {
    expect(textOf({})).not.toContain('What was read')
    expect(textOf({}, { failuresUnread: 2 })).toContain(
      '\n### What was read\n\n0 runs since 2026-03-01, 0 failed runs read. 0 requests this time.\n\n2 failed runs not read.',
    )
    expect(textOf({}, { notes: ['No memory was found.'] })).toContain('\n\nNo memory was found.')
  })
})

describe('renderMonth: the table of weeks', () => {
  const rowsOf = (text: string) =>
    text
      .replaceAll('\u00a0', ' ')
      .split('\n')
      .filter((line) => /^\|.* → /.test(line))

  it('has a row for each workflow and event: the newest counted week, and a mean of those before', () => {
    const nightly = makeWeekRow({
      ...{ workflow: 'Nightly', workflowPath: 'b.yml', event: 'schedule', runs: 7, undecided: 0 },
      ...{ failed: 1 },
    })
    const slow = makeWeekRow({ median: 480_000, failed: 10 })
    const idle = makeWeekRow({ undecided: 44, failed: 0, median: undefined })
    const open = makeWeekRow({ runs: 3 })
    const weeks = [[open], [open], [slow], [makeWeekRow(), nightly], [idle]]
    const runWeeks = weeks.map(makeRunWeek)
    const text = renderMonth(makeMonth({ runWeeks }))
    expect(rowsOf(text)).toEqual([
      '| CI, push | 44 → 44 | 5 % → 25 % | 5m → 8m |',
      '| Nightly, schedule | 3.5 → 0 | 1 of 7 → – | 5m → – |',
    ])
    expect(text).toMatch(/<details>[^]*\nThe 2 weeks before → the week from 2026-03-16:\n\n\|/)
    expect(text).not.toContain('listed')
  })

  it('compares no week that is counted only so far', () => {
    const runWeeks = [[], [makeWeekRow({ runs: 9 })], [makeWeekRow({ runs: 118 })]].map(makeRunWeek)
    const textAt = (days: number) => renderMonth(makeMonth({ runWeeks, madeAt: NOW + days * DAY }))
    expect(rowsOf(textAt(0))).toEqual(['| CI, push | – → 118 | – → 2 % | – → 5m |'])
    expect(rowsOf(textAt(2))[0]).toContain('| CI, push | 118 → 9 |')
  })

  it('has the ten rows with most runs of all weeks, and counts the others', () => {
    const rows = Array.from({ length: 12 }, (_, at) =>
      makeWeekRow({ workflow: `W${at}`, workflowPath: `${at}.yml`, runs: at + 1 }),
    )
    const often = makeWeekRow({ workflow: 'Often', workflowPath: 'often.yml', runs: 90 })
    const text = renderMonth(makeMonth({ runWeeks: [[], [], rows, [often], []].map(makeRunWeek) }))
    const names = rowsOf(text).map((row) => row.split(/[|,]/)[1]?.trim())
    expect(names).toEqual(['Often', 'W11', 'W10', 'W9', 'W8', 'W7', 'W6', 'W5', 'W4', 'W3'])
    expect(text).toContain('\n3 more in the JSON.\n')
  })

  it.each([
    [9, '– → 1 of 9'],
    [10, '– → 10 %'],
  ])('has a share only of ten runs that passed or failed: %i', (decided, cell) => {
    const row = makeWeekRow({ runs: decided + 30, undecided: 30, failed: 1 })
    const text = renderMonth(makeMonth({ runWeeks: [makeRunWeek([row], 2)] }))
    expect(rowsOf(text)[0]).toContain(`| ${cell} |`)
  })

  it.each([
    [
      Date.UTC(2026, 2, 18, 3),
      'Of the week from 2026-03-16, only runs since 2026-03-18 03:00 UTC were listed.',
    ],
    [undefined, 'No run of the week from 2026-03-16 was listed.'],
  ])('says which runs of a week were not listed: since %s', (listedFromAt, sentence) => {
    const week = { ...makeRunWeek([makeWeekRow()], 2), listedFromAt }
    expect(renderMonth(makeMonth({ runWeeks: [week] }))).toContain(`\n${sentence}\n`)
  })
})
