import { analyse } from '../../src/analyse/analyse.ts'
import type { History } from '../../src/model/report/history.ts'
import { type HistoryPlan, REGRESSED, simulateHistory } from '../simulate/history.ts'
import { type Accuracy, percent } from './accuracy.ts'

const HISTORIES = 2_000
const MAX_FALSE = 0.01
const MIN_FOUND = 0.99
const REGRESSION = 0.3

type MeasuredPlan = Omit<HistoryPlan, 'seed' | 'regression'>

/** Shares from 0 to 1. */
interface HistoryAccuracy {
  /** The share of jobs called slower without a regression. */
  readonly falselySlower: number
  /** The share of runs called slower without a regression. */
  readonly falselySlowerRuns: number
  /** The share of jobs with a regression that are called slower. */
  readonly found: number
}

/** Simulates histories by the plan, each without and with a regression. */
export function measureHistories(histories: number, plan: MeasuredPlan): HistoryAccuracy {
  let [slower, runs, jobs, found] = [0, 0, 0, 0]
  for (let seed = 0; seed < histories; seed++) {
    const steady = compare({ ...plan, seed })
    jobs += steady?.jobs.length ?? 0
    slower += steady?.jobs.filter((job) => job.slower).length ?? 0
    runs += Number(steady?.wall?.slower === true)
    const regressed = compare({ ...plan, seed, regression: REGRESSION })?.jobs ?? []
    found += Number(regressed.some((job) => job.slower && job.job.job.name === REGRESSED))
  }
  return {
    falselySlower: slower / jobs,
    falselySlowerRuns: runs / histories,
    found: found / histories,
  }
}

function compare(plan: HistoryPlan): History | undefined {
  const { run, earlier } = simulateHistory(plan)
  const options = { currentRun: undefined, allowedFailures: [], earlierRuns: earlier, now: 0 }
  return analyse(run, options).history
}

/** Only the first must find the regressions; with two modes, there must be as few false alarms. */
const SCENARIOS: Readonly<Record<string, Omit<MeasuredPlan, 'spread'>>> = {
  '10 runs': { earlierRuns: 10 },
  '5 runs': { earlierRuns: 5 },
  '20 runs': { earlierRuns: 20 },
  '10 runs, 6 of another event': { earlierRuns: 10, otherEvents: 6 },
  '10 runs, 6 skipped jobs': { earlierRuns: 10, filtered: 6 },
  '10 runs, 30 % of them without a cache': { earlierRuns: 10, longShare: 0.3 },
  '10 runs, 50 % of them without a cache': { earlierRuns: 10, longShare: 0.5 },
  '10 runs, 70 % of them without a cache': { earlierRuns: 10, longShare: 0.7 },
  '10 runs that drift by 1 % each': { earlierRuns: 10, drift: 0.01 },
  '10 runs after a step of 30 % before the last 3': { earlierRuns: 10, step: 0.3 },
}

/** A drift or a step is a change, so calling it slower is no false alarm in the same sense. */
const TARGETED = /^10 runs$|cache$/

/** Measures how often jobs and runs are called slower, with ordinary noise alone and with a regression. */
export function describeHistories(): Accuracy {
  const measured = Object.entries(SCENARIOS).map(([name, plan]) => ({
    name,
    ...measureHistories(HISTORIES, { ...plan, spread: 0.05 }),
  }))
  const [first] = measured
  return {
    lines: [
      `${HISTORIES} histories each, spread of 5 %, regression of 30 %`,
      ...measured.map(
        ({ name, falselySlower, falselySlowerRuns, found }) =>
          `${name}: regression found in ${percent(found)}, false alarms in ${percent(falselySlower)} of the jobs, ${percent(falselySlowerRuns)} of the runs`,
      ),
    ],
    targetsMet:
      first !== undefined &&
      first.found >= MIN_FOUND &&
      measured.every(
        ({ name, falselySlower }) => !TARGETED.test(name) || falselySlower <= MAX_FALSE,
      ),
  }
}
