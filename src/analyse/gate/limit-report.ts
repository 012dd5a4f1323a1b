// Which jobs a gate looks at: `fail-on-jobs`.
import { isFailure, isPass } from '../../model/conclusion.ts'
import { idsOf, jobIdsOf, type JobReport } from '../../model/report/job-report.ts'
import type { Report } from '../../model/report/report.ts'
import type { GateMatch } from '../../model/shapes/gate.ts'
import type { Need, UnlistedNeed } from '../../model/shapes/report.ts'
import type { Tests } from '../../model/shapes/tests.ts'
import { matchesName } from '../failures/conclusion.ts'
import { isJobUnfinished, jobEnd } from '../jobs/job-report.ts'
import { contradict } from '../jobs/timing.ts'
import { isNamedAfter, keyWithin, type NeedsScope, scopesOf } from '../needs/possible-keys.ts'
import { EXPRESSION, type WorkflowJob } from '../../model/workflow-file.ts'
import {
  listNameMatches,
  matchJobName,
  type NameMatch,
  keyPosition,
  CALLS,
} from '../jobs/job-name.ts'
import { matchesPattern, patternsMeet } from '../text-pattern.ts'

export interface LimitInputs {
  /** Names of jobs, in which `*` stands for any text, or keys of `needs`; empty for all jobs. */
  readonly failOnJobs: readonly string[]
  readonly allowedFailures: readonly string[]
  /** Results in `needs` of the current job, whatever run is reported; `undefined` if it is not given. */
  readonly needs: readonly Need[] | undefined
}

interface Limited {
  /** Report without what the rules of `fail-on` do not look at. */
  readonly report: Report
  readonly matches: readonly GateMatch[]
  /** The results in `needs` that count if the reported run does not have the current job. */
  readonly needs: readonly Need[]
}

/**
 * Limits a report to what the lines of `fail-on-jobs` stand for:
 *
 * 1. jobs with such a name, or by the workflow file with such a key; never the current one, which only reports;
 * 2. results of such keys in `needs` that none of these jobs shows;
 * 3. what these jobs need, by the file, if it did not pass or has not finished;
 * 4. if it is unknown what a skipped one of them needs, all that failed before.
 */
export function limitReport(
  report: Report,
  { failOnJobs, needs = [], allowedFailures }: LimitInputs,
): Limited {
  if (failOnJobs.length === 0) return { report, matches: [], needs }
  const jobs = (report.jobs ?? []).filter(({ current }) => !current)
  const file = readFileJobs(report)
  const matches = failOnJobs.map((pattern): GateMatch => {
    const jobIds = jobs
      .filter((job) => isMeant(job, pattern, file))
      .map(({ listed: job }) => job.id)
    return { pattern, jobIds, keys: keysOf(needs).filter((key) => isKey(key, pattern)) }
  })
  const ids = new Set(matches.flatMap(({ jobIds }) => jobIds))
  const matched = jobs.filter(({ listed: job }) => ids.has(job.id)) // 1
  const keyed = needs.filter(({ key }) => matches.some(({ keys }) => keys.includes(key)))
  const own = report.needs.length === 0 ? [] : keyed
  const results = own.flatMap((need) =>
    unlistedResult(need, { report, matched, file, allowedFailures }),
  ) // 2
  const needed = file.neededBy(matched, failOnJobs)
  const unclear = unclearSkips(matched, results, file)
  const before = report.failures.filter(({ job }) => unclear.some((skip) => mayCause(job, skip)))
  const beforeIds = new Set(jobIdsOf(before))
  const counts = (job: JobReport) =>
    ids.has(job.listed.id) ||
    beforeIds.has(job.listed.id) || // 4
    (needed.ids.has(job.listed.id) && (isJobUnfinished(job) || !isPass(job.outcome ?? 'success'))) // 3
  const others = report.unlistedNeeds.filter(
    ({ key, result }) =>
      !isPass(result) &&
      !keysOf(own).includes(key) &&
      (unclear.length > 0 || needed.keys.has(key.toLowerCase()) || isOfLate(key, matched, file)),
  )
  // The list shows nothing that the results of these keys do not.
  const isDecided = failOnJobs.every((line) =>
    needs.some(({ key, result }) => key === line && result === 'success'),
  )
  const limited = {
    ...report,
    jobs: report.jobs && jobs.filter(counts),
    unlistedNeeds: [...results, ...others],
    complete: report.complete || isDecided,
    tests: report.tests && keepTests(report.tests, matched, failOnJobs),
  }
  return { report: withConclusionOfJobs(report, limited), matches, needs: keyed }
}

function keysOf(needs: readonly Need[]): string[] {
  return needs.map(({ key }) => key)
}

function isMeant(report: JobReport, pattern: string, file: FileJobs): boolean {
  return (
    matchesName(report.listed.name, [pattern]) ||
    [...file.keysOf(report)].some((key) => isKey(key, pattern)) ||
    file.isSkippedFor(report, pattern)
  )
}

