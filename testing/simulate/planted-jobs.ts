import { plantErrors } from './error-log.ts'
import {
  type CommitFaults,
  drawReason,
  type Group,
  type Plants,
  type Reason,
} from './planted-faults.ts'
import { pick } from './random.ts'

/** All times are in seconds. */
export interface PlantedJob {
  readonly id: number
  /** Identifies the job whatever its name is at a commit. */
  readonly key: string
  readonly group: string
  readonly name: string
  readonly steps: readonly string[]
  readonly result: 'success' | 'failure' | 'cancelled' | 'skipped'
  /** `undefined` if it did not fail, or only because others had. */
  readonly reason: Reason | undefined
  /** The steps that a path filter skipped, from 0. */
  readonly skipped: ReadonlySet<number>
  readonly log: 'whole' | 'empty' | 'gone'
  readonly startedAt: number
}

export const GATE = 'gate'
/** How long each step takes, and a job of four. */
export const STEP_SECONDS = 10
const JOB_SECONDS = 4 * STEP_SECONDS

export function isFinished({ result, startedAt }: PlantedJob, at: number): boolean {
  return result === 'skipped' || startedAt + JOB_SECONDS <= at
}

const STOPPED = { result: 'cancelled', reason: undefined } as const

interface JobsContext extends Omit<CommitFaults, 'skipped'> {
  readonly lasts: number
  /** Whether the run itself renames jobs. */
  readonly renamed?: boolean
  /** Set for a run of the base branch; path filters skip half of the jobs of a filtered one. */
  readonly onBase?: string
  /** The jobs of the attempt before, of which only the failed ones are re-run. */
  readonly previous?: readonly PlantedJob[]
}

export function drawJobs(plants: Plants, startedAt: number, context: JobsContext): PlantedJob[] {
  const { random, groups, nextId } = plants
  const { at, lasts, renamed = false, onBase, previous } = context
  return groups.flatMap((group) => {
    if (onBase !== undefined && group.onBase === 'absent') return []
    const isRenamed = renamed || at >= group.renamedAt
    const jobs = Array.from({ length: group.legs }, (_, leg): PlantedJob => {
      const key = `${group.key} ${leg}`
      const id = nextId()
      const skipped = new Set(
        [0, 1].filter((step) => onBase !== undefined && random.chance(group.filtered[step] ?? 0)),
      )
      const reason = drawReason(plants, key, { ...context, skipped })
      const before = previous?.find((job) => job.key === key)
      if (before?.result === 'success' || before?.result === 'skipped') return { ...before, id }
      const isFiltered = onBase === 'filtered' && previous === undefined && random.chance(0.5)
      const isSkipped = isFiltered || (onBase !== undefined && group.onBase === 'skipped')
      return {
        id,
        key,
        group: group.key,
        name: nameOf(group, leg, isRenamed),
        steps: group.steps,
        result: isSkipped ? 'skipped' : reason === undefined ? 'success' : 'failure',
        reason: isSkipped ? undefined : reason,
        skipped,
        log: random.chance(0.99) ? 'whole' : pick(random, ['empty', 'gone']),
        startedAt: startedAt + random.whole(0, lasts - JOB_SECONDS),
      }
    })
    const failed = jobs.find(({ result }) => result === 'failure')
    if (!group.failFast || failed?.reason === undefined) return jobs
    // The other legs are stopped in their first step when this one has failed.
    const stopped = { ...STOPPED, startedAt: failed.startedAt + failed.reason.step * STEP_SECONDS }
    return jobs.map((job) => (job === failed || random.chance(0.4) ? job : { ...job, ...stopped }))
  })
}

function nameOf({ key, legs }: Group, leg: number, renamed: boolean): string {
  if (legs === 1) return renamed ? `${key} (24)` : key
  return `${key} (${renamed ? 'ubuntu-24.04' : 'ubuntu-latest'}, ${leg})`
}

/** Draws the last job, which three red runs of ten have: it fails with the others, or for its own reason. */
export function drawGate({ random, nextId }: Plants, jobs: readonly PlantedJob[]): PlantedJob[] {
  if (!jobs.some(({ result }) => result === 'failure') || random.chance(0.7)) return []
  const [error] = plantErrors(random)
  const gate = {
    id: nextId(),
    key: GATE,
    group: GATE,
    name: GATE,
    steps: ['Run ./report.sh'],
    result: 'failure',
    reason: random.chance(0.3) ? ({ kind: 'new', step: 0, error } as const) : undefined,
    skipped: new Set<number>(),
    log: 'whole',
    startedAt: Math.max(...jobs.map((job) => job.startedAt)) + JOB_SECONDS + 5,
  } as const
  return [gate]
}
