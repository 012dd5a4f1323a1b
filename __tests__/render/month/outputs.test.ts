import { describe, expect, it } from '@jest/globals'
import { monthTitle } from '../../../src/render/month/headline.ts'
import { renderMonth, renderMonthPage } from '../../../src/render/month/outputs.ts'
import type { Month, RedTime } from '../../../src/model/shapes/month.ts'
import { DAY } from '../../../src/model/time.ts'
import { ATTACKS } from '../../../testing/fixtures/attacks.ts'
import { expectHarmlessBody, expectHarmlessHtml, PAGE_TEMPLATE } from '../../../testing/harmless.ts'
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
} from '../../../testing/make-month.ts'

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
  it.each(ROUNDS)('is harmless, also as a page, with hostile names: part %i', (at) => {
    let next = at
    const month = monthOf(() => ATTACKS[(next += ROUNDS.length) % ATTACKS.length] ?? '')
    expectHarmlessBody(renderMonth(month), REPOSITORY_URL)
    expectHarmlessHtml(renderMonthPage(month, PAGE_TEMPLATE), REPOSITORY_URL)
    expect(monthTitle(month)).not.toMatch(/\p{Cc}|@user/u)
  })

  it.each(['a', '&', '<', '|', '*', '`', '漢', '\u202e', '😀', 'deadbee '])(
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
    expect(part).toContain('2 sections more in the JSON.')
    expect(part).not.toContain('What was read')
    expect(whole.startsWith(part.slice(0, 500))).toBe(true)
  })

  it('says when it was written, and of which days it sums up', () => {
    const text = renderMonth(monthOf(() => 'test'))
    expect(text).toContain('\n\nWritten on 2026-03-31 03:00 UTC: what is red,')
    expect(text).toContain('\n### The days from 2026-03-24 to 2026-03-30\n')
  })

  const newsOf = (fields: Partial<Omit<Month, 'headline'>>) => {
    const text = renderMonth(makeMonth({ sinceAt: daysAgo(1), ...fields }))
    return /New since 2026-03-30 03:00 UTC: (.*)\.\n/.exec(text)?.[1]
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

  it.each([
    [{}, '- **Nightly**: last run Nightly #61 on 2026-03-27 03:00 UTC, active'],
    [{ isUnread: true }, ' active, and its file could not be read, which needs contents: read'],
    [
      { fault: 'line 2: a key is repeated' },
      ' active, and its file could not be parsed (line 2: a key is repeated)',
    ],
    [{ state: 'disabled_manually' }, ' UTC, disabled_manually'],
    [{ state: undefined }, ' UTC, its state could not be read'],
  ])('says when a workflow that did not run last ran: %j', (fields, expected) => {
    const text = renderMonth(makeMonth({ missed: [makeSchedule(fields)] }))
    expect(text).toContain('### Did not run')
    const plain = text.replaceAll(/\]\([^)]*\)|<\/?code>|[[\\\u2060]/g, '')
    expect(plain).toContain(`${expected}\n`)
    expect(renderMonth(makeMonth())).not.toContain('Did not run')
  })

  it('names the workflow of what comes and goes', () => {
    const unsteady = ['CI (.github/workflows/a.yml)', 'Nightly'].map((workflow) =>
      makeUnsteady({ workflow }),
    )
    const text = renderMonth(makeMonth({ unsteady }))
    expect(text).toContain('in test of CI (.github/workflows/a.yml): failed')
    expect(text).toContain('in test of Nightly: failed')
  })

  it.each([
    [0, 'failed in 5 of 40 runs, last on'],
    [2, 'failed in 5 of 40 runs, passed again in 2, last on'],
  ])('says of what passed again on %i of its commits: %s', (recovered, text) => {
    const unsteady = [makeUnsteady({ failed: 5, runs: 40, recovered })]
    expect(renderMonth(makeMonth({ unsteady }))).toContain(text)
  })

  const redLines = (times: readonly Partial<RedTime>[]) => {
    const { red } = makeMonth()
    const text = renderMonth(makeMonth({ red: { ...red, times: times.map(makeRedTime) } }))
    const plain = text.replaceAll(/\]\([^)]*\)|[[*\\]/g, '').replaceAll('\u2060', '')
    return plain.split('\n').filter((line) => line.startsWith('- '))
  }
  const still = { untilAt: undefined, last: undefined }

  it('has a row for each workflow that was red: those that are first, with the newest error', () => {
    const first = makeRunLabel(30, { workflow: 'Infra' })
    const lines = redLines([
      { message: 'expected 42', messageAt: daysAgo(4) },
      { fromAt: daysAgo(20), untilAt: daysAgo(19), message: 'old', messageAt: daysAgo(19) },
      { ...still, first, fromAt: daysAgo(2), message: 'a.tf:12', messageAt: daysAgo(0.1) },
    ])
    expect(lines).toEqual([
      '- Infra: red since 2026-03-29 03:00 UTC, Infra #30. Total: 2d, once. Newest error, 2h 24m ago: a.tf:12',
      '- CI: last red until 2026-03-27 03:00 UTC, CI #9 to CI #10. Total: 2d, twice. Newest error, 4d ago: expected 42',
    ])
  })

  it.each<[Partial<RedTime>, string]>([
    [{ last: makeRunLabel(9), byRerun: true }, ', CI #9, solved by a re-run. Total: 1d, once.'],
    [{ last: undefined, isGone: true }, ', CI #9, its file is gone. Total: 1d, once.'],
    [
      { last: undefined, isGone: true, isAtLeast: true },
      ', CI #9, its file is gone. Total: at least 1d, once.',
    ],
    [
      { ...still, fromAt: daysAgo(30) },
      'since before 2026-03-01 03:00 UTC, CI #9. Total: 30d, once.',
    ],
    [{ ...still, fromAt: daysAgo(29) }, 'since 2026-03-02 03:00 UTC, CI #9. Total: 29d, once.'],
  ])('says how a red time began and ended: %j', (time, expected) => {
    expect(redLines([time])[0]).toContain(expected)
  })

  it('says that it was not read how workflows had ended before', () => {
    const { red } = makeMonth()
    const text = renderMonth(makeMonth({ red: { ...red, unknownWorkflows: 2 } }))
    expect(text).toContain(
      '\nHow 2 workflows had ended before 2026-03-01 was not read: it may have been red from then on.\n',
    )
  })

  it('links only to the repository', () => {
    const url = 'https://evil.example/job/1'
    const month = makeMonth({ unsteady: [makeUnsteady({ url })] })
    expect(renderMonth(month)).not.toContain('evil.example')
  })
})

