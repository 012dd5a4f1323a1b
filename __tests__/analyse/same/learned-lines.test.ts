import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { compareErrors, compareLogs } from '../../../src/analyse/same/same-error.ts'
import { makeExcerpt } from '../../../testing/failure-report.ts'

const NAMED = '!##[error]src/cart.ts: no cart'

/**
 * Returns the lines of a log of the pull request, of main's last two red runs, and of its green run: `⏎` ends a line,
 * `!` begins one that no green run prints, and `{1|2|3|4}` is what differs. The last value stands for missing ones.
 */
function logsOf(text: string): readonly (readonly string[])[] {
  return [0, 1, 2, 3].map((run) =>
    text
      .replace(/\{([^{}]*)\}/g, (_, inner: string) => {
        const values = inner.split('|')
        return values[Math.min(run, values.length - 1)] ?? ''
      })
      .split('⏎')
      .filter((line) => run < 3 || !line.startsWith('!'))
      .map((line) => line.replace(/^!/, ''))
      .filter((line) => line !== ''),
  )
}

const read = (lines: readonly string[] = []) => ({ excerpts: [makeExcerpt(lines)] })
const errorsOf = (lines: readonly string[] = []) => {
  const errors = makeExcerpt(lines).errors
  if (errors === undefined) throw new Error('the log was read')
  return errors
}

/** Compares the log with the newest red one, with the green one, and with both red ones. */
function compare(text: string) {
  const [own, newest, older, passed] = logsOf(text)
  const [here, there] = [read(own), read(newest)]
  const green = errorsOf(passed)
  return {
    alone: compareErrors(here, there),
    one: compareLogs(here, there, { green }),
    two: compareLogs(here, there, { green, red: errorsOf(older) }),
  }
}

/** A log, and by what it is known with one and with two red logs; `-` if it is not. */
type Row = readonly [log: string, one: string, two: string]

