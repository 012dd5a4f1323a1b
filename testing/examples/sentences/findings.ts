import { findingsIn } from '../../../src/render/findings/findings.ts'
import { gateRemarks, issueRemarks, proofRemarks } from '../../../src/render/findings/evidence.ts'
import { cancellerOf } from '../../../src/render/findings/failure-labels.ts'
import { gateReasons, gateRemark } from '../../../src/render/findings/gate.ts'
import { gateMessage } from '../../../src/render/findings/findings.ts'
import { verdictText } from '../../../src/render/findings/verdict.ts'
import { renderIssue } from '../../../src/conversation/render/issue.ts'
import { subjectOf } from '../../../src/conversation/render/subject.ts'
import type { AnyReport } from '../../../src/model/report/any-report.ts'
import type { Report } from '../../../src/model/report/report.ts'
import { renderSummary } from '../../../src/render/summary/summary.ts'
import type { CommitReport } from '../../../src/model/report/commit-report.ts'
import type { GateFinding } from '../../../src/model/shapes/gate.ts'
import { slowReasons } from '../../../src/render/findings/overview.ts'
import { PLAIN } from '../../../src/render/text/inline.ts'
import { mayChange } from '../../../src/render/text/labels.ts'
import { safeLine } from '../../../src/render/text/markdown.ts'
import type { Verdict } from '../../../src/model/report/cause.ts'
import { PROOF_GAPS, type ProofGap } from '../../../src/model/reasons.ts'
import type { IssueEvidence } from '../../../src/model/shapes/failure.ts'
import type { Some } from '../../../src/model/some.ts'
import { makeEvidence, makeVerdict, withVerdicts } from '../../failure-report.ts'
import { budget, gated } from '../../gate.ts'
import { issueEvidence, listedFailure } from '../../known-issue.ts'
import { reportOnCommit } from '../../make-commit.ts'
import {
  at,
  finished,
  makeRun,
  NO_RUNNER,
  reportOn,
  reportOnJobs,
  RUN_URL,
  running,
  skipped,
} from '../../make-run.ts'
import { commentOn, type Example, REPOSITORY_URL, TOPIC as TOPIC_OF_ISSUE } from '../example.ts'
import { failedRun, logOfEach } from '../failures.ts'
import { failedJob, passedJob } from '../steps.ts'
import { casesOf } from './cases.ts'

const FAILED = failedJob('test', { start: 5 }, 'make')
const PASSED = passedJob('lint', { start: 5 }, 20)
const SKIPPED = { state: skipped(), runner: NO_RUNNER }
const MAIN = { kind: 'new', branch: 'main', context: { evidence: [makeEvidence()] } } as const
const listed = (fields: Parameters<typeof listedFailure>[0]) => ({
  ...({ kind: 'listed', branch: 'main', context: { evidence: [] } } as const),
  ...{ issues: listedFailure(fields), compared: MAIN },
})
const red = (verdict: Verdict) =>
  withVerdicts(reportOn(makeRun({ conclusion: 'failure', jobs: [FAILED, PASSED] })), verdict)
const of = (...jobs: Parameters<typeof passedJob>[0][]) =>
  jobs.map((name) => ({ ...SKIPPED, name }))
const commit = (runs: Parameters<typeof reportOnCommit>[0], complete = true) =>
  reportOnCommit(runs, { complete })

const ANY = { failOn: ['any', 'skipped', 'unfinished'] }
const NEW = { failOn: ['new'] }
const budgets = [
  budget('*: 5s fail', '*', 5),
  budget('minutes: 1 fail', undefined, 60),
  budget('lint: 1s fail', 'lint', 1),
]
const over = { budgets }
const run = (fields: Parameters<typeof makeRun>[0], limits: typeof budgets = []) =>
  reportOn(makeRun(fields), { budgets: limits })

function overInCommit(): CommitReport {
  const { overBudget } = run({ jobs: [PASSED] }, budgets)
  const report = commit([{ workflow: 'CI', conclusion: 'success', jobs: [PASSED] }])
  const runs = report.runs.map((one) => ({ ...one, report: { ...one.report, overBudget } }))
  return { ...report, runs }
}

function waitingForNone() {
  const jobs = ['report', 'e2e'].map((name) => ({ name, state: running(5) }))
  return reportOn(makeRun({ jobs }), { own: { jobId: 1 } })
}

const THREE = ['a', 'b', 'c']

