import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Root } from 'hast'
import { findingsIn } from '../../../src/render/findings/findings.ts'
import { renderComment } from '../../../src/conversation/render/comment.ts'
import { subjectOf } from '../../../src/conversation/render/subject.ts'
import { renderSummary } from '../../../src/render/summary/summary.ts'
import {
  code,
  codeBlock,
  details,
  escapeHtml,
  escapeMarkdown,
  link,
  safeLine,
  table,
  textLine,
  withoutControls,
} from '../../../src/render/text/markdown.ts'
import { anyCharacter } from '../../../testing/arbitrary-run.ts'
import { fuzzOptions } from '../../../testing/fuzz/fuzz-options.ts'
import { findReferences, shownTexts } from '../../../testing/github-page/inspect-page.ts'
import { finished, makeRun, reportOn } from '../../../testing/make-run.ts'
import { stepOf } from '../../../testing/make-steps.ts'
import { elementsOf, showMarkdown, tagsOf, textOf } from '../../../testing/shown-markdown.ts'

/** Characters and texts with a meaning in Markdown, HTML, formulas, mentions and links. */
const SPECIAL = [
  ...Array.from('\\`*_[]<>|~:/.@#$&!-+=(){}"\'^;? \t\r\n'),
  ...['www.', 'http://', 'https://a.b', 'a@b.c', 'GH-1', 'gh-', 'x', '1'],
  ...['&amp;', '&#35;', '<b>', '<!--', '-->', '- ', '1. ', '# ', '+ ', '---', '= '],
  ...['![', '](', '[^1]', '**', '```', '||', '\u2060', '\u200B', '\u202E', 'é', '😀'],
]

const anyText = fc.oneof(
  fc.string({ unit: fc.constantFrom(...SPECIAL), maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(...SPECIAL), maxLength: 12 }),
  fc.string({ unit: anyCharacter, maxLength: 20 }),
  fc.string({ unit: 'binary-ascii', maxLength: 20 }),
)

/** Removes line ends between elements, which a browser does not show. */
const withoutBreaks = (shown: string) => shown.replaceAll('\n', '')

const shownPlain = (raw: string) => safeLine(raw).replaceAll('\u2060', '')

/** Returns the names of the elements, without the spans around dollar signs. */
function tags(root: Root): string[] {
  const dollars = elementsOf(root, 'span').filter((span) => textOf(span) === '$').length
  const all = tagsOf(root)
  expect(all.filter((tag) => tag === 'span')).toHaveLength(dollars)
  return all.filter((tag) => tag !== 'span')
}

describe('escaped text', () => {
  const label = (raw: string) => link(escapeMarkdown(raw), 'https://a.b/c')

  it.each<[string, (raw: string) => string, string[], (shown: string) => string]>([
    ['within a paragraph', (raw) => `x ${escapeMarkdown(raw)}`, ['p'], (shown) => `x ${shown}`],
    ['as a paragraph', (raw) => textLine(raw), ['p'], (shown) => shown],
    ['as a list item', (raw) => `- ${textLine(raw)}`, ['ul', 'li'], (shown) => shown],
    ['between two letters', (raw) => `x${escapeMarkdown(raw)}y`, ['p'], (shown) => `x${shown}y`],
    [
      'within a list item',
      (raw) => `- x ${escapeMarkdown(raw)}`,
      ['ul', 'li'],
      (shown) => `x ${shown}`,
    ],
    [
      'within a heading',
      (raw) => `## x ${escapeMarkdown(raw)} y`,
      ['h2'],
      (shown) => `x ${shown} y`,
    ],
    [
      'within bold text',
      (raw) => `x **z ${escapeMarkdown(raw)} z** y`,
      ['p', 'strong'],
      (shown) => `x z ${shown} z y`,
    ],
    ['as code', (raw) => `x ${code(raw)} y`, ['p', 'code'], (shown) => `x ${shown} y`],
    ['as a link label', (raw) => `x ${label(raw)} y`, ['p', 'a'], (shown) => `x ${shown} y`],
    [
      'in a table cell',
      (raw) => table([{ title: 'T' }, { title: 'U' }], [[escapeMarkdown(raw), 'y']]),
      ['table', 'thead', 'tr', 'th', 'th', 'tbody', 'tr', 'td', 'td'],
      (shown) => `TU${shown}y`,
    ],
    [
      'as a link label in a table cell',
      (raw) => table([{ title: 'T' }], [[label(raw)]]),
      ['table', 'thead', 'tr', 'th', 'tbody', 'tr', 'td', 'a'],
      (shown) => `T${shown}`,
    ],
    [
      'in the summary of a folded block',
      (raw) => details(escapeHtml(raw), 'y'),
      ['details', 'summary', 'p'],
      (shown) => `${shown}y`,
    ],
  ])('is shown literally %s', (_, write, elements, expected) => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const root = showMarkdown(write(raw))
        expect(tags(root)).toEqual(elements)
        expect(withoutBreaks(textOf(root))).toBe(expected(shownPlain(raw)))
      }),
      fuzzOptions(15, 600),
    )
  })

  it('contains no mention, reference or formula', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const html = (markdown: string) => JSON.stringify(showMarkdown(markdown))
        expect(html(escapeMarkdown(raw))).not.toContain('"tagName":"a"')
        expect(findReferences(`<p>${shownHtml(escapeMarkdown(raw))}</p>`)).toEqual([])
      }),
      fuzzOptions(15, 600),
    )
  })
})

