import { isPass } from '../../model/conclusion.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import {
  type BaseTests,
  type FoundResults,
  type ResultFile,
  titleOf,
} from '../../model/results/test-results.ts'
import type { Run } from '../../model/run.ts'
import { MAX_NAMES, type Tests, type TestTotals } from '../../model/shapes/tests.ts'
import { suitesIn } from '../failures/join-results.ts'
import { compareTests, type Outcomes, testKey, unionOf } from './compare-tests.ts'

export interface TestFacts {
  /** Of the files that the user names; `undefined` if none were wanted. */
  readonly named?: FoundResults | undefined
  /** A text says why nothing can be compared; `undefined` if too few requests remain. */
  readonly baseTests?: { readonly read?: BaseTests | string | undefined } | undefined
  /** Whether the run is of a fork. */
  readonly isFromFork?: boolean | undefined
}

interface RunOfTests {
  readonly run: Run
  readonly jobs: readonly JobReport[]
  readonly complete: boolean
}

/** Counts the tests of a run, and compares them with those of the base branch. */
export function reportTests(
  { run, jobs, complete }: RunOfTests,
  { named: all, baseTests, isFromFork = false }: TestFacts,
): Tests | undefined {
  if (all === undefined) return undefined
  // In a later attempt, an artifact without a job of it is one of a job that was repeated.
  const isOwn = ({ artifact, uploaders }: ResultFile) =>
    (run.attempt ?? 1) === 1 || artifact === undefined || uploaders.length > 0
  const named = { ...all, files: all.files.filter(isOwn) }
  const { read } = baseTests ?? { read: 'too few API requests remain' }
  const base = typeof read === 'object' ? read : undefined
  const shared = new Set(base?.results.files.map(({ artifact }) => artifact))
  const now = groupsIn(named, run, shared).map((group) => {
    const jobIds = [
      ...new Set(group.files.flatMap((file) => file.uploaders.map(({ jobId }) => jobId))),
    ]
    const own = jobs.filter(({ job }) => jobIds.length === 0 || jobIds.includes(job.id))
    return { ...group, jobIds, counts: group.complete && own.every(hasPassed) }
  })
  const names = new Set(now.flatMap(({ files }) => files.map(({ artifact }) => artifact)))
  const before = base === undefined ? [] : groupsIn(base.results, base.run, names)
  const isWhole = complete && !named.unread.has(undefined)
  const others = jobs.filter(({ current }) => !current)
  const { findings, fewer } = compareTests({
    now: new Map(now.map((one) => [one.key, one])),
    base: new Map(before.map((one) => [one.key, { ...one, counts: one.complete }])),
    isWhole,
    haveAllPassed: jobs.every(hasPassed),
    haveAllRun: others.length > 0 && others.every(({ outcome }) => outcome === 'success'),
  })
  const ofFork = isFromFork && jobs.every(({ current }) => !current)
  const bounded = (all: readonly string[]) => (ofFork ? [] : [...new Set(all)].slice(0, MAX_NAMES))
  return {
    ...totalsOf(unionOf(now)),
    complete: named.unread.size === 0,
    ofFork,
    fewer,
    base: base && {
      branch: base.branch,
      current: base.isCurrent,
      runId: base.run.id,
      number: base.run.number,
      url: base.run.url,
    },
    notCompared: fewer === undefined ? whyNot() : undefined,
    artifacts: now.map(({ artifact, jobIds, outcomes, files, complete }) => {
      const tests = files.flatMap((file) => file.results.tests)
      const retried = tests.flatMap((test) => (test.outcome === 'flaky' ? titleOf(test) : []))
      return { artifact, jobIds, ...totalsOf(outcomes), complete, retriedTests: bounded(retried) }
    }),
    findings: findings.map(({ key, suites, ...finding }) => {
      const group = now.find((one) => one.key === key)
      const [jobId, ...more] = group?.jobIds ?? []
      const { artifact } = group ?? before.find((one) => one.key === key) ?? {}
      const only = more.length === 0 ? jobId : undefined
      return { ...finding, artifact, jobId: only, suites: bounded(suites) }
    }),
  }

  function whyNot(): string {
    if (typeof read !== 'object') return read ?? 'the base branch could not be read'
    if (before.length === 0) return `${read.branch} has no such artifact`
    const isRead = isWhole && [...now, ...before].every((one) => one.complete)
    return isRead ? 'not every job passed' : 'not all files could be read'
  }
}

/** Whether nothing in a job failed so far; another one than that of the report has to have finished. */
function hasPassed({ outcome, current }: JobReport): boolean {
  return outcome === undefined ? current : isPass(outcome)
}

/** Groups files by artifact: those whose names differ only in what one run has are one, unless another run has the name. */
function groupsIn(
  { files, unread }: FoundResults,
  run: BaseTests['run'],
  others: ReadonlySet<string | undefined>,
) {
  const broken = [...unread].filter((name) => name !== undefined)
  const artifacts = new Set([...files.map(({ artifact }) => artifact), ...broken])
  const keyOf = (name: string | undefined) =>
    others.has(name) ? (name ?? '') : maskName(name ?? '', run)
  return [...Map.groupBy(artifacts, keyOf)].map(([key, some]) => {
    const byArtifact = some.map((name) => files.filter(({ artifact }) => artifact === name))
    return {
      key,
      artifact: some.length === 1 ? some[0] : key,
      files: byArtifact.flat(),
      outcomes: unionOf(byArtifact.map((own) => ({ outcomes: outcomesOf(own) }))),
      complete: !some.some((name) => unread.has(name)),
    }
  })
}

/** Masks what another run has in another form: long numbers, such as ids, its own number, and the commits. */
function maskName(name: string, { number, commit, checkedOut }: BaseTests['run']): string {
  const isCommit = (part: string) =>
    [commit, checkedOut].some((sha) => sha?.startsWith(part.toLowerCase()) === true)
  return name
    .replace(/[\da-f]{7,40}/gi, (part) => (/^\d+$/.test(part) || isCommit(part) ? '*' : part))
    .replace(/\d+/g, (part) => (Number(part) === number ? '*' : part))
}

/** Equal suites of a name are numbered, since their hosts and folders can differ in each run. */
function outcomesOf(files: readonly ResultFile[]): Outcomes {
  const suites = [...Map.groupBy(suitesIn(files), ({ name }) => name)]
  const tests = suites.flatMap(([name, alike]) =>
    alike.flatMap((suite, at) => [...suite.tests].map(([id, test]) => ({ name, at, id, test }))),
  )
  return new Map(
    tests.map(({ name, at, id, test }) => [
      testKey(name, at, id),
      typeof test === 'object' ? test.outcome : test,
    ]),
  )
}

function totalsOf(outcomes: Outcomes): TestTotals {
  const all = [...outcomes.values()]
  const count = (one: (typeof all)[number]) => all.filter((outcome) => outcome === one).length
  const [failed, skipped, retried] = [count('failed'), count('skipped'), count('flaky')]
  return { total: all.length, failed, skipped, retried }
}
