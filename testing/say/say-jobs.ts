import type { ReportJson } from '../../src/model/shapes/report.ts'
import type { World } from '../world.ts'

type FailureJson = ReportJson['failures'][number]

/** Joins what is said. */
export function joined(...parts: readonly (string | false | null | undefined)[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join(', ')
}

/** Returns the name of a job by its id; jobs of one name have a number, too. */
export function jobNames({ jobs }: Pick<ReportJson, 'jobs'>): (id: number) => string {
  return (id) => {
    const name = jobs.find((job) => job.id === id)?.name ?? 'a job that is not listed'
    const ids = jobs.flatMap((job) => (job.name === name ? [job.id] : [])).toSorted((a, b) => a - b)
    return ids.length > 1 ? `${name} #${ids.indexOf(id) + 1}` : name
  }
}

function sayCanceller(by: FailureJson['cancelledBy'], nameOf: (id: number) => string) {
  if (by === null) return undefined
  const whom = by.kind === 'person' ? `@${by.login ?? ''}` : by.kind
  const failed = by.failedJobId === null ? '' : ` of ${nameOf(by.failedJobId)}`
  return `by ${whom}${failed}${by.inferred ? ' (inferred)' : ''}`
}

/** Kinds that the outcome names. */
const NAMED = ['failed-step', 'cancelled', 'timed-out']

function sayFailure(failure: FailureJson, nameOf: (id: number) => string): string {
  const { kind, step, reason, otherSteps, limitOf, limitSeconds, cancelledBy } = failure
  const steps = [step, ...otherSteps].filter((name) => name !== null)
  const because = failure.causeJobIds.filter((id) => id !== cancelledBy?.failedJobId)
  return joined(
    NAMED.includes(kind) ? undefined : kind,
    steps.length > 0 && `at ${steps.join(' and ')}`,
    failure.cancelledAtStepNumber !== null && `cancelled in step ${failure.cancelledAtStepNumber}`,
    sayCanceller(cancelledBy, nameOf),
    limitOf !== null && `limit of the ${limitOf}: ${limitSeconds ?? '?'} s`,
    failure.infrastructure && 'infrastructure',
    failure.waitedSeconds != null && `after a wait of ${failure.waitedSeconds} s`,
    cancelledBy === null && limitOf === null && reason,
    because.length > 0 && `because of ${because.map(nameOf).join(' and ')}`,
  )
}

/** Lets each job be created after the one before it has finished, as GitHub does with jobs that need each other. */
export function inSequence(world: World): World {
  const attempts = world.attempts.map(({ jobs, ...attempt }) => ({
    ...attempt,
    jobs: jobs?.map((job, at) => {
      const isOpen = job.state === 'in_progress'
      const times = {
        created: at * 70,
        start: at * 70 + 2,
        ...(isOpen ? {} : { end: at * 70 + 65 }),
      }
      return { ...(job.isCarriedOver ? {} : times), ...job }
    }),
  }))
  return { ...world, attempts }
}

/** Says of each skipped job why it was. */
export function saySkips({ jobs }: ReportJson): string {
  const lines = jobs.flatMap(({ name, outcome, skippedBecause }) => {
    if (outcome !== 'skipped') return []
    const { kind, job, conclusion, before, condition, isDue } = skippedBecause ?? {}
    const where = before && `before ${before}`
    const why = [kind, job, conclusion, where, condition, isDue && 'due']
    return [`${name}: ${joined(...why) || 'no reason'}`]
  })
  return lines.join('; ') || 'none skipped'
}

/** Says how each job ended that did not pass, and why; `all passed`, if all have. */
export function sayJobs(report: ReportJson): string {
  const nameOf = jobNames(report)
  const lines = report.jobs.flatMap((job) => {
    const { outcome, forgiven, status } = job
    if (outcome === 'success') return []
    const failure = report.failures.find(({ jobId }) => jobId === job.id)
    const why = failure && sayFailure(failure, nameOf)
    return [`${nameOf(job.id)}: ${joined(outcome ?? status, forgiven && 'forgiven', why)}`]
  })
  return lines.length === 0 ? 'all passed' : lines.join('; ')
}
