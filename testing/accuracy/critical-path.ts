import { criticalPath } from '../../src/analyse/schedule/critical-path.ts'
import { reportJobs } from '../../src/analyse/report-jobs.ts'
import { decodeWorkflowFile } from '../../src/github/workflow/workflow-file.ts'
import type { CriticalPath } from '../../src/model/report/report.ts'
import type { HeldBy } from '../../src/model/reasons.ts'
import type { JobReport } from '../../src/model/report/job-report.ts'
import type { Job, Run, State } from '../../src/model/run.ts'
import { SECOND } from '../../src/model/time.ts'
import type { PlanKind } from '../simulate/plan.ts'
import { type Random, seededRandom } from '../simulate/random.ts'
import type { SimulatedJob } from '../simulate/run.ts'
import type { Scheduler } from '../simulate/schedule.ts'
import { type SimulatedWorkflow, simulateWorkflow, type TrueJob } from '../simulate/workflow.ts'
import { type Accuracy, joined, percent } from './accuracy.ts'

const WORKFLOWS = 1_000
export const MIN_PATHS_RIGHT = 0.99
/** There is none if jobs with the same name could be matched in several ways. */
const MIN_PATHS_FOUND = 0.95
const MAX_WAITS_WRONG = 0.01
const TOLERANCE = 2 * SECOND
/** Shorter waits for a runner are normal. */
const MIN_WAIT = 35 * SECOND

const KINDS: Readonly<Record<PlanKind, string>> = {
  needs: 'needs alone',
  'max-parallel': 'max-parallel',
  runners: '1 to 3 self-hosted runners',
  held: 'approvals, rejections, concurrency groups, max-parallel and re-runs',
}

const KIND_NAMES = Object.keys(KINDS) as PlanKind[] // the keys written above

/**
 * Measures how often the critical path is right. Times are in whole
 * seconds: if two needed jobs ended in the same second, either is right.
 */
export function measurePaths(): Accuracy {
  return joined([
    ...KIND_NAMES.map((kind) => measureCase(kind, 'one')),
    measureCase('needs', 'each'),
    ...KIND_NAMES.map(measureLate),
    measureUnfinished(),
  ])
}

/** Seconds by which GitHub lists one to three jobs late, and how many workflows are tried for each. */
const LATENESS = [10, 20, 60, 300]
const LATE_WORKFLOWS = 300

/** Checks the report of each of some simulated workflows, with its workflow file. */
function judge(workflows: number, simulate: (seed: number) => SimulatedWorkflow) {
  const verdicts = Array.from({ length: workflows }, (_, seed) => {
    const workflow = simulate(seed)
    const run = withFile(workflow)
    const found = criticalPath(reportsOf(run), run)
    return {
      ...{ seed, path: checkPath(found, workflow), waits: checkWaits(found.path, workflow) },
      late: checkLateness(found.path, workflow),
    }
  })
  const paths = countPaths(verdicts)
  const waits = tally(verdicts.flatMap((verdict) => verdict.waits))
  const isMet = paths.isMet && waits('wrong') <= MAX_WAITS_WRONG * waits()
  return { verdicts, paths, waits, isMet }
}

/**
 * Measures runs of which GitHub lists one to three jobs late, with the workflow file: the path, what held
 * its jobs, and the part of a delay that nothing explains.
 */
function measureLate(kind: PlanKind): Accuracy {
  const rows = LATENESS.map((seconds): Accuracy => {
    const { verdicts, paths, waits, isMet } = judge(LATE_WORKFLOWS, (seed) =>
      simulateWorkflow(seed, 'one', kind, seconds * SECOND),
    )
    const late = tally(verdicts.flatMap((verdict) => verdict.late))
    return {
      lines: [
        `  ${seconds} s late: ${paths.text}; waits: ${waits('right')} of ${waits()} right, ${waits('unknown')} unknown; unexplained part: ${late('right')} of ${late()} right`,
      ],
      targetsMet: isMet && late('wrong') <= MAX_WAITS_WRONG * late(),
    }
  })
  return joined([{ lines: [`${KINDS[kind]}, jobs listed late:`], targetsMet: true }, ...rows])
}

