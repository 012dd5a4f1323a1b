/**
 * How often a job of simulated histories is called slower: where nothing but ordinary noise makes it
 * longer, and where a regression was planted.
 */
import { analyse } from '../src/analyse/analyse.ts'
import { compareWithUsual } from '../src/analyse/usual.ts'
import { simulateHistory, type HistoryPlan } from './simulate-history.ts'

const HISTORIES = 1_000
const MOST_FALSE = 0.01
const LEAST_FOUND = 0.9

export interface HistoryAccuracy {
  /** Of all jobs without a regression, the part that is called slower. */
  readonly falselySlower: number
  /** Of all jobs with a regression of 30 %, the part that is called slower. */
  readonly found: number
}

export function measureHistories(
  histories: number,
  plan: Pick<HistoryPlan, 'earlierRuns' | 'spread'>,
): HistoryAccuracy {
  let [slower, jobs, found] = [0, 0, 0]
  for (let seed = 0; seed < histories; seed++) {
    const steady = judge({ ...plan, seed })
    slower += steady.slower.length
    jobs += steady.jobs
    const regressed = judge({ ...plan, seed, regression: 0.3 })
    if (regressed.slower.includes(regressed.regressed)) found++
  }
  return { falselySlower: slower / jobs, found: found / histories }
}

function judge(plan: HistoryPlan) {
  const { run, earlier, regressed } = simulateHistory(plan)
  const report = analyse(run, { own: undefined, allowedFailures: [], now: 0 })
  const jobs = compareWithUsual(report, earlier)?.jobs ?? []
  const slower = jobs.filter((job) => job.slower).map(({ job }) => job.job.name)
  return { slower, jobs: jobs.length, regressed }
}

if (import.meta.main) {
  for (const earlierRuns of [4, 5, 7, 10, 20, 50]) {
    const accuracy = measureHistories(HISTORIES, { earlierRuns, spread: 0.05 })
    console.log(
      `${HISTORIES} histories of ${earlierRuns} runs with a spread of 5 %: ` +
        `${percent(accuracy.falselySlower)} of the jobs falsely called slower, ` +
        `a regression of 30 % found in ${percent(accuracy.found)}`,
    )
    // The targets are set for the number of runs that is the default.
    const missed = accuracy.falselySlower > MOST_FALSE || accuracy.found < LEAST_FOUND
    if (earlierRuns === 10 && missed) process.exitCode = 1
  }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`
}
