import {
  type Cause,
  type ChangedSince,
  type Verdict,
  splitByVerdict,
} from '../../src/model/report/cause.ts'
import type { Evidence, RedSince } from '../../src/model/shapes/failure.ts'
import type { UnknownReason } from '../../src/model/reasons.ts'
import type { Report } from '../../src/model/report/report.ts'
import type { Job } from '../../src/model/run.ts'
import { mapSome } from '../../src/model/some.ts'
import { makeElsewhere, makeEvidence, withVerdicts } from '../failure-report.ts'
import { at, finished } from '../make-run.ts'
import { listedFailure } from '../known-issue.ts'
import {
  type Example,
  reportExample,
  sentences,
  SENTENCES,
  summaryAndText,
  summaryOf,
} from './example.ts'
import { failedRun, logOfEach } from './failures.ts'
import { failedJob, passedJob, ranJob } from './steps.ts'

const COMMIT = 'abc1234def0123456789abc1234def0123456789'
const failed = (runNumber: number, fields: Partial<Evidence> = {}) =>
  makeEvidence({ runNumber, job: 'test', ...fields })
const passed = (runNumber: number, fields: Partial<Evidence> = {}) =>
  failed(runNumber, { outcome: 'passed', ...fields })
const QUEUE = `gh-readonly-queue/main/pr-42-${'b'.repeat(40)}`
const own = { runId: 42, runNumber: 7 }

/** A verdict with what other runs show, by what it should show in an example. */
type Verdicts = Readonly<Record<string, Verdict>>

/** A run with one cause per verdict: a failed step of its own, in a job called `test`. */
function reportWith(verdicts: Verdicts, fields: Parameters<typeof failedRun>[2] = {}): Report {
  const jobs: readonly Partial<Job>[] = [
    ...Object.keys(verdicts).map((name, index) =>
      failedJob('test', { start: 5 }, `make ${name}`, 40 - index),
    ),
    passedJob('lint', { start: 5 }, 20),
  ].map((job) => ({ ...job, steps: job.steps.slice(2) }))
  const logs = Object.fromEntries(
    Object.keys(verdicts).map((name, index) => [index + 1, [`##[error]no rule for ${name}`]]),
  )
  return withVerdicts(failedRun(jobs, logs, fields), ...Object.values(verdicts))
}

const commit = (number: number) => ({
  sha: `${number}`.padStart(40, 'a'),
  url: `https://github.com/octo-org/octo-shop/commit/${`${number}`.padStart(40, 'a')}`,
  title: `Change ${number}`,
  author: number === 1 ? undefined : 'octocat',
})

const SINCE: RedSince = { run: failed(809), commits: [], commitsTotal: undefined }
const redSince = (fields: Partial<RedSince>): Verdict => ({
  ...{ kind: 'known', branch: 'main' },
  context: { evidence: [failed(812)], redSince: { ...SINCE, ...fields } },
})

/** A verdict by these runs of `main`. */
const onMain = (kind: 'known' | 'new' | 'unsteady', ...evidence: readonly Evidence[]) => ({
  ...({ kind, branch: 'main', context: { evidence } } as const),
})
const KNOWN_NOW = onMain('known', failed(812))
const change = (name: string, earlier: string, now: string) =>
  ({ kind: name === 'image' ? 'image' : 'version', name, earlier, now }) as const

