import { describe, expect, it } from '@jest/globals'
import type { Element } from 'hast'
import fc from 'fast-check'
import type { StepParts } from '../../../src/model/report/step-parts.ts'
import type { StepPart } from '../../../src/model/shapes/job.ts'
import type { Job } from '../../../src/model/run.ts'
import { SECOND } from '../../../src/model/time.ts'
import { renderDetails } from '../../../src/render/summary/details.ts'
import { sizeOf } from '../../../src/render/text/fit-to-size.ts'
import { anyRun } from '../../../testing/arbitrary-run.ts'
import {
  at,
  finished,
  makeStep,
  reportOn,
  reportOnJobs,
  waiting,
} from '../../../testing/make-run.ts'
import { elementsOf, showMarkdown, textOf } from '../../../testing/shown-markdown.ts'

const ROOM = 1_000_000

function withSteps(name: string, fields: Partial<Job> = {}): Partial<Job> {
  return { name, steps: [makeStep({ name: `step of ${name}` })], ...fields }
}

function render(jobs: readonly Partial<Job>[], maxBytes = ROOM): string {
  return renderDetails(reportOnJobs(jobs), maxBytes)
}

const manySteps = Array.from({ length: 40 }, (_, index) => makeStep({ number: index + 1 }))

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

describe('renderDetails', () => {
  const part = (fields: Partial<StepPart>): StepPart => ({
    name: 'Install',
    depth: 0,
    startedAt: at(5),
    completedAt: at(6),
    duration: SECOND,
    outcome: 'success',
    conclusion: 'success',
    ...fields,
  })

  /** Renders a job with one step that has these inner steps, and returns the cells of their rows. */
  function partRows(parts: StepParts) {
    const byJob = new Map([[1, new Map([[1, parts]])]])
    const section = renderDetails(reportOnJobs([withSteps('build')], { parts: byJob }), ROOM)
    const rows = elementsOf(showMarkdown(section), 'tr').slice(2)
    return {
      section,
      rows: rows.map((row) => row.children.map(textOf).filter((cell) => cell.trim() !== '')),
    }
  }

  it('counts the inner steps that it does not show', () => {
    const parts = Array.from({ length: 25 }, () => part({}))
    const { rows } = partRows({ basis: 'markers', omitted: 3, parts })
    expect(rows).toHaveLength(21)
    expect(rows.at(-1)).toEqual(['\u00A0↳\u00A08 more inner steps'])
  })

  it('returns an empty string if no job has steps', () => {
    expect(render([])).toBe('')
    expect(render([{ name: 't (1)' }, { name: 't (2)' }, { state: waiting() }])).toBe('')
  })

  it('omits jobs of a group that have no steps', () => {
    const [group] = foldsOf(render([withSteps('t (1)'), { name: 't (2)' }]))
    expect(group?.line).toBe('t, 2 jobs: 2 passed')
    expect(group?.inside.map(({ line }) => line)).toEqual(['t (1): ✅ success, 1m'])
  })

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
      withSteps(`test (${index})`, {
        state: finished(5, 6 + index, index === 2 ? 'failure' : 'success'),
      }),
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
      withSteps(`lint (${leg}) <p>`, { state: finished(5, 6), steps: manySteps }),
    )
    const failed = withSteps('test', { state: finished(5, 65, 'failure') })
    const section = render([...legs, failed], 800)
    expect(section).toContain('\n<p>lint, 2 jobs: 2 passed</p>\n')
    expect(foldsOf(section).map(({ line }) => line)).toEqual(['test: ❌ failure, 1m'])
  })

  it('keeps to maxBytes and closes every block, for any run', () => {
    fc.assert(
      fc.property(anyRun, fc.integer({ min: 0, max: 4_000 }), (run, maxBytes) => {
        const section = renderDetails(reportOn(run), maxBytes)
        expect(sizeOf(section)).toBeLessThanOrEqual(maxBytes)
        const opened = section.match(/^<details>/gm)?.length ?? 0
        expect(section.match(/^<\/details>$/gm)?.length ?? 0).toBe(opened)
        // A paragraph after the section is not folded away.
        const last = showMarkdown(`${section}\n\nafter`).children.at(-1)
        expect(last?.type === 'element' && last.tagName).toBe('p')
      }),
      { numRuns: 15 },
    )
  })
})
