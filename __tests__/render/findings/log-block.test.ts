import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { LogExcerpt } from '../../../src/model/report/failure.ts'
import type { LogLine } from '../../../src/model/shapes/failure.ts'
import { logRows, renderLogBlock } from '../../../src/render/findings/log-block.ts'
import { sizeOf } from '../../../src/render/text/fit-to-size.ts'
import { details } from '../../../src/render/text/markdown.ts'
import { anyCharacter } from '../../../testing/arbitrary-run.ts'
import { elementsOf, showMarkdown, tagsOf, textOf } from '../../../testing/shown-markdown.ts'

const line = (text: string, fields: Partial<LogLine> = {}): LogLine => ({
  text,
  error: false,
  cut: false,
  omittedBefore: 0,
  ...fields,
})

const excerptOf = (
  lines: readonly (string | LogLine)[],
  omitted: number | undefined = 0,
): LogExcerpt => ({
  lines: lines.map((one) => (typeof one === 'string' ? line(one) : one)),
  omitted,
  exitCode: 1,
})

const render = (excerpt: LogExcerpt, maxBytes = 10_000) => renderLogBlock(excerpt, maxBytes)

const HOSTILE = [
  '```',
  '~~~',
  '``````` seven',
  '    ```',
  '</details></summary><script>alert(1)</script>',
  '<!-- comment',
  '::error::boom',
  '##[group]x',
  '- item',
  '# heading',
  '| a | b |',
  '[x](javascript:alert(1))',
  '@user #1 $x^2$ :tada:',
  '\ttab',
]

describe('renderLogBlock', () => {
  it('renders lines that cannot end their block or fold', () => {
    const page = showMarkdown(`test failed\n\n${render(excerptOf(HOSTILE))}\n\nlint failed\n`)
    expect(tagsOf(page)).toEqual(['p', 'pre', 'code', 'p'])
    expect(elementsOf(page, 'code').map(textOf)).toEqual([`${HOSTILE.join('\n')}\n`])

    const folded = showMarkdown(`${details('log', render(excerptOf(HOSTILE)))}\n\nafter\n`)
    expect(tagsOf(folded)).toEqual(['details', 'summary', 'pre', 'code', 'p'])
    expect(elementsOf(folded, 'code').map(textOf)).toEqual([`${HOSTILE.join('\n')}\n`])
  })

  it('renders a block that no line can end', () => {
    const unit = fc.constantFrom('`', '~', '<', '>', '-', ' ', '\t', 'a', '\n', '\r', '#', '|', '$')
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit, maxLength: 12 }), { minLength: 1, maxLength: 8 }),
        (texts) => {
          const page = showMarkdown(`${render(excerptOf(texts))}\n`)
          const code = elementsOf(page, 'code')
          expect(code).toHaveLength(1)
          expect(code.map(textOf).join('').split('\n')).toHaveLength(texts.length + 1)
        },
      ),
    )
  })
})

describe('logRows', () => {
  it.each([
    [0, ['first', 'last']],
    [1, ['⋮', 'first', '⋮', 'last']],
    [2, ['⋮ 2 lines above', 'first', '⋮ 2 lines omitted', 'last']],
  ])('marks %d omitted lines with a mark that is no longer: %j', (omitted, rows) => {
    const excerpt = excerptOf(['first', line('last', { omittedBefore: omitted })], omitted)
    expect(logRows(excerpt).map(({ text }) => text)).toEqual(rows)
  })
})

describe('renderLogBlock with maxBytes', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => `line ${index + 1}`)

  it('omits the first lines', () => {
    const block = render(excerptOf(hundred, 7), 260)
    expect(block).toMatch(/^```text\n⋮ \d+ lines above\nline \d+\n/)
    expect(block).toMatch(/\nline 99\nline 100\n```$/)
    const [, above, first] = /⋮ (\d+) lines above\nline (\d+)/.exec(block) ?? []
    expect(Number(above) - Number(first)).toBe(6)
  })

  it('never exceeds maxBytes', () => {
    const lines = fc.array(
      fc.record({
        text: fc.string({ unit: anyCharacter, maxLength: 60 }),
        error: fc.boolean(),
        cut: fc.boolean(),
        omittedBefore: fc.constant(0),
      }),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(
        lines,
        fc.option(fc.nat(), { nil: undefined }),
        fc.nat({ max: 2_000 }),
        fc.nat(),
        (many, omitted, maxBytes, omittedBefore) => {
          const gap = Math.floor(many.length / 2)
          const excerpt = {
            lines: many.map((one, at) => (at === gap && at > 0 ? { ...one, omittedBefore } : one)),
            omitted,
            exitCode: undefined,
          }
          expect(sizeOf(renderLogBlock(excerpt, maxBytes))).toBeLessThanOrEqual(maxBytes)
        },
      ),
    )
  })
})
