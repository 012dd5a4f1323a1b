import { namedByGate } from '../../model/report/own-gate.ts'
import { jobStart } from '../../model/report/job-times.ts'
import type { SeenGate, Report } from '../../model/report/report.ts'
import type { Job, Run } from '../../model/run.ts'
import type { DeclaredInputs } from '../../model/workflow-file.ts'
import { allowInRun } from '../allow-failures.ts'
import { FAIL_ON_ANY, FAIL_ON_NEW } from '../gate/fail-on.ts'
import { type GateInputs, withGate } from '../gate/gate.ts'
import { onlyMatch } from '../jobs/job-name.ts'
import { conclusionOf, hasNotPassed } from '../jobs/timing.ts'

/** What a step reads of the inputs that its workflow file declares. */
export interface DeclaredGate extends Pick<GateInputs, 'failOn'> {
  /** `undefined` if it is not known of all that can exempt a failure. */
  readonly inputs: GateInputs | undefined
}

/** @returns `undefined` if the step fails because of them */
export type GateReader = (declared: DeclaredInputs) => DeclaredGate | undefined

/** Adds the gate of a run, if a job shows whether it passed. */
export function withSeenGate(report: Report, readGate: GateReader | undefined): Report {
  return { ...report, seenGate: readGate && seenGate(report, readGate) }
}

/**
 * Finds the job that shows by its success that the gate of a run passed, or by its log that it failed for other jobs: (1) the
 * only one of which a step uses this action, if its conclusion shows that for any or for new failures; (2) it ran in this
 * attempt, alone under its name, and (3) began after all else that failed had ended. `undefined` while the run goes on, and of
 * a fork, whose workflow files are its own. What its log names it fails for, whatever is known since.
 */
function seenGate(report: Report, readGate: GateReader): SeenGate | undefined {
  const { run, jobs = [], complete, failures } = report
  if (run.conclusion === undefined || run.fork !== undefined || !complete) return undefined
  const [declared, another] = (run.graph ?? []).filter(({ gate }) => gate !== undefined)
  if (typeof declared?.gate !== 'object' || another !== undefined) return undefined // 1
  const { failOn = [], inputs } = readGate(declared.gate) ?? {}
  if (![FAIL_ON_ANY, FAIL_ON_NEW].some((value) => failOn.includes(value))) return undefined // 1
  const [found, other] = jobs.filter(({ listed: { name } }) => {
    const match = onlyMatch(name, run.graph)
    return match?.length === 1 && match[0]?.job === declared
  })
  const isOnly = found !== undefined && other === undefined && !found.carriedOver // 2
  if (!isOnly || !hasSeenAll(found.listed, run)) return undefined
  const { listed: job } = found
  const fails = conclusionOf(job) !== 'success'
  const failure = failures.find((one) => one.job === found)
  const named = fails ? failure && namedByGate(failure.excerpts) : []
  if (named === undefined) return undefined
  if (inputs === undefined) return { job, fails, exempt: [], allowed: [] }
  const judged = withGate(allowInRun(report, inputs.allowedFailures), inputs)
  const exempt = judged.gate?.exempt.filter(({ name = '' }) => !named.includes(name)) ?? []
  const allowed = (judged.jobs ?? []).flatMap(({ forgiven, listed: { id, name } }) =>
    forgiven && !named.includes(name) ? id : [],
  )
  return { job, fails, exempt, allowed }
}

/** Whether a job may show that the gate of a run passed, whatever its workflow file says. */
export function mayShowGate(run: Run): boolean {
  return (run.jobs ?? []).some((job) => conclusionOf(job) === 'success' && hasSeenAll(job, run))
}

/** Whether a job began after all else that failed had ended. (3) */
function hasSeenAll(job: Job, { jobs = [] }: Run): boolean {
  const start = jobStart(job) ?? -Infinity
  const endOf = ({ state }: Job) => (state.kind === 'finished' && state.completedAt) || Infinity
  return jobs.filter((one) => one !== job && hasNotPassed(one)).every((one) => endOf(one) <= start)
}
