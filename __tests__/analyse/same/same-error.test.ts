import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { compareErrors } from '../../../src/analyse/same/same-error.ts'
import { excerptChooser } from '../../../src/logs/views/excerpt-chooser.ts'
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

/** Lines of two different errors, aimed at what `masks.ts` removes. */
const LOOK_ALIKES = readPairs(new URL('look-alikes.txt', import.meta.url))

/** Lines of one error in two runs. */
const EQUAL = readPairs(new URL('equal-errors.txt', import.meta.url))

/** Logs whose braces hold a part here and another one there. A log without braces is compared with itself. */
const SAME = [
  'Error: startup of "shop" in {6.1s|94.8s} exceeds 5s',
  'Error: query of "cart" took {612|9480} ms, allowed are 500 ms',
  'Error: budget of "shop" exceeded ({6.1s|94.8s})',
  'Error: "shop" is too slow, duration: {6.1s|94.8s}',
  'Error: "shop" lasted {6.1|94.8} s, SLO 5 s',
  'Error: "shop" finished in {6.1|94.8} s, target 5 s',
  'Error: render of "cart" took {6.1s|94.8s} (target: 5s)',
  'Error: job "cart" took {6.1s|94.8s} which is over 5s',
  "checking web⏎Error: Cannot read 'a.json'⏎checking api⏎{|Error: Cannot read 'a.json'⏎}checking jobs",
  'ERROR: Coverage for lines ({79.8|61.2}%) does not meet global threshold (80%)',
  'Jest: "global" coverage threshold for lines (90%) not met: {79.12|78.91}%',
  'FAIL Required test coverage of 90% not reached. Total coverage: {80.95|81}%',
  '| Shop   | {79.8|61.2}% | 50% |⏎coverlet.targets(72,5): error : The minimum line coverage is below the specified 80',
  'app.js is {302|310} kB, limit 300 kB',
  '  cart.js⏎  Package size limit has exceeded by {1.2|1.4} kB⏎  Size limit: 10 kB',
  'FLASH {133092|133220} / 131072 bytes: over by {2020|2148} bytes⏎gate: error: image does not fit',
  'Direct leak of {48|4096} byte(s) in 1 object(s) allocated from:',
  'Direct leak of {1|2} byte(s) in 1 object(s) allocated from:',
  'ERROR: Coverage for lines ({79.005|79.1}%) does not meet global threshold (80%)',
  `${ONE}⏎##[warning]Cache of {3|4} packages is old`,
  ONE,
  `{${ONE}⏎${OTHER}|${OTHER}⏎${ONE}}`,
  `{${ONE}|${OTHER}⏎${ONE}}`,
  'a.c:{3|9}:1: error: expected ;',
  'Traceback (most recent call last):⏎  File "pay.py", line {3|9}, in check⏎    assert total == paid⏎AssertionError',
  `{${PLAYWRIGHT}|${PLAYWRIGHT_BOTH}}`,
  `${ONE}⏎Failed files: {1 of 8 (12.5%)|3 of 9 (33.3%)}⏎{2 failed, 9|3 failed, 8} passed in {64|3}.10s`,
  `${ONE}⏎[gw{1|0}] [ {50|75}%] FAILED a.py::test_a⏎⠙⠹{|⠸⠼} installing`,
  'Error: total is 3 & not 4',
  'Error: total must be above 0',
  'Error: no tests found',
  'src/a.ts:{3|9}: cart is odd',
  'CVE-2026-1234 in a.b',
  'Error: the test failed to start',
  'Error: GET http://127.0.0.1:{43817|45129}/ is 500',
  'Error: no cart, RequestID: {8d0b4a7c-41|9e1c5b8d-52}',
  // Warnings that are errors.
  "sphinx-build -W docs out⏎a.rst:{3|9}: WARNING: undefined label: 'cart'⏎make: *** [html] Error 1",
  // Counts and tests that pass around an error without a tool.
  'loaded {41|52} carts⏎{[ ok ] login⏎|}broken cart: total is missing⏎{3 carts, 2|5 carts, 4} logins',
  // A message of a level at which nothing fails, beside two errors.
  '[INFO] {shop|guest} "a" is locked⏎Error: cart is not "odd"⏎Error: order is not "odd"',
]

