import { buildReport } from '../../src/build-report.ts'
import type { Evidence, Verdict } from '../../src/model/report/cause.ts'
import type { Report } from '../../src/model/report/report.ts'
import { REPOSITORY, redRunClient } from '../simulate/red-run-client.ts'
import {
  isFinished,
  latestAttempt,
  type PlantedJob,
  type PlantedRun,
  type Reason,
  type RedRun,
  simulateRedRun,
} from '../simulate/red-run.ts'
import { type Accuracy, percent } from './accuracy.ts'

const RUNS = 2_000
const MIN_RIGHT = 0.99
const MAX_UNKNOWN = 0.1
const MAX_REQUESTS = 10

type VerdictKind = Verdict['kind']

/** The verdict on a cause, and what is planted. */
interface JudgedCause {
  readonly verdict: Verdict
  readonly planted: Reason['kind']
  /** Whether the base branch had run a job of such a name, not before the merge base. */
  readonly baseRanIt: boolean
  /** Whether the base branch failed for the same reason when it last ran a job, or at the merge base. */
  readonly isOnBase: boolean
  /** Whether the base branch passed a job when it last ran one, not before the merge base. */
  readonly baseHasPassed: boolean
  /** How many pieces of evidence are not as planted. */
  readonly wrongEvidence: number
}

/** Reports a run as GitHub shows it at that time. */
export async function reportRedRun(red: RedRun, historyRuns: number) {
  const client = redRunClient(red)
  const report = await buildReport({
    client,
    target: {
      ...REPOSITORY,
      serverUrl: 'https://github.com',
      runId: red.run.id,
      attempt: red.run.attempts.length,
      current: undefined,
    },
    allowedFailures: [],
    budgets: [],
    historyRuns,
    defaultBranch: red.defaultBranch,
    // A run of a fork lists no pull request, so that the base is known from its event alone.
    baseBranch: red.run.fork ? red.baseBranch : undefined,
    logLines: 20,
    settle: 0,
    signal: new AbortController().signal,
    now: () => red.reportedAt,
    sleep: () => Promise.resolve(),
  })
  return { report, requests: countRequests(red, client.requests) }
}

/** Counts the requests about other runs, and for logs of other attempts. */
function countRequests(red: RedRun, requests: ReturnType<typeof redRunClient>['requests']): number {
  const latest = new Set(latestAttempt(red.run).map(({ id }) => id))
  const own = new Set(red.run.attempts.flatMap(({ jobs }) => jobs.map(({ id }) => id)))
  return requests.filter(({ path, values }) => {
    if (path.endsWith('/contents/{path}')) return false
    if (path.endsWith('/logs')) return !latest.has(Number(values.job_id))
    return values.run_id !== red.run.id && !own.has(Number(values.check_run_id))
  }).length
}

/** Returns the same run without a failure. */
function greenVersion(red: RedRun): RedRun {
  const attempts = red.run.attempts.map(({ startedAt, jobs }) => ({
    startedAt,
    jobs: jobs.map((job) => ({ ...job, result: 'success' as const, reason: undefined })),
  }))
  return { ...red, run: { ...red.run, attempts } }
}

/** Compares the verdict of each cause with what is planted; omits jobs that were cancelled. */
export function judgeCauses(red: RedRun, { causes }: Report): JudgedCause[] {
  const planted = new Map(latestAttempt(red.run).map((job) => [job.id, job]))
  const earlier = earlierJobs(red)
  return causes.flatMap(({ verdict, failures }) => {
    const jobs = failures.flatMap(({ job: { job } }) => {
      const own = planted.get(job.id)
      return own?.reason === undefined ? [] : [{ ...own, reason: own.reason }]
    })
    const [first] = jobs
    if (first === undefined) return []
    const keys = new Set(jobs.map(({ key }) => key))
    const names = new Set(jobs.map(({ name }) => name))
    const reasons = new Set(jobs.map(({ reason }) => reason))
    const isOther = ({ reason }: PlantedJob) => reason !== undefined && !reasons.has(reason)
    const ran = earlier.filter(({ job }) => keys.has(job.key))
    const latest = ran.filter(({ run }) => run === ran[0]?.run)
    const isCurrent =
      red.kind === 'push to base' || (ran[0]?.run.commit.base ?? -1) >= red.run.commit.base
    return [
      {
        verdict,
        planted: first.reason.kind,
        baseRanIt: isCurrent && ran.some(({ job: { name } }) => names.has(name)),
        isOnBase: [Infinity, red.run.commit.base].some((newest) => {
          const first = ran.find(({ run, job }) => run.commit.base <= newest && !isOther(job))
          return first?.job.result === 'failure'
        }),
        baseHasPassed:
          isCurrent &&
          latest.some(({ job }) => job.result === 'success') &&
          latest.every(({ job }) => job.result === 'success' || isOther(job)),
        wrongEvidence: verdict.evidence.filter((item) => !isTrue(red, item)).length,
      },
    ]
  })
}

interface EarlierJob {
  readonly run: PlantedRun
  readonly job: PlantedJob
}

