import { isFailure } from '../../../model/conclusion.ts'
import type { Step } from '../../../model/run.ts'
import { type Instant, SECOND } from '../../../model/time.ts'

/** A part of a job's log: a listed step, or the lines before or after the listed steps. */
export interface LogPartition {
  readonly step: Step | undefined
  readonly name: string
  /** Start of the step, and its end (exclusive): the API truncates times to whole seconds. */
  readonly from: Instant
  readonly to: Instant
  readonly kind: 'main' | 'cleanup' | 'runner' | 'unlisted'
  readonly failed: boolean
  /** Earlier steps that still ran when it started, so that their lines are mixed. */
  readonly alongside: readonly LogPartition[]
}

/** More than run in parallel; bounds the memory for a job with thousands of steps. */
const MAX_ALONGSIDE = 20

/** Steps of the runner itself, which have no header. */
const RUNNER_STEPS =
  /^(?:Set up job|Complete job|Set up runner|Complete runner|Initialize containers|Stop containers)$/

/**
 * Lists the steps of a job that may have written lines, by start, between two parts for the lines of
 * unlisted steps.
 */
export function sequenceSteps(steps: readonly Step[]): LogPartition[] {
  const posts = new Set(steps.map(({ name }) => `Post ${name.replace(/^Pre /, '')}`))
  const ran = steps
    .flatMap((step) => stepPart(step, posts) ?? [])
    .toSorted((a, b) => a.from - b.from)
  const first = ran[0]
  const last = ran.at(-1)
  let alongside: readonly LogPartition[] = []
  const parts = ran.map((part, index) => {
    const before = ran[index - 1]
    // In truncated times, a step in sequence finishes no later than the next one starts.
    alongside = [...alongside, ...(before === undefined ? [] : [before])]
      .filter(({ to }) => to - SECOND > part.from)
      .slice(-MAX_ALONGSIDE)
    return { ...part, alongside }
  })
  return [
    ...(first?.name === 'Set up job'
      ? []
      : [unlistedPart(-Infinity, (first?.from ?? Infinity) + SECOND)]),
    ...parts,
    ...(last === undefined || last.name === 'Complete job'
      ? []
      : [unlistedPart(last.to - SECOND, Infinity)]),
  ]
}

/** @param posts the names of the steps that clean up after others */
function stepPart(step: Step, posts: ReadonlySet<string>): LogPartition | undefined {
  const { name, state } = step
  if (state.kind === 'waiting' || state.startedAt === undefined) return undefined
  const conclusion = state.kind === 'finished' ? state.conclusion : undefined
  if (conclusion === 'skipped') return undefined
  const end = state.kind === 'finished' ? (state.completedAt ?? Infinity) : Infinity
  return {
    step,
    name,
    from: state.startedAt,
    to: Math.max(end, state.startedAt) + SECOND,
    kind: RUNNER_STEPS.test(name) ? 'runner' : posts.has(name) ? 'cleanup' : 'main',
    failed: isFailure(conclusion),
    alongside: [],
  }
}

function unlistedPart(from: Instant, to: Instant): LogPartition {
  return { step: undefined, name: '', from, to, kind: 'unlisted', failed: false, alongside: [] }
}
