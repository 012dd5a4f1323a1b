import { deflateRawSync } from 'node:zlib'
import { findSlower } from '../../src/analyse/month/slower-jobs.ts'
import { MAX_REQUESTS, readMonth } from '../../src/read-month/read-month.ts'
import { completeMonth } from '../../src/render/month/headline.ts'
import { decodeMonth, encodeMonth } from '../../src/report-json/month.ts'
import type { Month, MonthMemory, Slower, TimedRun } from '../../src/model/shapes/month.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/model/time.ts'
import { makeTarget } from '../make-run.ts'
import { planMonth } from '../simulate/month/plan-month.ts'
import { NOISES, planLabel } from '../simulate/month/series.ts'
import type { Month as SimulatedMonth, RedTime } from '../simulate/month/types.ts'
import type { Accuracy } from './accuracy.ts'

const SEED = 74
/** Of flaky tests that a re-run showed on two commits. */
const MIN_FOUND = 0.75
const MAX_WRONG = 0.1
const MAX_BYTES = 600_000

/** Measures what a kept month shows of simulated months. */
export async function describeMonths(runsPerDay = [30, 100, 500]): Promise<Accuracy> {
  const parts: Accuracy[] = []
  for (const count of runsPerDay) parts.push(await describeMonth(count))
  return {
    lines: parts.flatMap(({ lines }) => lines),
    targetsMet: parts.every(({ targetsMet }) => targetsMet),
  }
}

async function describeMonth(runsPerDay: number): Promise<Accuracy> {
  const month = planMonth({ seed: SEED, runsPerDay })
  const { read, requests } = await readNights(month)
  const bytes = deflateRawSync(JSON.stringify(encodeMonth(read))).length
  const { truth } = month
  const shown = truth.flaky.filter(({ hits }) => recoveredRuns(hits).size > 1)
  const names = new Set(truth.flaky.map(({ failure }) => failure.test))
  const isPlanted = ({ test, step }: Month['unsteady'][number]) =>
    test === undefined ? step === truth.flakyStep.failure.step : names.has(test)
  const found = read.unsteady.filter(isPlanted)
  const foundShown = shown.filter(({ failure }) => found.some(({ test }) => test === failure.test))
  const wrong = read.unsteady.length - found.length
  const max = Math.max(...requests)
  const mean = Math.round(requests.reduce((sum, one) => sum + one, 0) / requests.length)
  const [red, planted] = [hours(read.red.duration), hours(unionOf(truth.red, month.to))]
  const changes = truth.changes.map(({ kind, jobs, ratio, from, to }) => {
    const said = read.slower.find(({ job }) =>
      kind === 'machines' ? job === undefined : job === jobs[0],
    )
    const what = `${kind} ${ratio.toFixed(2)} from #${from.run}${to.run === from.run ? '' : ` to #${to.run}`}`
    return `${what}: ${said === undefined ? 'not found' : ratioOf(said)}`
  })
  const isChanged = ({ job }: Slower) =>
    job === undefined || truth.changes.some(({ jobs }) => jobs.includes(job))
  const wrongSlower = read.slower.filter((one) => !isChanged(one)).length
  const { total, cancelled, repeated, red: redTime } = read.minutes
  const real = truth.minutes()
  const shareOf = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`
  return {
    lines: [
      `${runsPerDay} runs a day: ${found.length} of ${names.size} flaky tests listed, ${foundShown.length} of ${shown.length} that passed again on two commits; ${wrong} others`,
      `  ${mean} requests a night, ${max} at most; ${Math.round(bytes / 1_000)} kB packed`,
      `  red for ${red} h, really ${planted} h; ${read.red.solvedByRerun} of ${read.red.times} times by a re-run alone, really ${truth.red.filter((one) => one.solvedByRerun).length} of ${truth.red.length}`,
      ...changes.map((line) => `  ${line}`),
      `  ${wrongSlower} other jobs called slower`,
      `  minutes cancelled ${shareOf(cancelled, total)}, really ${shareOf(real.cancelled, real.total)}; re-run ${shareOf(repeated, total)}, ${shareOf(real.rerun, real.total)}; red with main ${shareOf(redTime, total)}, ${shareOf(real.redByMain, real.total)}`,
      `  queues, median: ${read.queues.map(({ labels, median }) => `${labels} ${median / SECOND} s`).join('; ')}`,
    ],
    targetsMet:
      foundShown.length >= MIN_FOUND * shown.length &&
      wrong <= Math.max(1, MAX_WRONG * read.unsteady.length) &&
      wrongSlower === 0 &&
      max <= MAX_REQUESTS &&
      bytes <= MAX_BYTES &&
      Math.abs(red - planted) <= Math.max(6, 0.1 * planted),
  }
}

/** Reads each night of a month, each with the memory of the one before as its JSON has it. */
async function readNights(month: SimulatedMonth) {
  const { owner, repo, serverUrl } = makeTarget()
  const repository = { owner, repo, serverUrl }
  const requests: number[] = []
  let memory: MonthMemory | undefined
  let read: Month | undefined
  for (const { createdAt } of month.reports) {
    const client = month.clientAt(createdAt + MINUTE)
    const source = { client, repository, signal: new AbortController().signal }
    const night = await readMonth(source, { branch: 'main', memory, issues: [] })
    requests.push(night.requests)
    const json = JSON.stringify(
      encodeMonth(completeMonth(night, `${serverUrl}/${owner}/${repo}`, [])),
    )
    read = decodeMonth(json)
    memory = read?.memory
  }
  if (read === undefined) throw new Error('The month has no night, or its JSON is not valid')
  return { read, requests }
}

function recoveredRuns(hits: SimulatedMonth['truth']['flaky'][number]['hits']): Set<number> {
  return new Set(
    hits.filter(({ recoveredAt }) => recoveredAt !== undefined).map(({ runId }) => runId),
  )
}

function unionOf(times: readonly RedTime[], end: number): number {
  let [sum, last] = [0, -Infinity]
  for (const { from, to = end } of times.toSorted((a, b) => a.from - b.from)) {
    sum += Math.max(0, to - Math.max(from, last))
    last = Math.max(last, to)
  }
  return sum
}

const hours = (time: number) => Math.round(time / HOUR)

function ratioOf({ before, after, first: { number } }: Slower): string {
  return `${(after / before).toFixed(2)} from #${number}`
}

