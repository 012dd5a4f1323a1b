import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { compareErrors } from '../../../src/analyse/causes/same-error.ts'
import { excerptChooser } from '../../../src/github/logs/excerpts/excerpt-chooser.ts'
import { readLine } from '../../../src/github/logs/lines/log-text.ts'
import { lineSplitter } from '../../../src/github/logs/lines/split-lines.ts'
import type { StepExcerpt } from '../../../src/model/report/failure.ts'
import type { Report } from '../../../src/model/report/report.ts'
import { renderFailures } from '../../../src/render/summary/failures.ts'
import { makeExcerpt } from '../../../testing/failure-report.ts'
import { finished, makeStep, reportOnJobs } from '../../../testing/make-run.ts'
import { readPairs } from '../../../testing/read-pairs.ts'
import { showMarkdown, tagsOf } from '../../../testing/shown-markdown.ts'
import { seededRandom } from '../../../testing/simulate/random.ts'
import { renderToolLog, TOOLS } from '../../../testing/simulate/tool-logs/tools.ts'

type Pair = readonly [title: string, here: string, there: string]

/** `⏎` ends a line of the log. */
const read = (log: string | readonly string[], exitCode = 1) => ({
  excerpts: [makeExcerpt(typeof log === 'string' ? log.split('⏎') : log, { exitCode })],
})

const ONE = '  ● cart › adds 2 numbers'
const OTHER = '  ● login › refuses root'
const ENDING = 'error Command failed with exit code 1.'

const [ADDS, PAYS, LISTS] = ['adds an item', 'pays', 'lists'].map(
  (name) => `[chromium] › tests/cart.spec.ts:3:5 › ${name} ─────────`,
)
const FIRST = `  1) ${ADDS}⏎⏎    Error: element not found`
const LIST = `${FIRST}⏎  2) ${PAYS}⏎⏎    Error: no total`
const PLAYWRIGHT = `${FIRST}⏎  1 failed⏎    ${ADDS}⏎  9 passed (4.3s)`
const PLAYWRIGHT_FLAKY = `${LIST}⏎  1 failed⏎    ${PAYS}⏎  1 flaky⏎    ${ADDS}⏎  8 passed (9.1s)`
const PLAYWRIGHT_BOTH = `${LIST}⏎  2 failed⏎    ${ADDS}⏎    ${PAYS}⏎  1 flaky⏎    ${LISTS}⏎  7 passed (9.1s)`

const traceback = (line: number) =>
  'Traceback (most recent call last):⏎' +
  `  File "pay.py", line ${line}, in check⏎    assert total == paid⏎AssertionError`

/** Lines of two different errors, aimed at what `masks.ts` removes. */
const LOOK_ALIKES = readPairs(new URL('look-alikes.txt', import.meta.url))

/** Lines of one error in two runs. */
const EQUAL = readPairs(new URL('equal-errors.txt', import.meta.url))

/** The log of one error, whose braces hold the amount here and another one there. */
const MEASURES: readonly (readonly [log: string, expected: 'same' | 'other'])[] = [
  ['ERROR: Coverage for lines ({79.8|61.2}%) does not meet global threshold (80%)', 'same'],
  ['ERROR: Coverage for lines ({61.2|79.8}%) does not meet global threshold (80%)', 'other'],
  ['ERROR: Coverage for lines (61.2%) does not meet global threshold ({70|80}%)', 'other'],
  ['Jest: "global" coverage threshold for lines (90%) not met: {78.91|79.12}%', 'other'],
  ['Jest: "global" coverage threshold for lines (90%) not met: {79.12|78.91}%', 'same'],
  ['FAIL Required test coverage of 90% not reached. Total coverage: {80.95|81}%', 'same'],
  ['FAIL Required test coverage of 90% not reached. Total coverage: {79|81}%', 'other'],
  [
    '[WARNING] Rule violated for bundle shop: lines covered ratio is {0.61|0.79}, but expected minimum is 0.80⏎[ERROR] Coverage checks have not been met.',
    'other',
  ],
  [
    '| Shop   | {61.2|79.8}% | 50% |⏎coverlet.targets(72,5): error : The minimum line coverage is below the specified 80',
    'other',
  ],
  [
    '| Shop   | {79.8|61.2}% | 50% |⏎coverlet.targets(72,5): error : The minimum line coverage is below the specified 80',
    'same',
  ],
  ['app.js is {302|310} kB, limit 300 kB', 'same'],
  ['app.js is {302|299} kB, limit 290 kB', 'other'],
  ['app.js is {302|2} kB, limit 300 kB', 'other'],
  ['  cart.js⏎  Package size limit has exceeded by {1.2|1.4} kB⏎  Size limit: 10 kB', 'same'],
  ['  cart.js⏎  Package size limit has exceeded by {1.4|1.2} kB⏎  Size limit: 10 kB', 'other'],
  ['Direct leak of {48|4096} byte(s) in 1 object(s) allocated from:', 'same'],
  ['Direct leak of {4096|48} byte(s) in 1 object(s) allocated from:', 'other'],
  ['src/cart.ts:3:1: error: Line exceeds 120 characters; it has {131|140}', 'other'],
  ['AssertionError: expected {12|14} to be at most 10', 'other'],
]

