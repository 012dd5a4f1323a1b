/**
 * How often the critical path is exactly right on simulated workflows whose `needs` are known.
 * Right is the same list of jobs as the true path. Times come in whole seconds: of two jobs that
 * ended in the same second and were both needed, either counts, and how often that helped is said.
 */
import { criticalPath } from '../src/analyse/critical-path.ts'
import { decodeWorkflowFile } from '../src/github/workflow-file.ts'
import { SECOND } from '../src/model/time.ts'
import { simulateWorkflow, type SimulatedWorkflow, type TrueJob } from './simulate-workflow.ts'
import type { Scheduler } from './simulate/run.ts'

const WORKFLOWS = 1_000
const NEEDED = { times: 0.95, needs: 0.995 }

type Source = keyof typeof NEEDED

function main(): void {
  for (const scheduler of ['one', 'each'] as const) {
    for (const source of ['times', 'needs'] as const) {
      const share = measure(source, scheduler)
      // The target is set for the scheduler that real runs suggest.
      if (scheduler === 'one' && share < NEEDED[source]) process.exitCode = 1
    }
  }
}

function measure(source: Source, scheduler: Scheduler): number {
  const verdicts = Array.from({ length: WORKFLOWS }, (_, seed) => judge(seed, source, scheduler))
  const right = verdicts.filter(({ wrong }) => wrong === undefined).length
  const tied = verdicts.filter(({ tied }) => tied).length
  const withoutFile = verdicts.filter(({ basis }) => basis !== source).length
  const from = source === 'times' ? 'times alone' : 'the workflow file'
  console.log(
    `From ${from}, ${scheduler === 'one' ? 'one scheduler for the run' : 'a scheduler for each end'}: ` +
      `${((100 * right) / WORKFLOWS).toFixed(1)} % of ${WORKFLOWS} right ` +
      `(${tied} of them by a tie within a second, ${withoutFile} without that basis)`,
  )
  const reasons = Map.groupBy(verdicts, ({ wrong }) => wrong)
  for (const [reason, found] of reasons) {
    if (reason === undefined) continue
    const seeds = found.slice(0, 5).map(({ seed }) => seed)
    console.log(`  ${found.length} wrong: ${reason} (seeds ${seeds.join(', ')})`)
  }
  return right / WORKFLOWS
}

interface Verdict {
  readonly seed: number
  readonly basis: string | undefined
  /** Right only because two ends share a second. */
  readonly tied: boolean
  /** What misled it; `undefined` when it is right. */
  readonly wrong: string | undefined
}

function judge(seed: number, source: Source, scheduler: Scheduler): Verdict {
  const workflow = simulateWorkflow(seed, scheduler)
  const { file, jobs, startedAt } = workflow
  const graph = source === 'needs' ? decodeWorkflowFile(file.text, file.called) : undefined
  const path = criticalPath(jobs, startedAt, graph)
  const ids = path?.jobs.map(({ job }) => job.job.id) ?? []
  const wrong = whatIsWrong(ids, workflow)
  const exact = String(ids) === String(truePath(workflow).map(({ id }) => id))
  return { seed, basis: path?.basis, tied: wrong === undefined && !exact, wrong }
}

function truePath({ truth }: SimulatedWorkflow): TrueJob[] {
  const path: TrueJob[] = []
  let job = lastOf([...truth.values()].filter(({ job }) => !job.skipped))
  while (job !== undefined) {
    if (!job.job.skipped) path.unshift(job)
    job = lastOf(job.needs)
  }
  return path
}

function lastOf(jobs: readonly TrueJob[]): TrueJob | undefined {
  return jobs.toSorted((a, b) => a.job.endedAt - b.job.endedAt).at(-1)
}

/** The first link from the end that is not true, and what stood in its place. */
function whatIsWrong(ids: readonly number[], { truth }: SimulatedWorkflow): string | undefined {
  const path = ids.flatMap((id) => truth.get(id) ?? []).toReversed()
  const [last] = path
  const ran = [...truth.values()].filter(({ job }) => !job.skipped)
  if (last === undefined || last.toldEnd < Math.max(...ran.map(({ toldEnd }) => toldEnd))) {
    return 'not the last job'
  }
  for (const [index, job] of path.entries()) {
    const said = path[index + 1]
    const releasers = releasersOf(job)
    if (!releasers.has(said)) return describeMistake(job, said, [...releasers])
  }
  return undefined
}

/** The jobs whose end may have released a job as far as whole seconds tell; skipped jobs are passed through. */
function releasersOf({ needs }: TrueJob): ReadonlySet<TrueJob | undefined> {
  const last = Math.max(...needs.map(({ toldEnd }) => toldEnd))
  const tied = needs.filter(({ toldEnd }) => toldEnd === last)
  if (tied.length === 0) return new Set([undefined])
  return new Set(tied.flatMap((need) => (need.job.skipped ? [...releasersOf(need)] : [need])))
}

function describeMistake(
  { job }: TrueJob,
  said: TrueJob | undefined,
  [truth]: readonly (TrueJob | undefined)[],
): string {
  const trueEnd = truth?.job.endedAt ?? 0
  const lag = job.createdAt - trueEnd
  if (said === undefined) return 'taken for ready at the start, or for held up by no job'
  if (truth === undefined) return 'ready at the start, but a job was said to have released it'
  if (said.job.endedAt > trueEnd) {
    return lag <= 3 * SECOND
      ? 'another job ended between the true end and the creation, at most 3 s later'
      : 'created late in its burst or after a pause, and another job ended meanwhile'
  }
  return lag <= 3 * SECOND
    ? 'released while the burst of an earlier end still went on, or in the seconds of that end'
    : 'created at the end of the burst of an earlier end'
}

main()