const GREEN: readonly Row[] = [
  // An identifier in a line that the green run prints.
  [`tool 1.2.{3|4|4|4}⏎${NAMED}`, 'green', 'green'],
  [`!tool 1.2.{3|4|4}⏎${NAMED}`, '-', '-'],
  [`build {a8f3K2|b9s4D1|b9s4D1|b9s4D1} of shop⏎${NAMED}`, 'green', 'green'],
  [`tool 1.2.{3|4|4|4}⏎!##[error]root has no cart`, 'green', 'green'],
  // An amount that is yet another one there, if a name identifies the error.
  [`{31|30|30|29} archives in s3://shop⏎${NAMED}`, 'green', 'green'],
  [`{31|30|30|30} archives in s3://shop⏎${NAMED}`, '-', '-'],
  [`{31|30|30|29} archives in s3://shop⏎!##[error]root has no cart`, '-', '-'],
  ['GET /health returned {503|200|200|200}⏎' + NAMED, '-', '-'],
  [`host 10.9.0.{3|4|4|5} is up⏎${NAMED}`, 'green', 'green'],
  [`host 10.9.0.{3|4|4|4} is up⏎${NAMED}`, '-', '-'],
  [`host 10.9.0.3:{80|81|81|81} is up⏎${NAMED}`, '-', '-'],
  // The row of a table.
  [`{7|8|8|9} 12 13 14 cart⏎${NAMED}`, '-', '-'],
  // A number that is part of a name.
  [`loads send_v{1|2|2|3}⏎${NAMED}`, '-', '-'],
  [`order "{1|2|2|3}" is open⏎${NAMED}`, '-', '-'],
  [`ended with signal {9|11|11|15} of root⏎${NAMED}`, '-', '-'],
  // Other words.
  [`no order of {alpha|beta}⏎${NAMED}`, '-', '-'],
  // A value that was replaced in a line of the green run, even where a line compares.
  [`image 1.{7|8|8|8}.0 is up⏎!##[error]src/a.ts: expected 1.{7|8|8|8}.0`, 'green', 'green'],
  [`!image 1.{7|8|8}.0 is up⏎!##[error]src/a.ts: expected 1.{7|8|8}.0`, '-', '-'],
  [`image 7 is up⏎!##[error]src/a.ts: expected {7|8|8}`, '-', '-'],
  // One of two lines of the same words.
  [
    `image 1.{7|8|8|8}.0 is up⏎{image 1.9.0 is up|}⏎!##[error]src/a.ts: expected 1.{7|8|8|8}.0`,
    '-',
    '-',
  ],
  [`expected {7|8|8|9} carts⏎${NAMED}`, '-', '-'],
  // Another test that the green run passes as well.
  [`{!✗ adds 2 numbers|!✗ adds 3 numbers|!✗ adds 4 numbers|✓ adds 2 numbers}⏎${NAMED}`, '-', '-'],
  [`!a.py::test_a[{1|2|3}-MB] FAILED⏎!a.py::test_all FAILED`, '-', '-'],
  // A line that the other log does not have, but the green one, and what follows it here.
  [`${NAMED}⏎{order of root is late|||order of root is late}⏎deploy goes on`, 'green', 'green'],
  [`${NAMED}⏎{order of root is late|||}⏎deploy goes on`, '-', '-'],
  [`${NAMED}⏎{order of root is late|||order of root is late}⏎!deploy ends`, '-', '-'],
  [`${NAMED}⏎{/health returned 503|||/health returned 200}⏎deploy goes on`, '-', '-'],
  [`${NAMED}⏎{expected 7 carts|||expected 7 carts}⏎deploy goes on`, '-', '-'],
  // A list of such lines.
  [`${NAMED}⏎reads a.ts⏎reads b.ts⏎{reads c.ts|||}⏎deploy goes on`, 'green', 'green'],
  [`${NAMED}⏎reads a.ts⏎{reads c.ts|||}⏎deploy goes on`, '-', '-'],
  [`${NAMED}⏎reads 7 of a.ts⏎{reads 8 of c.ts|||}⏎deploy goes on`, '-', '-'],
  [`${NAMED}⏎reads a.ts⏎reads b.ts⏎{!reads c.ts|}⏎!deploy ends`, '-', '-'],
  // The same line, but more often: the same test in two packages.
  [`tool 1.2.{3|4|4|4}⏎!> a⏎!  ● cart › adds⏎!> b{⏎!  ● cart › adds|}`, '-', '-'],
]

const RED: readonly Row[] = [
  // What differs between two red runs.
  [`${NAMED}⏎!loads {12|13|14} orders of shop`, '-', 'red'],
  [`${NAMED}⏎!loads {12|13|13} orders of shop`, '-', '-'],
  [`${NAMED}⏎!orders in count: {12|13|14}`, '-', 'red'],
  [`${NAMED}⏎!loads build {1200451|1200467|1200502} of shop`, '-', 'red'],
  // The older run can have the error that is here, and the newer one another.
  [`${NAMED}⏎!loads {12|13|12} orders of shop`, '-', '-'],
  // No count: a thing that a number names, a code, a status, a port, a host, a version, a path, a date.
  [`${NAMED}⏎!loads order {12|13|14} of shop`, '-', '-'],
  [`${NAMED}⏎!refused with SQLSTATE {42601|40001|23505}`, '-', '-'],
  [`${NAMED}⏎!GET /cart fails: {403|500|502}`, '-', '-'],
  [`${NAMED}⏎!no route to db:{5432|5433|5434}`, '-', '-'],
  [`${NAMED}⏎!no route to 10.0.0.{7|8|9}`, '-', '-'],
  [`${NAMED}⏎!no route to db-{1|2|3}`, '-', '-'],
  [`${NAMED}⏎!unsupported: node {14.0.0|20.1.0|20.2.0}`, '-', '-'],
  [`${NAMED}⏎!no file v{1|2|3}/cart.json`, '-', '-'],
  [`${NAMED}⏎!certificate of root ends on 2026-01-{29|30|31}`, '-', '-'],
  [`${NAMED}⏎!loads order of {root|user|guest}`, '-', '-'],
  [`${NAMED}⏎!expected {7|8|9} carts`, '-', '-'],
  [`${NAMED}⏎!ended with code {7|8|9} of root`, '-', '-'],
  // Red runs with different entries.
  [`!##[error]src/{cart|cart|login}.ts: no cart⏎!loads order {12|13|14} of shop`, '-', '-'],
  [`!##[error]src/cart.ts: no cart in {12|13|14}`, '-', '-'],
  // An entry, which only random ids may vary.
  ['!##[error]src/cart.ts: no id {a8f3K2|b9s4D1|c7d5E3}', '-', 'red'],
  ['!##[error]src/cart.ts: no id {a8f3K2|b9s4D1|b9s4D1}', '-', '-'],
  ['!##[error]src/cart.ts: no {CartV2|UserV2|ItemV2}', '-', '-'],
  // A line that the other log does not have, but the older one: main has repaired it.
  [`${NAMED}⏎{!order of root is late||!order of root is late}`, '-', '-'],
  [`${NAMED}⏎{!login check failed||!login check failed}`, '-', '-'],
  [`${NAMED}⏎{!order of root is late||}`, '-', '-'],
  [`${NAMED}⏎!order of {root is late|guest is gone|root is late}`, '-', '-'],
  [`${NAMED}⏎{!##[error]order of root is late||!##[error]order of root is late}`, '-', '-'],
]

