import { analyse } from '../../src/analyse/analyse.ts'
import type { History } from '../../src/model/report/history.ts'
import { SECOND } from '../../src/model/time.ts'
import { type HistoryPlan, REGRESSED, simulateHistory } from '../simulate/history.ts'
import { type Accuracy, joined, percent } from './accuracy.ts'

const HISTORIES = 2_000
const REGRESSION = 0.3
/** 99 % would take more than 1 % of false alarms at some lengths of jobs. */
const MIN_FOUND = 0.98

type MeasuredPlan = Omit<HistoryPlan, 'seed' | 'regression'>

/**
 * Simulates histories by the plan, each without and with a regression. Returns the share of jobs called slower
 * without a regression, among those whose mode is that of at least two earlier runs; that of such runs; and the share
 * of jobs with a regression that are called slower.
 */
export function measureHistories(histories: number, plan: MeasuredPlan) {
  let slower = 0
  let runs = 0
  let jobs = 0
  let found = 0
  for (let seed = 0; seed < histories; seed++) {
    const simulated = simulateHistory({ ...plan, seed })
    const steady = compare(simulated)
    const judged =
      steady?.jobs.filter(({ job }) => !simulated.rarelyLong.has(job.listed.name)) ?? []
    jobs += judged.length
    slower += judged.filter((job) => job.slower).length
    runs += Number(steady?.duration?.slower === true)
    const regressed = compare(simulateHistory({ ...plan, seed, regression: REGRESSION }))?.jobs
    found += Number(regressed?.some((job) => job.slower && job.job.listed.name === REGRESSED))
  }
  return {
    falselySlower: slower / jobs,
    falselySlowerRuns: runs / histories,
    found: found / histories,
  }
}

function compare({ run, earlier }: ReturnType<typeof simulateHistory>): History | undefined {
  const options = { currentRun: undefined, allowedFailures: [], earlierRuns: earlier, now: 0 }
  return analyse(run, options).history
}

interface Scenario {
  readonly plan: Omit<MeasuredPlan, 'spread'>
  readonly maxFalse?: number | undefined
  readonly minFound?: number | undefined
  /** Why a target is lower, or why there is none. */
  readonly reason?: string
}

/** Standard deviations of a count that are taken for chance: about one table in 20 has one beyond. */
const CHANCE = 3

/** By default, both targets. A false alarm is a job called slower that is as long as in at least two earlier runs. */
const SCENARIOS: Readonly<Record<string, Scenario>> = {
  '10 runs': { plan: { earlierRuns: 10 } },
  '5 runs': {
    plan: { earlierRuns: 5 },
    minFound: undefined,
    reason: 'five values show their median and spread too badly',
  },
  '20 runs': { plan: { earlierRuns: 20 }, minFound: 0.99 },
  '10 runs, 6 of another event': {
    plan: { earlierRuns: 10, otherEvents: 6 },
    minFound: undefined,
    reason: 'a regression of 30 % is less than 10 % above these runs',
  },
  '10 runs, 6 skipped jobs': { plan: { earlierRuns: 10, filtered: 6 } },
  '10 runs, 20 % of them without a cache': { plan: { earlierRuns: 10, longShare: 0.2 } },
  '10 runs, 30 % of them without a cache': { plan: { earlierRuns: 10, longShare: 0.3 } },
  '10 runs, 50 % of them without a cache': { plan: { earlierRuns: 10, longShare: 0.5 } },
  '10 runs, 70 % of them without a cache': { plan: { earlierRuns: 10, longShare: 0.7 } },
  '10 runs, each without a cache by a chance of 30 %': {
    plan: { earlierRuns: 10, longShare: 0.3, longByChance: true },
  },
  '10 runs after a step of 30 % before the last 3': {
    plan: { earlierRuns: 10, step: 0.3 },
    maxFalse: 0.02,
    minFound: 0.95,
    reason: 'three values show the new level too badly',
  },
  '10 runs that drift by 1 % each': {
    plan: { earlierRuns: 10, drift: 0.01 },
    maxFalse: undefined,
    reason: 'but for noise, the job is longer than in every earlier run, so the word is not false',
  },
}