/** Checks how long a job on the path waited until GitHub listed it, if the report says that this is unexplained. */
function checkLateness(
  path: CriticalPath | undefined,
  { truth }: SimulatedWorkflow,
): readonly ('right' | 'wrong')[] {
  return trueJobsOf(path, truth).flatMap(({ heldBy, blocked = 0, found, before }) => {
    if (heldBy !== 'unknown') return []
    const lateness = found.timing.createdAt - before
    return [Math.abs(blocked - lateness) <= TOLERANCE ? 'right' : 'wrong']
  })
}

/** Lists the jobs of a path, with what is true of each, and when the one before it on the path ended. */
function trueJobsOf(path: CriticalPath | undefined, truth: readonly TrueJob[]) {
  const byId = new Map(truth.map((job) => [job.id, job]))
  return (path?.jobs ?? []).flatMap((job, index, jobs) => {
    const found = byId.get(job.job.listed.id)
    // A skipped job between them is not on the path.
    const before = byId.get(jobs[index - 1]?.job.listed.id ?? 0)?.timing.endedAt ?? 0
    return found === undefined ? [] : [{ ...job, found, before }]
  })
}

/** Measures reports that are made while jobs run: the path so far must be right and called so. */
function measureUnfinished(): Accuracy {
  const verdicts = Array.from({ length: WORKFLOWS }, (_, seed) => {
    const workflow = simulateWorkflow(seed, 'one', 'held')
    const run = interrupt(workflow, seededRandom(seed))
    const jobs = reportsOf(run)
    const found = criticalPath(jobs, run)
    const truth = workflow.truth.filter(({ id }) =>
      jobs.some(({ listed: job }) => job.id === id && job.state.kind === 'finished'),
    )
    return { isFinal: found.path?.soFar === false, path: checkPath(found, { ...workflow, truth }) }
  })
  const paths = countPaths(verdicts)
  const final = verdicts.filter(({ isFinal }) => isFinal).length
  return {
    lines: [`while jobs are unfinished: ${paths.text}, ${final} called final`],
    targetsMet: paths.isMet && final === 0,
  }
}

/** Returns the run as listed at a moment at which at least one job has not finished. */
function interrupt(workflow: SimulatedWorkflow, random: Random): Run {
  const { truth } = workflow
  const run = withFile(workflow)
  const ends = truth.flatMap(({ job, listedEnd }) => (job.skipped ? [] : [listedEnd]))
  const now = random.real(run.startedAt ?? 0, Math.max(...ends) - SECOND)
  const jobs = (run.jobs ?? []).flatMap((job): Job[] => {
    const { state, createdAt = now } = job
    if (createdAt > now || state.kind !== 'finished') return []
    if ((state.completedAt ?? 0) <= now) return [job]
    const { startedAt = now } = state
    const open: State =
      startedAt > now ? { kind: 'waiting', status: 'queued' } : { kind: 'running', startedAt }
    return [{ ...job, state: open }]
  })
  return { ...run, jobs, jobsCounted: jobs.length, status: 'in_progress' }
}

function withFile({ run, file }: SimulatedWorkflow): Run {
  return { ...run, graph: decodeWorkflowFile(file.text, file.called).graph }
}

function reportsOf(run: Run): readonly JobReport[] {
  return reportJobs(run, { currentRun: undefined, allowedFailures: [] }) ?? []
}

function measureCase(kind: PlanKind, scheduler: Scheduler): Accuracy {
  const { verdicts, paths, waits, isMet } = judge(WORKFLOWS, (seed) =>
    simulateWorkflow(seed, scheduler, kind),
  )
  const wrong = verdicts.filter((verdict) => verdict.path === 'wrong').map(({ seed }) => seed)
  const title = `${KINDS[kind]}, ${scheduler === 'one' ? 'one scheduler per run' : 'one scheduler per finished job'}`
  return {
    lines: [
      `${title}: ${paths.text}${wrong.length === 0 ? '' : ` (wrong: seeds ${wrong.slice(0, 5).join(', ')})`}`,
      `  what held a job for more than ${MIN_WAIT / SECOND} s: ${waits('right')} of ${waits()} right, ${waits('unknown')} unknown`,
    ],
    // Real runs suggest one scheduler.
    targetsMet: scheduler === 'each' || isMet,
  }
}

/** Returns a function that counts the checks with a result, or all. */
function tally<Result>(checks: readonly Result[]): (result?: Result) => number {
  return (result) => checks.filter((check) => check === (result ?? check)).length
}