describe('renderMonth: minutes', () => {
  const of = { workflow: 'CI', workflowPath: 'CI', labels: 'linux' }
  const row = {
    ...{ ...of, used: 74_400_000, usedCancelled: 600_000, runs: 240, readRuns: 240 },
    ...{ unfinishedRuns: 0, usedBefore: undefined },
  }
  const { weeks } = makeMonth()
  const textOf = (fields: Partial<Month['weeks']>) =>
    renderMonth(makeMonth({ weeks: { ...weeks, usedFromAt: daysAgo(7.5), ...fields } }))

  it.each([
    [240, '1,240', '| CI | 1,240 | 240 |'],
    [96, 'about 1,240', '| CI | about 1,240 | 96 of 240 |'],
  ])('calls the minutes an estimate if not all runs were read: %i', (readRuns, sum, cells) => {
    const text = textOf({ used: [{ ...row, readRuns }] })
    expect(text).toContain(`\nAll runs that finished used ${sum} minutes.\n`)
    expect(text).toContain(`\n${cells}\n`)
  })

  it('calls the minutes an estimate if runs finished too late to be counted', () => {
    const text = textOf({ used: [{ ...row, unfinishedRuns: 1 }] })
    expect(text).toContain('\n| CI | about 1,240 | 240 |\n')
  })

  it('has a row for each workflow with all its labels, and the sum beside that of the days before', () => {
    const docs = { ...row, workflow: 'Docs', workflowPath: 'docs.yml', used: 90_000_000 }
    const used = [docs, row, { ...row, labels: 'macos', used: 60_000_000 }]
    const text = textOf({ used, usedBefore: 60_000_000 })
    const line = 'All runs that finished used 3,740 minutes, about 1,000 in the 7 days before.'
    expect(text).toContain(`\n${line}\n`)
    expect(text).toContain('\n| CI | 2,240 | 240 |\n| Docs | 1,500 | 240 |\n')
  })

  it('says since when runs were counted, and of which workflows too few were read', () => {
    const docs = { workflow: 'Docs', workflowPath: 'docs.yml', usedBefore: undefined }
    const unknown = { ...docs, runs: 30, readRuns: 1 }
    const text = textOf({ used: [row], usedFromAt: daysAgo(3), unknownUsage: [unknown] })
    expect(text).toContain(
      'All runs that finished since 2026-03-28 03:00 UTC used 1,240 minutes without those of Docs (1 of 30 runs read).\n',
    )
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
    expect(text).toMatch(/<summary>The 2 weeks before → the week from 2026-03-16<.*\n\n\|/)
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