interface ResultContext extends Pick<LimitInputs, 'allowedFailures'> {
  readonly report: Report
  /** The jobs that count. */
  readonly matched: readonly JobReport[]
  readonly file: FileJobs
}

/** Returns the result of a key, unless it succeeded, or one of its jobs shows why it did not: if all count, any can be it. */
function unlistedResult(need: Need, context: ResultContext): readonly UnlistedNeed[] {
  const { report, matched, file, allowedFailures } = context
  const { key, result } = need
  const unlisted = report.unlistedNeeds.filter((one) => one.key === key)
  if (result === 'success' || unlisted.length > 0) return unlisted
  const explains = ({ outcome = 'success' }: JobReport) =>
    result === 'skipped' ? outcome === result : !isPass(outcome)
  const areAll = report.jobs?.every((job) => job.current || matched.includes(job))
  const isOf = (job: JobReport) =>
    areAll || isNamedAfter(job.listed.name, key) || file.keysOf(job).has(key.toLowerCase())
  const isShown = matched.some((job) => explains(job) && isOf(job))
  const forgiven = isFailure(result) && matchesName(key, allowedFailures)
  return isShown ? [] : [{ key, result, forgiven, openLeg: undefined }]
}

/** Whether a result in `needs` may be of a job that the list still shows as unfinished. */
function isOfLate(key: string, matched: readonly JobReport[], file: FileJobs): boolean {
  return matched.some(
    (job) => isJobUnfinished(job) && (!file.isKnown || file.keysOf(job).has(key.toLowerCase())),
  )
}

/** Lists the skipped jobs and keys of which it is unknown what they need. */
function unclearSkips(
  matched: readonly JobReport[],
  results: readonly UnlistedNeed[],
  file: FileJobs,
): readonly (JobReport | undefined)[] {
  return [
    ...matched.filter((job) => job.outcome === 'skipped' && file.isUnclear(job)),
    ...results.flatMap(({ result }) => (result === 'skipped' && !file.isKnown ? [undefined] : [])),
  ]
}

/** Whether a failure may be why a job was skipped, which GitHub decides when the last job that it needs has finished. */
function mayCause(failed: JobReport, skip: JobReport | undefined): boolean {
  if (failed.current) return false
  const { createdAt, state } = skip?.listed ?? {}
  const startedAt = state?.kind === 'finished' ? state.startedAt : undefined
  return !contradict(jobEnd(failed), createdAt ?? startedAt)
}

/** Keeps what is unusual about artifacts that some jobs can have uploaded, here or in the run of the base branch. */
function keepTests(tests: Tests, matched: readonly JobReport[], lines: readonly string[]): Tests {
  const names = new Set(matched.map(({ listed: job }) => job.name))
  const isOf = (name: string) => names.has(name) || matchesName(name, lines)
  const findings = tests.findings.filter(
    // A finding on all artifacts together belongs to no job.
    ({ artifact, jobs }) => artifact !== undefined && (jobs.length === 0 || jobs.some(isOf)),
  )
  const unread = tests.unread.filter(({ jobs }) => jobs.length === 0 || jobs.some(isOf))
  return { ...tests, findings, unread }
}

/**
 * Lets the run as a whole count only if jobs are not listed, or not yet as finished although GitHub has concluded the
 * run. Then it fails, unless a failure elsewhere explains its conclusion.
 */
function withConclusionOfJobs(whole: Report, limited: Report): Report {
  const { jobs = [], run } = limited
  const isLate = run.conclusion !== undefined && jobs.some(isJobUnfinished)
  const complete = limited.complete && !isLate
  const totals = { ...whole.totals, jobsUnfinished: jobs.filter(isJobUnfinished).length }
  if (complete) {
    // Of another run, a job that has not finished shows nothing.
    const isKnown = whole.currentJobId !== undefined || !jobs.every(isJobUnfinished)
    const conclusion = isKnown || jobs.length === 0 ? 'success' : 'unknown'
    return { ...limited, totals, unfinished: false, conclusion }
  }
  const ids = new Set(idsOf(jobs))
  const isElsewhere = whole.failures.some(({ job }) => !ids.has(job.listed.id))
  const conclusion = isElsewhere ? 'unknown' : whole.conclusion
  return { ...limited, totals, complete, conclusion }
}

/** Declarations of the workflow file for the listed jobs of a run; nothing without it. */
interface FileJobs {
  /** Whether the file was read. */
  readonly isKnown: boolean
  /** Returns the keys, in lower case, that a job or its caller may have in the workflow of the gate. */
  readonly keysOf: (report: JobReport) => ReadonlySet<string>
  /** Whether it is unknown what a job needs: its file was not read, or does not declare it. */
  readonly isUnclear: (report: JobReport) => boolean
  /** Whether a skipped job stands for one with such a name. */
  readonly isSkippedFor: (report: JobReport, pattern: string) => boolean
  /** Returns what jobs need: by what is declared for them, and for those of the patterns that are not listed yet. */
  readonly neededBy: (matched: readonly JobReport[], patterns: readonly string[]) => NeededJobs
}

