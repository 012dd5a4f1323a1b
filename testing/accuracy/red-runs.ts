import { BUDGETS } from '../../src/gather/budgets.ts'
import pLimit from 'p-limit'
import { explainedFailures } from '../../src/analyse/gate/fail-on.ts'
import type { Reason } from '../simulate/planted-faults.ts'
import { redRunClient } from '../simulate/red-run-client.ts'
import { GATE, type PlantedJob } from '../simulate/planted-jobs.ts'
import { BASE_BRANCH, latestAttempt, type RedRun, simulateRedRun } from '../simulate/red-run.ts'
import { type Accuracy, joined, percent } from './accuracy.ts'
import { reportAt } from './report-at.ts'
import { countPairs, isExplained, judgeJobs, type JudgedJob, type PairCounts } from './verdicts.ts'
import { reasonOf, wordOf } from '../../src/model/report/cause.ts'

const RUNS = 2_000
const MIN_RIGHT = 0.99
/** New failures that are reported as known, unsteady or infrastructure. */
export const MAX_MISTAKEN = 0.002
/** Failures that the base branch has too, named in the form of a tool in a log that was read, and that are reported as known. */
export const MIN_KNOWN = 0.98
/** Pull requests whose new failures `fail-on: new` lets pass. */
const MAX_PASSED = 0.005
/** Pull requests that it stops, although each failure is on the base branch and its log could be read. */
const MAX_STOPPED = 0.03
/** What a report may spend on other runs. */
const MAX_REQUESTS = [BUDGETS.base, BUDGETS.others, BUDGETS.green, BUDGETS.month].reduce(
  (sum, { requests }) => sum + requests,
  0,
)

type MeasuredRun = Awaited<ReturnType<typeof measureRun>>

/**
 * Measures how failures are grouped, and the verdicts on them, in runs with a planted history: breakages
 * of the base branch, flaky jobs, outages and new failures, of which some look like one of the others.
 */
export async function describeRedRuns(): Promise<Accuracy> {
  // Some wait for repeated requests. With more in parallel, a report would give up waiting for its workflow
  // file on a busy machine.
  const limit = pLimit(4)
  const seeds = Array.from({ length: RUNS }, (_, seed) => seed)
  const measured = await Promise.all(
    seeds.map((seed) => limit(() => measureRun(simulateRedRun(seed)))),
  )
  const { lines, targetsMet } = joined([
    describeGrouping(measured.map(({ pairs }) => pairs)),
    describeVerdicts(measured.flatMap(({ judged }) => judged)),
    describeGate(measured.filter(({ isPullRequest }) => isPullRequest)),
  ])
  const requests = measured.map((run) => run.requests)
  const max = Math.max(...requests)
  const average = requests.reduce((sum, number) => sum + number, 0) / requests.length
  const cost = `${max} requests more at most, ${average.toFixed(1)} on average`
  return { lines: [...lines, cost], targetsMet: targetsMet && max <= MAX_REQUESTS }
}

async function measureRun(red: RedRun) {
  const { client, requested } = redRunClient(red)
  const report = await reportAt({
    ...{ client, runId: red.run.id, attempt: red.run.attempts.length, time: red.reportedAt },
    // GitHub lists no pull request with the run of a fork, but the event names it.
    baseBranch: red.run.fork ? BASE_BRANCH : undefined,
  })
  const ids = (jobs: readonly PlantedJob[]) => jobs.map(({ id }) => id)
  const latest = new Set(ids(latestAttempt(red.run)))
  const own = new Set([red.run.id, ...red.run.attempts.flatMap(({ jobs }) => ids(jobs))])
  // All others are about this run, and made without a verdict too.
  const isOther = (url: string) => {
    const path = new URL(url).pathname
    const numbers = path.split('/').map(Number)
    const isOfRun = numbers.some((number) => (path.endsWith('/logs') ? latest : own).has(number))
    return !isOfRun && !/\/(?:contents|git\/trees)\//.test(path)
  }
  return {
    judged: judgeJobs(red, report),
    pairs: countPairs(red, report),
    requests: requested.filter(isOther).length,
    isPullRequest: red.kind === 'pull request' || red.kind === 'fork',
    // Whether `fail-on: new` passes.
    passes: explainedFailures(report).length === report.failures.length,
    // Whether a gate failed without a line that says why.
    hasSilentGate: report.failures.some(
      ({ job, excerpts }) => job.listed.name === GATE && excerpts[0]?.lines.length === 0,
    ),
  }
}

