import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { findingsIn } from '../src/render/findings/findings.ts'
import { causesOutput } from '../src/actions/report/cause-output.ts'
import type { AnyReport } from '../src/model/report/any-report.ts'
import { causesForHeading } from '../src/render/findings/headline.ts'
import { notEndedPhrase } from '../src/render/text/not-ended.ts'
import { MARKDOWN, PLAIN } from '../src/render/text/inline.ts'
import { analyse } from '../src/analyse/analyse.ts'
import type { Report } from '../src/model/report/report.ts'
import { renderComment } from '../src/conversation/render/comment.ts'
import { renderIssue } from '../src/conversation/render/issue.ts'
import { subjectOf } from '../src/conversation/render/subject.ts'
import { sectionOf } from '../src/render/sections/sections.ts'
import { renderPage } from '../src/render/html/page.ts'
import { renderSummary, writeSection } from '../src/render/summary/summary.ts'
import { renderTerminal } from '../src/render/terminal/report.ts'
import type { Job } from '../src/model/run.ts'
import { historySection } from '../src/render/sections/history.ts'
import { FORMS } from '../src/logs/forms/forms.ts'
import { renderStepLog } from '../src/render/step-log.ts'
import { EXAMPLES } from '../testing/examples/examples.ts'
import { failedRun } from '../testing/examples/failures.ts'
import { failedJob } from '../testing/examples/steps.ts'
import { causeSentences, jobsAndMessage, noteTexts } from '../testing/report-words.ts'
import { seededRandom } from '../testing/simulate/random.ts'
import {
  exitCodeOf,
  renderStepLog as renderToolStep,
  TOOLS,
} from '../testing/simulate/tool-logs/tools.ts'
import { anyRun } from '../testing/arbitrary-run.ts'
import { errorsOf, makeEvidence, makeExcerpt, withVerdicts } from '../testing/failure-report.ts'
import { fuzzOptions } from '../testing/fuzz/fuzz-options.ts'
import { renderMarkdown } from '../testing/github-page/markdown.ts'
import { PAGE_TEMPLATE } from '../testing/harmless.ts'
import {
  at,
  finished,
  makeRun,
  reportOn,
  reportOnJobs,
  running,
  skipped,
  waiting,
} from '../testing/make-run.ts'
import { linesOfExamples } from '../testing/listed-rules.ts'
import { readVerdict } from '../testing/read-verdict.ts'
import { jobFailedAt, jobIn, jobsIn, noting, stepOf } from '../testing/make-steps.ts'
import {
  failureAt,
  onlyCause,
  reportOfCause,
  reportOfFailures,
  withMessage,
} from '../testing/failure-at.ts'

/** A run whose step printed what a tool prints of its first failures. */
function toolReport(tool: (typeof TOOLS)[number], count: number): AnyReport {
  const commands = [{ tool, failures: tool.failures.slice(0, count) }]
  const lines = renderToolStep(commands, seededRandom(count), { colours: false })
  const excerpt = { exitCode: exitCodeOf(commands) }
  return failedRun([failedJob('test', { start: 5 }, 'npm test')], { 1: lines }, { excerpt })
}

const REPORTS: readonly (readonly [name: string, report: AnyReport])[] = [
  ...EXAMPLES.flatMap(({ name, report }) =>
    // Passes if changed: no text is of another failure.
    report === undefined ? [] : [[name, report] as const],
  ),
  ...TOOLS.flatMap((tool) =>
    [1, 2].map((count) => [`${tool.name}, ${count}`, toolReport(tool, count)] as const),
  ),
]

/** Signs that act in a chat are of another width there. */
const narrow = (text: string) =>
  text.replace(/…$/, '').normalize('NFKC').replace(/\s+/g, ' ').trim()

/** What is around the words of a message in a line about the run: how much failed, the job, and what else. */
const COUNTED = /^\d+(?: of \d+)? (?:tests? failed|findings?|errors?)(?:: | in |(?=$| and ))/
const MORE = / \((?:and (?:at least )?\d+ more|and possibly more)\)$|(?:\.{3})? and \d+ more$/
const UNCERTAIN = /^last reported(?:: |$)/

/** Returns the words of a log in what a line says behind the name of a job. */
function wordsOf(said: string): string {
  return narrow(said).replace(COUNTED, '').replace(UNCERTAIN, '').replace(MORE, '')
}