/** Of the table of false alarms by length, noise and number of earlier runs. */
const ALARMS = {
  histories: 600,
  runs: [4, 6, 10, 20],
  spreads: [0.02, 0.05, 0.12],
  /** Ends of the lengths, in seconds. */
  lengths: [60, 200, 600, Infinity],
  max: 0.01,
} as const

/** Counts unchanged jobs that are called slower, by their median length in the earlier runs. */
function countAlarms(plan: MeasuredPlan) {
  const counts = ALARMS.lengths.map(() => ({ jobs: 0, slower: 0 }))
  for (let seed = 0; seed < ALARMS.histories; seed++) {
    for (const { slower, baseline } of compare(simulateHistory({ ...plan, seed }))?.jobs ?? []) {
      const count = counts[ALARMS.lengths.findIndex((end) => baseline.median < end * SECOND)]
      if (count === undefined) continue
      count.jobs++
      count.slower += Number(slower)
    }
  }
  return counts
}

/** Measures false alarms at each length of job, level of noise and number of earlier runs. */
function describeAlarms(): Accuracy {
  const ends = ALARMS.lengths.map((end, index) =>
    index === ALARMS.lengths.length - 1
      ? `${ALARMS.lengths[index - 1]} s and longer`
      : `below ${end} s`,
  )
  const cells = [false, true].flatMap((skewed) =>
    ALARMS.spreads.flatMap((spread) =>
      ALARMS.runs.map((earlierRuns) => {
        const counts = countAlarms({ earlierRuns, spread, skewed })
        const noise = `${percent(spread, 0)} of ${skewed ? 'log-normal' : 'normal'} noise`
        const shares = counts.map(({ jobs, slower }) => slower / jobs)
        return { name: `${noise}, ${earlierRuns} runs`, counts, shares }
      }),
    ),
  )
  const isExceeded = ({ jobs, slower }: ReturnType<typeof countAlarms>[number]) =>
    slower > ALARMS.max * jobs + CHANCE * Math.sqrt(ALARMS.max * jobs)
  return {
    lines: [
      `false alarms by length (${ends.join(', ')}), ${ALARMS.histories} histories each, at most ${percent(ALARMS.max, 0)} but for chance`,
      ...cells.map(
        ({ name, shares }) => `${name}: ${shares.map((share) => percent(share)).join(', ')}`,
      ),
    ],
    targetsMet: !cells.some(({ counts }) => counts.some(isExceeded)),
  }
}

/** Measures how often jobs and runs are called slower, with ordinary noise alone and with a regression. */
export function describeHistories(): Accuracy {
  const measured = Object.entries(SCENARIOS).map(([name, { plan, reason, ...targets }]) => {
    const measured = measureHistories(HISTORIES, { ...plan, spread: 0.05 })
    const { falselySlower, falselySlowerRuns, found } = measured
    const { maxFalse, minFound } = { maxFalse: 0.01, minFound: MIN_FOUND, ...targets }
    const target = (word: string, share: number | undefined) =>
      share === undefined ? 'no target' : `${word} ${percent(share, 0)}`
    return {
      lines: [
        `${name}: regression found in ${percent(found)} (${target('at least', minFound)}), false alarms in ${percent(falselySlower)} of the jobs (${target('at most', maxFalse)}), ${percent(falselySlowerRuns)} of the runs${reason === undefined ? '' : `; ${reason}`}`,
      ],
      targetsMet: found >= (minFound ?? 0) && falselySlower <= (maxFalse ?? 1),
    }
  })
  const head = [
    `${HISTORIES} histories each, spread of 5 %, regression of 30 %`,
    'a false alarm is a job called slower that is as long as in two or more earlier runs, but for noise',
  ]
  return joined([{ lines: head, targetsMet: true }, ...measured, describeAlarms()])
}
