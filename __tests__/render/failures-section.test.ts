import { describe, expect, it } from '@jest/globals'
import type { Annotation, LogExcerpt } from '../../src/model/failure.ts'
import type { FailureReport } from '../../src/model/report.ts'
import { sizeOf } from '../../src/render/budget.ts'
import { renderFailures } from '../../src/render/failures-section.ts'
import { failureReport } from '../helpers/failure-report.ts'
import { makeStep, reportOnJobs, RUN_URL } from '../helpers/make-run.ts'
import { elementsOf, showMarkdown, tagsOf, textOf } from '../helpers/shown-markdown.ts'

const STEP = makeStep({ number: 3, name: 'Run make' })
const failed = (fields: Partial<FailureReport> = {}) =>
  failureReport({ kind: 'failed-step', step: STEP, others: [], cancelled: undefined }, fields)

const excerptOf = (texts: readonly string[]): LogExcerpt => ({
  lines: texts.map((text) => ({ text, error: false, cut: false, skipped: 0 })),
  leftOut: 0,
  exitCode: 2,
})

const remark = (message: string, fields: Partial<Annotation> = {}): Annotation => ({
  level: 'failure',
  title: undefined,
  message,
  path: '.github',
  line: 1,
  ...fields,
})

const render = (failures: readonly FailureReport[], budget = 100_000) =>
  renderFailures({ ...reportOnJobs([]), failures }, budget)

describe('what failed', () => {
  it('has the end of the log of the step that it is linked to', () => {
    expect(render([failed({ excerpt: excerptOf(['not ok', '  1 != 2']) })]).trimEnd()).toBe(
      [
        '### What failed',
        '',
        `- ❌ **[build](${RUN_URL}/job/1)** failed at [Run make](${RUN_URL}/job/1#step:3:1) after 1m (exit code 2)`,
        '',
        '  ```text',
        '  not ok',
        '    1 != 2',
        '  ```',
      ].join('\n'),
    )
  })

  it('is one list, with each log under its own job', () => {
    const one = failed({ excerpt: excerptOf(['first']) })
    const two = failed({ excerpt: excerptOf(['second']) })
    const items = elementsOf(showMarkdown(render([one, failed(), two])), 'li')
    expect(items.map((item) => elementsOf(item, 'pre').map(textOf).join().trim())).toEqual([
      'first',
      '',
      'second',
    ])
  })

  it('has three remarks where there is no log', () => {
    const remarks = [
      remark('Process completed with exit code 2.'),
      remark('Unexpected <b>', { path: 'src/a.ts', line: 7 }),
      remark('Too long', { path: 'src/b.ts', line: undefined }),
      remark('one more'),
    ]
    const [outer, ...inner] = elementsOf(showMarkdown(render([failed({ remarks })])), 'li')
    expect(outer && elementsOf(outer, 'ul')).toHaveLength(1)
    expect(inner.map(textOf)).toEqual([
      'Process completed with exit code 2.',
      'src/a.ts:7: Unexpected <b>',
      'src/b.ts: Too long',
    ])
  })

  it.each(['# a', '- b', '+ c', '1. d', '2) e', '---', '===', '[x] f', '> g', '* h', '~~~'])(
    'shows a remark that looks like Markdown as it is: %s',
    (message) => {
      const root = showMarkdown(render([failed({ remarks: [remark(message)] })]))
      expect(tagsOf(root)).toEqual(
        tagsOf(showMarkdown(render([failed({ remarks: [remark('a')] })]))),
      )
      expect(elementsOf(root, 'li').map(textOf).at(-1)).toBe(message)
    },
  )

  it.each([
    ['and remarks', excerptOf(['not ok']), 'not ok\n'],
    ['of nothing', excerptOf([]), undefined],
  ])('with a log %s has not both', (_, excerpt, shown) => {
    const root = showMarkdown(render([failed({ excerpt, remarks: [remark('remarked')] })]))
    expect(elementsOf(root, 'pre').map(textOf)).toEqual(shown === undefined ? [] : [shown])
    expect(elementsOf(root, 'li')).toHaveLength(shown === undefined ? 2 : 1)
  })

  it('leaves room for the rest, however much the jobs wrote', () => {
    const long = excerptOf(Array.from({ length: 200 }, (_, at) => `${at} ${'x'.repeat(1_000)}`))
    const failures = Array.from({ length: 10 }, () => failed({ excerpt: long }))
    const markdown = render(failures, 100_000)
    expect(sizeOf(markdown)).toBeLessThan(60_000)
    const root = showMarkdown(markdown)
    expect(elementsOf(root, 'pre')).toHaveLength(10)
    // The last lines are those that tell.
    expect(elementsOf(root, 'pre').filter((block) => /^199 x/m.test(textOf(block)))).toHaveLength(
      10,
    )
  })

  it('is nothing where nothing failed', () => {
    expect(render([])).toBe('')
  })
})
