import type { Read } from '../../model/note.ts'
import { isPass } from '../../model/conclusion.ts'
import { MAX_TEST_NAMES } from '../../model/reasons.ts'
import type { EarlierAttempt } from '../../model/report/attempts.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import {
  type BaseTests,
  type FoundResults,
  NO_RESULTS,
  numberer,
  type ResultFile,
  type TestResult,
  type UnreadResults,
  resultTitle,
  unreadResults,
  withoutNumber,
} from '../../model/results/test-results.ts'
import type { Job, Run } from '../../model/run.ts'
import type { Tests, TestTotals, UnreadTests } from '../../model/shapes/tests.ts'
import { suitesIn } from '../failures/join-results.ts'
import {
  compareTests,
  type Outcomes,
  ranIn,
  type Sides,
  type TestGroup,
  testKey,
  unionOf,
} from './compare-tests.ts'

export interface TestFacts {
  /** Results of the files that the user names; `undefined` if none were wanted. */
  readonly named?: FoundResults | undefined
  /**
   * Those of the base branch, or a clause that says why nothing can be compared. Without `read`, GitHub could not be read;
   * `undefined` if too few requests remain.
   */
  readonly baseTests?: { readonly read?: Read<BaseTests> | undefined } | undefined
  readonly earlierAttempts?: readonly EarlierAttempt[] | undefined
  /** Whether the run is of a fork. */
  readonly isFromFork?: boolean | undefined
}

interface RunOfTests {
  readonly run: Run
  readonly jobs: readonly JobReport[]
  readonly complete: boolean
}

/** Counts the tests of a run, and compares them with those of the base branch. */
export function reportTests(ofRun: RunOfTests, facts: TestFacts): Tests | undefined {
  if (facts.named === undefined) return undefined
  const { run, jobs } = ofRun
  const named = ownResults(ofRun, facts.named, facts.earlierAttempts)
  const { read: baseTests } = facts.baseTests ?? { read: { unread: 'too few API requests remain' } }
  const base = baseTests?.read
  const now = groupsIn(named, run, base?.results.files ?? [], jobs)
  const before = groupsIn(base?.results ?? NO_RESULTS, base?.run ?? run, named.files, [])
  const isWhole = ofRun.complete && isListed(named)
  const { findings, fewer } = compareTests(
    sidesOf({ now, before, base, jobs, isComplete: isWhole }),
  )
  const ofFork = facts.isFromFork === true && jobs.every(({ current }) => !current)
  const bounded = (names: readonly string[]) =>
    ofFork ? [] : [...new Set(names)].slice(0, MAX_TEST_NAMES)
  const artifacts = Array.from(now.values(), (group) => {
    const { artifact, jobIds, outcomes, complete } = group
    const retriedTests = bounded(retriedIn(group))
    return { artifact, jobIds, ...countOutcomes(outcomes), complete, retriedTests }
  })
  const testFindings = findings.map(({ key = '-', suites, ...finding }) => {
    const here = now.get(key)
    const { artifact = pathsIn(here), jobIds = [] } = here ?? before.get(key) ?? {}
    const jobId = here !== undefined && jobIds.length === 1 ? jobIds[0] : undefined
    const listed = here === undefined ? (base?.jobs ?? []) : jobs.map(({ listed: job }) => job)
    const names = uploaderNames(jobIds, listed)
    return { ...finding, artifact, jobId, jobs: names, suites: bounded(suites) }
  })
  return {
    ...countOutcomes(unionOf(now)),
    complete: named.unread.every(({ kind }) => kind === 'tests-missing'),
    ofFork,
    fewer,
    base: base && {
      branch: base.branch,
      current: base.isCurrent,
      runId: base.run.id,
      number: base.run.number,
      url: base.run.url,
    },
    notCompared:
      fewer === undefined
        ? whyNotCompared(baseTests, { now, before, isComplete: isWhole })
        : undefined,
    artifacts,
    findings: testFindings,
    unread: unreadTests(named.unread, jobs),
  }
}

