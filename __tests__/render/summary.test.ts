import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Element } from 'hast'
import { findingsIn } from '../../src/render/findings/findings.ts'
import type { Annotation } from '../../src/model/shapes/failure.ts'
import { renderFailures } from '../../src/render/summary/failures.ts'
import { sizeOf } from '../../src/render/text/fit-to-size.ts'
import type { Job, Step } from '../../src/model/run.ts'
import { renderJobs } from '../../src/render/summary/jobs.ts'
import { jobWeight, renderSteps } from '../../src/render/summary/steps.ts'
import { renderTimeline, writeSection } from '../../src/render/summary/summary.ts'
import { notesSection } from '../../src/render/sections/notes.ts'
import { MARKDOWN, PLAIN } from '../../src/render/text/inline.ts'
import { failureAt, inCurrentJob, reportOfFailures } from '../../testing/failure-at.ts'
import { makeExcerpt } from '../../testing/failure-report.ts'
import {
  at,
  finished,
  makeRun,
  reportOn,
  reportOnJobs,
  RUN_URL,
  workflowJob,
} from '../../testing/make-run.ts'
import { failedStep, jobIn, runOfFile, stepOf, stepsCalled } from '../../testing/make-steps.ts'
import {
  elementsOf,
  rowsUnder,
  showMarkdown,
  tagsOf,
  textOf,
} from '../../testing/shown-markdown.ts'
import { anyName, anyRun } from '../../testing/arbitrary-run.ts'
import { fuzzOptions } from '../../testing/fuzz/fuzz-options.ts'
import { countsOf, jobsByWeight, reportOfNotes } from '../../testing/report-words.ts'
import { cancelledAt } from '../../testing/gate.ts'
import { readGantt } from '../../testing/read-gantt.ts'

describe('renderFailures', () => {
  const failed = (seen: Parameters<typeof failureAt>[1] = {}) =>
    failureAt(failedStep('Run make', 3), seen)

  const annotation = (message: string, fields: Partial<Annotation> = {}): Annotation => ({
    level: 'failure',
    title: undefined,
    message,
    path: '.github',
    line: 1,
    ...fields,
  })

  /** Renders each failure as a cause of its own. */
  const render = (failures: Parameters<typeof reportOfFailures>[0], maxBytes = 100_000) =>
    renderFailures(findingsIn(reportOfFailures(failures)), maxBytes)

  it.each([
    [true, [], 1],
    [false, [], 0],
    [true, [makeExcerpt(['not ok'])], 0],
  ])('says how to see a log (current job: %s, read: %j)', (current, excerpts, lines) => {
    const markdown = render([inCurrentJob(failed({ logs: excerpts }), current)])
    const sentence = `when the job has ended: open [its log](${RUN_URL}/job/1#step:3:1)`
    expect(markdown.split(sentence)).toHaveLength(lines + 1)
  })

  it.each([
    [3, ['E0', 'E1', 'E2'], []],
    [4, ['E0'], ['E1', 'E2', 'E3']],
  ])('of %d causes, leaves these logs open: %j, and folds these: %j', (count, open, folded) => {
    const failures = Array.from({ length: count }, (_, at) =>
      failed({ logs: [makeExcerpt([`AssertionError: E${at}`])] }),
    )
    const root = showMarkdown(render(failures))
    const folds = elementsOf(root, 'details')
    expect(folds.flatMap((fold) => elementsOf(fold, 'summary').map(textOf))).toEqual(
      folded.map((reason) => `AssertionError: ${reason}`),
    )
    const inFolds = folds.flatMap((fold) => elementsOf(fold, 'pre').map(textOf))
    const logs = elementsOf(root, 'pre').map(textOf)
    expect(logs).toHaveLength(count)
    expect(logs.filter((log) => !inFolds.includes(log)).map((log) => log.trim())).toEqual(
      open.map((reason) => `AssertionError: ${reason}`),
    )
    expect(elementsOf(root, 'ul')).toHaveLength(0)
  })

  it.each(['# a', '- b', '+ c', '1. d', '2) e', '---', '===', '[x] f', '> g', '* h', '~~~'])(
    'shows an annotation that looks like Markdown literally: %s',
    (message) => {
      const root = showMarkdown(render([failed({ annotations: [annotation(message)] })]))
      expect(tagsOf(root)).toEqual(
        tagsOf(showMarkdown(render([failed({ annotations: [annotation('a')] })]))),
      )
      expect(elementsOf(root, 'li').map(textOf).at(-1)).toBe(message)
    },
  )

  it.each([
    ['with lines', makeExcerpt(['not ok']), ['not ok\n']],
    ['without lines', makeExcerpt([]), []],
  ])('shows no annotations beside a complete log %s', (_, excerpt, shown) => {
    const root = showMarkdown(
      render([failed({ logs: [excerpt], annotations: [annotation('annotated')] })]),
    )
    expect(elementsOf(root, 'pre').map(textOf)).toEqual(shown)
    expect(elementsOf(root, 'li')).toHaveLength(1 - shown.length)
  })

  it('limits the total size of long logs', () => {
    const long = makeExcerpt(Array.from({ length: 200 }, (_, at) => `${at} ${'x'.repeat(1_000)}`))
    const failures = Array.from({ length: 10 }, () => failed({ logs: [long] }))
    const markdown = render(failures, 100_000)
    expect(sizeOf(markdown)).toBeLessThan(60_000)
    const root = showMarkdown(markdown)
    expect(elementsOf(root, 'pre')).toHaveLength(10)
    // The last lines are the useful ones.
    expect(elementsOf(root, 'pre').filter((block) => /^199 x/m.test(textOf(block)))).toHaveLength(
      10,
    )
  })

  it('shows annotations beside a log that was not read in full, unless they repeat it', () => {
    const excerpts = [makeExcerpt(['Error: It broke'], { omitted: undefined })]
    const annotations = ['It broke', 'Process completed with exit code 2.', 'Far above'].map(
      (message) => annotation(message),
    )
    const items = (...logs: typeof excerpts) =>
      elementsOf(showMarkdown(render([failed({ logs, annotations })])), 'li').map(textOf)
    expect(items(...excerpts)).toEqual(['Far above'])
    expect(items(makeExcerpt(['a']))).toEqual([])
  })
})