/** Whether one text is a cut of another, between words; a list of names is one if its first name is. */
function isCut(said: string, message: string): boolean {
  const words = wordsOf(said)
  const whole = wordsOf(message)
  const texts = [words, ...(words.match(/^.+?(?=, )/g) ?? [])]
  return texts.some((text) => {
    const at = whole.indexOf(text)
    const isLong = (text.match(/\s+\S*$/)?.[0] ?? text).length > 0.4 * text.length
    return (
      at >= 0 && (text === '' || isLong || !/^[\p{L}\p{N}]/u.test(whole.slice(at + text.length)))
    )
  })
}

/** What is left of a line in headings: of a phone, of a chat, of a headline. */
const ROOMS = [30, 60, 120, 400]

/** Returns a heading without the jobs in front, or the step of a formatter, whose findings are files alone. */
function behindPlace(heading: string, jobs: string): string {
  return heading.replace(/^Run [^:]*: /, '').replace(`${jobs}: `, '')
}

/** Returns which texts about the causes of a report are of another failure than the message, or else the sentence. */
function strayTexts(report: AnyReport): readonly string[] {
  const written = JSON.parse(causesOutput(findingsIn(report))) as {
    text: string
    message: string
  }[]
  const entries = findingsIn(report)
    .failures(PLAIN)
    .entries.filter((entry) => 'cause' in entry)
  return entries.slice(0, written.length).flatMap(({ cause, sentence }, index) => {
    const [jobs, known] = jobsAndMessage(cause)
    const message = known ?? sentence
    const inHeadings = ROOMS.flatMap((room) => causesForHeading([cause], room))
    // Passes if changed: no text is of another failure, here and below.
    const chat = (written[index]?.text ?? '').replace(/; also .*/, '')
    const notEnded = notEndedPhrase(cause, Infinity)
    const texts = [
      ...inHeadings.map((heading) =>
        known === undefined ? heading.replace(/: .*/, '') : behindPlace(heading, jobs),
      ),
      // Passes if changed: see above.
      ...(known === undefined ? [] : [written[index]?.message ?? '']),
      // Passes if changed: see above.
      ...(notEnded === '' ? [chat] : []),
    ]
    return [
      // Passes if changed: see above.
      ...texts.flatMap((text) => (isCut(text, message) ? [] : `${text} | ${message}`)),
      // Passes if changed: see above.
      ...(notEnded === '' || isCut(chat, notEnded) ? [] : [`${chat} | ${notEnded}`]),
    ]
  })
}

describe('what a report says failed', () => {
  it.each([
    ['no cart', 'no cart in a.ts', true],
    ['', 'no cart in a.ts', true],
    ['no basket', 'no cart in a.ts', false],
    ['expected the price to be thr', 'expected the price to be three', false],
    ['expected the price to be', 'expected the price to be three', true],
    ['cannot read properties.of.undefin', 'cannot read properties.of.undefined', true],
  ])('may be cut: %j of %j: %s', (said, message, expected) => {
    expect(isCut(said, message)).toBe(expected)
  })

  it('is one text in headings, in a chat and in the output causes', () => {
    const stray = REPORTS.flatMap(([name, report]) =>
      strayTexts(report).map((text) => [name, text]),
    )
    expect(stray).toEqual([])
  })
})

const REPOSITORY = 'https://github.com/octo-org/octo-shop'

/** A report and one of the verdicts that other runs can show. */
const anyReport: fc.Arbitrary<Report> = fc
  .tuple(
    anyRun,
    fc.constantFrom(
      'new on main, passed',
      'known on main, failed',
      'unknown not-run on main',
      'unknown no-base on main',
    ),
  )
  .map(([run, verdict]) => {
    const report = analyse(run, { currentRun: undefined, allowedFailures: [], now: at(6_000) })
    return withVerdicts(report, readVerdict(verdict))
  })

/** Returns only what a reader compares: words, without layout, marks and invisible characters. */
function wordsIn(text: string): string {
  return text.normalize().replace(/[^\p{L}\p{N}]+/gu, '')
}

function textOfHtml(html: string): string {
  const entities: Readonly<Record<string, string>> = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    nbsp: ' ',
  }
  const text = html.replace(/<[^>]*>/g, '')
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex !== undefined) return String.fromCodePoint(parseInt(String(hex), 16))
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal))
    return entities[String(name)] ?? whole
  })
}

