import { describe, expect, it } from '@jest/globals'
import { subjectOf } from '../src/conversation/render/subject.ts'
import fc from 'fast-check'
import { findingsIn } from '../src/render/findings/findings.ts'
import { reportOutputs } from '../src/actions/report/outputs.ts'
import { classifyFailures } from '../src/runs/actions/classify-failures.ts'
import { mayExplain } from '../src/model/judgement.ts'
import { PROOF_GAPS } from '../src/model/reasons.ts'
import type { ComparedVerdict, Verdict } from '../src/model/report/cause.ts'
import type { Report } from '../src/model/report/report.ts'
import type { ListedFailure } from '../src/model/shapes/failure.ts'
import { decode } from '../src/report-json/decode.ts'
import { encodeReport } from '../src/report-json/encode/encode-report.ts'
import { PLAIN } from '../src/render/text/inline.ts'
import { withListed } from '../src/analyse/same/judge-by-issues.ts'
import { failedRun } from '../testing/examples/failures.ts'
import { failedJob } from '../testing/examples/steps.ts'
import { makeElsewhere, makeEvidence, withVerdicts } from '../testing/failure-report.ts'
import { gated } from '../testing/gate.ts'
import { issueEvidence, listedFailure } from '../testing/known-issue.ts'
import { readVerdict, type Remarks, withRemarks } from '../testing/read-verdict.ts'
import { type Judged, judgedIn } from '../testing/report-words.ts'

const { url } = makeEvidence()

/** Verdicts of other runs. */
const COMPARED = [
  'new on main, passed',
  'new on main, passed, failed',
  'new on main, passed, red since #812 with 2 commits',
  'known on main, failed, in the last runs',
  'known on main, failed, then passed',
  'unsteady on main, passed, failed',
  'infrastructure',
  'beside on main, failed',
  'unknown other-error on main, failed',
  'unknown refused',
  'unknown not-read',
].map((text) => readVerdict(text) as ComparedVerdict)

/** What is said beside them. */
const REMARKS: readonly Remarks[] = [
  {},
  { host: 'api.acme.io' },
  {
    changed: {
      ...{ run: makeEvidence(), compared: 20, total: undefined },
      items: [{ kind: 'image', name: 'image', now: 'ubuntu-26.04', earlier: 'ubuntu-24.04' }],
    },
  },
  { elsewhere: makeElsewhere([{ sameError: true }]) },
  {
    inMonth: {
      ...{ name: 'cart › adds', failed: 3, runs: 99, recovered: 2, lastAt: 0 },
      ...{ url, issueUrl: undefined },
    },
  },
]

const gaps = Object.keys(PROOF_GAPS) as readonly (keyof typeof PROOF_GAPS)[]

/** What issues list, as `listedFailure` finds it: the gate passes only without a gap. */
const anyListed: fc.Arbitrary<ListedFailure> = fc
  .record({
    isWhole: fc.boolean(),
    gate: fc.constantFrom('passes', 'not-given', 'over', 'edited'),
    gap: fc.option(fc.constantFrom(...gaps), { nil: undefined }),
    reruns: fc.boolean(),
  })
  .map(({ isWhole, gate, gap, reruns }) => {
    const passesGate = isWhole && gate === 'passes' && gap === undefined
    const unproven =
      isWhole && gate === 'passes' && gap !== undefined
        ? { gap, lines: ['tax: failed'], linesTotal: 1 }
        : undefined
    return listedFailure({
      ...{ issues: [issueEvidence({ gate })], known: 1, total: isWhole ? 1 : 2 },
      ...{ passesGate, unproven, reruns: reruns && isWhole },
    })
  })

/** The verdict of one failed step, with what issues list of it or without. */
const anyVerdict: fc.Arbitrary<Verdict> = fc
  .tuple(
    fc.constantFrom(...COMPARED),
    fc.option(anyListed, { nil: undefined, freq: 2 }),
    fc.constantFrom(...REMARKS),
  )
  .map(([compared, listed, remarks]) => {
    const verdict = withListed(compared, listed)
    return mayExplain(verdict) ? verdict : withRemarks(verdict, remarks)
  })