describe('compareErrors', () => {
  it.each(MEASURES)('compares the amount of %s: %s', (log, expected) => {
    const pick = (index: number) =>
      read(log.replace(/\{([^|]*)\|([^}]*)\}/, (_, ...sides: string[]) => sides[index] ?? ''))
    expect(compareErrors(pick(0), pick(1))).toBe(expected)
    expect(compareErrors(pick(0), pick(0))).not.toBe('other')
  })

  it('has at least 350 look-alikes and 100 equal errors, each of two different logs', () => {
    expect(LOOK_ALIKES.length).toBeGreaterThanOrEqual(350)
    expect(EQUAL.length).toBeGreaterThanOrEqual(100)
    for (const { here, there } of [...LOOK_ALIKES, ...EQUAL]) expect(here).not.toBe(there)
  })

  it.each(LOOK_ALIKES)('distinguishes $here from $there', ({ here, there }) => {
    expect(compareErrors(read(here), read(there))).not.toBe('same')
    expect(compareErrors(read(there), read(here))).not.toBe('same')
  })

  it.each(EQUAL)('recognises $here as $there', ({ here, there }) => {
    expect(compareErrors(read(here), read(there))).toBe('same')
    expect(compareErrors(read(there), read(here))).toBe('same')
  })

  it.each<Pair>([
    ['the same test', ONE, ONE],
    ['another order', `${ONE}⏎${OTHER}`, `${OTHER}⏎${ONE}`],
    ['fewer failures', ONE, `${OTHER}⏎${ONE}`],
    ['another position', 'a.c:3:1: error: expected ;', 'a.c:9:1: error: expected ;'],
    ['a frame above an exception without a message', traceback(3), traceback(9)],
    ['a failure beside one that a retry overcame', PLAYWRIGHT, PLAYWRIGHT_BOTH],
    [
      'other totals',
      `${ONE}⏎Failed files: 1 of 8 (12.5%)⏎2 failed, 9 passed in 64.10s`,
      `${ONE}⏎Failed files: 3 of 9 (33.3%)⏎3 failed, 8 passed in 3.10s`,
    ],
    [
      'another worker and spinner',
      `${ONE}⏎[gw1] [ 50%] FAILED a.py::test_a⏎⠙⠹ installing`,
      `${ONE}⏎[gw0] [ 75%] FAILED a.py::test_a⏎⠙⠹⠸⠼ installing`,
    ],
    ['a sentence of common words', 'Error: total is 3 & not 4', 'Error: total is 3 & not 4'],
    ['a limit in a sentence', 'Error: total must be above 0', 'Error: total must be above 0'],
    ['no tests', 'Error: no tests found', 'Error: no tests found'],
    ['a position without a tool', 'src/a.ts:3: cart is odd', 'src/a.ts:9: cart is odd'],
    ['a vulnerability', 'CVE-2026-1234 in a.b', 'CVE-2026-1234 in a.b'],
    [
      'a sentence with a subject',
      'Error: the test failed to start',
      'Error: the test failed to start',
    ],
    [
      'a port of the run in a URL',
      'Error: GET http://127.0.0.1:43817/ is 500',
      'Error: GET http://127.0.0.1:45129/ is 500',
    ],
    [
      'another id of a request',
      'Error: no cart, RequestID: 8d0b4a7c-41',
      'Error: no cart, RequestID: 9e1c5b8d-52',
    ],
    [
      'warnings that are errors',
      "sphinx-build -W docs out⏎a.rst:3: WARNING: undefined label: 'cart'⏎make: *** [html] Error 1",
      "sphinx-build -W docs out⏎a.rst:9: WARNING: undefined label: 'cart'⏎make: *** [html] Error 1",
    ],
    [
      'counts and tests that pass around an error without a tool',
      'loaded 41 carts⏎[ ok ] login⏎broken cart: total is missing⏎3 carts, 2 logins',
      'loaded 52 carts⏎broken cart: total is missing⏎5 carts, 4 logins',
    ],
  ])('takes a log with %s for the same', (_, here, there) => {
    expect(compareErrors(read(here), read(there))).toBe('same')
  })

  it.each<Pair>([
    ['one more failure', `${ONE}⏎${OTHER}`, ONE],
    ['another number in a sentence', 'Error: total is 3', 'Error: total is 4'],
    ['another vulnerability', 'CVE-2026-1234 in a.b', 'CVE-2026-1235 in a.b'],
    ['another number in a name', ONE, '  ● cart › adds 3 numbers'],
    ['one ending', `login: root may log in⏎${ENDING}`, `cart: 41 should be 42⏎${ENDING}`],
    [
      'a second violation of a rule in a file',
      'a.c:3:1: error: expected ;⏎a.c:90:1: error: expected ;',
      'a.c:3:1: error: expected ;',
    ],
    ['the same test in a second package', `> a⏎${ONE}⏎> b⏎${ONE}`, `> a⏎${ONE}⏎> b`],
    [
      'another file above a row',
      'src/a.ts⏎  2:10  error  no total  no-x',
      'src/a.ts⏎  2:10  error  no name  no-x⏎⏎src/b.ts⏎  2:10  error  no total  no-x',
    ],
    ['a failure that a retry overcame there', PLAYWRIGHT, PLAYWRIGHT_FLAKY],
    ['a second test with a general name', `${ONE}⏎  ● build › fails`, ONE],
    ['a second check with a general name', `${ONE}⏎test build failed`, ONE],
    ['other compared values', `${ONE}⏎⏎3 !== 4`, `${ONE}⏎⏎3 !== 5`],
    ['another value in a diff', `${ONE}⏎⏎- 4⏎+ 3`, `${ONE}⏎⏎- 5⏎+ 3`],
    ['another value of an expression', `${ONE}⏎  Which is: 3`, `${ONE}⏎  Which is: 5`],
    ['another duration in a name', '  ● waits 5 ms', '  ● waits 10 ms'],
    ['another date in a name', '=== FAIL: a T/2024-02-29', '=== FAIL: a T/2023-02-29'],
    ['another count in a name', 'lists 3 errors | FAIL |', 'lists 2 errors | FAIL |'],
    ['another shard', 'Error: shard 3 failed: login', 'Error: shard 2 failed: login'],
    ['another part', 'Error: no chunk 3 of 8', 'Error: no chunk 2 of 8'],
    ['another code in brackets', 'Error: no login (2003)', 'Error: no login (1045)'],
    ['another element', 'Error: items[3]: no login', 'Error: items[2]: no login'],
    ['another replica', 'Error: shop-worker-2 died', 'Error: shop-worker-1 died'],
    ['another port', 'Error: in use :::15432', 'Error: in use :::16379'],
    ['another date', 'Error: no entry for 2026-11-21', 'Error: no entry for 2026-10-01'],
    ['another query', 'Error: https://a.b/c?check=login', 'Error: https://a.b/c?check=cart'],
    ['another temporary file', 'Error: no /tmp/a/login.sock', 'Error: no /tmp/b/cart.sock'],
    [
      'another number beside a test',
      `${ONE}⏎⏎fixture 12 failed to load`,
      `${ONE}⏎⏎fixture 11 failed to load`,
    ],
    ['another status beside a test', `${ONE}⏎⏎smoke: /health 404`, `${ONE}⏎⏎smoke: /health 200`],
    ['a failed download beside a test', `${ONE}⏎⏎Fetching a.zip failed`, ONE],
    [
      'a warning that fails the step',
      `${ONE}⏎warning: b.md⏎too many warnings: failed`,
      `${ONE}⏎warning: a.md⏎too many warnings: failed`,
    ],
    [
      'another package',
      '--- FAIL: TestNew (0.00s)⏎FAIL\ta.b/login\t0.1s',
      '--- FAIL: TestNew (0.00s)⏎FAIL\ta.b/cart\t0.1s',
    ],
    [
      'an attempt that was repeated there',
      `${ONE}⏎##[warning]Attempt 1 failed.⏎${ONE}`,
      `${ONE}⏎##[warning]Attempt 1 failed.⏎${OTHER}`,
    ],
    [
      'a test that passed later there',
      'CartTest > pays() FAILED',
      'CartTest > pays() FAILED⏎CartTest > pays() PASSED⏎LoginTest > pays() FAILED',
    ],
    [
      'an earlier stop',
      'creating login⏎Unable to create the resource, giving up',
      'creating login⏎creating cart⏎Unable to create the resource, giving up',
    ],
  ])('distinguishes %s', (_, here, there) => {
    expect(compareErrors(read(here), read(there))).toBe('other')
  })

  it.each<[string, string]>([
    ['an ending alone', ENDING],
    ['a total alone', '1 check failed'],
    ['a label alone', 'packages/web test: Failed'],
    ['advice alone', 'Checks failed. See the artifact.'],
    [
      'the end of Gradle alone',
      "Execution failed for task ':app:test'.⏎> There were failing tests. See the report.",
    ],
    [
      'the end of Maven alone',
      '[ERROR] Failed to execute goal surefire:test (test) on project app: There are test failures.',
    ],
    ['a limit alone', 'Error: Operation timed out after 30 s'],
    ['a stop alone', 'Terminated'],
    ['a limit of a test alone', 'Test timeout of 30000ms exceeded.'],
    ['a limit of Helm alone', 'Error: UPGRADE FAILED: timed out waiting for the condition'],
    ['an exception alone', 'case 12⏎AssertionError'],
    ['an exception with its package alone', 'java.lang.AssertionError'],
    ['an assertion about a condition alone', 'AssertionError: expected true to be false'],
    ['an assertion of pytest alone', 'E       assert False'],
    ['an error without a name alone', 'Error: An error occurred'],
    [
      'a warning that need not be the reason',
      "a.rst:3: WARNING: undefined label: 'cart'⏎make: *** [html] Error 1",
    ],
    ['an inability without a subject', 'Error: failed to run'],
    [
      'a step that a limit ended',
      "cart⏎##[error]The action 'Run ./ci.sh' has timed out after 10 minutes.",
    ],
    ['a command that a limit ended', 'cart⏎timeout: sending signal TERM to command'],
  ])('finds nothing clear in %s', (_, log) => {
    expect(compareErrors(read(log), read(log))).toBe('unclear')
  })

  it('distinguishes exit codes, and shows nothing without one', () => {
    expect(compareErrors(read(ONE), read(ONE, 137))).toBe('other')
    const unread = { excerpts: [{ ...makeExcerpt([ONE]), exitCode: undefined }] }
    expect(compareErrors(unread, read(ONE))).toBe('unclear')
  })

  it('never takes a log for the same because it reports a further failure', () => {
    const tools = TOOLS.filter(({ identifies, single }) => identifies && !single)
    fc.assert(
      fc.property(fc.constantFrom(...tools), fc.nat(), fc.nat(7), fc.nat(7), (tool, seed, a, b) => {
        const random = seededRandom(seed)
        const [known, added] = [tool.failures[a], tool.failures[b]]
        fc.pre(known !== undefined && added !== undefined && a !== b)
        const there = read(renderToolLog(tool, [known], random, {}))
        const more = read(renderToolLog(tool, [known, added], random, {}))
        expect(compareErrors(more, there)).not.toBe('same')
      }),
      { numRuns: 40 },
    )
  })
})