/** What changed since #813; without a total if commits changed as well. */
const withChanges = <Of extends Verdict>(verdict: Of, changed: Partial<ChangedSince>): Of => ({
  ...verdict,
  context: {
    ...verdict.context,
    changed: { run: passed(813), compared: 20, total: undefined, items: [], ...changed },
  },
})
const NEW_MACHINE = withChanges(onMain('new', passed(813)), {
  items: [
    change('ruff_*b*_', '0.15.22', '0.16.0'),
    change('image', 'ubuntu-24.04', 'ubuntu-26.04'),
    change('runner', '2.336.0', '2.337.0'),
  ],
})
const NO_COMMIT: Verdict = {
  ...onMain('new', passed(813)),
  context: {
    evidence: [passed(813)],
    passedDaysAgo: 1,
    redSince: { run: failed(814), commits: [], commitsTotal: 0 },
  },
}
const PACKAGES = ['ruff', '@babel/core and 12 more', 'go', 'cargo', 'rustc'].map((name) =>
  change(name, '1.79.0', '1.80.0'),
)
/** What failed by name beside `main`. */
const namesOf = (...names: readonly string[]) => ({ count: names.length, names })
const FAILING_SET = {
  new: namesOf('ship › rounds up', 'a_*b*_[`x`|<i>]'),
  same: namesOf(...Array.from({ length: 36 }, (_, at) => `cart › adds ${at}`)),
  gone: namesOf('cart › drops'),
  ...{ survived: false, lines: undefined },
}
const LINES = {
  ...{ new: namesOf('ERROR: key of a tile', 'got 1-2'), lines: 12 },
  ...{ same: namesOf(), gone: namesOf(), survived: false },
}
const BESIDE = { kind: 'beside', branch: 'main', context: { evidence: [failed(813)] } } as const
const CAME_AND_WENT = onMain('new', passed(812), failed(811), failed(808))

const inLastRuns = <Of extends Verdict>(verdict: Of): Of => ({
  ...verdict,
  context: { ...verdict.context, inLastRuns: true },
})
const KNOWN_LAST = inLastRuns(KNOWN_NOW)

const KNOWN: Verdicts = {
  'last run': KNOWN_LAST,
  learned: { ...KNOWN_LAST, learned: [passed(810)] },
  'last runs': inLastRuns(onMain('known', ...[5, 4, 3, 2, 1].map((number) => failed(number)))),
  'earlier run': {
    kind: 'known',
    context: { evidence: [failed(812, { runNumber: undefined, branch: undefined })] },
  },
  'earlier runs': { kind: 'known', context: { evidence: [failed(812), failed(809)] } },
  'with less': {
    ...KNOWN_LAST,
    failingSet: { ...FAILING_SET, new: namesOf() },
  },
  'other job': { kind: 'known', context: { evidence: [failed(812, { job: 'test (20)' })] } },
  'red since': redSince({}),
  'no commits': redSince({ commitsTotal: 0 }),
  'counted commits': redSince({ commitsTotal: 3 }),
  'more commits': redSince({ commits: [1, 2].map(commit), commitsTotal: 300 }),
}

const OTHERS: Verdicts = {
  new: onMain('new', passed(813)),
  'new at a commit': { kind: 'new', context: { evidence: [passed(813, { commit: COMMIT })] } },
  'new in another job': { kind: 'new', context: { evidence: [passed(813, { job: 'test (1)' })] } },
  'new beside known ones': { ...BESIDE, failingSet: FAILING_SET },
  'new lines beside known ones': { ...BESIDE, failingSet: LINES },
  'lines before known ones': { ...BESIDE, failingSet: { ...LINES, survived: true } },
  'new names beside known lines': {
    ...BESIDE,
    failingSet: { ...LINES, lines: 1, same: namesOf('cart › adds') },
  },
  renamed: {
    ...BESIDE,
    failingSet: { ...FAILING_SET, same: namesOf() },
  },
  'new without steps': {
    kind: 'new',
    context: { evidence: [passed(813, { stepsListed: false })] },
  },
  'other attempt': {
    kind: 'unsteady',
    context: {
      evidence: [passed(7, { ...own, attempt: 2 }), passed(7, { ...own, attempt: undefined })],
    },
  },
  'same commit': {
    kind: 'unsteady',
    context: { evidence: [passed(810, { commit: '7638417db6d59f3c431d3e1f261cc637155684cd' })] },
  },
  'attempts of the base': onMain('unsteady', passed(810, { attempt: 2 }), failed(810)),
  'comes and goes': onMain('unsteady', failed(812), passed(811), failed(809)),
  'came and went': CAME_AND_WENT,
  infrastructure: { kind: 'infrastructure', context: { evidence: [] } },
}