const DIFFERENT = [
  'Error: startup of "shop" in {94.8s|6.1s} exceeds 5s',
  'Error: query of "cart" took {9480|612} ms, allowed are 500 ms',
  'Error: budget of "shop" exceeded ({94.8s|6.1s})',
  'Error: "shop" is too slow, duration: {94.8s|6.1s}',
  'Error: "shop" lasted {94.8|6.1} s, SLO 5 s',
  'Error: "shop" finished in {94.8|6.1} s, target 5 s',
  'Error: render of "cart" took {94.8s|6.1s} (target: 5s)',
  'Error: job "cart" took {94.8s|6.1s} which is over 5s',
  "checking web⏎Error: Cannot read 'a.json'⏎checking api⏎{Error: Cannot read 'a.json'⏎|}checking jobs",
  '== web⏎main.tf⏎== db{⏎main.tf|}⏎== dns',
  'Traceback (most recent call last):⏎  File "pay.py", line 3, in pay⏎    check({3|4})⏎ValueError: totals differ',
  '  1) cart⏎       line {2|3}⏎         pays:⏎     Error: no total',
  'ERROR: Coverage for lines ({61.2|79.8}%) does not meet global threshold (80%)',
  'ERROR: Coverage for lines (61.2%) does not meet global threshold ({70|80}%)',
  'Jest: "global" coverage threshold for lines (90%) not met: {78.91|79.12}%',
  'FAIL Required test coverage of 90% not reached. Total coverage: {79|81}%',
  '[WARNING] Rule violated for bundle shop: lines covered ratio is {0.61|0.79}, but expected minimum is 0.80⏎[ERROR] Coverage checks have not been met.',
  '| Shop   | {61.2|79.8}% | 50% |⏎coverlet.targets(72,5): error : The minimum line coverage is below the specified 80',
  'app.js is {302|299} kB, limit 290 kB',
  'app.js is {302|2} kB, limit 300 kB',
  '  cart.js⏎  Package size limit has exceeded by {1.4|1.2} kB⏎  Size limit: 10 kB',
  'FLASH {133220|133092} / 131072 bytes: over by {2148|2020} bytes⏎gate: error: image does not fit',
  'case 3 FAILED⏎--- expected⏎+++ actual⏎@@ -1,2 +1,2 @@⏎ begin⏎-    end⏎{+  end|+ end}',
  'a.sh:14:8: warning: Quote {this|it} to prevent splitting. [SC2046]⏎b.sh:3:1: error: Double quote arrays. [SC2068]',
  'Direct leak of {4096|48} byte(s) in 1 object(s) allocated from:',
  'src/cart.ts:3:1: error: Line exceeds 120 characters; it has {131|140}',
  'AssertionError: expected {12|14} to be at most 10',
  `${ONE}{⏎${OTHER}|}`,
  'Error: total is {3|4}',
  'CVE-2026-{1234|1235} in a.b',
  '  ● cart › adds {2|3} numbers',
  `{login: root may log in|cart: 41 should be 42}⏎${ENDING}`,
  // A second violation of a rule in a file, and the same test in a second package.
  'a.c:3:1: error: expected ;{⏎a.c:90:1: error: expected ;|}',
  `> a⏎${ONE}⏎> b{⏎${ONE}|}`,
  // Another file above a row.
  'src/a.ts⏎  2:10  error  {|no name  no-x⏎⏎src/b.ts⏎  2:10  error  }no total  no-x',
  `{${PLAYWRIGHT}|${PLAYWRIGHT_FLAKY}}`,
  `${ONE}{⏎  ● build › fails|}`,
  `${ONE}{⏎test build failed|}`,
  `${ONE}⏎⏎3 !== {4|5}`,
  `${ONE}⏎⏎- {4|5}⏎+ 3`,
  `${ONE}⏎  Which is: {3|5}`,
  '  ● waits {5|10} ms',
  '=== FAIL: a T/{2024|2023}-02-29',
  'lists {3|2} errors | FAIL |',
  'Error: shard {3|2} failed: login',
  'Error: no chunk {3|2} of 8',
  'Error: no login ({2003|1045})',
  'Error: items[{3|2}]: no login',
  'Error: shop-worker-{2|1} died',
  'Error: in use :::{15432|16379}',
  'Error: no entry for {2026-11-21|2026-10-01}',
  'Error: https://a.b/c?check={login|cart}',
  'Error: no /tmp/{a/login|b/cart}.sock',
  `${ONE}⏎⏎fixture {12|11} failed to load`,
  `${ONE}⏎⏎smoke: /health {404|200}`,
  `${ONE}{⏎⏎Fetching a.zip failed|}`,
  // A warning that fails the step.
  `${ONE}⏎warning: {b|a}.md⏎too many warnings: failed`,
  '--- FAIL: TestNew (0.00s)⏎FAIL\ta.b/{login|cart}\t0.1s',
  `${ONE}⏎##[warning]Attempt 1 failed.⏎{${ONE}|${OTHER}}`,
  // A test that passed later there, and an earlier stop.
  'CartTest > pays() FAILED{|⏎CartTest > pays() PASSED⏎LoginTest > pays() FAILED}',
  'creating login⏎{|creating cart⏎}Unable to create the resource, giving up',
]

