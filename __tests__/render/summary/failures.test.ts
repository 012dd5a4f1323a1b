import { describe, expect, it } from '@jest/globals'
import type { Annotation } from '../../../src/model/report/failure.ts'
import type { FailureReport } from '../../../src/model/report/report.ts'
import { renderFailures } from '../../../src/render/summary/failures.ts'
import { sizeOf } from '../../../src/render/text/fit-to-size.ts'
import { failureReport, makeExcerpt } from '../../helpers/failure-report.ts'
import { makeStep, reportOnJobs, RUN_URL } from '../../helpers/make-run.ts'
import { elementsOf, showMarkdown, tagsOf, textOf } from '../../helpers/shown-markdown.ts'

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

const render = (failures: readonly FailureReport[], maxBytes = 100_000) =>
  renderFailures({ ...reportOnJobs([]), failures }, maxBytes)

describe('renderFailures', () => {
  it('shows the end of the log of the failed step and links to the step', () => {
    expect(render([failed({ excerpts: [makeExcerpt(['not ok', '  1 != 2'])] })]).trimEnd()).toBe(
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

  it('renders one list, with each log below its job', () => {
    const one = failed({ excerpts: [makeExcerpt(['first'])] })
    const two = failed({ excerpts: [makeExcerpt(['second'])] })
    const items = elementsOf(showMarkdown(render([one, failed(), two])), 'li')
    expect(items.map((item) => elementsOf(item, 'pre').map(textOf).join().trim())).toEqual([
      'first',
      '',
      'second',
    ])
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

  it('shows each failed step as long as the logs fit', () => {
    const [one, two] = ['Run lint', 'Run test'].map((name, at) =>
      makeExcerpt([`of ${name}`], { step: makeStep({ number: at + 1, name }) }),
    )
    const excerpts = [one, two].filter((excerpt) => excerpt !== undefined)
    const markdown = render([failed({ excerpts })])
    expect(markdown).toContain(
      `  It also failed at [Run test](${RUN_URL}/job/1#step:2:1) (exit code 2):`,
    )
    const blocks = (text: string) => elementsOf(showMarkdown(text), 'pre').map(textOf)
    expect(blocks(markdown)).toEqual(['of Run lint\n', 'of Run test\n'])
    const long = makeExcerpt(Array.from({ length: 400 }, () => 'x'.repeat(200)))
    const other = makeExcerpt(['y'.repeat(900)], { step: STEP })
    expect(blocks(render([failed({ excerpts: [long, other] })]))).toHaveLength(1)
  })

  it.each([
    ['step', []],
    ['parallel-steps', ['Other steps ran at the same time, so some of these lines may be theirs.']],
    [
      'first-error',
      [
        'No log line could be assigned to this step. These lines lead up to the first error of the job:',
      ],
    ],
    [
      'end',
      [
        'No log line could be assigned to this step. These are the last lines before the job cleaned up:',
      ],
    ],
  ] as const)('explains lines of origin %s', (origin, sentences) => {
    const markdown = render([failed({ excerpts: [makeExcerpt(['a'], { origin, step: STEP })] })])
    expect(elementsOf(showMarkdown(markdown), 'p').map(textOf).slice(1)).toEqual(sentences)
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

  it('returns an empty string if nothing failed', () => {
    expect(render([])).toBe('')
  })
})
