import type { JobReport } from '../../model/report/job-report.ts'
import type { Report } from '../../model/report/report.ts'
import { EXPRESSION, type WorkflowJob } from '../../model/workflow-file.ts'
import { listNameMatches, matchJobName, type NameMatch, keyPosition } from '../jobs/job-name.ts'
import { CALLS } from '../jobs/name-levels.ts'
import { keyWithin, type NeedsScope, scopesOf } from '../needs/keys-by-file.ts'
import { matchesPattern, patternsMeet } from '../text-pattern.ts'

/** Declarations of the workflow file for the listed jobs of a run; nothing without it. */
export interface FileJobs {
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
export function readFileJobs({ run: { graph = [] }, jobs = [] }: Report): FileJobs {
  const listed = jobs.filter(({ job }) => job.kind === 'job')
  const named = Map.groupBy(listed, ({ job }) => job.name)
  const matches = new Map(
    listed.map((report) => {
      const { name } = report.job
      // Of jobs with one name, each can be any that the file lets have it.
      const match = (named.get(name)?.length ?? 0) > 1 ? listNameMatches : matchJobName
      return [report.job.id, match(name, graph)]
    }),
  )
  const matchesOf = ({ job }: JobReport): readonly NameMatch[] => matches.get(job.id) ?? []
  const current = jobs.find((report) => report.current)?.job.name
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
        report.job.name,
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
export function isKey(key: string, line: string): boolean {
  return matchesPattern(key, line) || key.toLowerCase() === line.toLowerCase()
}

function isDeclaredFor(job: WorkflowJob, patterns: readonly string[]): boolean {
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
          ids.add(found.report.job.id)
          open.push(found.match)
        }
      }
    }
  }
  return { ids, keys }
}