/** Reports, as a gate decides about them. */
const GATED = {
  'skipped jobs': gated(run({ conclusion: 'success', jobs: of('e2e', 'docs') }), ANY),
  'an unfinished job': gated(run({ jobs: [PASSED, { name: 'e2e', state: running(5) }] }), ANY),
  'an unfinished run': gated(run({ status: 'in_progress', jobs: [PASSED] }), ANY),
  'unfinished jobs': gated(
    run({ jobs: ['a', 'b', 'c', 'd'].map((name) => ({ name, state: running(5) })) }),
    ANY,
  ),
  'skipped jobs of a commit': gated(commit([{ workflow: 'CI', jobs: of('e2e') }]), ANY),
  'a commit without runs': gated(commit([]), ANY),
  'a job over budget': gated(run({ conclusion: 'success', jobs: [PASSED] }, budgets), over),
  'a job of a commit over budget': gated(overInCommit(), over),
  'a new failure': gated(red(MAIN), NEW),
  'a failure that an issue lists': gated(red(listed({})), NEW),
  'an unknown failure': gated(red(makeVerdict('unknown')), NEW),
  'a failure that fails nothing': gated(red(MAIN), { failOn: ['cancelled'] }),
  'a failure, and budgets alone': gated(red(MAIN), { budgets: [budget('*: 1h fail', '*', 3_600)] }),
  'a failure so far': gated(
    run({ status: 'in_progress', jobs: [FAILED, { name: 'e2e', state: running(5) }] }),
    { failOn: ['cancelled'] },
  ),
  'a failure that fails for a skip': gated(
    run({ conclusion: 'failure', jobs: [FAILED, ...of('e2e')] }),
    { failOn: ['skipped'] },
  ),
  'a job that waits for no job': gated(waitingForNone(), { failOn: ['unfinished'], needs: [] }),
  'a failure without lines': gated(red(makeVerdict('unknown')), { ...NEW, logLines: 0 }),
  'a failure that an issue lets pass': gated(
    red(listed({ issues: [issueEvidence({ gate: 'passes' })] })),
    { failOn: ['any'] },
  ),
  'three known causes': gated(
    withVerdicts(
      failedRun(THREE.map((name) => failedJob(name, { start: 5 }, name))),
      ...THREE.map((job) => ({
        ...({ kind: 'known', branch: 'main' } as const),
        context: { evidence: [makeEvidence({ job })], inLastRuns: true },
      })),
    ),
    NEW,
  ),
}

const decisionOn = (report: AnyReport) => [
  `headline: ${findingsIn(report).headline()}`,
  `reasons: ${gateReasons(report).join('; ')}`,
  `message: ${gateMessage(findingsIn(report)) ?? ''}`,
]

const GATES = casesOf(GATED, (report: AnyReport) =>
  decisionOn(report).toSpliced(
    2,
    0,
    `remark: ${gateRemark(report).join('; ')}`,
    `advice: ${findingsIn(report).advice(PLAIN).first?.text ?? ''}`,
  ),
)

const finding = (fields: Partial<GateFinding>): GateFinding => ({
  ...{ kind: 'job', runId: undefined, jobId: undefined, name: undefined, conclusion: undefined },
  ...{ reason: 'unfinished', ...fields },
})
/** What a gate of another version may have found. */
const FOUND: Readonly<Record<string, readonly GateFinding[]>> = {
  'an incomplete list': [finding({ kind: 'commit', reason: 'incomplete' })],
  'a budget': [finding({ name: 'test', reason: 'over-budget', conclusion: 'success' })],
  'jobs that require an action': ['a', 'b'].map((name) =>
    finding({ kind: 'need', name, reason: 'conclusion', conclusion: 'action_required' }),
  ),
  nothing: [],
}
const foundBy = (report: AnyReport) =>
  casesOf(FOUND, (findings: readonly GateFinding[]) => {
    const rule = { input: 'fail-on', value: 'any', fails: true, idle: undefined, findings } as const
    const gate = { fails: true, soFar: false, rules: [rule], onlyJobs: undefined, exempt: [] }
    return decisionOn({ ...report, gate })
  })

const TOPIC = { event: 'pull_request', branch: 'topic' }
const remarks = (fields: Parameters<typeof listedFailure>[0], on = TOPIC) => {
  return issueRemarks({ ...MAIN, issues: listedFailure(fields) }, on, PLAIN)
}
const closed = (closedDaysAgo: number) => ({ issues: [issueEvidence({ closedDaysAgo })] as const })
const gates = (...issues: Some<Partial<IssueEvidence>>) =>
  gateRemarks(
    listed({
      issues: issues.map((issue) => issueEvidence(issue)) as unknown as Some<IssueEvidence>,
    }),
    PLAIN,
  )
const overDue = (number: number, until: string) => ({ number, until, gate: 'over' }) as const
const edited = (number: number) => ({ number, gate: 'edited' }) as const

/** Gaps that quote lines. */
const LINES: Partial<Record<ProofGap, readonly string[]>> = {
  'no-green': ['tax: failed'],
  'other-lines': ['tax: failed', 'lint: FAIL code 2'],
  'missing-lines': ['==> Publish'],
}
const unproven =
  (gap: ProofGap, lines = LINES[gap] ?? []) =>
  () => {
    const issues = [issueEvidence({ gate: 'passes' })] as const
    const fields = { issues, unproven: { gap, lines, linesTotal: lines.length } }
    return proofRemarks(listed(fields), `${RUN_URL}/job/3`, PLAIN)
  }
const GAPS = Object.keys(PROOF_GAPS) as readonly ProofGap[]