/**
 * Lists what was not read, although it had to be there: (1) what is missing, if every job passed that can have the file; (2)
 * a file or an artifact whose jobs passed; (3) all, if any job passed.
 */
function unreadTests(
  unread: readonly UnreadResults[],
  jobs: readonly JobReport[],
): readonly UnreadTests[] {
  const haveAllRun = jobs.every((job) => (job.current ? hasPassed(job) : job.outcome === 'success'))
  return unread.flatMap(({ kind, artifact, name, reason, uploaders }) => {
    const ids = uploaders.map(({ jobId }) => jobId)
    const own = jobs.filter(({ listed: job }) => ids.includes(job.id))
    const isOfAll = kind === 'tests-unnamed' || (artifact === undefined && own.length === 0)
    const counts =
      kind === 'tests-missing'
        ? haveAllRun // 1
        : isOfAll
          ? jobs.some(hasPassed) // 3
          : (own.length === 0 ? jobs : own).every(hasPassed) // 2
    const names = [...new Set(own.map(({ listed: job }) => job.name))]
    return counts ? [{ reason: kind, artifact, name, text: reason, jobs: names }] : []
  })
}

/** Lists the artifacts of which not all was read; `undefined` for others, or files of the workspace. */
function brokenArtifacts({ unread }: FoundResults): ReadonlySet<string | undefined> {
  const isBroken = ({ kind }: UnreadResults) => kind === 'tests-cut' || kind === 'tests-unread'
  return new Set(unread.filter(isBroken).map(({ artifact }) => artifact))
}

/** Whether all artifacts were listed, and all files of the workspace were read. */
function isListed(found: FoundResults): boolean {
  return !brokenArtifacts(found).has(undefined)
}

/**
 * Omits files of an earlier attempt: an artifact without a job of this attempt, or with the id of a job that was repeated.
 */
function ownResults(
  { run, jobs }: RunOfTests,
  named: FoundResults,
  earlierAttempts: readonly EarlierAttempt[] = [],
): FoundResults {
  if ((run.attempt ?? 1) === 1) return named
  const isRepeated = (earlier: Job) =>
    jobs.some(({ listed: job, carriedOver }) => job.name === earlier.name && !carriedOver)
  const repeated = earlierAttempts.flatMap((attempt) => (attempt.jobs ?? []).filter(isRepeated))
  const isOwn = ({ artifact, uploaders }: Pick<ResultFile, 'artifact' | 'uploaders'>) => {
    if (artifact === undefined) return true
    const ids: readonly string[] = artifact.match(/\d+/g) ?? []
    return uploaders.length > 0 && !repeated.some(({ id }) => ids.includes(String(id)))
  }
  const [files, unread] = [named.files.filter(isOwn), named.unread.filter(isOwn)]
  const hadAny = named.files.length + named.unread.length > 0
  const isLost = hadAny && files.length + unread.length === 0
  const missing = isLost ? unreadResults('tests-missing', OF_EARLIER_ATTEMPT).unread : []
  return { ...named, files, unread: [...unread, ...missing] }
}

const OF_EARLIER_ATTEMPT = 'all artifacts are of an earlier attempt'

/** Key that names an artifact in both runs. */
type ResultGroups = ReadonlyMap<string, ResultGroup>

interface ReadTests {
  readonly now: ResultGroups
  readonly before: ResultGroups
  /** Whether the run has finished, and all files were found. */
  readonly isComplete: boolean
}

interface SidesFacts extends ReadTests, Pick<RunOfTests, 'jobs'> {
  readonly base: BaseTests | undefined
}