const STEP = makeStep({ number: 2, name: 'Run make', state: finished(15, 60, 'failure') })
const EXIT = '##[error]Process completed with exit code 1.'

/** Reads the excerpt of a step that wrote these bytes. */
function excerptOf(chunks: Iterable<Buffer>): StepExcerpt[] {
  const chooser = excerptChooser(20)
  const { push, end } = lineSplitter()
  const add = (lines: ReturnType<typeof push>) => {
    for (const { bytes } of lines) chooser.add({ ...readLine(bytes), timed: true })
  }
  for (const chunk of chunks) add(push(chunk))
  add(end())
  const found = chooser.excerpt()
  return found === undefined ? [] : [{ ...found, step: STEP, origin: 'step' }]
}

/** The report on a job whose step wrote these lines, and on another that wrote `not ok`. */
function reportWith(excerpts: readonly StepExcerpt[]): Report {
  const jobs = ['a', 'b'].map((name) => ({
    name,
    state: finished(5, 65, 'failure'),
    steps: [STEP],
  }))
  const other = excerptOf([Buffer.from(`not ok 1 - sums\n${EXIT}\n`)])
  const explanations = {
    excerpts: new Map([
      [1, excerpts],
      [2, other],
    ]),
    annotations: new Map(),
  }
  return reportOnJobs(jobs, { explanations })
}