/** What to do about them is worded for a pull request. */
const ADVISED: Verdicts = {
  'fails on main': KNOWN_NOW,
  'passed since': { ...KNOWN_NOW, passedSince: passed(814) },
  'listed for a re-run': {
    ...{
      kind: 'listed',
      branch: 'main',
      context: { evidence: [] },
      issues: listedFailure({ reruns: true }),
    },
    compared: { kind: 'new', branch: 'main', context: { evidence: [passed(813)] } },
  },
  'came and went': CAME_AND_WENT,
  'on another machine': NEW_MACHINE,
  'at a changed file': {
    ...onMain('new', passed(813)),
    context: { evidence: [passed(813)], changedFiles: ['src/cart_*b*.ts', 'src/`total`.ts'] },
  },
  'with other versions': withChanges(NO_COMMIT, { total: 39, compared: 144, items: PACKAGES }),
  'with another version': withChanges(NO_COMMIT, { total: 1, items: PACKAGES.slice(0, 1) }),
  'with equal versions': withChanges(NO_COMMIT, { total: 0 }),
  'with few equal versions': withChanges(NO_COMMIT, { total: 0, compared: 7 }),
  elsewhere: {
    ...{ kind: 'new', branch: 'main' },
    context: {
      evidence: [passed(813, { branch: QUEUE })],
      elsewhere: makeElsewhere([{}, { event: 'merge_group', branch: QUEUE, sameError: false }], {
        ...{ name: 'cart › adds', since: at(-3_000), mayBeMore: true, commit: COMMIT },
      }),
    },
  },
}

const unknown = (reason: UnknownReason, evidence: readonly Evidence[] = []) => ({
  ...({ kind: 'unknown' } as const),
  branch: 'main',
  context: { evidence },
  reason,
})

const UNKNOWN: Verdicts = {
  'not run': unknown('not-run'),
  'steps not listed': unknown('not-listed', [failed(812, { stepsListed: false })]),
  'jobs not listed': unknown('not-listed'),
  'older base': unknown('older-base', [passed(800)]),
  'unknown commit': unknown('unknown-commit', [passed(812)]),
  'unknown commits': unknown('unknown-commit', [passed(812), failed(811)]),
  'other step': unknown('other-step', [failed(812)]),
  'other error': unknown('other-error', [failed(812)]),
  'other error, same names': {
    ...unknown('other-error', [failed(812)]),
    failingSet: { ...FAILING_SET, new: namesOf(), same: namesOf('cart › adds') },
  },
  'other error, no run': unknown('other-error'),
  'no log': unknown('no-log', [failed(812)]),
  'no error': unknown('no-log'),
  'equal log': unknown('equal-log', [failed(812)]),
  'not read': unknown('not-read'),
  'no base': unknown('no-base'),
}

/** Failures of several jobs, with one verdict for each, and jobs that failed at no known step. */
function ofSeveralJobs(): Example {
  const legs = [1, 2, 3].map((leg) => failedJob(`test (${leg})`, { start: 5 }, 'npm test'))
  const silent = { name: 'silent', state: finished(5, 65, 'failure') }
  const jobs = [...legs.map((job) => ({ ...job, steps: job.steps.slice(2) })), silent]
  const report = failedRun(jobs, logOfEach(legs, ['##[error]no cart']))
  const silentThere = [failed(812, { job: 'silent' })]
  const verdicts: readonly Verdict[] = [
    {
      kind: 'new',
      context: {
        evidence: [passed(813, { job: 'test (2)' })],
        redSince: { run: failed(814), commits: [commit(1)], commitsTotal: 1 },
      },
    },
    { kind: 'infrastructure', context: { evidence: [] } },
    unknown('not-run'),
  ]
  const ofLegs = (cause: Cause) =>
    splitByVerdict(
      cause,
      mapSome(cause.failures, (failure, index) => ({
        ...{ verdict: verdicts[index] ?? cause.verdict, judged: [failure] as const },
      })),
    )
  const causes = withVerdicts(report, unknown('not-listed', silentThere)).causes.flatMap((cause) =>
    cause.failures.length === 1 ? [cause] : ofLegs(cause),
  )
  return reportExample('verdicts-of-legs', { ...report, causes }, summaryAndText('failures'))
}

