import type { Cause } from '../../src/model/report/cause.ts'
import pLimit from 'p-limit'
import { BUDGETS } from '../../src/gather/budgets.ts'
import { EXPLAINED } from '../gate.ts'
import {
  DAYS,
  type OthersMonth,
  type OthersRun,
  type PlantedFailure,
  simulateOthers,
} from '../simulate/others-month.ts'
import { type Build, FIRST_ID, idOf, othersClient, runBuilder } from '../simulate/others-client.ts'
import { BASE_BRANCH } from '../simulate/red-run.ts'
import { type Accuracy, percent } from './accuracy.ts'
import { reportAt } from './report-at.ts'

const SEED = 72
const RUNS_PER_DAY = [20, 100, 500]
/** The failed runs of a month that are reported, at most. */
const SAMPLE = 450
/** Failures of an author that are called those of others, with the same error. */
const MAX_WRONG = 0.005
/** Failures that are not the author's, that main does not explain, and that another branch has. */
const MIN_ADDED = 0.04
/** Failures of a broken main that main or another branch explains. */
const MIN_BROKEN = 0.9
const HOUR = 3_600
const DAY = 24 * HOUR

interface JudgedFailure extends PlantedFailure {
  readonly isOnMain: boolean
  /** Other branches that are said to have it, and do. */
  readonly branches: number
  /** Those that are said to have it, and do not. */
  readonly wrong: number
  readonly says: 'nothing' | 'the same test' | 'the same error' | 'a shared commit'
}

