import { describe, expect, it } from '@jest/globals'
import { runLabel } from '../../../src/analyse/month/red-time.ts'
import { monthTitle } from '../../../src/render/month/headline.ts'
import { renderMonth, renderMonthPage } from '../../../src/render/month/outputs.ts'
import type { Month } from '../../../src/model/shapes/month.ts'
import { ATTACKS } from '../../../testing/fixtures/attacks.ts'
import { expectHarmlessBody, expectHarmlessHtml, PAGE_TEMPLATE } from '../../../testing/harmless.ts'
import {
  daysAgo,
  makeMainRun,
  makeMonth,
  makeUnsteady,
  REPOSITORY_URL,
} from '../../../testing/make-month.ts'

/** GitHub's limit of an issue. */
const MAX_BODY = 65_536

/** A month with a text in each name, in so many rows. */
function monthOf(textOf: () => string, rows = 1): Month {
  const run = () => ({ ...runLabel(makeMainRun(9)), workflow: textOf() })
  const each = <Row>(make: () => Row) => Array.from({ length: rows }, make)
  const { red } = makeMonth()
  const time = () => ({
    ...{ fromAt: daysAgo(9), untilAt: daysAgo(8), first: run(), last: run() },
    ...{ byRerun: false, message: textOf() },
  })
  const names = () => ({ workflow: textOf(), job: textOf(), step: textOf() })
  return makeMonth({
    branch: textOf(),
    red: { ...red, now: each(run), times: each(time) },
    unsteady: [
      ...each(() => makeUnsteady({ ...names(), test: textOf(), message: textOf() })),
      makeUnsteady({ ...names(), test: undefined, message: undefined }),
      makeUnsteady({ ...names(), step: undefined, test: undefined, path: textOf() }),
    ],
    queues: each(() => ({ labels: textOf(), jobs: 9, median: 1_000, p90: 2_000, longest: 3_000 })),
    notes: [textOf()],
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

  it('says how many rows it omits', () => {
    const text = renderMonth(monthOf(() => 'test', 30))
    expect(text).toContain('22 more in the JSON.')
    expect(text).toContain('20 more in the JSON.')
  })

  it('links only to the repository', () => {
    const url = 'https://evil.example/job/1'
    const month = makeMonth({ unsteady: [makeUnsteady({ url })] })
    expect(renderMonth(month)).not.toContain('evil.example')
  })
})
