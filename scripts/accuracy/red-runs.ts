import pLimit from 'p-limit'
import { at, makeTarget } from '../../__tests__/helpers/make-run.ts'
import { buildReport } from '../../src/build-report.ts'
import type { Verdict } from '../../src/model/report/cause.ts'
import type { Reason } from '../simulate/planted-faults.ts'
import { redRunClient } from '../simulate/red-run-client.ts'
import { type PlantedJob } from '../simulate/planted-jobs.ts'
import { BASE_BRANCH, latestAttempt, type RedRun, simulateRedRun } from '../simulate/red-run.ts'
import { type Accuracy, percent } from './accuracy.ts'
import { countPairs, type PairCounts } from './causes.ts'
import { isRight, judgeCauses, type JudgedCause } from './verdicts.ts'

const RUNS = 2_000
const MIN_RIGHT = 0.99
const MAX_UNKNOWN = 0.1
const MAX_REQUESTS = 10

interface MeasuredRun {
  readonly judged: readonly JudgedCause[]
  readonly pairs: PairCounts
  /** Requests about other runs. */
  readonly requests: number
}

/**
 * Measures how failures are grouped, and the verdicts on them, in runs with a planted history: breakages
 * of the base branch, flaky jobs, outages and new failures. A right verdict can still mislead: a job that
 * fails now and then may be new or known by chance, which is counted apart.
 */
export async function describeRedRuns(): Promise<Accuracy> {
  const measured = await measureRedRuns(RUNS)
  const grouping = describeGrouping(measured.map(({ pairs }) => pairs))
  const verdicts = describeVerdicts(measured.flatMap(({ judged }) => judged))
  const requests = measured.map((run) => run.requests)
  const max = Math.max(...requests)
  const average = requests.reduce((sum, number) => sum + number, 0) / requests.length
  return {
    lines: [
      ...grouping.lines,
      ...verdicts.lines,
      `${max} requests more at most, ${average.toFixed(1)} on average`,
    ],
    targetsMet: grouping.targetsMet && verdicts.targetsMet && max <= MAX_REQUESTS,
  }
}

export async function measureRedRuns(runs: number): Promise<MeasuredRun[]> {
  // Most of the time is waiting for repeated requests.
  const limit = pLimit(20)
  const seeds = Array.from({ length: runs }, (_, seed) => seed)
  return await Promise.all(seeds.map((seed) => limit(() => measureRun(simulateRedRun(seed)))))
}

async function measureRun(red: RedRun): Promise<MeasuredRun> {
  const { client, requests } = redRunClient(red)
  const report = await buildReport({
    client,
    target: makeTarget({ runId: red.run.id, attempt: red.run.attempts.length }),
    allowedFailures: [],
    budgets: [],
    historyRuns: 0,
    defaultBranch: BASE_BRANCH,
    logLines: 20,
    settle: 0,
    signal: new AbortController().signal,
    now: () => at(red.reportedAt),
    sleep: () => Promise.resolve(),
  })
  const ids = (jobs: readonly PlantedJob[]) => jobs.map(({ id }) => id)
  const latest = new Set(ids(latestAttempt(red.run)))
  const own = new Set([red.run.id, ...red.run.attempts.flatMap(({ jobs }) => ids(jobs))])
  // All others are about this run, and made without a verdict too.
  const isOther = (path: string) => {
    const numbers = path.split('/').map(Number)
    const isOfRun = numbers.some((number) => (path.endsWith('/logs') ? latest : own).has(number))
    return !isOfRun && !path.includes('/contents/')
  }
  return {
    judged: judgeCauses(red, report),
    pairs: countPairs(red, report),
    requests: requests.filter(isOther).length,
  }
}

function describeGrouping(counts: readonly PairCounts[]): Accuracy {
  const sum = (field: keyof PairCounts) => counts.reduce((total, count) => total + count[field], 0)
  const [pairs, split, merged] = [sum('pairs'), sum('split'), sum('merged')]
  const right = 1 - (split + merged) / pairs
  return {
    lines: [
      `${percent(right)} of ${pairs} pairs of failures in ${RUNS} runs grouped as planted`,
      `${split} pairs of one reason in two causes, ${merged} of two reasons in one`,
      `${sum('gatesApart')} of ${sum('gates')} gates a cause of their own`,
    ],
    targetsMet: right >= MIN_RIGHT && sum('gatesApart') <= (1 - MIN_RIGHT) * sum('gates'),
  }
}

function describeVerdicts(judged: readonly JudgedCause[]): Accuracy {
  const of = (kind: Verdict['kind']) => judged.filter(({ verdict }) => verdict.kind === kind)
  const count = (kind: Verdict['kind'], test: (cause: JudgedCause) => boolean | undefined) =>
    `${of(kind).filter((cause) => test(cause) === true).length} of ${of(kind).length}`
  const isPlanted = (kind: Reason['kind']) => (cause: JudgedCause) => cause.planted === kind
  const sure = judged.flatMap((cause) => isRight(cause) ?? [])
  const right = sure.filter(Boolean).length / sure.length
  const onBase = judged.filter(({ baseRanIt, planted }) => baseRanIt && planted !== 'outage')
  const unknown = onBase.filter(({ verdict }) => verdict.kind === 'unknown')
  const unknownShare = unknown.length / onBase.length
  const reasons = [...Map.groupBy(unknown, ({ verdict }) => verdict.reason ?? 'no reason')]
  const unfounded = judged.filter(
    ({ verdict: { kind, evidence } }) =>
      evidence.length === 0 && kind !== 'unknown' && kind !== 'infrastructure',
  )
  const wrong = judged.reduce((sum, { wrongEvidence }) => sum + wrongEvidence, 0)
  return {
    lines: [
      `${percent(right)} of ${sure.length} verdicts known and new right: ${count('known', isRight)} known, ${count('new', isRight)} new`,
      `about the planted reason: ${count('known', isPlanted('breakage'))} known are breakages, ${count('new', isPlanted('new'))} new are new, ${count('unsteady', isPlanted('flake'))} unsteady and ${count('new', isPlanted('flake'))} new are flaky jobs, ${count('infrastructure', isPlanted('outage'))} infrastructure are outages`,
      `${percent(unknownShare)} of ${onBase.length} causes in jobs that the base branch ran unknown: ${reasons.map(([reason, { length }]) => `${length} ${reason}`).join(', ')}`,
      `${unfounded.length} verdicts without evidence, ${wrong} pieces of evidence wrong`,
    ],
    targetsMet:
      right >= MIN_RIGHT && unknownShare <= MAX_UNKNOWN && unfounded.length === 0 && wrong === 0,
  }
}
