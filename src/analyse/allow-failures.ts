import { type Conclusion, isFailure, isPass } from '../model/conclusion.ts'
import type { AnyReport } from '../model/report/any-report.ts'
import { type Cause, verdictOn } from '../model/report/cause.ts'
import type { CommitReport } from '../model/report/commit-report.ts'
import { idsOf, type JobReport } from '../model/report/job-report.ts'
import type { Report } from '../model/report/report.ts'
import type { Gate, GateExemption, GateFinding } from '../model/shapes/gate.ts'
import { isSome, mapSome } from '../model/some.ts'
import { groupCauses } from './causes/causes.ts'
import { concludeCommit, commitCauses, commitTotals } from './commit/analyse-commit.ts'
import { gateOf, ruleOf } from './gate/gate.ts'
import { matrixLegs } from './jobs/matrix-legs.ts'
import { accountForNeeds } from './needs/account-for-needs.ts'
import { worstJob, totalsOfRun } from './totals/totals.ts'
import { unlistedNotes } from './totals/notes.ts'
import { concludeRun, forgivenJobs, isUnlistedFailure, matchesName } from './failures/conclusion.ts'
import { compareRun } from './verdicts/compare-run.ts'
import { judgeCauses } from './verdicts/judge-causes.ts'

/**
 * Returns a report that was made without these `allowed-failures` as if it had been made with them. What
 * it forgives already stays forgiven.
 */
export function allowFailures(report: AnyReport, allowedFailures: readonly string[]): AnyReport {
  if (allowedFailures.length === 0) return report
  return report.kind === 'commit'
    ? allowInCommit(report, allowedFailures)
    : allowInRun(report, allowedFailures)
}

/** Returns the same of one run, also without `allowed-failures`. */
export function allowInRun(report: Report, allowedFailures: readonly string[]): Report {
  const { run, complete, needs, unlistedNeeds: before } = report
  const account = accountForNeeds(run, undefined)
  const rules = { run, account, allowedFailures, legs: matrixLegs(run.graph) }
  const forgiven = forgivenJobs(report.jobs ?? [], rules)
  const unlisted = before.map((need) => {
    const isAllowed = isUnlistedFailure(need) && matchesName(need.key, allowedFailures)
    return isAllowed ? { ...need, forgiven: true } : need
  })
  const isNew = (job: JobReport) => !job.forgiven && forgiven.has(job.listed.id)
  const jobs = report.jobs?.map((job) => (isNew(job) ? { ...job, forgiven: true } : job))
  const isSame = unlisted.every((need, index) => need === before[index])
  if (isSame && report.jobs?.some(isNew) !== true) return report
  const evidence = { run, jobs, complete, currentStatus: undefined, needs, unlisted }
  const conclusion = concludeRun({ ...evidence, allowedFailures })
  const counted = unlistedNotes(run, before).map(({ text }) => text)
  const allowed = {
    ...withJobs(report, jobs ?? []),
    jobs,
    unlistedNeeds: unlisted,
    conclusion,
    notes: report.notes.flatMap((note) =>
      counted.includes(note.text) ? unlistedNotes(run, unlisted) : note,
    ),
  }
  return {
    ...allowed,
    gate: allowInGate(report.gate, { conclusion, reports: [allowed], allowedFailures }),
    totals: totalsOfRun(run, jobs ?? [], unlisted),
    failures: report.failures.filter(({ job }) => !isNew(job)),
    causes: withoutJobs(report, isNew),
  }
}

/** Returns a report with these jobs in the groups, on the path and among the waits, too. */
function withJobs(report: Report, jobs: readonly JobReport[]): Report {
  const byId = new Map(jobs.map((job) => [job.listed.id, job]))
  const inReport = (job: JobReport) => byId.get(job.listed.id) ?? job
  const inEntry = <Entry extends { readonly job: JobReport }>(entry: Entry) => ({
    ...entry,
    job: inReport(entry.job),
  })
  const { criticalPath: path, waiting, slowestJob, slowestSteps, unneeded } = report
  return {
    ...report,
    groups: report.groups.map((group) => {
      const members = mapSome(group.jobs, inReport)
      return { ...group, jobs: members, worst: worstJob(members) }
    }),
    criticalPath: path && { ...path, jobs: path.jobs.map(inEntry) },
    waiting: { ...waiting, unstarted: waiting.unstarted.map(inEntry) },
    slowestJob: slowestJob && inReport(slowestJob),
    slowestSteps: slowestSteps.map(inEntry),
    unneeded: unneeded.map(inReport),
  }
}