/** Jobs that some jobs need, also through others. */
interface NeededJobs {
  /** Ids of the listed jobs. */
  readonly ids: ReadonlySet<number>
  /** Keys as `needs` writes them. */
  readonly keys: ReadonlySet<string>
}

/** Returns what the workflow file declares for the listed jobs of a run. */
function readFileJobs({ run: { graph = [] }, jobs = [] }: Report): FileJobs {
  const listed = jobs.filter(({ listed: job }) => job.kind === 'job')
  const named = Map.groupBy(listed, ({ listed: job }) => job.name)
  const matches = new Map(
    listed.map((report) => {
      const { name } = report.listed
      // Of jobs with one name, each can be any that the file lets have it.
      const match = (named.get(name)?.length ?? 0) > 1 ? listNameMatches : matchJobName
      return [report.listed.id, match(name, graph)]
    }),
  )
  const matchesOf = ({ listed: job }: JobReport): readonly NameMatch[] => matches.get(job.id) ?? []
  const current = jobs.find((report) => report.current)?.listed.name
  const top: NeedsScope = { graph, caller: undefined, level: 0 }
  const scopes = current === undefined ? [top] : scopesOf(current, graph)
  return {
    isKnown: graph.length > 0,
    keysOf: (report) =>
      new Set(scopes.flatMap((scope) => matchesOf(report).map((match) => keyWithin(scope, match)))),
    isUnclear: (report) => {
      const found = matchesOf(report)
      return found.length === 0 || found.some((match) => match.at(-1)?.job.called === 'unread')
    },
    isSkippedFor: (report, pattern) =>
      report.outcome === 'skipped' &&
      possibleNames(
        report.listed.name,
        matchesOf(report).map((match) => match.at(-1)?.job),
      ).some((form) => patternsMeet(pattern, form)),
    neededBy: (matched, patterns) => {
      const all = listed.flatMap((report) => matchesOf(report).map((match) => ({ report, match })))
      const known = new Set(all.map(({ match }) => match[0]?.job))
      const open = graph.filter((job) => !known.has(job) && isDeclaredFor(job, patterns))
      const start = [...matched.flatMap(matchesOf), ...open.map((job) => [{ job, leg: '' }])]
      return closureOf(start, all)
    },
  }
}

/** Whether a line names a key. GitHub ignores the case of keys. */
function isKey(key: string, line: string): boolean {
  return matchesPattern(key, line) || key.toLowerCase() === line.toLowerCase()
}

/** Whether a line stands for a job of the workflow file, or for a leg of it. */
export function isDeclaredFor(job: WorkflowJob, patterns: readonly string[]): boolean {
  const forms = possibleNames(job.name, [job])
  return patterns.some(
    (line) => isKey(job.key, line) || forms.some((form) => patternsMeet(line, form)),
  )
}

/**
 * Lists what the jobs can be called that a skipped one stands for: GitHub lists a matrix or a call that was skipped as a
 * whole as one job, with the expressions in its name or without what the name of each leg adds.
 *
 * @param declared what the file has for the name; empty if unknown
 */
function possibleNames(
  name: string,
  declared: readonly (WorkflowJob | undefined)[],
): readonly string[] {
  const base = name.split(EXPRESSION).join('*')
  const isKnown = declared.length > 0
  const legs = !isKnown || declared.some((job) => job?.matrix) ? ['', ' (*)'] : ['']
  const calls =
    !isKnown || declared.some((job) => job?.called !== undefined) ? ['', `${CALLS}*`] : ['']
  return legs.flatMap((leg) => calls.map((call) => `${base}${leg}${call}`))
}

interface FoundJob {
  readonly report: JobReport
  readonly match: NameMatch
}

/** Follows `needs`, also those of callers, from some jobs to all jobs before them. */
function closureOf(start: readonly NameMatch[], all: readonly FoundJob[]): NeededJobs {
  const byPosition = Map.groupBy(
    all.flatMap((found) =>
      found.match.map((_, level) => ({ ...found, position: keyPosition(found.match, level) })),
    ),
    ({ position }) => position,
  )
  const ids = new Set<number>()
  const keys = new Set<string>()
  const positions = new Set<string>()
  const open = [...start]
  // The iteration includes the matches that it adds.
  for (const match of open) {
    for (const [level, { job }] of match.entries()) {
      for (const key of job.needs) {
        const position = keyPosition(match, level, key)
        if (positions.has(position)) continue
        positions.add(position)
        keys.add(key)
        for (const found of byPosition.get(position) ?? []) {
          ids.add(found.report.listed.id)
          open.push(found.match)
        }
      }
    }
  }
  return { ids, keys }
}