/** Measures which failures other branches explain, in months in which it is known whose each failure is. */
export async function describeOthers(): Promise<Accuracy> {
  const lines: string[] = []
  const all: JudgedFailure[] = []
  let max = 0
  for (const size of RUNS_PER_DAY) {
    const month = simulateOthers(size, SEED)
    const { requests, judged, red, inHour } = await measureMonth(month, SAMPLE)
    const average = sum(requests) / requests.length
    max = Math.max(max, ...requests)
    all.push(...judged)
    lines.push(
      `${size} runs a day: ${requests.length} of ${red} failed ones reported, with ${average.toFixed(1)} requests more; ${Math.round((average * red) / (DAYS - 1))} a day, ${inHour} in the worst hour`,
      ...describeShared(judged).map((line) => `  ${line}`),
      `  ${describeOwn(judged)}`,
    )
  }
  const [own, shared] = [all.filter(isOwn), all.filter((one) => !isOwn(one))]
  const broken = shared.filter(({ cause }) => cause === 'broken')
  const added = shared.filter((one) => !one.isOnMain && one.branches > 0)
  return {
    lines: [...lines, `together, ${describeOwn(all)}`, ...describeWrong(own)],
    targetsMet:
      own.filter(isWrong).length <= MAX_WRONG * own.length &&
      added.length >= MIN_ADDED * shared.length &&
      broken.filter(isFoundIn(1)).length >= MIN_BROKEN * broken.length &&
      max <= BUDGETS.others.requests,
  }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const isOwn = ({ cause }: PlantedFailure) => cause === 'own'
const isWrong = (one: JudgedFailure) => isOwn(one) && one.says === 'the same error'
const isFoundIn = (count: number) => (one: JudgedFailure) => one.isOnMain || one.branches >= count
const shareOf = (part: readonly unknown[], all: readonly unknown[], digits = 0) =>
  percent(part.length / Math.max(1, all.length), digits)

function describeShared(judged: readonly JudgedFailure[]): string[] {
  const shared = judged.filter((one) => !isOwn(one))
  const wrong = sum(shared.map((one) => one.wrong))
  const causes = Map.groupBy(shared, ({ cause }) => cause)
  const rows = [...causes, ["all that are not the author's", shared] as const]
  return [
    ...rows.map(([name, some]) => {
      const share = (isFound: (one: JudgedFailure) => boolean) =>
        shareOf(some.filter(isFound), some)
      const alone = share(({ isOnMain }) => isOnMain)
      return `${some.length} ${name}: ${alone} explained without other branches, ${share(isFoundIn(1))} if one is enough, ${share(isFoundIn(2))} with two`
    }),
    `${wrong} branches named that fail for another reason`,
  ]
}

function describeOwn(judged: readonly JudgedFailure[]): string {
  const own = judged.filter(isOwn)
  const saying = (says: JudgedFailure['says']) => own.filter((one) => one.says === says).length
  return `${own.length} of authors: ${shareOf(own.filter(isWrong), own, 2)} called those of others, with the same error; ${saying('the same test')} with the same test, ${saying('a shared commit')} with a shared commit`
}

/** Says which failures of authors are called those of others: those that another branch has are of a stack. */
function describeWrong(own: readonly JudgedFailure[]): string[] {
  const kinds = Map.groupBy(own, ({ id, branches }) =>
    branches > 0 ? 'of a stack' : id.replace(/ \d+$/, ''),
  )
  return [...kinds].map(
    ([kind, some]) => `  ${some.filter(isWrong).length} of ${some.length} ${kind}`,
  )
}

/**
 * Reports some of the failed runs of a month, and those of its worst hour.
 *
 * @param max the former, at most
 */
async function measureMonth(month: OthersMonth, max: number) {
  const red = month.runs.filter(({ failures, start }) => failures.length > 0 && start > DAY)
  const every = Math.max(1, red.length / max)
  // Main explains most of the others.
  const costly = red.filter(({ failures }) =>
    failures.some(({ cause }) => cause === 'own' || cause === 'flaky'),
  )
  const hours = [...Map.groupBy(costly, ({ end }) => Math.floor(end / HOUR)).values()]
  const [worst = []] = hours.toSorted((a, b) => b.length - a.length)
  const limit = pLimit(4)
  const build = runBuilder()
  const measure = async (runs: readonly OthersRun[]) =>
    await Promise.all(runs.map((run) => limit(() => measureRun(month, run, build))))
  const sample = await measure(red.filter((_, index) => index % every < 1))
  return {
    red: red.length,
    requests: sample.map(({ requests }) => requests),
    judged: sample.flatMap(({ judged }) => judged),
    inHour: sum((await measure(worst)).map(({ requests }) => requests)),
  }
}

/** Reports a run when it has finished. */
async function measureRun(month: OthersMonth, run: OthersRun, build: Build) {
  const { runs } = month
  const { client, requested } = othersClient(month, run, build)
  const runOf = (id: number) => runs[id - FIRST_ID]
  const { causes } = await reportAt({
    ...{ client, runId: idOf(run), attempt: 1, time: run.end },
    baseBranch: run.pull && BASE_BRANCH,
  })
  const isOfOthers = (url: string) => {
    const [, id, job] = /\/(?:runs\/(\d+)|jobs\/(\d+))/.exec(url) ?? []
    const of = runOf(Number(id ?? Math.floor(Number(job) / 10)))
    return of === undefined ? /status=failure|graphql/.test(url) : of !== run && of.pull
  }
  const judged = run.failures.map((failure): JudgedFailure => {
    const isOf = (one: Cause) => one.judged.some(({ job }) => job.listed.name === failure.job)
    const { kind = 'unknown', context } = causes.find(isOf)?.verdict ?? {}
    const elsewhere = context?.elsewhere
    const isOnMain = EXPLAINED.includes(kind)
    const isSaid = elsewhere !== undefined && (elsewhere.name ?? failure.test) === failure.test
    if (!isSaid) return { ...failure, isOnMain, branches: 0, wrong: 0, says: 'nothing' }
    const right = elsewhere.runs.filter(({ runId }) =>
      runOf(runId)?.failures.some(({ id }) => id === failure.id),
    )
    const isSame = elsewhere.runs.some(({ sameError }) => sameError)
    const same = isSame ? 'the same error' : 'the same test'
    return {
      ...{ ...failure, isOnMain, branches: right.length },
      wrong: elsewhere.runs.length - right.length,
      says: elsewhere.isCommitHere ? 'a shared commit' : same,
    }
  })
  const measured = run.pull === undefined ? [] : judged
  return { requests: requested.filter(isOfOthers).length, judged: measured }
}