const anyReport: fc.Arbitrary<Report> = fc
  .record({
    verdicts: fc.array(anyVerdict, { minLength: 1, maxLength: 3 }),
    run: fc.constantFrom(
      { event: 'pull_request', branch: 'topic' },
      { event: 'push', branch: 'main' },
      { event: 'schedule', branch: 'main' },
      { event: 'merge_group', branch: 'gh-readonly-queue/main/pr-12' },
    ),
    attempt: fc.integer({ min: 1, max: 4 }),
    failOn: fc.constantFrom([], ['new'], ['any'], ['new', 'any']),
  })
  .map(({ verdicts, run, attempt, failOn }) => {
    const jobs = verdicts.map((_, at) => failedJob(`test ${at}`, { start: 5 }, `make ${at}`))
    const logs = Object.fromEntries(verdicts.map((_, at) => [at + 1, [`##[error]no rule ${at}`]]))
    return gated(withVerdicts(failedRun(jobs, logs, { ...run, attempt }), ...verdicts), { failOn })
  })

interface Said extends Judged {
  readonly advice: string
  readonly isNew: boolean
  readonly isKnown: boolean
  /** Whether `fail-on: new` fails for the job; `undefined` without that value. */
  readonly closes: boolean | undefined
  /** Whether `rerun` with `when: flaky` would start it. */
  readonly isRerun: boolean
}

/** What each output says of each job. */
function saidOf(report: Report): readonly Said[] {
  const outputs = reportOutputs(findingsIn(report), {
    'report-path': '',
    'html-path': '',
    'summary-path': '',
  })
  const list = (text: string) => JSON.parse(text) as readonly string[]
  const causes = JSON.parse(outputs.causes) as { jobs: string[]; advice: string }[]
  const rule = report.gate?.rules.find(({ value }) => value === 'new')
  return judgedIn(report).map((judged) => ({
    ...judged,
    advice: causes.find(({ jobs }) => jobs.includes(judged.job))?.advice ?? '',
    isNew: list(outputs['failures-new']).includes(judged.job),
    isKnown: list(outputs['failures-known']).includes(judged.job),
    closes: rule?.findings.some(({ jobId }) => jobId === judged.jobId),
    isRerun: classifyFailures(report, judged.jobId).verdict === 'other',
  }))
}

const CHECKS: Readonly<Record<string, (said: Said) => boolean>> = {
  'a job is in one list at most': ({ isNew, isKnown }) => !(isNew && isKnown),
  'the lists have the verdict': ({ isNew, isKnown, word }) =>
    isNew === (word === 'new') && isKnown === (word === 'known'),
  'to wait is only for what is known': ({ advice, word }) => advice !== 'wait' || word === 'known',
  'to wait while the gate is closed is only for an issue that does not open it': ({
    advice,
    closes,
    kind,
    opensGate,
  }) => advice !== 'wait' || closes !== true || (kind === 'listed' && !opensGate),
  'nothing to do is only for what does not close the gate, or passed since': ({
    advice,
    closes,
    hasPassedSince,
  }) => advice !== 'none' || closes !== true || hasPassedSince,
  'nothing is known that has a line which nothing explains': ({ gap = '' }) =>
    !['other-lines', 'missing-lines'].includes(gap),
  'the gate is open only for what other runs or issues explain': ({ closes, kind }) =>
    closes !== false || ['known', 'listed', 'unsteady', 'infrastructure'].includes(kind),
  'only what passes by itself, or may by an issue, is re-run': ({
    isRerun,
    kind,
    word,
    mayRerun,
  }) => !isRerun || ['unsteady', 'infrastructure'].includes(kind) || (word === 'known' && mayRerun),
  'what is to be fixed is not re-run': ({ advice, isRerun }) => advice !== 'fix' || !isRerun,
}

describe('what a report says of a failure', () => {
  it('keeps to one judgement in verdict, advice, outputs, gate and re-run', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const broken = saidOf(report).flatMap((said) =>
          Object.entries(CHECKS).flatMap(([rule, check]) => (check(said) ? [] : { rule, ...said })),
        )
        expect(broken).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  it('says the same in the JSON report, in what is read from it, and above a comment', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const read = decode(JSON.parse(JSON.stringify(encodeReport(report)))) as Report
        expect(saidOf(read)).toEqual(saidOf(report))
        const all = [findingsIn(report), findingsIn(read), subjectOf(read)]
        const [first, ...others] = all.map(({ advice }) => advice(PLAIN).first?.text)
        expect(others).toEqual([first, first])
      }),
      { numRuns: 100 },
    )
  })
})
