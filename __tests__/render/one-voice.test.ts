import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { findingsIn } from '../../src/render/findings/findings.ts'
import { analyse } from '../../src/analyse/analyse.ts'
import type { Report } from '../../src/model/report/report.ts'
import { renderComment } from '../../src/conversation/render/comment.ts'
import { renderIssue } from '../../src/conversation/render/issue.ts'
import { subjectOf } from '../../src/conversation/render/subject.ts'
import { sectionOf } from '../../src/render/sections/sections.ts'
import { renderPage } from '../../src/render/html/page.ts'
import { renderSummary } from '../../src/render/summary/summary.ts'
import { renderTerminal } from '../../src/render/terminal/report.ts'
import { PLAIN } from '../../src/render/text/inline.ts'
import { anyRun } from '../../testing/arbitrary-run.ts'
import { withVerdicts } from '../../testing/failure-report.ts'
import { fuzzOptions } from '../../testing/fuzz/fuzz-options.ts'
import { renderMarkdown } from '../../testing/github-page/markdown.ts'
import { PAGE_TEMPLATE } from '../../testing/harmless.ts'
import { at } from '../../testing/make-run.ts'
import { readVerdict } from '../../testing/read-verdict.ts'
import { causeSentences, noteTexts } from '../../testing/report-words.ts'

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
      fuzzOptions(5, 200),
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
      fuzzOptions(5, 200),
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
      fuzzOptions(5, 200),
    )
  })
})