/** Describes what `fail-on: new` does on pull requests whose failures are new, or are all on the base branch. */
function describeGate(runs: readonly MeasuredRun[]): Accuracy {
  const fresh = runs.filter(({ judged }) => judged.some(({ planted }) => planted.kind === 'new'))
  const equal = runs.filter(
    ({ judged }) =>
      judged.length > 0 &&
      judged.every(
        ({ planted, isOnBase, isNamed }) => isNamed && isOnBase && planted.kind !== 'outage',
      ),
  )
  const silent = equal.filter(({ hasSilentGate }) => hasSilentGate)
  const loud = equal.filter(({ hasSilentGate }) => !hasSilentGate)
  const passed = fresh.filter(({ passes }) => passes)
  const stopped = loud.filter(({ passes }) => !passes)
  return {
    lines: [
      `fail-on: new: ${passed.length} of ${fresh.length} pull requests with a new failure pass, ${stopped.length} of ${loud.length} with the failures of the base branch do not; ${silent.length} more have a gate that prints nothing`,
    ],
    targetsMet:
      passed.length <= MAX_PASSED * fresh.length && stopped.length <= MAX_STOPPED * loud.length,
  }
}

function describeGrouping(counts: readonly PairCounts[]): Accuracy {
  const sum = (field: keyof PairCounts) => counts.reduce((total, count) => total + count[field], 0)
  const [pairs, split, merged] = [sum('pairs'), sum('split'), sum('merged')]
  const right = 1 - (split + merged) / pairs
  return {
    lines: [
      `${percent(right)} of ${pairs} pairs of failures in ${RUNS} runs grouped as planted`,
      `${split} pairs of one reason in two causes, ${merged} of two reasons in one; ${sum('splitByVerdict')} of one reason in two causes that are judged differently`,
      `${sum('gatesApart')} of ${sum('gates')} gates a cause of their own`,
    ],
    targetsMet: right >= MIN_RIGHT && sum('gatesApart') <= (1 - MIN_RIGHT) * sum('gates'),
  }
}

function describeVerdicts(judged: readonly JudgedJob[]): Accuracy {
  const ofReason = (kind: Reason['kind']) => judged.filter(({ planted }) => planted.kind === kind)
  const share = (part: readonly unknown[], all: readonly unknown[]) =>
    all.length === 0 ? 0 : part.length / all.length
  const kinds = (jobs: readonly JudgedJob[]) =>
    [...Map.groupBy(jobs, ({ verdict }) => reasonOf(verdict) ?? wordOf(verdict))]
      .map(([kind, { length }]) => `${length} ${kind}`)
      .join(', ')
  const fresh = ofReason('new')
  const mistaken = fresh.filter(isExplained)
  const traps = [...Map.groupBy(fresh, ({ planted }) => planted.trap ?? 'plain')].map(
    ([trap, jobs]) => `${jobs.filter(isExplained).length} of ${jobs.length} ${trap}`,
  )
  const equal = judged.filter(({ planted, isOnBase }) => planted.kind !== 'outage' && isOnBase)
  const onBase = equal.filter(({ isLogRead }) => isLogRead)
  const isFound = ({ verdict: { kind } }: JudgedJob) => kind === 'known' || kind === 'unsteady'
  const named = onBase.filter(({ isNamed }) => isNamed)
  const others = onBase.filter(({ isNamed }) => !isNamed)
  const unfounded = judged.filter(
    ({ verdict: { kind, context } }) =>
      context.evidence.length === 0 && kind !== 'unknown' && kind !== 'infrastructure',
  )
  const wrong = judged.reduce((sum, { wrongEvidence }) => sum + wrongEvidence, 0)
  return {
    lines: [
      `${percent(share(mistaken, fresh))} of ${fresh.length} new failures mistaken for known, unsteady or infrastructure: ${traps.join(', ')}`,
      `${percent(share(named.filter(isFound), named))} of ${named.length} failures that the base branch has and whose log names them in the form of a tool reported as known or unsteady: ${kinds(named)}`,
      `${percent(share(others.filter(isFound), others))} of ${others.length} without such a form: ${kinds(others)}; ${equal.length - onBase.length} more whose own log was not read`,
      `new failures: ${kinds(fresh)}`,
      `flaky jobs: ${kinds(ofReason('flake'))}`,
      `outages: ${kinds(ofReason('outage'))}`,
      `${unfounded.length} verdicts without evidence, ${wrong} pieces of evidence wrong`,
    ],
    targetsMet:
      share(mistaken, fresh) <= MAX_MISTAKEN &&
      share(named.filter(isFound), named) >= MIN_KNOWN &&
      unfounded.length === 0 &&
      wrong === 0,
  }
}
