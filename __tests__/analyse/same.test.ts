import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Report } from '../../src/model/report/report.ts'
import { encodeReport } from '../../src/report-json/encode/encode-report.ts'
import { causeDigests, hasNewCause } from '../../src/conversation/render/subject.ts'
import { findingsIn } from '../../src/render/findings/findings.ts'
import { comparedLogs } from '../../src/analyse/same/compared-logs.ts'
import { compareLogs } from '../../src/analyse/same/same-error.ts'
import { excerptChooser } from '../../src/logs/views/excerpt-chooser.ts'
import { readLine } from '../../src/github/logs/lines/log-text.ts'
import { lineSplitter } from '../../src/github/logs/lines/split-lines.ts'
import type { StepExcerpt } from '../../src/model/report/failure.ts'
import { renderFailures } from '../../src/render/summary/failures.ts'
import { compareErrors, mistakenPairs, tryChanges } from '../../testing/accuracy/changed-errors.ts'
import { jobIn, reportOnFailed, stepIn } from '../../testing/plain-jobs.ts'
import { readPairs } from '../../testing/read-pairs.ts'
import { errorsOf, failedWith } from '../../testing/failure-report.ts'
import { fuzzOptions } from '../../testing/fuzz/fuzz-options.ts'
import { finished, reportOnJobs } from '../../testing/make-run.ts'
import { showMarkdown, tagsOf } from '../../testing/shown-markdown.ts'
import { seededRandom } from '../../testing/simulate/random.ts'
import { renderToolLog, TOOLS } from '../../testing/simulate/tool-logs/tools.ts'

describe('compareErrors', () => {
  it('distinguishes logs that are equal but for what makes another error', () => {
    const { names, pairs, tools } = mistakenPairs()
    expect(pairs).toBeGreaterThanOrEqual(400)
    expect(tools).toBeGreaterThanOrEqual(250)
    // With equal findings, the rating of pylint says how much other code there is.
    expect(names).toEqual(['pylint | another number: rating below the required one'])
  })

  it('distinguishes a log from itself with one number or word changed in what compares, or in an entry', () => {
    // `npm run accuracy` tries all logs.
    const { compared, named, missed } = tryChanges(2, 8)
    expect(compared).toBeGreaterThan(1)
    expect(named).toBeGreaterThan(20)
    expect(missed).toEqual([])
  })
})

describe('errorNames', () => {
  /** Logs of one cause: positions, values of a test, amounts beside a limit and what the runner chose differ. */
  const ONE = readPairs(new URL('same/one-cause.txt', import.meta.url))

  /** Logs of two causes: a name differs. */
  const TWO = readPairs(new URL('same/two-causes.txt', import.meta.url))

  /** The report of a run with a failed leg for each log. */
  const reportOnLegs = (...logs: readonly string[]) =>
    reportOnFailed(...logs.map((log, at) => [`check (${at})`, log.split('⏎')] as const))

  const causesOf = (...logs: readonly string[]) => encodeReport(reportOnLegs(...logs)).causes
  const isIdentified = (log: string) => typeof causesOf(log)[0]?.signature === 'string'

  function isNewInIssue(earlier: Report, now: Report): boolean {
    return hasNewCause(causeDigests(earlier), causeDigests(now))
  }

  it.each(ONE)('takes $here and $there for one cause', ({ here, there }) => {
    expect(causesOf(here, there)).toHaveLength(1)
    expect(isNewInIssue(reportOnLegs(here), reportOnLegs(there))).toBe(false)
  })

  it.each(TWO)('takes $here and $there for two causes', ({ here, there }) => {
    expect(causesOf(here, there)).toHaveLength(2)
    // An issue compares only errors that a line identifies.
    expect(isNewInIssue(reportOnLegs(here), reportOnLegs(there))).toBe(isIdentified(here))
  })

  it('identifies the error of all but a few of these logs', () => {
    const identified = TWO.filter(({ here }) => isIdentified(here))
    expect(identified.length).toBeGreaterThanOrEqual(TWO.length - 8)
  })

  it('takes three legs with an id each for three causes', () => {
    const logs = [12, 60, 75].map(
      (id) => `##[error]Found 1 known vulnerability in 1 package⏎jinja2 3.1.2 PYSEC-2024-${id}`,
    )
    expect(causesOf(...logs)).toHaveLength(3)
  })
})