/** Lists the jobs that earlier runs of the base branch have finished, newest first. */
function earlierJobs(red: RedRun): EarlierJob[] {
  return red.others
    .filter((run) => isOfBase(red, run) && run.id < red.run.id)
    .toReversed()
    .flatMap((run) => latestAttempt(run).map((job) => ({ run, job })))
    .filter(({ job }) => job.result === 'success' || job.result === 'failure')
    .filter(({ job }) => isFinished(job, red.reportedAt))
}

function isOfBase({ baseBranch }: RedRun, { branch, fork }: PlantedRun): boolean {
  return branch === baseBranch && !fork
}

/** Whether a job of the base branch, or an earlier attempt of this run, did what the evidence says. */
function isTrue(red: RedRun, { url, outcome }: Evidence): boolean {
  const run = [...red.others, red.run].find((other) =>
    other.attempts.some(({ jobs }) => jobs.some(({ id }) => url.endsWith(`/job/${id}`))),
  )
  const job = run?.attempts.flatMap(({ jobs }) => jobs).find(({ id }) => url.endsWith(`/job/${id}`))
  const hasRun = run !== undefined && (run === red.run || isOfBase(red, run))
  return hasRun && job?.result === (outcome === 'passed' ? 'success' : 'failure')
}

/** Returns whether a verdict is right about the base branch; `undefined` if it says nothing about it. */
export function isRight({ verdict, isOnBase, baseHasPassed }: JudgedCause): boolean | undefined {
  switch (verdict.kind) {
    case 'known':
      return isOnBase
    case 'new':
      return baseHasPassed
    case 'unsteady':
    case 'infrastructure':
    case 'unknown':
      return undefined
  }
}

/**
 * Measures the verdicts on failures in runs with a planted history: breakages of the base branch, flaky
 * jobs, outages and new failures. A verdict is right if it is about what the base branch did:
 *
 * - `known`: the last run of the base branch that ran the job, or the one of the merge base, failed for the
 *   same planted reason.
 * - `new`: the last run of the base branch that ran the job passed it, and is not older than the merge base.
 *
 * It can still mislead: a job that fails now and then may be new or known by chance, which is counted apart.
 */
export async function measureVerdicts(): Promise<Accuracy> {
  const judged: JudgedCause[] = []
  const requests: number[] = []
  for (let seed = 0; seed < RUNS; seed += 1) {
    const red = simulateRedRun(seed)
    // With the default of ten earlier runs, some requests are made without a failure, too.
    const historyRuns = seed % 4 === 0 ? 10 : 0
    const found = await reportRedRun(red, historyRuns)
    const green = historyRuns === 0 ? 0 : (await reportRedRun(greenVersion(red), 10)).requests
    judged.push(...judgeCauses(red, found.report))
    requests.push(found.requests - green)
  }
  return describe(judged, requests)
}

function describe(judged: readonly JudgedCause[], requests: readonly number[]): Accuracy {
  const of = (kind: VerdictKind) => judged.filter(({ verdict }) => verdict.kind === kind)
  const count = (kind: VerdictKind, test: (cause: JudgedCause) => boolean | undefined) =>
    `${of(kind).filter((cause) => test(cause) === true).length} of ${of(kind).length}`
  const isPlanted = (kind: Reason['kind']) => (cause: JudgedCause) => cause.planted === kind
  const sure = judged.flatMap((cause) => isRight(cause) ?? [])
  const right = sure.filter(Boolean).length / sure.length
  const onBase = judged.filter(
    ({ baseRanIt, planted }) => baseRanIt && planted !== 'infrastructure',
  )
  const unknown = onBase.filter(({ verdict }) => verdict.kind === 'unknown')
  const unknownShare = unknown.length / onBase.length
  const reasons = [...Map.groupBy(unknown, ({ verdict }) => verdict.reason ?? 'no reason')]
  const unfounded = judged.filter(
    ({ verdict: { kind, evidence } }) =>
      evidence.length === 0 && kind !== 'unknown' && kind !== 'infrastructure',
  )
  const wrong = judged.reduce((sum, { wrongEvidence }) => sum + wrongEvidence, 0)
  const mostRequests = Math.max(...requests)
  const average = requests.reduce((sum, number) => sum + number, 0) / requests.length
  return {
    lines: [
      `${percent(right)} of ${sure.length} verdicts known and new in ${RUNS} runs right: ${count('known', isRight)} known, ${count('new', isRight)} new`,
      `about the planted reason: ${count('known', isPlanted('breakage'))} known are breakages, ${count('new', isPlanted('new'))} new are new, ${count('unsteady', isPlanted('flake'))} unsteady and ${count('new', isPlanted('flake'))} new are flaky jobs, ${count('infrastructure', isPlanted('infrastructure'))} infrastructure are outages`,
      `${percent(unknownShare)} of ${onBase.length} causes in jobs that the base branch ran unknown: ${reasons.map(([reason, { length }]) => `${length} ${reason}`).join(', ')}`,
      `${unfounded.length} verdicts without evidence, ${wrong} pieces of evidence wrong`,
      `${mostRequests} requests more at most, ${average.toFixed(1)} on average`,
    ],
    targetsMet:
      right >= MIN_RIGHT &&
      unknownShare <= MAX_UNKNOWN &&
      unfounded.length === 0 &&
      wrong === 0 &&
      mostRequests <= MAX_REQUESTS,
  }
}