function outputsOf(report: Report) {
  const subject = subjectOf(report)
  const options = { repositoryUrl: REPOSITORY, maxBytes: 1_000_000 }
  const comment = renderComment(subject, { ...options, brief: false })
  const topic = { workflow: 'CI', event: 'push', branch: 'main' }
  const issue = renderIssue(
    subject,
    topic,
    { runs: [{ id: 42, number: 7, commit: undefined, endedAt: undefined }], lastGreen: undefined },
    { ...options, closes: true },
  )
  const texts = {
    summary: textOfHtml(renderMarkdown(renderSummary(findingsIn(report)))),
    comment: textOfHtml(renderMarkdown(comment)),
    issue: textOfHtml(renderMarkdown(issue)),
    terminal: renderTerminal(findingsIn(report), { width: 2_000, colour: false }),
    page: textOfHtml(renderPage(findingsIn(report), PAGE_TEMPLATE)),
  }
  return Object.entries(texts).map(([name, text]) => [name, wordsIn(text)] as const)
}

/** Lists the outputs that lack a sentence, of those that show such sentences. */
function lacking(report: Report, sentences: readonly string[], names: readonly string[]) {
  return outputsOf(report).flatMap(([name, text]) =>
    names.includes(name)
      ? sentences
          .filter((sentence) => !text.includes(wordsIn(sentence)))
          .map((sentence) => `${name}: ${sentence}`)
      : [],
  )
}

const ALL = ['summary', 'comment', 'issue', 'terminal', 'page']
const MAX_CAUSES = 10

describe('the outputs', () => {
  it('have the same sentences on each cause and verdict', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const sentences = causeSentences(report).slice(0, MAX_CAUSES).flat()
        expect(lacking(report, sentences, ALL)).toEqual([])
        expect(lacking(report, ['no such sentence'], ALL)).toHaveLength(ALL.length)
      }),
      fuzzOptions(10, 200),
    )
  })

  it('have the same line on what to do', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const { advice } = findingsIn(report).overview(PLAIN)
        expect(
          lacking(
            report,
            advice,
            ALL.filter((name) => name !== 'issue'),
          ),
        ).toEqual([])
      }),
      fuzzOptions(10, 200),
    )
  })

  it('have the same sentences on the path and in the notes, if they have these sections', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const path = sectionOf('critical-path', report, PLAIN).blocks
        const sentences = [
          findingsIn(report)
            .heading()
            .verdict.replace(/(?:[:;]| \().*$/, ''),
          ...path.filter((block) => typeof block === 'string'),
          ...noteTexts(report),
        ]
        expect(lacking(report, sentences, ['summary', 'terminal', 'page'])).toEqual([])
      }),
      fuzzOptions(10, 200),
    )
  })
})

const on = (labels: readonly string[], start: number, end: number): Partial<Job> => ({
  ...jobIn('on a runner', finished(start, end)),
  runner: { name: 'r', group: undefined, labels },
})

const OPEN = jobsIn(running(5), waiting())
const UNTIMED: readonly Partial<Job>[] = [{ createdAt: undefined }, ...jobsIn(running())]

describe('sections about the times of jobs', () => {
  it.each<[string, 'critical-path' | 'runners', readonly Partial<Job>[]]>([
    ['there are no jobs', 'critical-path', []],
    ['there is only one job', 'critical-path', jobsIn(finished(5, 65))],
    ['no job has finished', 'critical-path', OPEN],
    ['there are no jobs', 'runners', []],
    ['no job ran', 'runners', jobsIn(skipped())],
  ])('are empty if %s: %s', (_, name, jobs) => {
    expect(writeSection(sectionOf(name, reportOnJobs(jobs), MARKDOWN))).toBe('')
  })
})

describe('runnersSection', () => {
  it.each<[string, readonly Partial<Job>[]]>([
    ['no job waited', [on(['a'], 0, 5), on(['b'], 0, 5)]],
    ['the queue times are unknown', UNTIMED],
    ['the labels are unknown', [on([], 5, 10)]],
  ])('shows minutes and no queues if %s', (_, jobs) => {
    const section = writeSection(sectionOf('runners', reportOnJobs(jobs), MARKDOWN))
    expect(section).toContain('| Runner label | Jobs | Ran | Minutes |')
    expect(section).not.toContain('Queued')
  })

  it('has each label once, with the waits and the minutes of its jobs', () => {
    const jobs = [on(['a'], 10, 75), on(['A'], 5, 10), { createdAt: at(0), state: waiting() }]
    const { blocks } = sectionOf('runners', reportOnJobs(jobs), PLAIN)
    const rows = blocks.flatMap((block) =>
      typeof block !== 'string' && 'table' in block ? block.table.rows : [],
    )
    expect(rows).toEqual([
      ['a', '2', '15s', '10s', '1m\u00A010s', '3'],
      ['ubuntu-latest', '1', '–', '–', '–', '–'],
    ])
  })
})

