import * as z from 'zod'
import type { AnyReport } from '../model/report/any-report.ts'
import { type CommitReport, jobsOf } from '../model/report/commit-report.ts'
import { mapSome } from '../model/some.ts'
import { decodeCause } from './decode/decode-failures.ts'
import { decodeReport } from './decode/decode-report.ts'
import { finder, InvalidReport } from './decode/decode-jobs.ts'
import { withoutUnits } from './decode/without-units.ts'
import { CommitReport as CommitReportShape } from '../model/shapes/commit-report.ts'
import { Report as ReportShape } from '../model/shapes/report.ts'
import { SCHEMA_VERSION } from '../model/schema-version.ts'
import { checkUrls, fieldOf } from './check-urls.ts'
import { pick } from './pick.ts'

/** The version and the kind of a report, which say what else to expect. */
const Heading = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION, {
    error: ({ input }) =>
      typeof input === 'number' && input > SCHEMA_VERSION
        ? `a newer version of Run Report wrote version ${input}; this one reads ${SCHEMA_VERSION}`
        : `expected ${SCHEMA_VERSION}${input === undefined ? ', received undefined' : ''}`,
  }),
  kind: z.enum(['run', 'commit']),
})

/**
 * Returns the report that a JSON value is, of a run or of a commit. Fields that this version does not know
 * are ignored, and so are its own words and counts: `headline`, `sentence`, `verdictText`, `advice`,
 * `counts`.
 *
 * @throws InvalidReport with the first field that is not what the schema requires
 */
export function decode(json: unknown): AnyReport {
  const { kind } = parseShape(Heading, json)
  if (kind === 'run') {
    const data = parseShape(ReportShape, json)
    checkUrls(data, new URL(data.run.url).origin)
    return decodeReport(data)
  }
  const data = parseShape(CommitReportShape, json)
  checkUrls(data, new URL(data.url).origin)
  return decodeCommitReport(data)
}

function parseShape<Shape extends z.ZodType>(shape: Shape, json: unknown): z.output<Shape> {
  const { success, data, error } = shape.safeParse(json)
  if (success) return data
  const { path = [], message = '' } = error.issues[0] ?? {}
  const problem = message.replace(/^(?:Invalid|Too) \w+: /, '')
  if (path.length === 0) throw new InvalidReport(problem)
  const field = fieldOf(path)
  throw new InvalidReport(
    problem.endsWith('received undefined') ? `${field} is missing` : `${field}: ${problem}`,
  )
}

/** @throws InvalidReport */
function decodeCommitReport({ runs, ...read }: z.output<typeof CommitReportShape>): CommitReport {
  const data = withoutUnits(read)
  const decoded = runs.map(({ report, ...run }) => ({ ...run, report: decodeReport(report) }))
  const fields = runs.flatMap(({ report }) => withoutUnits(report).failures)
  const findRun = finder(decoded, ({ report }) => report.run.id, 'run of the report')
  return {
    ...pick(data, 'kind', 'repository', 'commit', 'url', 'branch', 'pullRequest', 'madeAt'),
    ...pick(data, 'conflict', 'conclusion', 'gate', 'complete', 'requiredChecks', 'notes'),
    runs: decoded,
    causes: data.causes.map(({ runIds, ...cause }, index) => {
      const field = `causes[${index}]`
      const having = mapSome(runIds, (id) => findRun(id, `${field}.runIds`))
      const failures = having.flatMap(({ report }) => report.failures)
      const jobs = jobsOf(having)
      const findFailure = finder(failures, ({ job }) => job.listed.id, 'failure of these runs')
      const findJob = finder(jobs, ({ listed: job }) => job.id, 'job of these runs')
      return {
        ...decodeCause(cause, { findFailure, findJob, failures: fields }, field),
        runs: having,
      }
    }),
    totals: {
      ...pick(data, 'startedAt', 'completedAt', 'duration', 'execution', 'peakJobs', 'runsTotal'),
      ...pick(data, 'runsUnfinished', 'jobsTotal', 'jobsFailed', 'jobsUnfinished'),
    },
  }
}