const SHARED: readonly Row[] = [
  // A line of the failure that no green run prints.
  [`##[error]src/cart.ts: no cart⏎tool 1.2.{3|4|4|4}`, '-', '-'],
  // Each line of main's failure that both red runs have.
  [`!login 1.2.{3|4|4}⏎!##[error]src/{login|cart|cart}.ts: no cart⏎tool 1.2.{3|4|4|4}`, '-', '-'],
  [`{|!pay order 1 of root|!pay order 1 of root}⏎tool 1.2.{3|4|4|4}⏎${NAMED}`, '-', '-'],
  [`{|!pay order 1 of root|}⏎tool 1.2.{3|4|4|4}⏎${NAMED}`, '-', 'green'],
]

const LASTING: readonly Row[] = [
  // A line without an error's words, which both red runs have and no green one.
  ['!dirty', '-', 'green red'],
  ['!exited with 1', '-', 'green red'],
  ['order {7|8|9|5}⏎!dirty', '-', 'green red'],
  ['build {a8f3K2|b9s4D1|c7d5E3}⏎!dirty', '-', 'green red'],
  ['dirty', '-', '-'],
  ['!{dirty|dirty|clean}', '-', '-'],
  // Not all of what lasts is here, or more is.
  ['!dirty⏎{|!late|!late}', '-', '-'],
  ['!dirty⏎{|!late|}', '-', 'green red'],
  ['!dirty⏎{!late|}', '-', '-'],
  ['!dirty⏎{!late||!late}', '-', '-'],
  ['checking web⏎!tls off⏎checking api{⏎!tls off|}', '-', '-'],
  // What looks random, but is equal in both red runs.
  ['!no blob 4f1c2ab97d03', '-', 'green red'],
  ['!no blob {4f1c2ab97d03|b80e66d1a5f2}', '-', '-'],
  ['!10:00:0{1|2|3} cue at 00:12:45 overlaps', '-', 'green red'],
  ['!10:00:0{1|2|3} cue at 00:{12|47|47}:45 overlaps', '-', '-'],
  // Below another line, unless the red runs differ in that.
  ['# staging⏎{|!no secret⏎}# prod⏎{!no secret|}', '-', '-'],
  ['{a ok⏎b ok|b ok⏎a ok|a ok⏎b ok|a ok⏎b ok}⏎!no secret', '-', 'green red'],
  // In a row of a diff, blanks are the error.
  [
    `!case 3 (width=4) ...... FAILED⏎!--- expected⏎!+++ actual⏎!@@ -1,2 +1,2 @@⏎!-    end⏎!{+  end|+ end|+ end}⏎case 4 ok`,
    '-',
    '-',
  ],
  // A limit, whose amounts are in other lines.
  ['!one is slower than its limit⏎cart 3 ms⏎order 5 ms', '-', '-'],
  ['!dirty⏎{one is slower than its limit|||one is slower than its limit}⏎deploy goes on', '-', '-'],
]

