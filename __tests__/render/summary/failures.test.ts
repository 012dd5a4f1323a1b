import { describe, expect, it } from '@jest/globals'
import type { Annotation } from '../../../src/model/shapes/failure.ts'
import type { FailureReport } from '../../../src/model/report/cause.ts'
import { renderFailures } from '../../../src/render/summary/failures.ts'
import { sizeOf } from '../../../src/render/text/fit-to-size.ts'
import { causesOf, failureReport, makeExcerpt } from '../../../testing/failure-report.ts'
import { finished, makeStep, reportOnJobs, RUN_URL } from '../../../testing/make-run.ts'
import { elementsOf, showMarkdown, tagsOf, textOf } from '../../../testing/shown-markdown.ts'

const STEP = makeStep({ number: 3, name: 'Run make' })
const failed = (fields: Partial<FailureReport> = {}) =>
  failureReport({ kind: 'failed-step', step: STEP, others: [], cancelled: undefined }, fields)

const annotation = (message: string, fields: Partial<Annotation> = {}): Annotation => ({
  level: 'failure',
  title: undefined,
  message,
  path: '.github',
  line: 1,
  ...fields,
})

/** Renders each failure as a cause of its own. */
const render = (failures: readonly FailureReport[], maxBytes = 100_000) => {
  const causes = failures.flatMap((failure) => causesOf([failure]))
  return renderFailures({ ...reportOnJobs([]), failures, causes }, maxBytes)
}

describe('renderFailures', () => {
  it.each([
    [true, [], 1],
    [false, [], 0],
    [true, [makeExcerpt(['not ok'])], 0],
  ])('says how to see a log (current job: %s, read: %j)', (current, excerpts, lines) => {
    const report = failed({ excerpts })
    const markdown = render([{ ...report, job: { ...report.job, current } }])
    const sentence = `when the job has ended: open [its log](${RUN_URL}/job/1#step:3:1)`
    expect(markdown.split(sentence)).toHaveLength(lines + 1)
  })

  it.each([
    [3, ['E0', 'E1', 'E2'], []],
    [4, ['E0'], ['AssertionError: E1', 'AssertionError: E2', 'AssertionError: E3']],
  ])('of %d causes, leaves these logs open: %j, and folds these: %j', (count, open, folded) => {
    const failures = Array.from({ length: count }, (_, at) =>
      failed({ excerpts: [makeExcerpt([`AssertionError: E${at}`])] }),
    )
    const root = showMarkdown(render(failures))
    const folds = elementsOf(root, 'details')
    expect(folds.flatMap((fold) => elementsOf(fold, 'summary').map(textOf))).toEqual(folded)
    const inFolds = folds.flatMap((fold) => elementsOf(fold, 'pre').map(textOf))
    const logs = elementsOf(root, 'pre').map(textOf)
    expect(logs).toHaveLength(count)
    expect(logs.filter((log) => !inFolds.includes(log)).map((log) => log.trim())).toEqual(
      open.map((reason) => `AssertionError: ${reason}`),
    )
    expect(elementsOf(root, 'ul')).toHaveLength(1)
  })

  it('shows three annotations if there is no log', () => {
    const annotations = [
      annotation('Process completed with exit code 2.'),
      annotation('Unexpected <b>', { path: 'src/a.ts', line: 7 }),
      annotation('Too long', { path: 'src/b.ts', line: undefined }),
      annotation('one more'),
    ]
    const [outer, ...inner] = elementsOf(showMarkdown(render([failed({ annotations })])), 'li')
    expect(outer && elementsOf(outer, 'ul')).toHaveLength(1)
    expect(inner.map(textOf)).toEqual([
      'Process completed with exit code 2.',
      'src/a.ts:7: Unexpected <b>',
      'src/b.ts: Too long',
    ])
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
    ['with lines', makeExcerpt(['not ok']), 'not ok\n'],
    ['without lines', makeExcerpt([]), undefined],
  ])('shows no annotations beside a complete log %s', (_, excerpt, shown) => {
    const root = showMarkdown(
      render([failed({ excerpts: [excerpt], annotations: [annotation('annotated')] })]),
    )
    expect(elementsOf(root, 'pre').map(textOf)).toEqual(shown === undefined ? [] : [shown])
    expect(elementsOf(root, 'li')).toHaveLength(shown === undefined ? 2 : 1)
  })

  it('limits the total size of long logs', () => {
    const long = makeExcerpt(Array.from({ length: 200 }, (_, at) => `${at} ${'x'.repeat(1_000)}`))
    const failures = Array.from({ length: 10 }, () => failed({ excerpts: [long] }))
    const markdown = render(failures, 100_000)
    expect(sizeOf(markdown)).toBeLessThan(60_000)
    const root = showMarkdown(markdown)
    expect(elementsOf(root, 'pre')).toHaveLength(10)
    // The last lines are the useful ones.
    expect(elementsOf(root, 'pre').filter((block) => /^199 x/m.test(textOf(block)))).toHaveLength(
      10,
    )
  })

  it('omits the log of a further step that does not fit', () => {
    const long = makeExcerpt(Array.from({ length: 400 }, () => 'x'.repeat(200)))
    const other = makeExcerpt(['y'.repeat(900)], { step: STEP })
    const page = showMarkdown(render([failed({ excerpts: [long, other] })]))
    expect(elementsOf(page, 'pre')).toHaveLength(1)
  })

  it('shows annotations beside a log that was not read in full, unless they repeat it', () => {
    const excerpts = [makeExcerpt(['Error: It broke'], { omitted: undefined })]
    const annotations = ['It broke', 'Process completed with exit code 2.', 'Far above'].map(
      (message) => annotation(message),
    )
    const items = (fields: Partial<FailureReport>) =>
      elementsOf(showMarkdown(render([failed(fields)])), 'li').map(textOf)
    expect(items({ excerpts, annotations }).slice(1)).toEqual(['Far above'])
    expect(items({ excerpts: [makeExcerpt(['a'])], annotations })).toHaveLength(1)
  })
})

describe('renderFailures: several jobs', () => {
  const legs = (count: number) => {
    const jobs = Array.from({ length: count }, (_, at) => ({
      name: `test (${at + 1})`,
      state: finished(5, 65, 'failure'),
      steps: [makeStep({ number: 3, name: 'Run make', state: finished(15, 60, 'failure') })],
    }))
    const line = {
      text: 'no x',
      error: false,
      cut: false,
      omittedBefore: 0,
      reason: 'error' as const,
    }
    const excerpts = new Map([[2, [makeExcerpt([], { lines: [line] })]]])
    return reportOnJobs(jobs, { explanations: { excerpts, annotations: new Map() } })
  }

  it('omits links that do not fit, and says how many', () => {
    const markdown = renderFailures(legs(1_000), 20_000)
    expect(sizeOf(markdown)).toBeLessThan(20_000)
    expect(markdown).toMatch(/ and \d+ more$/m)
  })
})