function allowInCommit(report: CommitReport, allowedFailures: readonly string[]): CommitReport {
  const runs = report.runs.map((run) => {
    return { ...run, report: allowInRun(run.report, allowedFailures) }
  })
  if (runs.every((run, index) => run.report === report.runs[index]?.report)) return report
  // A report that failed does not show whether runs that it omits have passed.
  const othersPassed = report.complete || isPass(report.conclusion)
  const conclusion = concludeCommit(runs, othersPassed)
  const reports = runs.map((run) => run.report)
  return {
    ...report,
    runs,
    conclusion,
    gate: allowInGate(report.gate, { conclusion, reports, allowedFailures }),
    totals: commitTotals(runs),
    causes: commitCauses(runs),
  }
}

interface AllowedReports {
  /** Conclusion of the run or the commit. */
  readonly conclusion: Conclusion
  readonly reports: readonly Pick<Report, 'run' | 'jobs' | 'conclusion'>[]
  readonly allowedFailures: readonly string[]
}

/** Removes what is forgiven now from what the gate decided. */
function allowInGate(
  gate: Gate | undefined,
  { conclusion, reports, allowedFailures }: AllowedReports,
): Gate | undefined {
  if (gate === undefined) return undefined
  const jobs = reports.flatMap((report) => report.jobs ?? []).filter(({ forgiven }) => forgiven)
  const ids = new Set<number | undefined>(idsOf(jobs))
  const passed = reports.filter((report) => isPass(report.conclusion))
  const runIds = new Set<number | undefined>(passed.map(({ run }) => run.id))
  const isKept = ({ kind, jobId, runId, name = '', ...rest }: GateFinding | GateExemption) => {
    switch (kind) {
      case 'job':
        return !ids.has(jobId)
      case 'need':
        return !isFailure(rest.conclusion ?? 'success') || !matchesName(name, allowedFailures)
      case 'run':
        return rest.reason === 'unfinished' || !runIds.has(runId)
      case 'commit':
        return !isPass(conclusion)
      case 'overrun':
      case 'tests':
      case 'pattern':
      case 'input':
        return true
    }
  }
  const rules = gate.rules.map(({ input, value, findings, idle }) =>
    ruleOf(input, value, findings.filter(isKept), idle),
  )
  return gateOf(rules, gate.soFar, gate.exempt.filter(isKept), gate.onlyJobs)
}

/**
 * Removes jobs from causes, and causes without other jobs. What followed from these stands below another cause that it follows
 * from, or is its own.
 */
function withoutJobs(
  { run, jobs, failures: all, causes }: Report,
  isAllowed: (job: JobReport) => boolean,
): Cause[] {
  const keep = (failures: Cause['failures']) => failures.filter(({ job }) => !isAllowed(job))
  const kept = causes.flatMap((cause): Cause[] => {
    const [failures, judged] = [keep(cause.failures), keep(cause.judged)]
    if (!isSome(failures)) return []
    const consequences = cause.consequences.filter((job) => !isAllowed(job))
    if (isSome(judged)) return [{ ...cause, failures, consequences, judged }]
    // Only jobs are left whose logs were not read.
    const unread = { message: undefined, isMessageCertain: false, signature: undefined }
    const verdict = verdictOn(cause, failures[0])
    return [
      { ...cause, ...unread, failures, consequences, judged: failures, verdict, steps: undefined },
    ]
  })
  const freed = causes
    .filter((cause) => !isSome(keep(cause.failures)))
    .flatMap(({ consequences }) => consequences.filter((job) => !isAllowed(job)))
  const ownerOf = (job: JobReport) =>
    kept.find(({ failures }) =>
      failures.some((failure) => job.causes.some(({ id }) => id === failure.job.listed.id)),
    )
  const own = freed
    .filter((job) => ownerOf(job) === undefined)
    .flatMap((job) => all.filter((one) => one.job.listed.id === job.listed.id))
  const groups = groupCauses(own.map((one) => ({ ...one, job: { ...one.job, causes: [] } })))
  return [
    ...kept.map((cause) => ({
      ...cause,
      consequences: [...cause.consequences, ...freed.filter((job) => ownerOf(job) === cause)],
    })),
    ...judgeCauses(compareRun({ run, jobs, causes: groups })),
  ]
}
