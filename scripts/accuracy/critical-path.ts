import { criticalPath } from '../../src/analyse/critical-path/critical-path.ts'
import { decodeWorkflowFile } from '../../src/github/workflow/workflow-file.ts'
import type { CriticalPath } from '../../src/model/report/critical-path.ts'
import { SECOND } from '../../src/model/time.ts'
import type { PlanKind } from '../simulate/plan.ts'
import { seededRandom } from '../simulate/random.ts'
import { repeatRun } from '../simulate/repeat.ts'
import type { Scheduler, SimulatedJob } from '../simulate/run.ts'
import { type SimulatedWorkflow, simulateWorkflow, type TrueJob } from '../simulate/workflow.ts'
import { type Accuracy, percent } from './accuracy.ts'

const WORKFLOWS = 1_000
const MIN_RIGHT = { times: 0.97, needs: 0.99 }
const TOLERANCE = 2 * SECOND
/** Repeating a run for every job of every workflow would take an hour. */
const CHECKED_JOBS = 4

interface Case {
  readonly kind: PlanKind
  readonly source: keyof typeof MIN_RIGHT
  readonly scheduler: Scheduler
}

const KINDS: Readonly<Record<PlanKind, string>> = {
  needs: 'needs alone',
  'max-parallel': 'max-parallel',
  runners: '1 to 3 self-hosted runners',
}

/**
 * Measures how often the critical path, slack and potential saving are right. Times are in whole
 * seconds: if two needed jobs ended in the same second, either is right. Slack and saving are right
 * if they differ from those of the repeated simulation by at most 2 s.
 */
export function measurePaths(): Accuracy {
  const cases: Case[] = (['needs', 'max-parallel', 'runners'] as const).flatMap((kind) =>
    (['times', 'needs'] as const).map((source) => ({ kind, source, scheduler: 'one' as const })),
  )
  const measured = [
    ...cases,
    { kind: 'needs', source: 'times', scheduler: 'each' } as const,
    { kind: 'needs', source: 'needs', scheduler: 'each' } as const,
  ].map(measureCase)
  return {
    lines: measured.flatMap(({ lines }) => lines),
    targetsMet: measured.every(({ targetsMet }) => targetsMet),
  }
}

function measureCase({ kind, source, scheduler }: Case): Accuracy {
  const verdicts = Array.from({ length: WORKFLOWS }, (_, seed) => {
    const workflow = simulateWorkflow(seed, scheduler, kind)
    const { file, jobs, startedAt } = workflow
    const graph = source === 'needs' ? decodeWorkflowFile(file.text, file.called) : undefined
    const path = criticalPath(jobs, { startedAt, graph })
    return { seed, right: isRight(path, workflow), ...checkChanges(seed, workflow, path) }
  })
  const wrong = verdicts.filter(({ right }) => !right).map(({ seed }) => seed)
  const slack = verdicts.flatMap((verdict) => verdict.slack)
  const saving = verdicts.flatMap((verdict) => verdict.saving)
  const jobs = verdicts.reduce((sum, { ran }) => sum + ran, 0)
  const given = verdicts.reduce((sum, verdict) => sum + verdict.given, 0)
  const count = (checks: readonly Check[], value: Check) =>
    checks.filter((check) => check === value).length
  const right = 1 - wrong.length / WORKFLOWS
  const title = `${KINDS[kind]}, from ${source === 'times' ? 'times alone' : 'the workflow file'}, ${scheduler === 'one' ? 'one scheduler per run' : 'one scheduler per finished job'}`
  return {
    lines: [
      `${title}: ${percent(right, 1)} of ${WORKFLOWS} paths right${wrong.length === 0 ? '' : ` (wrong: seeds ${wrong.slice(0, 5).join(', ')})`}`,
      ...(slack.length === 0
        ? []
        : [
            `  slack: given for ${percent(given / jobs, 1)} of ${jobs} jobs, ${slack.length - count(slack, 'right')} of ${slack.length} checked are wrong`,
          ]),
      `  potential saving: ${count(saving, 'too small')} of ${saving.length} too small, ${count(saving, 'too large')} too large, ${count(saving, 'bound')} an upper bound`,
    ],
    // Real runs suggest one scheduler.
    targetsMet:
      scheduler === 'each' ||
      (right >= MIN_RIGHT[source] &&
        slack.every((check) => check === 'right') &&
        (source === 'times' || saving.every((check) => check === 'right' || check === 'bound'))),
  }
}