const WEEKS = 52
const RUNS_A_WEEK = 25
const SERIES = 20
const LOOK = 100
/** A change within so many runs of a known one is the same. */
const SAME = 10
const MAX_FALSE = 0.5
/** A cache that misses for days, and machines that wander under a job alone, look as a slower job does. */
const MAX_FALSE_ALIKE = 1.5
const ALIKE = ['bursts of misses', 'wander, alone']

/** Measures how often jobs are called slower that are not, and how often those are that are. */
export function describeRises(series = SERIES): Accuracy {
  const parts = NOISES.flatMap((noise) =>
    [1, 8].map((jobs) => {
      const seeds = Array.from({ length: series }, (_, seed) => seed)
      const wrong = seeds.reduce((sum, seed) => sum + falseChanges(noise, seed, jobs), 0) / series
      const found = seeds.filter((seed) => findsStep(noise, seed, jobs)).length / series
      const isAlike = ALIKE.some((one) => `${noise}, ${jobs === 1 ? 'alone' : ''}`.startsWith(one))
      const label = jobs === 1 ? 'alone' : `with ${jobs - 1} others`
      return {
        line: `${noise}, ${label}: ${wrong.toFixed(2)} false changes a year; a step of 20 % found in ${Math.round(100 * found)} %`,
        isMet: wrong <= (isAlike ? MAX_FALSE_ALIKE : MAX_FALSE),
      }
    }),
  )
  return { lines: parts.map(({ line }) => line), targetsMet: parts.every(({ isMet }) => isMet) }
}

/** Counts the changes of one job in a year of weekly looks. */
function falseChanges(noise: (typeof NOISES)[number], seed: number, jobs: number): number {
  const runs = WEEKS * RUNS_A_WEEK
  const times = timedRuns(planLabel({ noise, seed, runs }, jobs))
  const known: number[] = []
  for (let end = LOOK; end <= runs; end += RUNS_A_WEEK) {
    for (const { first } of ofJob(times.slice(end - LOOK, end))) {
      const number = first.number ?? 0
      if (!known.some((one) => Math.abs(one - number) <= SAME)) known.push(number)
    }
  }
  return known.length
}

function findsStep(noise: (typeof NOISES)[number], seed: number, jobs: number): boolean {
  const step = { run: 76, ratio: 1.2 }
  const times = timedRuns(planLabel({ noise, seed, runs: LOOK, step }, jobs))
  return ofJob(times).length > 0
}

const NAMES = ['label', ...Array.from({ length: 8 }, (_, job) => `job ${job}`)]

function ofJob(times: readonly TimedRun[]): Slower[] {
  return findSlower(times, NAMES).filter(({ job }) => job === 'job 0')
}

function timedRuns(label: ReturnType<typeof planLabel>): TimedRun[] {
  const [first = []] = label
  return first.map(({ run, day }, at) => ({
    run: {
      id: run,
      number: run,
      workflow: 'CI',
      commit: undefined,
      url: `https://github.com/a/b/actions/runs/${run}`,
    },
    startedAt: day * DAY + run * SECOND,
    jobs: label.map((series, job) => [
      job + 1,
      0,
      Math.round((series[at]?.milliseconds ?? 0) / SECOND),
    ]),
  }))
}
