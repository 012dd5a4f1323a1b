import { analyse } from '../../src/analyse/analyse.ts'
import type { History } from '../../src/model/report/history.ts'
import { type HistoryPlan, simulateHistory } from '../simulate/history.ts'
import type { Accuracy } from './critical-path.ts'

const HISTORIES = 2_000
const MAX_FALSE = 0.01
const MIN_FOUND = 0.99
const REGRESSION = 0.3

type MeasuredPlan = Omit<HistoryPlan, 'seed'>

/** Shares from 0 to 1. */
interface HistoryAccuracy {
  /** The share of jobs called slower without a regression. */
  readonly falselySlower: number
  /** The share of queues called slower without a regression. */
  readonly falselyQueued: number
  /** The share of runs called slower without a regression. */
  readonly falselySlowerRuns: number
  /** The share of jobs with a regression that are called slower. */
  readonly found: number
  /** The share of runs with a longer queue of which it is the first cause. */
  readonly queueFound: number
}

/** Simulates histories by the plan, each without and with a regression. */
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

/** Only the first must meet the targets: it has the default number of runs. */
const SCENARIOS: readonly (readonly [name: string, plan: MeasuredPlan])[] = [
  ['10 runs', { ...SPREAD, earlierRuns: 10 }],
  ['5 runs', { ...SPREAD, earlierRuns: 5 }],
  ['20 runs', { ...SPREAD, earlierRuns: 20 }],
  ['10 runs, heavy tails', { ...SPREAD, earlierRuns: 10, tails: 'heavy' }],
  ['10 runs, 6 of another event', { ...SPREAD, earlierRuns: 10, otherEvents: 6 }],
  ['10 runs, 6 skipped jobs', { ...SPREAD, earlierRuns: 10, filtered: 6 }],
  ['10 runs, 15 min of queue', { ...SPREAD, earlierRuns: 10, queueRegression: 900 }],
]

/** Measures how often jobs and runs are called slower, with ordinary noise alone and with a regression. */
export function describeHistories(): Accuracy {
  const measured = SCENARIOS.map(([name, plan]) => ({
    name,
    plan,
    accuracy: measureHistories(HISTORIES, plan),
  }))
  const [first] = measured
  return {
    lines: [
      `${HISTORIES} histories each, spread of 5 %, regression of 30 %`,
      ...measured.map(({ name, plan, accuracy }) => {
        const { falselySlower, falselyQueued, falselySlowerRuns, found, queueFound } = accuracy
        const queues =
          plan.queueRegression === undefined
            ? ''
            : ` and ${percent(falselyQueued)} of the queues; the queue is the cause in ${percent(queueFound)}`
        return `${name}: regression found in ${percent(found)}, false alarms in ${percent(falselySlower)} of the jobs, ${percent(falselySlowerRuns)} of the runs${queues}`
      }),
    ],
    targetsMet:
      first !== undefined &&
      first.accuracy.falselySlower <= MAX_FALSE &&
      first.accuracy.found >= MIN_FOUND,
  }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`
}