/** By times alone, a saving is an upper bound, so the run may save less. */
type Check = 'right' | 'too small' | 'too large' | 'bound'

/** Checks slack and saving of some jobs by repeating the run with other durations. */
function checkChanges(
  seed: number,
  { truth }: SimulatedWorkflow,
  path: CriticalPath | undefined,
): Readonly<Record<'slack' | 'saving', Check[]> & { ran: number; given: number }> {
  const random = seededRandom(seed)
  const all = truth.map(({ job }) => job)
  const byId = new Map(truth.map(({ id, job }) => [id, job]))
  const finish = repeatRun(all)
  const slack = truth.flatMap(({ id, job }) => {
    const value = path?.slack?.get(id)
    return value === undefined || job.skipped ? [] : [{ job, value }]
  })
  const saving = (path?.jobs ?? []).flatMap(({ job, potentialSaving }) => {
    const found = byId.get(job.job.id)
    return found === undefined || potentialSaving === undefined
      ? []
      : [{ job: found, value: potentialSaving }]
  })
  return {
    ran: all.filter(({ skipped }) => !skipped).length,
    given: slack.length,
    slack: random
      .shuffle(slack)
      .slice(0, CHECKED_JOBS)
      .map(({ job, value }) => {
        if (repeatRun(all, job, Math.max(0, value - TOLERANCE)) > finish + 1) return 'too large'
        return repeatRun(all, job, value + TOLERANCE) > finish ? 'right' : 'too small'
      }),
    saving: random
      .shuffle(saving)
      .slice(0, CHECKED_JOBS)
      .map(({ job, value }) => {
        const saved = finish - repeatRun(all, job, job.startedAt - job.endedAt)
        if (saved > value + TOLERANCE) return 'too small'
        if (saved >= value - TOLERANCE) return 'right'
        return path?.basis === 'times' ? 'bound' : 'too large'
      }),
  }
}

/** Whether each job of the path was released by the one before it, and the last job ended last. */
function isRight(path: CriticalPath | undefined, { truth }: SimulatedWorkflow): boolean {
  const byId = new Map(truth.map((job) => [job.id, job]))
  const byJob = new Map(truth.map((job) => [job.job, job]))
  const jobs = (path?.jobs ?? []).flatMap(({ job }) => byId.get(job.job.id) ?? []).toReversed()
  const ends = truth.filter(({ job }) => !job.skipped).map(({ listedEnd }) => listedEnd)
  const [last] = jobs
  return (
    last?.listedEnd === Math.max(...ends) &&
    jobs.every((job, index) => releasersOf(job, byJob).has(jobs[index + 1]))
  )
}

/** Returns the jobs that may have released a job, as far as whole seconds show; skips skipped jobs. */
function releasersOf(
  { job }: TrueJob,
  byJob: ReadonlyMap<SimulatedJob, TrueJob>,
): ReadonlySet<TrueJob | undefined> {
  const possible = [...job.needs, job.afterLeg].filter((before) => before !== undefined)
  const before = (job.afterRunner === undefined ? possible : [job.afterRunner]).flatMap(
    (one) => byJob.get(one) ?? [],
  )
  const last = Math.max(...before.map(({ listedEnd }) => listedEnd))
  const tied = before.filter(({ listedEnd }) => listedEnd === last)
  if (tied.length === 0) return new Set([undefined])
  return new Set(tied.flatMap((one) => (one.job.skipped ? [...releasersOf(one, byJob)] : [one])))
}