function sidesOf({ now, before, base, jobs, isComplete: isWhole }: SidesFacts): Sides {
  const others = jobs.filter(({ current }) => !current)
  const isMissing = [...before.keys()].some((key) => !now.has(key))
  const mayBeElsewhere = isMissing && !jobs.every(hasPassed)
  const withUploaders = Array.from(before, ([key, group]): [string, TestGroup] => {
    const uploaders = base?.jobs && uploaderNames(group.jobIds, base.jobs)
    return [key, { ...group, ranHere: isWhole && haveRun(uploaders, jobs) }]
  })
  return {
    now,
    base: new Map(withUploaders),
    isOpen: !isWhole || mayBeElsewhere || [...now.values()].some(({ counts }) => !counts),
    haveAllRun: others.length > 0 && others.every(({ outcome }) => outcome === 'success'),
  }
}

/** Returns why nothing was compared, as part of a sentence. */
function whyNotCompared(
  baseTests: Read<BaseTests> | undefined,
  { now, before, isComplete: isWhole }: ReadTests,
): string {
  const base = baseTests?.read
  if (base === undefined) return baseTests?.unread ?? 'the base branch could not be read'
  const isWholeBase = isListed(base.results)
  if (before.size === 0 && isWholeBase) return `${base.branch} has no such artifact`
  if (!isWhole || !haveAllFiles(now)) return 'not all files could be read'
  return haveAllFiles(before) && isWholeBase
    ? 'not every job ran and passed'
    : `not all files of ${base.branch} could be read`
}

function haveAllFiles(groups: ResultGroups): boolean {
  return [...groups.values()].every(({ complete }) => complete)
}

/** Lists the titles of tests that failed first and passed at another try. */
function retriedIn({ files, passed }: ResultGroup): readonly string[] {
  const tests = files.flatMap((file) => file.results.tests)
  return tests.flatMap((test) => (endOf(test, passed) === 'flaky' ? resultTitle(test) : []))
}

/** Returns the names of the jobs that can have uploaded the files of an artifact. */
function uploaderNames(jobIds: readonly number[], jobs: readonly Job[]) {
  return [...new Set(jobs.flatMap(({ id, name }) => (jobIds.includes(id) ? name : [])))]
}

/** Whether jobs with these names ran and passed; `undefined` if none is known here. */
function haveRun(names: readonly string[] = [], jobs: readonly JobReport[]): boolean | undefined {
  const named = names.map((name) => jobs.filter(({ listed: job }) => job.name === name))
  if (named.every((jobsOfName) => jobsOfName.length === 0)) return undefined
  return named.every(
    (jobsOfName) => jobsOfName.length > 0 && jobsOfName.every((job) => job.outcome === 'success'),
  )
}

/** Paths in the workspace that a finding names. */
const MAX_PATHS = 3

/** Returns the paths of files in the workspace, as `test-results` names them; `undefined` if there are none. */
function pathsIn(group: ResultGroup | undefined): string | undefined {
  const paths = group?.files.map(({ name }) => `./${name}`) ?? []
  const more = paths.length > MAX_PATHS ? ', …' : ''
  return paths.length === 0 ? undefined : paths.slice(0, MAX_PATHS).join(', ') + more
}

/** Whether nothing in a job failed so far; a job other than the reporting one has to have finished. */
function hasPassed({ outcome, current }: JobReport): boolean {
  return outcome === undefined ? current : isPass(outcome)
}

/** The files of an artifact, or of several whose names differ only in what one run has. */
interface ResultGroup extends TestGroup {
  readonly artifact: string | undefined
  readonly files: readonly ResultFile[]
  readonly jobIds: readonly number[]
  /** Whether all files were read. */
  readonly complete: boolean
  /** Whether no job that can have uploaded it failed. */
  readonly passed: boolean
}

/**
 * Groups files by artifact, by a key that names it in both runs.
 *
 * 1. Artifacts whose names differ only in what one run has, such as its number, are one group.
 * 2. An artifact whose name the other run has as well is a group of its own.
 * 3. In a group of several, an artifact in which nothing ran is a group of its own, unless nothing ran in all of them.
 *
 * @param others the files of the other run
 */