const HOSTILE = [
  '::error::boom',
  '::error file=a.ts,line=1::boom',
  '##[error]boom',
  '##[error]',
  '```',
  '~~~~',
  '</details></summary><img src=x onerror=alert(1)>',
  '[x](javascript:alert(1)) @octocat #1 | a | b',
  '\u001B[31mred\u001B]0;title\u0007',
  '\u202Ereversed',
  '\uE000\uE001\uF8FF',
  '<n> <time> <hash>',
  '["failed-step","Run make","not ok <n> - sums"]',
  'constructor __proto__ toString',
  'Error: The operation was canceled.',
  'a\rb',
  '\0',
]

const anyLine = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary', maxLength: 80 }).map((text) => text.replaceAll('\n', ' ')),
  fc.tuple(fc.constantFrom(...HOSTILE), fc.nat()).map(([text, count]) => `${text}${count}`),
)

describe('groupCauses: hostile logs', () => {
  it('changes nothing but the text that is shown', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 30 }), (lines) => {
        const log = Buffer.from([...lines, EXIT, ''].join('\n'))
        const report = reportWith(excerptOf([log]))
        const { causes } = report
        const ids = causes.flatMap(({ failures }) => failures.map(({ job }) => job.job.id))
        expect(ids.toSorted()).toEqual([1, 2])
        expect(report.conclusion).toBe('failure')
        expect(causes.map(({ kind }) => kind)).toEqual(causes.map(() => 'failed-step'))
        expect(causes.map(({ consequences }) => consequences)).toEqual(causes.map(() => []))
        for (const { message = '', signature = '' } of causes) {
          expect(message.length).toBeLessThanOrEqual(1_000)
          expect(signature.length).toBeLessThan(20_000)
        }
        const tags = tagsOf(showMarkdown(renderFailures(report, 100_000)))
        const expected = /^(?:h3|ul|li|p|strong|a|pre|code)$/
        expect(tags.filter((tag) => !expected.test(tag))).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it('reads a line of 60 MB in bounded memory', () => {
    const chunk = Buffer.alloc(1_000_000, 'cannot open file ')
    const before = process.memoryUsage().rss
    const excerpts = excerptOf(
      (function* () {
        yield Buffer.from('##[error]')
        for (let count = 0; count < 60; count += 1) yield chunk
        yield Buffer.from(`\n${EXIT}\n`)
      })(),
    )
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000)
    const [cause] = reportWith(excerpts).causes
    expect(cause?.message?.length).toBeLessThanOrEqual(1_000)
  })

  it('reads 10,000 different errors in bounded memory, and names the first', () => {
    const lines = 10_000
    const perChunk = 1_000
    const excerpts = excerptOf(
      (function* () {
        for (let at = 0; at < lines; at += perChunk) {
          const texts = Array.from(
            { length: perChunk },
            (_, index) => `error: no word${at + index}`,
          )
          yield Buffer.from(`${texts.join('\n')}\n`)
        }
        yield Buffer.from(`${EXIT}\n`)
      })(),
    )
    const [cause] = reportWith(excerpts).causes
    expect(cause?.message).toBe('error: no word0 (and 199 more)')
    expect(cause?.signature?.length).toBeLessThan(5_000)
  })
})