const ISSUES = casesOf({
  ...Object.fromEntries(GAPS.map((gap) => [gap, unproven(gap)])),
  'seen-other, with a line': unproven('seen-other', ['ERROR: relation "prices" does not exist']),
  listed: () => remarks({}),
  'in part': () => remarks({ known: 1, total: 3, missing: 'basket › expires' }),
  'in part, of an unknown number': () => remarks({ known: 1, total: undefined }),
  'closed today': () => remarks(closed(0)),
  'closed before': () => remarks(closed(2)),
  'closed before, on the base branch': () => remarks(closed(1), { event: 'push', branch: 'main' }),
  'over since a day': () => gates(overDue(123, '2026-02-01')),
  'over since days': () => gates(overDue(123, '2026-02-01'), overDue(124, '2026-02-03')),
  'edited by somebody': () => gates(edited(123)),
  'both edited by somebody': () => gates(edited(123), edited(124)),
})

function verdict(judged: Verdict) {
  const report = red(judged)
  const [cause] = report.causes
  return cause && verdictText(cause, { run: report.run, inline: PLAIN })?.line
}

const VERDICTS = casesOf({
  'listed, and unknown': () =>
    verdict({
      ...listed({}),
      compared: { kind: 'unknown', reason: 'no-log', context: { evidence: [] } },
    }),
  'almost the same': () =>
    verdict({
      ...({ kind: 'unknown', reason: 'other-error', branch: 'main' } as const),
      ...{ context: { evidence: [makeEvidence()] }, almost: 'expected 41' },
    }),
})

const WORDS = casesOf({
  'a path that may change': () => [0, 1, 2].map(mayChange),
  'a name that cannot be seen': () => safeLine('\u200b'),
  'who cancelled': () =>
    [
      { kind: 'fail-fast', failed: undefined },
      { kind: 'fail-fast', failed: { name: 'test (1)', kind: 'job' } },
      { kind: 'person', login: 'octocat' },
      { kind: 'newer-run' },
    ].map((by) => cancellerOf({ by } as never) ?? ''),
})

const LEGS = ['a', 'b', 'c'].flatMap((name) =>
  ['old', 'new'].map((node) => `test (${name}, ${node})`),
)
const summaryOf = (report: Report, section: string) =>
  renderSummary(findingsIn(report), { sections: [section] })

const SECTIONS = casesOf({
  'a long wait': () =>
    summaryOf(reportOnJobs([{ createdAt: at(0), state: finished(300, 400) }]), 'runners'),
  'a note with a link': () =>
    summaryOf(
      {
        ...run({ jobs: [PASSED] }),
        notes: [{ severity: 'warning', text: 'No.', url: 'https://a.example' }],
      },
      'notes',
    ),
  'a failure of one kind of leg': () => {
    const legs = LEGS.map((name) =>
      name.endsWith('new)')
        ? failedJob(name, { start: 5 }, 'make')
        : passedJob(name, { start: 5 }, 20),
    )
    return summaryOf(failedRun(legs, logOfEach(legs, ['##[error]no cart'])), 'failures')
  },
  'causes with verdicts of two kinds': () => {
    const report = red(MAIN)
    const [cause] = report.causes
    if (cause === undefined) return ''
    const causes = (['known', 'unsteady'] as const).map((kind) => ({
      ...{ ...cause, verdict: { ...MAIN, kind } },
    }))
    return gateRemark(gated({ ...report, causes }, NEW))
  },
  'reasons why a job is slower': () => {
    const report = run({ jobs: [PASSED] })
    const reasons = Array.from({ length: 7 }, () => ({ kind: 'step-added', subject: 'lint' }))
    const slow = { run: { number: 7, id: 42, url: RUN_URL }, reasons }
    return slowReasons([{ job: report.jobs?.[0], slow }] as never, PLAIN)
  },
  'links to many jobs': () => {
    const legs = Array.from({ length: 60 }, (_, at) =>
      failedJob(`test (${at})`, { start: 5 }, 'make'),
    )
    const report = reportOn(makeRun({ conclusion: 'failure', jobs: legs }))
    return / and \d+ \w+/.exec(renderSummary(findingsIn(report), { maxBytes: 2_000 }))?.[0]
  },
  'a comment without a number': () => commentOn(run({ number: undefined, jobs: [FAILED] })),
  'an issue with a day': () =>
    renderIssue(
      subjectOf(red(MAIN)),
      TOPIC_OF_ISSUE,
      { runs: [{ id: 42, number: 7, commit: undefined, endedAt: at(65) }], lastGreen: undefined },
      { repositoryUrl: REPOSITORY_URL, closes: true },
    ),
})

/** Sentences about failures that no report of the other examples has. */
export const FINDING_SENTENCES: Example = {
  name: 'findings',
  files: {
    'gates.txt': GATES,
    'gates-of-runs.txt': foundBy(run({ status: undefined, jobs: [PASSED] })),
    'gates-of-finished-runs.txt': foundBy(run({ conclusion: 'success', jobs: [PASSED] })),
    'gates-of-commits.txt': foundBy(
      commit([{ workflow: 'CI', conclusion: 'success', jobs: [PASSED] }]),
    ),
    'issues.txt': ISSUES,
    'verdicts.txt': VERDICTS,
    'words.txt': WORDS,
    'sections.md': SECTIONS,
  },
}