describe('same-error', () => {
  /** `⏎` ends a line of the log. */
  const read = (log: string | readonly string[], exitCode = 1) =>
    failedWith(typeof log === 'string' ? log.split('⏎') : log, { exitCode })

  const NO_TEXTS: readonly [] = []

  const ONE = '  ● cart › adds 2 numbers'

  /** Lines of two different errors, aimed at what `masks.ts` removes. */
  const LOOK_ALIKES = readPairs(new URL('same/look-alikes.txt', import.meta.url))

  /** Lines of one error in two runs. */
  const EQUAL = readPairs(new URL('same/equal-errors.txt', import.meta.url))

  /** Logs of one error, of which the one here counts more failures that it does not list. */
  const MORE = readPairs(new URL('same/more-counted.txt', import.meta.url))

  /** Logs that show the same error, another one, or too little to say, here and there. */
  const LOGS = (['same', 'other', 'unclear'] as const).flatMap((expected) =>
    readPairs(new URL(`same/${expected}-logs.txt`, import.meta.url)).map((pair) => ({
      expected,
      ...pair,
    })),
  )

  describe('compareErrors', () => {
    it.each(LOGS)('returns $expected for $here and $there', ({ expected, ...pair }) => {
      const [here, there] = [read(pair.here), read(pair.there)]
      expect(compareErrors(here, here)).not.toBe('other')
      expect(compareErrors(here, there)).toBe(expected)
    })

    it('has at least 350 look-alikes and 100 equal errors, each of two different logs', () => {
      expect(LOOK_ALIKES.length).toBeGreaterThanOrEqual(350)
      expect(EQUAL.length).toBeGreaterThanOrEqual(100)
      for (const { here, there } of [...LOOK_ALIKES, ...EQUAL]) expect(here).not.toBe(there)
    })

    it.each(LOOK_ALIKES)('distinguishes $here from $there', (pair) => {
      const [here, there] = [read(pair.here), read(pair.there)]
      expect(compareErrors(here, there)).not.toBe('same')
      expect(compareErrors(there, here)).not.toBe('same')
    })

    it.each(EQUAL)('recognises $here as $there', (pair) => {
      const [here, there] = [read(pair.here), read(pair.there)]
      expect(compareErrors(here, there)).toBe('same')
      expect(compareErrors(there, here)).toBe('same')
    })

    it.each(MORE)('does not recognise $here as $there, only the other way round', (pair) => {
      const [here, there] = [read(pair.here), read(pair.there)]
      expect(compareErrors(here, there)).toBe('unclear')
      expect(compareErrors(there, here)).toBe('same')
    })

    it('recognises an error below 12,000 different warnings', () => {
      const warnings = Array.from(
        { length: 12_000 },
        (_, index) => `warning: unused variable \`row_${index}\` in crate cart`,
      )
      const log = [...warnings, 'FAIL src/cart.test.ts', ONE, 'Tests:       1 failed, 1 total']
      const findings = read(log)
      expect(compareErrors(findings, findings)).toBe('same')
    })

    it('distinguishes exit codes, and shows nothing without one', () => {
      expect(compareErrors(read(ONE), read(ONE, 137))).toBe('other')
      const unread = failedWith([ONE], { exitCode: undefined })
      expect(compareErrors(unread, read(ONE))).toBe('unclear')
    })

    it('takes a log with a cut line for none that was read as a whole', () => {
      const log = `${ONE}⏎${'no cart '.repeat(300)}`
      expect(compareErrors(read(log), read(log))).toBe('unclear')
    })

    it('never excuses another count beside its limit as a total', () => {
      const logOf = (errors: number) =>
        read(['error: no cart of user', `${errors} errors, at most 5 allowed`])
      const green = errorsOf(['3 errors, at most 5 allowed', 'ok'], 1)?.log
      expect(compareLogs(logOf(79), logOf(70), green).match).toBe('other')
      expect(compareLogs(logOf(70), logOf(70), green).match).toBe('same')
    })

    it('never takes a log for the same because it reports a further failure', () => {
      const tools = TOOLS.filter(({ identifies, single }) => identifies && !single)
      fc.assert(
        fc.property(
          fc.constantFrom(...tools),
          fc.nat(),
          fc.nat(7),
          fc.nat(7),
          (tool, seed, a, b) => {
            const random = seededRandom(seed)
            const [known, added] = [tool.failures[a], tool.failures[b]]
            fc.pre(known !== undefined && added !== undefined && a !== b)
            const there = read(renderToolLog(tool, [known], random, {}))
            const more = read(renderToolLog(tool, [known, added], random, {}))
            expect(compareErrors(more, there)).not.toBe('same')
          },
        ),
        fuzzOptions(20, 800),
      )
    })
  })

  const STEP = stepIn(finished(15, 60, 'failure'), 'Run make', 2)
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
    const jobs = ['a', 'b'].map((name) => jobIn(finished(5, 65, 'failure'), name, [STEP]))
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
          const { causes, conclusion } = encodeReport(report)
          expect(causes.flatMap(({ jobIds }) => jobIds).toSorted()).toEqual([1, 2])
          expect(conclusion).toBe('failure')
          expect(causes.map(({ kind }) => kind)).toEqual(causes.map(() => 'failed-step'))
          expect(causes.flatMap(({ consequences }) => consequences)).toEqual([])
          for (const { message, signature } of causes) {
            expect(String(message).length).toBeLessThanOrEqual(1_000)
            expect(String(signature).length).toBeLessThan(20_000)
          }
          const tags = tagsOf(showMarkdown(renderFailures(findingsIn(report), 100_000)))
          const expected = /^(?:h3|ul|li|p|strong|a|pre|code)$/
          expect(tags.filter((tag) => !expected.test(tag))).toEqual([])
        }),
        fuzzOptions(20, 800),
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
      const [cause] = encodeReport(reportWith(excerpts)).causes
      expect(cause?.message?.length).toBeLessThanOrEqual(1_000)
    })

    it('reads 2,000 different errors in bounded memory, and names the first', () => {
      const lines = 2_000
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
      const [cause] = encodeReport(reportWith(excerpts)).causes
      expect(cause?.message).toBe('no word0 (and at least 199 more)')
      expect(cause?.signature?.length).toBeLessThan(5_000)
    })
  })

  describe('comparedLogs', () => {
    it('reads two logs once, however often they are compared', () => {
      let reads = 0
      const counted = (log: string) => {
        const failure = read(log)
        const excerpts = failure.excerpts.map((excerpt) => {
          const { errors } = excerpt
          if (errors === undefined) throw new Error('the log says what failed')
          const counting = new Proxy(errors.log, {
            get: (target, name) => {
              if (name === 'rows') reads += 1
              return Reflect.get(target, name) as unknown
            },
          })
          return { ...excerpt, errors: { ...errors, log: counting } }
        })
        return { ...failure, excerpts }
      }
      const [here, there] = [counted('a.ts: no cart⏎late'), counted('a.ts: no cart⏎dirty')]
      const compared = comparedLogs()
      const compareAll = () => [
        compared.compare(here, there),
        compared.failingSet(here, there, NO_TEXTS),
        compared.linesBeside(here, there, undefined),
      ]
      const first = compareAll()
      const readFirst = reads
      expect(readFirst).toBeGreaterThan(0)
      expect(compareAll()).toEqual(first)
      expect(reads).toBe(readFirst)
    })
  })
})
