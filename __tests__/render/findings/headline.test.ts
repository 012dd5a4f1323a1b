import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Verdict } from '../../../src/model/report/cause.ts'
import type { RedSince } from '../../../src/model/shapes/failure.ts'
import type { Failure } from '../../../src/model/report/failure.ts'
import { headline } from '../../../src/render/findings/headline.ts'
import { verdictTexts } from '../../../src/render/findings/verdict.ts'
import { renderOverview } from '../../../src/render/summary/summary.ts'
import { MARKDOWN, PLAIN } from '../../../src/render/text/inline.ts'
import { anyRun } from '../../../testing/arbitrary-run.ts'
import {
  causesOf,
  failureReport,
  makeEvidence,
  makeExcerpt,
} from '../../../testing/failure-report.ts'
import {
  finished,
  makeStep,
  reportOn,
  reportOnJob,
  reportOnJobs,
  running,
} from '../../../testing/make-run.ts'
import { showMarkdown, textOf } from '../../../testing/shown-markdown.ts'

describe('headline', () => {
  it('returns one line for any run', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const line = headline(reportOn(run))
        expect(line).not.toMatch(/[\n\r\u2028\u2029]/)
        expect(line.trim()).not.toBe('')
      }),
    )
  })
})

function linesOf(report: Parameters<typeof renderOverview>[0]): string[] {
  return textOf(showMarkdown(renderOverview(report).join('\n\n'))).split('\n')
}

describe('renderOverview', () => {
  it('names ten jobs that are not in needs, and how many more', () => {
    const others = Array.from({ length: 12 }, (_, index) => ({ name: `| ${index}` }))
    const jobs = [{ name: 'report', state: running(70) }, { name: 'build' }, ...others]
    const needs = [{ key: 'build', result: 'success' }]
    const [line = ''] = linesOf(reportOnJobs(jobs, { own: { jobId: 1, needs } })).filter((one) =>
      one.includes('| 0'),
    )
    expect(line).toMatch(/: \| 0, \| 1, .*, \| 9 and 2 more$/)
  })
})

const COMMIT = '7638417db6d59f3c431d3e1f261cc637155684cd'
const RUN = { id: 42, commit: COMMIT }
const STEP = makeStep({ number: 3, name: 'Run make' })
const FAILED_STEP: Failure = {
  kind: 'failed-step',
  step: STEP,
  others: [],
  cancelled: undefined,
}
const EXCERPTS = [makeExcerpt(['##[error]no cart of y'], { step: STEP })]

interface Case {
  readonly failure?: Failure
  /** Names of the jobs that failed for the cause. */
  readonly names?: readonly string[]
  readonly isLogRead?: boolean
}

function causeWith(
  verdict: Verdict,
  { failure = FAILED_STEP, names = ['build'], isLogRead }: Case,
) {
  const failures = names.map((name, index) =>
    failureReport(failure, {
      job: reportOnJob({ id: index + 1, name, state: finished(5, 65, 'failure') }),
      excerpts: isLogRead === false ? [] : EXCERPTS,
    }),
  )
  const [cause] = causesOf(failures, verdict)
  if (cause === undefined) throw new Error('there is no cause')
  return cause
}

function lineOf(verdict: Verdict, fields: Case = {}): string | undefined {
  return verdictTexts({ cause: causeWith(verdict, fields), run: RUN, inline: PLAIN })[0]?.line
}

const failed = (runNumber: number, fields = {}) => makeEvidence({ runNumber, ...fields })
const passed = (runNumber: number, fields = {}) =>
  makeEvidence({ runNumber, outcome: 'passed', ...fields })

describe('verdictTexts: other verdicts', () => {
  it.each<[string, Verdict]>([
    ['nothing was compared', { kind: 'unknown', evidence: [], reason: 'not-read' }],
    ['there was nothing to compare with', { kind: 'unknown', evidence: [], reason: 'no-base' }],
    ['no reason is known', { kind: 'unknown', evidence: [] }],
    ['a verdict has no evidence', { kind: 'known', evidence: [] }],
  ])('says nothing if %s', (_, verdict) => {
    expect(lineOf(verdict)).toBeUndefined()
  })
  it('links the evidence and marks names as text', () => {
    const evidence = [passed(813, { job: '[x](y)', branch: '`a`' })]
    const cause = causeWith({ kind: 'new', evidence }, {})
    const line = verdictTexts({ cause, run: RUN, inline: MARKDOWN })[0]?.line
    expect(line).toContain(' <code>\\`a\\`</code> ')
    expect(line).toContain(` \\[x\\](y) in [#\u2060813](${passed(813).url})`)
  })
})

describe('verdictTexts: suspect commits', () => {
  const commit = (number: number, fields = {}) => ({
    sha: `${number}`.padStart(40, 'a'),
    url: `https://github.com/octo-org/octo-shop/commit/${number}`,
    title: `Change ${number}`,
    author: 'octocat',
    ...fields,
  })

  it.each<[string, Partial<RedSince>, readonly string[]]>([
    [
      'many',
      { commits: Array.from({ length: 12 }, () => commit(1)), commitsTotal: undefined },
      [...Array<string>(10).fill('aaaaaaa Change 1 by octocat'), 'and 2 more commits'],
    ],
    [
      'long',
      { commits: [commit(1, { title: `x\n${'y'.repeat(100)}` })], commitsTotal: 1 },
      [`aaaaaaa x ${'y'.repeat(69)}… by octocat`],
    ],
  ])('lists those that are %s', (_, fields, expected) => {
    const redSince: RedSince = { run: failed(812), commits: [], commitsTotal: undefined, ...fields }
    const cause = causeWith({ kind: 'known', evidence: [failed(812)], redSince }, {})
    expect(verdictTexts({ cause, run: RUN, inline: PLAIN })[0]?.commits).toEqual(expected)
  })
})
