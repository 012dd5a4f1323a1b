import { describe, expect, it } from '@jest/globals'
import { findingsIn } from '../../src/render/findings/findings.ts'
import { causesOutput } from '../../src/actions/report/cause-output.ts'
import type { AnyReport } from '../../src/model/report/any-report.ts'
import { causesForHeading } from '../../src/render/findings/headline.ts'
import { notEndedPhrase } from '../../src/render/text/not-ended.ts'
import { PLAIN } from '../../src/render/text/inline.ts'
import { EXAMPLES } from '../../testing/examples/examples.ts'
import { failedRun } from '../../testing/examples/failures.ts'
import { failedJob } from '../../testing/examples/steps.ts'
import { jobsAndMessage } from '../../testing/report-words.ts'
import { seededRandom } from '../../testing/simulate/random.ts'
import {
  exitCodeOf,
  renderStepLog as renderToolStep,
  TOOLS,
} from '../../testing/simulate/tool-logs/tools.ts'

/** A run whose step printed what a tool prints of its first failures. */
function toolReport(tool: (typeof TOOLS)[number], count: number): AnyReport {
  const commands = [{ tool, failures: tool.failures.slice(0, count) }]
  const lines = renderToolStep(commands, seededRandom(count), { colours: false })
  const excerpt = { exitCode: exitCodeOf(commands) }
  return failedRun([failedJob('test', { start: 5 }, 'npm test')], { 1: lines }, { excerpt })
}

const REPORTS: readonly (readonly [name: string, report: AnyReport])[] = [
  ...EXAMPLES.flatMap(({ name, report }) =>
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
const COUNTED = /^\d+(?: of \d+)? (?:tests? failed|findings?|errors?)(?:: |(?=$| and ))/
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
    const chat = (written[index]?.text ?? '').replace(/; also .*/, '')
    const notEnded = notEndedPhrase(cause, Infinity)
    const texts = [
      ...inHeadings.map((heading) =>
        known === undefined ? heading.replace(/: .*/, '') : heading.replace(`${jobs}: `, ''),
      ),
      ...(known === undefined ? [] : [written[index]?.message ?? '']),
      ...(notEnded === '' ? [chat] : []),
    ]
    return [
      ...texts.flatMap((text) => (isCut(text, message) ? [] : `${text} | ${message}`)),
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