const kindOf = ({ match, learned }: ReturnType<typeof compareLogs>) =>
  match === 'same' ? learned.join(' ') : '-'

describe('learnedLines', () => {
  it.each([...GREEN, ...RED, ...SHARED, ...LASTING])(
    'of %s shows %s, and with two red runs %s',
    (log, ...expected) => {
      const { alone, one, two } = compare(log)
      expect(alone).not.toBe('same')
      expect([one, two].map(kindOf)).toEqual(expected)
    },
  )
})

/** Lines of logs, some of which a green run prints as well. */
const LINES = [
  'tool 1.2.3',
  'tool 1.2.4',
  '7 carts in src/a.ts',
  '8 carts in src/a.ts',
  'reads a.ts',
  'reads b.ts',
  'build a8f3K2 of shop',
  'build b9s4D1 of shop',
  'expected 7 carts',
  'warning: order of root is late',
  'deploy goes on',
]
const anyLines = fc.array(fc.constantFrom(...LINES), { maxLength: 8 })
const anyOther = fc.record({
  green: anyLines,
  red: fc.option(anyLines, { nil: undefined }),
})
const NAMES = ['src/cart.ts: no cart', 'src/login.ts: no cart', 'src/cart.ts: no user']
const failed = (lines: readonly string[], name: string) => [...lines, `##[error]${name}`]

describe('compareLogs', () => {
  const anyPair = fc.tuple(anyLines, anyLines, anyOther)

  it('never takes errors of different names for the same, whatever other runs print', () => {
    const anyNames = fc.shuffledSubarray(NAMES, { minLength: 2, maxLength: 2 })
    const anyName = fc.constantFrom(...NAMES)
    fc.assert(
      fc.property(anyPair, anyNames, anyName, ([own, main, { green, red }], names, older) => {
        const [here, there] = [own, main].map((lines, at) => read(failed(lines, names[at] ?? '')))
        const from = { green: errorsOf(green), red: red && errorsOf(failed(red, older)) }
        expect(compareLogs(here ?? read(), there ?? read(), from).match).not.toBe('same')
      }),
    )
  })

  it('shows the same without other runs as before, and learns nothing that it does not need', () => {
    fc.assert(
      fc.property(anyPair, ([own, main, { green, red }]) => {
        const [name = ''] = NAMES
        const [here, there] = [read(failed(own, name)), read(failed(main, name))]
        const from = { green: errorsOf(green), red: red && errorsOf(failed(red, name)) }
        const [alone, learned] = [compareLogs(here, there), compareLogs(here, there, from)]
        expect(alone.learned).toEqual([])
        if (alone.match === 'same') expect(learned).toEqual(alone)
        else if (learned.match === 'same') expect(learned.learned).not.toEqual([])
        if (learned.almost !== undefined) expect(own).toContain(learned.almost)
      }),
    )
  })

  it('needs the lines of a green run in no order', () => {
    const anyOrder = fc
      .array(fc.constantFrom(...LINES), { maxLength: 8 })
      .chain((green) =>
        fc.tuple(
          fc.constant(green),
          fc.shuffledSubarray(green, { minLength: green.length, maxLength: green.length }),
        ),
      )
    fc.assert(
      fc.property(anyPair, anyOrder, ([own, main], [green, shuffled]) => {
        const [name = ''] = NAMES
        const [here, there] = [read(failed(own, name)), read(failed(main, name))]
        const [one, other] = [green, shuffled].map((lines) =>
          compareLogs(here, there, { green: errorsOf(lines) }),
        )
        expect(other).toEqual(one)
      }),
    )
  })
})