describe('safeLine', () => {
  it('returns one line of well-formed text and is idempotent', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.string({ unit: anyCharacter })), (raw) => {
        const line = safeLine(raw)
        // eslint-disable-next-line no-control-regex -- asserts their absence
        expect(line).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u2028\u2029]/)
        expect(line.isWellFormed()).toBe(true)
        expect(line).toBe(line.trim())
        expect(line).not.toBe('')
        expect(safeLine(line)).toBe(line)
      }),
    )
  })
})

describe('withoutControls', () => {
  it('keeps lines, and replaces characters that control a terminal', () => {
    const lines = 'Give it:\n\npermissions:\n  actions: read'
    expect(withoutControls(lines)).toBe(lines)
    expect(withoutControls('a\r\u001B[31mb\u202E\u2028c\td\n\uD800')).toBe('a  [31mb c d\n\uFFFD')
  })
})

describe('link', () => {
  it('encodes characters of a URL that would end the link', () => {
    const root = showMarkdown(`x ${link('label', 'https://a.b/c d)|<e>\\(f')} y`)
    expect(tags(root)).toEqual(['p', 'a'])
    expect(textOf(root)).toBe('x label y')
  })
})

describe('codeBlock', () => {
  it.each([
    ['```', '````'],
    ['`one` ``two``', '```'],
  ])('fences a line %j with %j', (line, fence) => {
    expect(codeBlock(['x', line]).split('\n')).toEqual([fence, 'x', line, fence])
  })

  it('shows any lines literally', () => {
    const anyLine = fc
      .oneof(anyText, fc.stringMatching(/^[`~ ]{0,9}$/))
      // Line ends would split the line, and lone surrogates would be replaced.
      .map((line) => line.replaceAll(/[\r\n\0]/g, '').toWellFormed())
    fc.assert(
      fc.property(fc.array(anyLine, { minLength: 1, maxLength: 5 }), (lines) => {
        const root = showMarkdown(`before\n\n${codeBlock(lines, 'yaml')}\n\nafter`)
        expect(tagsOf(root)).toEqual(['p', 'pre', 'code', 'p'])
        const [block] = elementsOf(root, 'code')
        const shown = lines.join('\n').replaceAll('\u2060', '')
        expect(block && textOf(block).trimEnd()).toBe(shown.trimEnd())
      }),
      fuzzOptions(15, 600),
    )
  })
})

/** Returns the HTML of one line of Markdown, with only the spans around dollar signs. */
function shownHtml(markdown: string): string {
  return textWithSpans(showMarkdown(`x ${markdown}`))
}

function textWithSpans(root: Root): string {
  const write = (node: Root | Root['children'][number]): string => {
    if (node.type === 'text') return node.value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
    const inside = 'children' in node ? node.children.map(write).join('') : ''
    return node.type === 'element' && node.tagName === 'span' ? `<span>${inside}</span>` : inside
  }
  return write(root)
}

const CODE = /:(?:x|\+1|white_check_mark):/

/** Names whose first or last colon could complete a code with one of the report. */
const name = fc
  .tuple(fc.constantFrom('x', '+1', 'white_check_mark'), fc.constantFrom('a', 'test', ''))
  .chain(([code, word]) => fc.constantFrom(`${word}:${code}`, `${code}:${word}`, `:${code}:`))

const run = fc
  .record({
    workflow: name,
    branch: name,
    jobs: fc.array(
      fc.record({
        name,
        step: name,
        seconds: fc.constantFrom(60, 90, 200),
        conclusion: fc.constantFrom('success', 'failure', 'skipped'),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(({ jobs, ...fields }) =>
    makeRun({
      ...fields,
      jobs: jobs.map(({ step, seconds, conclusion, ...job }) => ({
        ...job,
        state: finished(5, 5 + seconds, conclusion),
        steps: [stepOf(1, step, 6, seconds, conclusion)],
      })),
    }),
  )

it('completes no emoji code with a colon of its own, whatever the names', () => {
  const repositoryUrl = 'https://github.com/octo-org/octo-shop'
  const options = { repositoryUrl, brief: false }
  fc.assert(
    fc.property(run, run, (before, after) => {
      const runs = Array.from({ length: 5 }, () => before)
      const report = reportOn(after, { earlierRuns: { branch: 'main', runs } })
      const texts = [renderSummary(findingsIn(report)), renderComment(subjectOf(report), options)]
      const shown = texts.flatMap((text) => shownTexts(showMarkdown(text)))
      expect(shown.filter((text) => CODE.test(text))).toEqual([])
    }),
    { numRuns: 10, seed: 42 },
  )
})
