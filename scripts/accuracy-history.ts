/**
 * How often jobs, queues and runs of simulated histories are called slower: with ordinary noise alone,
 * and with a regression.
 */
import { analyse } from '../src/analyse/analyse.ts'
import type { History } from '../src/model/report/history.ts'
import { type HistoryPlan, simulateHistory } from './simulate-history.ts'

const HISTORIES = 2_000
const MAX_FALSE = 0.01
const MIN_FOUND = 0.99
const REGRESSION = 0.3

type MeasuredPlan = Omit<HistoryPlan, 'seed'>

/** Shares from 0 to 1. */
interface HistoryAccuracy {
  /** Of all jobs without a regression, the part that is called slower. */
  readonly falselySlower: number
  /** Of all queues without a regression, the part that is called slower. */
  readonly falselyQueued: number
  /** Of all runs without a regression, the part that is called slower as a whole. */
  readonly falselySlowerRuns: number
  /** Of all jobs with a regression of 30 %, the part that is called slower. */
  readonly found: number
  /** Of the runs that are longer by a longer queue, the part of which it is the first cause. */
  readonly queueFound: number
}

/** The fewest earlier runs, and what the last run is like, come from the plan. */
export function measureHistories(histories: number, plan: MeasuredPlan): HistoryAccuracy {
  const { regression = REGRESSION, queueRegression, ...steadyPlan } = plan
  const calm = queueRegression === undefined ? {} : { queueRegression: 0 }
  let [slower, queued, runs, jobs, found, longerByQueue, queueFound] = [0, 0, 0, 0, 0, 0, 0]
  for (let seed = 0; seed < histories; seed++) {
    const { history: steady } = judge({ ...steadyPlan, ...calm, seed })
    jobs += steady?.jobs.length ?? 0
    slower += steady?.jobs.filter((job) => job.slower).length ?? 0
    queued += steady?.jobs.filter(({ queue }) => queue?.slower === true).length ?? 0
    runs += Number(steady?.wall?.slower === true)

    const regressed = judge({ ...steadyPlan, ...calm, seed, regression })
    found += Number(isSlower(regressed.history, regressed.regressed))
    if (queueRegression === undefined) continue
    const { history: late, regressed: name } = judge({ ...steadyPlan, queueRegression, seed })
    longerByQueue += Number(late?.wall?.slower === true)
    const [cause] = late?.causes ?? []
    queueFound += Number(cause?.part === 'queue' && cause.job.job.name === name)
  }
  return {
    falselySlower: slower / jobs,
    falselyQueued: queued / jobs,
    falselySlowerRuns: runs / histories,
    found: found / histories,
    queueFound: longerByQueue === 0 ? 1 : queueFound / longerByQueue,
  }
}

function judge(plan: HistoryPlan) {
  const { run, earlier, regressed } = simulateHistory(plan)
  const options = { currentRun: undefined, allowedFailures: [], earlierRuns: earlier, now: 0 }
  return { history: analyse(run, options).history, regressed }
}

function isSlower(history: History | undefined, name: string): boolean {
  return history?.jobs.some((job) => job.slower && job.job.job.name === name) === true
}

const SPREAD = { spread: 0.05 }

/** Only the first must reach the targets: it has the number of runs that is the default. */
const SCENARIOS: readonly (readonly [name: string, plan: MeasuredPlan])[] = [
  ['10 runs', { ...SPREAD, earlierRuns: 10 }],
  ['5 runs', { ...SPREAD, earlierRuns: 5 }],
  ['20 runs', { ...SPREAD, earlierRuns: 20 }],
  ['10 runs, heavy tails', { ...SPREAD, earlierRuns: 10, tails: 'heavy' }],
  ['10 runs, 6 of another event', { ...SPREAD, earlierRuns: 10, otherEvents: 6 }],
  ['10 runs, 6 skipped jobs', { ...SPREAD, earlierRuns: 10, filtered: 6 }],
  ['10 runs, 15 min of queue', { ...SPREAD, earlierRuns: 10, queueRegression: 900 }],
]

if (import.meta.main) {
  console.log(`${HISTORIES} histories each, spread of 5 %, regression of 30 %`)
  for (const [index, [name, plan]] of SCENARIOS.entries()) {
    const accuracy = measureHistories(HISTORIES, plan)
    const { falselySlower, falselyQueued, falselySlowerRuns, found, queueFound } = accuracy
    const queues =
      plan.queueRegression === undefined
        ? ''
        : `, of the queues ${percent(falselyQueued)}; the queue is the cause in ${percent(queueFound)}`
    console.log(
      `${name}: regression found in ${percent(found)}, false alarms in ${percent(falselySlower)} ` +
        `of the jobs and ${percent(falselySlowerRuns)} of the runs${queues}`,
    )
    if (index === 0 && (falselySlower > MAX_FALSE || found < MIN_FOUND)) process.exitCode = 1
  }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`
}