describe('jobs', () => {
  const MAX_BYTES = 1_000_000

  function render(jobs: readonly Partial<Job>[], maxBytes = MAX_BYTES): string {
    return renderJobs(reportOnJobs(jobs), maxBytes)
  }

  function rows(section: string): string[][] {
    return rowsUnder(showMarkdown(section), 'Jobs').map((row) =>
      row.map((cell) => cell.replaceAll('\u00A0', ' ').trim()),
    )
  }

  function firstCells(section: string): (string | undefined)[] {
    return rows(section).map(([name]) => name)
  }

  /** Returns legs of one matrix, each longer than the one before. */
  function legs(
    count: number,
    group = 'test',
    fails = (index: number) => index < 0,
  ): Partial<Job>[] {
    return Array.from({ length: count }, (_, index) => {
      const state = fails(index) ? finished(5, 6, 'failure') : finished(5, 15 + index)
      return jobIn(`${group} (${index})`, state)
    })
  }

  describe('renderJobs with groups', () => {
    it('escapes the name of a group', () => {
      const section = render([{ name: '<b>|@x (`1`)' }, { name: '<b>|@x ([2](3))' }])
      expect(firstCells(section)).toEqual(['<b>|@x, 2 jobs', '↳ (`1`)', '↳ ([2](3))'])
    })
  })

  describe('renderJobs for a large run', () => {
    it('shows every leg of up to forty jobs', () => {
      expect(rows(render(legs(40)))).toHaveLength(1 + 40)
    })

    it('shows only the first five legs in trouble of more jobs', () => {
      const jobs = legs(41, 'test', (index) => index > 30 && index % 2 === 1)
      expect(firstCells(render(jobs))).toEqual([
        'test, 41 jobs',
        ...[31, 33, 35, 37, 39].map((index) => `↳ (${index})`),
        '↳ 36 more',
      ])
    })

    it('shows the failed leg before the legs that it cancelled', () => {
      const cancelled = legs(60).map((leg) => ({ ...leg, state: finished(5, 62, 'cancelled') }))
      const failed = { name: 'test (60)', state: finished(5, 60, 'failure') }
      expect(firstCells(render([...cancelled, failed]))[1]).toBe('↳ (60)')
    })

    it('omits the least important rows if the table is too large, and reports how many', () => {
      const jobs = Array.from({ length: 60 }, (_, index) => ({
        name: `job ${index}`,
        state: finished(5, 6 + index, index === 3 ? 'failure' : 'success'),
      }))
      const section = render(jobs, 3_000)
      const shown = firstCells(section)
      expect(shown).toEqual(['job 3', ...jobs.slice(61 - shown.length).map(({ name }) => name)])
      expect(section).toContain(
        `${60 - shown.length} rows omitted to limit the size of the summary; the JSON report has every job.`,
      )
      expect(sizeOf(section)).toBeLessThanOrEqual(3_000)
    })

    it('never shows a leg without its group', () => {
      const jobs = ['a', 'b', 'c', 'd'].flatMap((name) => legs(12, name))
      for (let maxBytes = 200; maxBytes < 5_000; maxBytes += 150) {
        const section = render(jobs, maxBytes)
        expect(sizeOf(section)).toBeLessThanOrEqual(maxBytes)
        if (!section.includes('| Job |')) continue
        const shown = firstCells(section)
        expect(shown[0]).not.toMatch(/^↳/)
      }
    })
  })

  describe('renderJobs for any run', () => {
    it('shows every job of up to forty and keeps to maxBytes', () => {
      fc.assert(
        fc.property(anyRun, fc.integer({ min: 0, max: 3_000 }), (run, maxBytes) => {
          const report = reportOn(run)
          expect(sizeOf(renderJobs(report, maxBytes))).toBeLessThanOrEqual(maxBytes)
          const section = renderJobs(report, MAX_BYTES)
          const links = elementsOf(showMarkdown(section), 'a')
          expect(links).toHaveLength(countsOf(report).jobs)
        }),
        fuzzOptions(8, 300),
      )
    })

    it('shows one row per leg below the row of the group', () => {
      fc.assert(
        fc.property(anyName, (values) => {
          const names = [`test (${values})`, 'test (other)']
          const run = makeRun({ jobs: names.map((name) => ({ name })) })
          const section = renderJobs(reportOn(run), MAX_BYTES)
          expect(elementsOf(showMarkdown(section), 'tr')).toHaveLength(1 + 3)
        }),
        fuzzOptions(8, 300),
      )
    })
  })

  describe('renderTimeline', () => {
    it('omits steps, then rows, then the section to keep to maxBytes', async () => {
      const report = reportOnJobs(
        Array.from({ length: 30 }, (_, index) =>
          jobIn(`job${index}`, finished(0, 60 + index), [stepOf(1, 'step 1', 0, 50)]),
        ),
      )
      const whole = renderTimeline(report, MAX_BYTES)
      expect(await readGantt(whole)).toHaveLength(30)
      const plain = renderTimeline(report, sizeOf(whole) - 1)
      const rows = await readGantt(plain)
      expect(rows.map(({ bars }) => bars.length)).toEqual(rows.map(() => 1))
      const short = renderTimeline(report, sizeOf(plain) - 1)
      expect(await readGantt(short)).toHaveLength(12)
      expect(short).toContain('hidden: 18 jobs that did not fit')
      expect(renderTimeline(report, 300)).toBe('')
    })

    it('renders a diagram that Mermaid can parse, and never an empty one, for any run', async () => {
      await fc.assert(
        fc.asyncProperty(anyRun, fc.integer({ min: 0, max: 5000 }), async (run, maxBytes) => {
          const section = renderTimeline(reportOn(run), maxBytes)
          expect(sizeOf(section)).toBeLessThanOrEqual(maxBytes)
          if (section === '') return
          const rows = await readGantt(section)
          expect(rows.length).toBeGreaterThan(0)
          for (const { bars } of rows) expect(bars.length).toBeGreaterThan(0)
        }),
        fuzzOptions(8, 300),
      )
    }, 60_000)
  })

  describe('jobWeight', () => {
    it('ranks failures above their consequences, the critical path and the longest job', () => {
      const jobs = [
        { name: 'long', createdAt: at(0), state: finished(5, 600) },
        { name: 'last', createdAt: at(580), state: finished(590, 610) },
        { ...cancelledAt(62), name: 'test (2)', createdAt: at(0) },
        { name: 'test (1)', createdAt: at(0), state: finished(5, 60, 'failure') },
      ]
      const graph = [
        workflowJob('long'),
        workflowJob('last'),
        workflowJob('test', { matrix: true }),
      ]
      const report = reportOn(runOfFile(jobs, graph))
      const weigh = jobWeight(report)
      const sorted = jobsByWeight(report, weigh)
      expect(sorted).toEqual(['test (1)', 'test (2)', 'last', 'long'])
    })
  })
})

describe('summary', () => {
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
      // Passes if changed: no line is missing.
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
      const legs = ['a', 'b'].map((leg) =>
        withSteps(`lint (${leg}) <p>`, finished(5, 6), manySteps),
      )
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
})