const UNCLEAR = [
  ENDING,
  '1 check failed',
  'packages/web test: Failed',
  'Checks failed. See the artifact.',
  "Execution failed for task ':app:test'.⏎> There were failing tests. See the report.",
  '[ERROR] Failed to execute goal surefire:test (test) on project app: There are test failures.',
  'Error: Operation timed out after 30 s',
  'Terminated',
  'Test timeout of 30000ms exceeded.',
  'Error: UPGRADE FAILED: timed out waiting for the condition',
  'case 12⏎AssertionError',
  'java.lang.AssertionError',
  'AssertionError: expected true to be false',
  'E       assert False',
  'Error: An error occurred',
  // A warning that need not be the reason.
  "a.rst:3: WARNING: undefined label: 'cart'⏎make: *** [html] Error 1",
  'Error: failed to run',
  "cart⏎##[error]The action 'Run ./ci.sh' has timed out after 10 minutes.",
  'cart⏎timeout: sending signal TERM to command',
]

/** Compares the two logs that a text with braces stands for. */
function compareSides(text: string) {
  const side = (index: number) =>
    read(text.replace(/\{([^|]*?)\|([^}]*)\}/g, (_, ...sides: string[]) => sides[index] ?? ''))
  expect(compareErrors(side(0), side(0))).not.toBe('other')
  return compareErrors(side(0), side(1))
}

describe('compareErrors', () => {
  it.each([
    ...SAME.map((log) => ['same', log]),
    ...DIFFERENT.map((log) => ['other', log]),
    ...UNCLEAR.map((log) => ['unclear', log]),
  ])('returns %s for %s', (expected, log) => {
    expect(compareSides(log)).toBe(expected)
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
  const splitter = lineSplitter()
  const add = (lines: ReturnType<typeof splitter.push>) => {
    for (const { bytes } of lines) chooser.add({ ...readLine(bytes), timed: true })
  }
  for (const chunk of chunks) add(splitter.push(chunk))
  add(splitter.end())
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
    expect(cause?.message).toBe('no word0 (and 199 more)')
    expect(cause?.signature?.length).toBeLessThan(5_000)
  })
})