describe('historySection', () => {
  it('shows no share of a baseline of 0', () => {
    const runOf = (seconds: number) => makeRun({ jobs: [jobIn('build', finished(0, seconds))] })
    const run = runOf(60)
    const runs = Array.from({ length: 4 }, () => runOf(0))
    const report = reportOn(run, { earlierRuns: { branch: 'main', runs } })
    const section = historySection(report, MARKDOWN)
    const rows = writeSection(section)
      .split('\n')
      .filter((line) => line.includes('+1m'))
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) expect(row).not.toContain('%')
  })
})

const STEP = stepOf(3, 'Run make', 5, 15)

describe('renderStepLog', () => {
  it('shows the reason of the first cause within twenty lines of 80 columns, for any names', () => {
    const long = 'x'.repeat(2_000)
    const log = makeExcerpt(['AssertionError: expected 4 to be 5'])
    const report = reportOn(makeRun({ workflow: long, jobs: [jobFailedAt(long, long)] }), {
      explanations: { excerpts: new Map([[1, [log]]]), annotations: new Map() },
    })
    const lines = renderStepLog(findingsIn(report))
    const before = lines.slice(
      0,
      lines.findIndex((line) => line.includes('Reason')),
    )
    const rows = before.reduce((sum, line) => sum + Math.ceil(line.length / 80), 0)
    expect(before.length).toBeGreaterThan(0)
    expect(rows).toBeLessThanOrEqual(20)
  })

  it('shows a total as the reason if the log names nothing that failed', () => {
    const total = { counts: 'tests', failed: 3, total: 319 } as const
    const logs = [makeExcerpt(['Error: no cart'], { step: STEP })]
    const failure = failureAt(STEP, { logs, listed: [{ step: STEP, entries: [], total }] })
    const lines = renderStepLog(findingsIn(reportOfFailures([failure])))
    expect(lines.filter((line) => line.includes('Reason: '))).toEqual([
      expect.stringContaining('3 of 319 tests failed'),
    ])
  })

  it('shows no cause for a result in needs that is forgiven', () => {
    const run = makeRun({ jobs: [jobIn('report', running(70))] })
    const own = { jobId: 1, needs: [{ key: 'build', result: 'failure' }] }
    const causesWith = (allowedFailures: readonly string[]) =>
      renderStepLog(findingsIn(reportOn(run, { own, allowedFailures }))).filter((line) =>
        /^Cause/.test(line),
      )
    expect([causesWith([]).length, causesWith(['build']).length]).toEqual([1, 0])
  })

  it('leaves no error of another job to find in the log of the step that reports it', () => {
    const forms = FORMS.filter(({ after }) => after !== undefined)
    for (const example of forms.flatMap((form) => linesOfExamples(form.example))) {
      const failure = failureAt(undefined, { logs: [makeExcerpt([example])] })
      const printed = renderStepLog(
        findingsIn(reportOfCause(withMessage(onlyCause([failure]), example))),
      )
      const errors = errorsOf(printed)
      // Without an error in it, there is nothing to find.
      if (errors === undefined) continue
      const { isInToolForm, entries } = errors
      const titles = entries.flatMap(({ title }) => title)
      expect({ example, isInToolForm, titles }).toMatchObject({ isInToolForm: false, titles: [] })
    }
  })

  it('starts no line with untrusted text', () => {
    const name = '##[error]x\n::error::y\r::stop-commands::z\u2028::debug::a\u2029::debug::b'
    const jobs = [jobIn(name, finished(5, 65, name)), jobIn(name, waiting(name))]
    const evidence = [makeEvidence({ job: name, branch: name, outcome: 'passed' })]
    const run = makeRun({ ...noting(name), workflow: name, jobs })
    const lines = renderStepLog(
      findingsIn(withVerdicts(reportOn(run), readVerdict('new', { evidence }))),
    )
    for (const line of lines) expect(line).not.toMatch(/^\s*(?:::|##)|[\n\r\u2028\u2029]/)
    expect(lines).toHaveLength(7)
  })
})
