import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Job, Step } from '../../../src/model/run.ts'
import { notesSection } from '../../../src/render/sections/notes.ts'
import { writeSection } from '../../../src/render/summary/summary.ts'
import { MARKDOWN, PLAIN } from '../../../src/render/text/inline.ts'
import { anyRun } from '../../../testing/arbitrary-run.ts'
import { fuzzOptions } from '../../../testing/fuzz/fuzz-options.ts'
import { finished, reportOn, reportOnJobs } from '../../../testing/make-run.ts'
import { jobIn, stepsCalled } from '../../../testing/make-steps.ts'
import { reportOfNotes } from '../../../testing/report-words.ts'
import { elementsOf, showMarkdown, tagsOf, textOf } from '../../../testing/shown-markdown.ts'
import type { Element } from 'hast'
import { renderSteps } from '../../../src/render/summary/steps.ts'
import { sizeOf } from '../../../src/render/text/fit-to-size.ts'

describe('notesSection', () => {
  it.each([
    'a\n```\n<b>x</b>',
    'a\n\n```\nb\n````\n<b>',
    'a\n\n- b\n# c',
    'a\n\n\n\n\tb\n</li>',
    '- a\n- b',
    '<b>\n\n<b>',
  ])('keeps %j within its list item', (text) => {
    const report = reportOfNotes([text, 'last'])
    const root = showMarkdown(writeSection(notesSection(report, MARKDOWN)))
    expect(elementsOf(root, 'li')).toHaveLength(2)
    expect(tagsOf(root).filter((tag) => !/^(h3|ul|li|p|pre|code)$/.test(tag))).toEqual([])
    const [first] = elementsOf(root, 'li')
    const shown = text.split('\n').map((line) => line.trim())
    expect(shown.filter((line) => !(first && textOf(first).includes(line)))).toEqual([])
  })

  it.each([
    ['Needs `contents: read` and `if: always()`.', ['contents: read', 'if: always()']],
    ['Add `merge_group:` to `on` in a.yml.', ['merge_group:', 'on']],
    ['The job `<b>x</b>` `[a](b)` ``` `.', []],
    ['A `job` of the user reads the same.', ['job']],
  ])('shows as code what a note has between backticks: %s', (text, expected) => {
    const report = reportOfNotes([text])
    const section = notesSection(report, MARKDOWN)
    const [item] = elementsOf(showMarkdown(writeSection(section)), 'li')
    expect(item && elementsOf(item, 'code').map(textOf)).toEqual(expected)
    const shown = item === undefined ? '' : textOf(item)
    expect(shown.replaceAll('`', '')).toContain(text.replaceAll('`', ''))
    expect(notesSection(report, PLAIN).blocks).toMatchObject([{ list: [{ text }] }])
  })
})

const ROOM = 1_000_000

const withSteps = (name: string, state = finished(5, 65), steps?: readonly Step[]) =>
  jobIn(name, state, steps ?? stepsCalled(`step of ${name}`))

function render(jobs: readonly Partial<Job>[], maxBytes = ROOM): string {
  return renderSteps(reportOnJobs(jobs), maxBytes)
}

const manySteps = stepsCalled(...Array.from({ length: 40 }, (_, index) => `step ${index + 1}`))

interface Fold {
  readonly line: string
  readonly inside: readonly Fold[]
}

/** A folded block, with the blocks in it. */
function foldsOf(section: string): readonly Fold[] {
  const [whole] = elementsOf(showMarkdown(section), 'details')
  return whole === undefined ? [] : inside(whole)
}

function inside(block: Element): Fold[] {
  return block.children
    .filter((child) => child.type === 'element' && child.tagName === 'details')
    .flatMap((child) => (child.type === 'element' ? [child] : []))
    .map((child) => {
      const [line] = elementsOf(child, 'summary')
      return { line: line === undefined ? '' : textOf(line), inside: inside(child) }
    })
}

describe('renderSteps', () => {
  it('escapes names', () => {
    const names = ['</details><b> (1)', '</details><b> (</summary>)']
    const [group] = foldsOf(render(names.map((name) => withSteps(name))))
    expect(group).toEqual({
      line: '</details><b>, 2 jobs: 2 passed',
      inside: names.map((name) => ({ line: `${name}: ✅ success, 1m`, inside: [] })),
    })
  })

  it('shows no emoji for the end of a name and the colon after it', () => {
    expect(render([withSteps('deploy:x')])).toContain('<summary>deploy:\u2060x: ✅ success')
  })

  it('omits the shortest jobs first if not all fit', () => {
    const jobs = Array.from({ length: 30 }, (_, index) =>
      withSteps(`test (${index})`, finished(5, 6 + index, index === 2 ? 'failure' : 'success')),
    )
    const section = render(jobs, 2_000)
    const [group] = foldsOf(section)
    const shown = group?.inside.map(({ line }) => line.replace(/:.*/, '')) ?? []
    expect(shown).toEqual(['test (2)', ...jobs.slice(31 - shown.length).map(({ name }) => name)])
    expect(section).toMatch(
      new RegExp(
        `The steps of ${30 - shown.length} jobs were omitted to limit the size of the summary`,
      ),
    )
  })

  it('renders a plain line for a group of which no job fits', () => {
    const legs = ['a', 'b'].map((leg) => withSteps(`lint (${leg}) <p>`, finished(5, 6), manySteps))
    const failed = withSteps('test', finished(5, 65, 'failure'))
    const section = render([...legs, failed], 800)
    expect(section).toContain('\n<p>lint, 2 jobs: 2 passed</p>\n')
    expect(foldsOf(section).map(({ line }) => line)).toEqual(['test: ❌ failure, 1m'])
  })

  it('keeps to maxBytes and closes every block, for any run', () => {
    fc.assert(
      fc.property(anyRun, fc.integer({ min: 0, max: 4_000 }), (run, maxBytes) => {
        const section = renderSteps(reportOn(run), maxBytes)
        expect(sizeOf(section)).toBeLessThanOrEqual(maxBytes)
        const opened = section.match(/^<details>/gm)?.length ?? 0
        expect(section.match(/^<\/details>$/gm)?.length ?? 0).toBe(opened)
        // A paragraph after the section is not folded away.
        const last = showMarkdown(`${section}\n\nafter`).children.at(-1)
        expect(last?.type === 'element' && last.tagName).toBe('p')
      }),
      fuzzOptions(8, 300),
    )
  })
})
