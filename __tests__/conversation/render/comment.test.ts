import { describe, expect, it } from '@jest/globals'
import { Buffer } from 'node:buffer'
import type { Verdict } from '../../../src/model/report/cause.ts'
import { MAX_POST_BYTES, renderComment } from '../../../src/conversation/render/comment.ts'
import { subjectOf } from '../../../src/conversation/render/subject.ts'
import { decode } from '../../../src/report-json/decode.ts'
import { InvalidReport } from '../../../src/report-json/decode/decode-jobs.ts'
import { encodeReport } from '../../../src/report-json/encode/encode-report.ts'
import { makeEvidence, makeExcerpt, withVerdicts } from '../../../testing/failure-report.ts'
import { expectHarmlessBody } from '../../../testing/harmless.ts'
import { finished, makeRun, reportOn } from '../../../testing/make-run.ts'
import { failedStep, jobIn } from '../../../testing/make-steps.ts'
import { readVerdict } from '../../../testing/read-verdict.ts'
import { elementsOf, showMarkdown, textOf } from '../../../testing/shown-markdown.ts'

const REPOSITORY = 'https://github.com/octo-org/octo-shop'
const OPTIONS = { repositoryUrl: REPOSITORY, brief: true }

interface Failing {
  /** Name of each failed job; each fails at a step of its own. */
  readonly jobs: readonly string[]
  readonly lines?: readonly string[]
  /** Of the log of each job, in place of `lines`. */
  readonly logs?: readonly (readonly string[])[]
  readonly verdicts?: readonly Verdict[]
  readonly run?: Parameters<typeof makeRun>[0]
}

function reportOf({ jobs, lines = [], logs = [], verdicts = [], run }: Failing) {
  const failing = jobs.map((name, index) => ({
    name,
    state: finished(5, 65 + index, 'failure'),
    steps: [failedStep(`Run ${name}`, 3)],
  }))
  const excerpts = new Map(
    jobs.map((_, index) => {
      return [index + 1, [makeExcerpt(logs[index] ?? lines, { step: failing[index]?.steps[0] })]]
    }),
  )
  const explanations = { excerpts, annotations: new Map() }
  const report = reportOn(makeRun({ jobs: failing, ...run }), { explanations })
  return verdicts.length === 0 ? report : withVerdicts(report, ...verdicts)
}

const render = (failing: Failing, options: Partial<typeof OPTIONS> & { maxBytes?: number } = {}) =>
  renderComment(subjectOf(reportOf(failing)), { ...OPTIONS, ...options })

const KNOWN = 'known, failed #812 #811, in the last runs'

describe('renderComment', () => {
  it('links each run of its own workflow if two runs have the same number', () => {
    const evidence = [makeEvidence({ runId: 21 }), makeEvidence({ runId: 22 })].map((each) => ({
      ...each,
      runNumber: 7,
      url: `${REPOSITORY}/actions/runs/${each.runId}`,
    }))
    const page = showMarkdown(
      render({ jobs: ['build'], verdicts: [readVerdict(KNOWN, { evidence })] }),
    )
    const links = elementsOf(page, 'a').filter((link) => textOf(link) === '#7')
    expect(links.map(({ properties }) => properties.href)).toEqual(evidence.map(({ url }) => url))
  })

  it('counts the tests of the files that were read, and those that are gone', () => {
    const totals = { total: 319, failed: 2, skipped: 0, retried: 1 }
    const artifact = { artifact: 'junit', jobIds: [1], ...totals, complete: true, retriedTests: [] }
    const tests = {
      ...{
        ...totals,
        complete: true,
        ofFork: false,
        fewer: 3,
        notCompared: null,
        findings: [],
        unread: [],
      },
      base: { branch: 'main', current: false, runId: 41, number: 6, url: `${REPOSITORY}/runs/41` },
      artifacts: [artifact],
    }
    const read = decode({ ...encodeReport(reportOf({ jobs: ['build'] })), tests })
    const comment = renderComment(subjectOf(read), { ...OPTIONS, brief: false })
    expect(textOf(showMarkdown(comment))).toContain(
      '319 tests, 3 fewer than on main (#6), 2 failed, 1 passed only on a retry',
    )
  })

  it('omits the least important rows first and counts them', () => {
    const jobs = Array.from({ length: 400 }, (_, index) => `job ${index} ${'x'.repeat(80)}`)
    const text = render({ jobs, lines: Array.from({ length: 20 }, () => 'ok '.repeat(133)) })
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(MAX_POST_BYTES)
    expect(text.length).toBeGreaterThan(MAX_POST_BYTES / 2)
    expect(text).toContain('❌ **[job 0 ')
    expect(text).toMatch(/^and 370 more/m)
    expect(text).toMatch(/\n\d+ rows/)
    expect(elementsOf(showMarkdown(text), 'table')).toHaveLength(1)
  })

  it('shows the row of a failed job first, whatever does not fit', () => {
    const others = Array.from({ length: 40 }, (_, index) => ({ name: `job ${index}` }))
    const jobs = [...others, { name: 'build', state: finished(5, 6, 'failure') }]
    const text = render({ jobs: [], run: { jobs } }, { maxBytes: 3_000 })
    expect(text).toMatch(/\n\d+ rows/)
    expect(text).toContain('| --: |\n| [build](')
  })

  it.each([200, 2_000, 20_000])('keeps a limit of %i bytes', (maxBytes) => {
    const jobs = Array.from({ length: 60 }, (_, index) => `job ${index}`)
    const text = render({ jobs, lines: ['not ok'] }, { maxBytes })
    // The result itself is never omitted.
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(Math.max(maxBytes, 400))
  })
})

const EVIL = '--> <b>@octocat #1 7638417db6d5 [x](https://evil.example)\n# y'
/** GitHub would link it as a commit, also as hours of these seconds. */
const NUMBER = 12_345_678_901 * 3_600

const step = failedStep('Run make', 3)
const jobs = [jobIn('build', finished(5, 65, 'failure'), [step])]
const excerpts = new Map([[1, [makeExcerpt(['not ok'], { step })]]])
const report = encodeReport(
  withVerdicts(
    reportOn(makeRun({ jobs }), { explanations: { excerpts, annotations: new Map() } }),
    readVerdict('known, failed, in the last runs'),
  ),
)

/** Returns copies of a JSON value, each with another of its values replaced. */
function replacements(json: unknown, value: unknown): unknown[] {
  if (typeof json !== 'object' || json === null) return [value]
  const copies = Object.entries(json).flatMap(([key, item]) =>
    replacements(item, value).map((changed) =>
      Array.isArray(json) ? json.with(Number(key), changed) : { ...json, [key]: changed },
    ),
  )
  return [value, ...copies]
}

it.each<[unknown, number]>([
  [EVIL, 40],
  [NUMBER, 40],
])('refuses a report or writes a harmless comment if any value of it is %j', (value, atLeast) => {
  let written = 0
  for (const hostile of replacements(report, value)) {
    const body = renderHostile(hostile)
    if (body === undefined) continue
    expectHarmlessBody(body, REPOSITORY)
    written++
  }
  expect(written).toBeGreaterThanOrEqual(atLeast)
})

function renderHostile(hostile: unknown): string | undefined {
  const options = { repositoryUrl: REPOSITORY }
  const report = (() => {
    try {
      return decode(hostile)
    } catch (error) {
      expect(error).toBeInstanceOf(InvalidReport)
      return undefined
    }
  })()
  return report && renderComment(subjectOf(report), { ...options, brief: false })
}
