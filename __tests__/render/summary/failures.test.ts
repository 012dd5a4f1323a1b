import { describe, expect, it } from '@jest/globals'
import { findingsIn } from '../../../src/render/findings/findings.ts'
import type { Annotation } from '../../../src/model/shapes/failure.ts'
import { renderFailures } from '../../../src/render/summary/failures.ts'
import { sizeOf } from '../../../src/render/text/fit-to-size.ts'
import { failureAt, inCurrentJob, reportOfFailures } from '../../../testing/failure-at.ts'
import { makeExcerpt } from '../../../testing/failure-report.ts'
import { RUN_URL } from '../../../testing/make-run.ts'
import { failedStep } from '../../../testing/make-steps.ts'
import { elementsOf, showMarkdown, tagsOf, textOf } from '../../../testing/shown-markdown.ts'

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

describe('renderFailures', () => {
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
    ['with lines', makeExcerpt(['not ok']), 'not ok\n'],
    ['without lines', makeExcerpt([]), undefined],
  ])('shows no annotations beside a complete log %s', (_, excerpt, shown) => {
    const root = showMarkdown(
      render([failed({ logs: [excerpt], annotations: [annotation('annotated')] })]),
    )
    expect(elementsOf(root, 'pre').map(textOf)).toEqual(shown === undefined ? [] : [shown])
    expect(elementsOf(root, 'li')).toHaveLength(shown === undefined ? 1 : 0)
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