/** Failures whose logs state an outage, or a container that did not start, without proof that the code is not the reason. */
function ofOutages(): Example {
  const jobs = [
    failedJob('smoke', { start: 5 }, './smoke.sh'),
    failedJob('download', { start: 6 }, 'bazel test //...', 39),
    failedJob('link', { start: 7 }, 'make app', 38),
    ranJob('database', { start: 8, conclusion: 'failure' }, [
      ['Initialize containers', 9, 'failure'],
    ]),
  ]
  const report = failedRun(
    jobs,
    {
      1: ['GET https://api.shop.internal/a', 'curl: (22) The requested URL returned error: 503'],
      2: [
        'ERROR: Error downloading [https://github.com/o/r/1.tar.gz]: GET returned 502 Bad Gateway',
        'ERROR: Analysis of target //core:test failed; build aborted',
      ],
      3: [
        'rsync: write failed on "/a": No space left on device (28)',
        'rsync error: error in file IO',
      ],
      4: ['##[error]Failed to initialize container mysql:9'],
    },
    { event: 'pull_request', branch: 'topic', attempt: 1 },
  )
  const verdict = onMain('new', passed(813))
  const judged = withVerdicts(report, { ...verdict, host: 'api.shop.internal' }, verdict)
  return reportExample('advice-for-an-outage', judged, sentences('failures'))
}

const MERGE_GROUP = { event: 'merge_group', branch: `gh-readonly-queue/main/pr-12-${COMMIT}` }

const VERDICT = { outputs: [...SENTENCES, 'outputs.txt'], sections: ['failures'] } as const

export const VERDICT_EXAMPLES: readonly Example[] = [
  reportExample('verdict-known', reportWith(KNOWN), {
    ...VERDICT,
    outputs: [...VERDICT.outputs, 'issue.md'],
  }),
  reportExample('verdicts-new-and-unsteady', reportWith(OTHERS), VERDICT),
  reportExample('verdict-unknown', reportWith(UNKNOWN), VERDICT),
  ofSeveralJobs(),
  reportExample(
    'advice-for-a-pull-request',
    reportWith(ADVISED, { event: 'pull_request', branch: 'topic', attempt: 1 }),
    sentences('failures'),
  ),
  reportExample(
    'advice-for-a-merge-group',
    reportWith(
      { new: { kind: 'new', context: { evidence: [passed(813)] } }, known: KNOWN_NOW },
      MERGE_GROUP,
    ),
    summaryOf('failures'),
  ),
  reportExample(
    'advice-for-the-base-branch',
    reportWith({ 'red since': redSince({ run: failed(7, own) }) }),
    summaryOf('failures'),
  ),
  reportExample(
    'advice-for-another-machine',
    reportWith({
      'red since': {
        ...NEW_MACHINE,
        context: { ...NEW_MACHINE.context, redSince: SINCE },
      },
    }),
    summaryOf('failures'),
  ),
  ...['schedule', 'workflow_dispatch'].map((event) =>
    reportExample(
      `advice-for-one-commit-by-${event}`,
      reportWith(
        { new: onMain('new', passed(813, { commit: COMMIT })) },
        { event, branch: 'main', commit: COMMIT },
      ),
      summaryOf('failures'),
    ),
  ),
  ofOutages(),
]