type PathCheck = 'right' | 'wrong' | 'missing'

function checkPath(
  { path, missing }: ReturnType<typeof criticalPath>,
  workflow: SimulatedWorkflow,
): PathCheck {
  if (missing === 'unmatched') return 'missing'
  return missing === undefined && isRight(path, workflow) ? 'right' : 'wrong'
}

function countPaths(checked: readonly { readonly path: PathCheck }[]): {
  readonly text: string
  readonly isMet: boolean
} {
  const paths = tally(checked.map(({ path }) => path))
  const found = paths() - paths('missing')
  return {
    text: `${percent(paths('right') / found, 1)} of ${found} paths right, ${paths('missing')} without one`,
    isMet: paths('right') >= MIN_PATHS_RIGHT * found && found >= MIN_PATHS_FOUND * paths(),
  }
}

/**
 * Whether the last of the jobs that each job of the path needs is the one before it, and the last job ended last.
 * There is no path if no job on it ran.
 */
function isRight(path: CriticalPath | undefined, { truth }: SimulatedWorkflow): boolean {
  const byJob = new Map(truth.map((job) => [job.job, job]))
  const jobs = trueJobsOf(path, truth)
    .map(({ found }) => found)
    .toReversed()
  const ends = truth.filter(({ job }) => !job.skipped).map(({ listedEnd }) => listedEnd)
  const [last] = jobs
  const neverRuns = (job: TrueJob | undefined): boolean =>
    job === undefined ||
    (job.job.refused !== undefined && [...lastNeeded(job, byJob)].every(neverRuns))
  if (path === undefined)
    return (
      ends.length === 0 ||
      truth.some((job) => job.listedEnd === Math.max(...ends) && neverRuns(job))
    )
  return (
    last?.listedEnd === Math.max(...ends) &&
    jobs.every((job, index) => lastNeeded(job, byJob).has(jobs[index + 1]))
  )
}

/** Returns the needed jobs that may have ended last, as far as whole seconds show; skips skipped jobs. */
function lastNeeded(
  { job }: TrueJob,
  byJob: ReadonlyMap<SimulatedJob, TrueJob>,
): ReadonlySet<TrueJob | undefined> {
  const needed = job.needs.flatMap((one) => byJob.get(one) ?? [])
  const last = Math.max(...needed.map(({ listedEnd }) => listedEnd))
  const tied = needed.filter(({ listedEnd }) => listedEnd === last)
  if (tied.length === 0) return new Set([undefined])
  return new Set(tied.flatMap((one) => (one.job.skipped ? [...lastNeeded(one, byJob)] : [one])))
}

/** What GitHub does not report: the times at which an approval or a runner came. */
const NAMED: Readonly<Record<Wait, readonly (HeldBy | undefined)[]>> = {
  // GitHub reports an approval of a job that also waited for something else.
  listing: ['unknown', 'approval'],
  approval: ['approval'],
  group: ['approval'],
  runner: ['runner', 'approval'],
}

type Wait = 'listing' | 'approval' | 'group' | 'runner'

/** Checks whether what held each job of the path back includes its longest wait after it was released. */
function checkWaits(
  path: CriticalPath | undefined,
  { truth }: SimulatedWorkflow,
): readonly ('right' | 'unknown' | 'wrong')[] {
  return trueJobsOf(path, truth).flatMap(({ heldBy, found, before }) => {
    const { approval, delay, lateness, refused } = found.job
    const { freeAt, releasedAt, startedAt, afterRunner } = found.timing
    const listedAt = releasedAt + lateness
    const approvedAt = listedAt + approval
    const waits: Readonly<Record<Wait, number>> = {
      listing: listedAt - before,
      approval: approval === 0 ? 0 : approvedAt - Math.max(listedAt, before),
      group: freeAt - Math.max(approvedAt, before),
      runner: afterRunner === undefined && refused === undefined ? delay : startedAt - freeAt,
    }
    const [longest] = (Object.keys(waits) as Wait[]).toSorted((a, b) => waits[b] - waits[a])
    if (longest === undefined || waits[longest] <= MIN_WAIT) return []
    if (heldBy === 'unknown' && longest !== 'listing') return ['unknown']
    return [NAMED[longest].includes(heldBy) ? 'right' : 'wrong']
  })
}