function groupsIn(
  found: FoundResults,
  run: BaseTests['run'],
  others: readonly ResultFile[],
  jobs: readonly JobReport[],
): ResultGroups {
  const { files } = found
  const unread = brokenArtifacts(found)
  const shared = new Set(others.map(({ artifact }) => artifact))
  const broken = [...unread].filter((name) => name !== undefined)
  const artifacts = new Set([...files.map(({ artifact }) => artifact), ...broken])
  const keyOf = (name = '') => (shared.has(name) ? name : maskName(name, run)) // 2, 1
  const filesIn = (name: string | undefined) => files.filter(({ artifact }) => artifact === name)
  const isIdle = (name: string | undefined) =>
    !unread.has(name) && ranIn(outcomesOf(filesIn(name), true)).length === 0
  const groups = [...Map.groupBy(artifacts, keyOf)].flatMap(([key, names]) => {
    const idle = names.filter(isIdle) // 3
    if (idle.length === names.length) return [groupOf(key, names)]
    const busy = names.filter((name) => !idle.includes(name))
    return [groupOf(key, busy), ...idle.map((name, at) => groupOf(`${key}\n${at}`, [name]))]
  })
  return new Map(groups)

  function groupOf(key: string, names: readonly (string | undefined)[]) {
    const inGroup = names.flatMap(filesIn)
    const ids = inGroup.flatMap(({ uploaders }) => uploaders.map(({ jobId }) => jobId))
    const jobIds = [...new Set(ids)]
    const complete = !names.some((name) => unread.has(name))
    const passed = jobs
      .filter(({ listed: job }) => jobIds.length === 0 || jobIds.includes(job.id))
      .every(hasPassed)
    const group: ResultGroup = {
      artifact: names.length === 1 ? names[0] : key,
      files: inGroup,
      jobIds,
      complete,
      passed,
      outcomes: unionOf(
        names.map((name) => [name, { outcomes: outcomesOf(filesIn(name), passed) }]),
      ),
      counts: complete && passed,
    }
    return [key, group] as const
  }
}

/** Masks what another run has in another form: long numbers, such as ids, its own number, and the commits. */
function maskName(name: string, { number, commit, checkedOut }: BaseTests['run']): string {
  const isCommit = (part: string) =>
    [commit, checkedOut].some((sha) => sha?.startsWith(part.toLowerCase()) === true)
  return name
    .replace(/[\da-f]{7,40}/gi, (part) => (/^\d+$/.test(part) || isCommit(part) ? '*' : part))
    .replace(/\d+/g, (part) => (Number(part) === number ? '*' : part))
}

/**
 * Equal tests of suites of a name are numbered, since hosts and folders can differ in each run. One that was repeated is
 * one test, with all its tries.
 */
function outcomesOf(files: readonly ResultFile[], passed: boolean): Outcomes {
  const outcomes = new Map<string, ReturnType<typeof endOf>>()
  const numbered = numberer()
  for (const { name, tests } of suitesIn(files)) {
    const tried = new Set<string>()
    for (const [id, test] of tests) {
      const key = testKey(name, withoutNumber(id))
      const isRepeat = tried.has(key)
      if (passed && typeof test === 'object' && test.endedOtherwise) tried.add(key)
      else tried.delete(key)
      if (!isRepeat) outcomes.set(numbered(key), endOf(test, passed))
    }
  }
  return outcomes
}

/** @param passed whether no job with it failed: then one that failed first was repeated */
function endOf(test: TestResult | 'passed' | 'skipped', passed: boolean) {
  if (typeof test !== 'object') return test
  return test.endedOtherwise && passed ? 'flaky' : test.outcome
}

function countOutcomes(outcomes: Outcomes): TestTotals {
  const outcomeList = [...outcomes.values()]
  const count = (wanted: (typeof outcomeList)[number]) =>
    outcomeList.filter((outcome) => outcome === wanted).length
  const [failed, skipped, retried] = [count('failed'), count('skipped'), count('flaky')]
  return { total: outcomeList.length, failed, skipped, retried }
}
