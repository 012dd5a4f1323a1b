import { pick, type Random } from './random.ts'

/** A job of the simulated workflow file. */
export interface PlannedJob {
  readonly key: string
  /** `name:` as the file has it; `undefined` where it has none. */
  readonly name: string | undefined
  readonly needs: readonly PlannedJob[]
  /** The values of each leg; empty without a matrix. */
  readonly legs: readonly (readonly string[])[]
  /** Jobs of the workflow that it calls; empty for a job with steps. */
  readonly called: readonly PlannedJob[]
  /** `if: always()` */
  readonly always: boolean
  /** Its `if` is false. */
  readonly off: boolean
  /** How many legs can run in parallel. */
  readonly maxParallel: number
  /** Whether it needs one of the few self-hosted runners. */
  readonly selfHosted: boolean
  /** As in the file. */
  readonly environment?: string | undefined
  /** The protected environment that it deploys to, which needs an approval. */
  readonly protectedBy?: string | undefined
  /** Its concurrency group, as in the file. */
  readonly group?: string | undefined
}

/**
 * What holds jobs back in addition to needs: nothing, `max-parallel`, few self-hosted runners, or
 * approvals of several environments, which can be rejected, concurrency groups that other runs share,
 * `max-parallel` and earlier attempts together.
 */
export type PlanKind = 'needs' | 'max-parallel' | 'runners' | 'held'

/** The environments that need an approval, and another one. */
const PROTECTED = ['production', 'qa'] as const
const UNPROTECTED = 'staging'

const MATRIX_OF_ALL = 0.25
const CALLER_OF_ALL = 0.1

/** Layers of jobs, 3 to 60 in all with every leg counted; each job needs one of the layer before it. */
export function planWorkflow(random: Random, kind: PlanKind): readonly PlannedJob[] {
  const most = random.whole(3, kind === 'runners' ? 30 : 60)
  const layers: PlannedJob[][] = Array.from(
    { length: random.whole(2, Math.min(7, most)) },
    () => [],
  )
  let jobs = 0
  let index = 0
  while (jobs < most) {
    // One job in each layer first, then anywhere.
    const depth = index < layers.length ? index : random.whole(0, layers.length - 1)
    const room = most - jobs - Math.max(0, layers.length - 1 - index)
    const job = planJob(random, { index, room, needs: drawNeeds(random, layers, depth), kind })
    layers[depth]?.push(job)
    jobs += countJobs(job)
    index += 1
  }
  return repeatName(random, layers.flat())
}

function countJobs({ legs, called }: PlannedJob): number {
  const each = called.reduce((sum, job) => sum + countJobs(job), 0)
  return Math.max(1, legs.length) * Math.max(1, each)
}

function drawNeeds(
  random: Random,
  layers: readonly (readonly PlannedJob[])[],
  depth: number,
): PlannedJob[] {
  if (depth === 0) return []
  const [near, ...more] = random.shuffle(layers[depth - 1] ?? [])
  const others = [...more, ...layers.slice(0, depth - 1).flat()]
  const chosen = random.shuffle(others).slice(0, random.whole(0, 2))
  return near === undefined ? chosen : [near, ...chosen]
}

interface Position {
  readonly index: number
  readonly room: number
  readonly needs: readonly PlannedJob[]
  readonly kind: PlanKind
}

function planJob(random: Random, { index, room, needs, kind }: Position): PlannedJob {
  const calls = room > 1 && random.chance(CALLER_OF_ALL)
  const called = calls ? planCalled(random, Math.min(room, 4)) : []
  const each = Math.max(1, called.length)
  const legs = planLegs(random, Math.floor(room / each), kind)
  const isLimited =
    (kind === 'max-parallel' || kind === 'held') && legs.length > 1 && random.chance(0.8)
  return {
    key: `job-${index}`,
    name: planName(random, index, legs.length > 0),
    needs,
    legs,
    called,
    always: random.chance(0.15),
    off: index > 0 && random.chance(0.06),
    maxParallel: isLimited ? random.whole(1, legs.length - 1) : Infinity,
    selfHosted: kind === 'runners' && random.chance(0.5),
    ...(kind === 'held' && called.length === 0 && planHold(random, index, isLimited)),
  }
}

function planHold(
  random: Random,
  index: number,
  isLimited: boolean,
): Pick<PlannedJob, 'environment' | 'protectedBy' | 'group'> {
  const actual = pick(random, [undefined, undefined, ...PROTECTED, UNPROTECTED])
  const isExpression = actual !== undefined && random.chance(0.25)
  const groups = [undefined, undefined, 'deploy', `deploy-${index}`, 'deploy-${{ github.ref }}']
  return {
    environment: isExpression ? '${{ inputs.to }}' : actual,
    protectedBy: PROTECTED.find((name) => name === actual),
    // Legs that wait for their group before they are listed look like legs that wait for each other.
    group: isLimited ? undefined : pick(random, groups),
  }
}

function planCalled(random: Random, most: number): PlannedJob[] {
  const jobs: PlannedJob[] = []
  for (let index = 0; index < random.whole(1, most); index++) {
    const needs = index > 0 && random.chance(0.7) ? random.shuffle(jobs).slice(0, 1) : []
    jobs.push({
      ...{ key: `part-${index}`, name: undefined, needs, legs: [], called: [] },
      ...{ always: false, off: false, maxParallel: Infinity, selfHosted: false },
    })
  }
  return jobs
}

function planLegs(random: Random, most: number, kind: PlanKind): (readonly string[])[] {
  const share = kind === 'max-parallel' ? 2 * MATRIX_OF_ALL : MATRIX_OF_ALL
  if (most < 2 || !random.chance(share)) return []
  const systems = ['ubuntu-latest', 'windows-latest', 'macos-latest']
  const all = systems.flatMap((system) => ['20', '22', '24'].map((version) => [system, version]))
  return all.slice(0, random.whole(2, Math.min(most, all.length)))
}

function planName(random: Random, index: number, matrix: boolean): string | undefined {
  const draw = random.real(0, 1)
  if (draw < 0.5) return undefined
  if (draw < 0.6) return `Check that part ${index} ${'of everything '.repeat(8)}is right`
  if (draw < 0.8 && matrix)
    return `Test ${index} on \${{ matrix.system }} with \${{ matrix.version }}`
  return `Step ${index} of the way`
}

/** In one workflow of twenty, two jobs have the same name. */
function repeatName(random: Random, jobs: readonly PlannedJob[]): readonly PlannedJob[] {
  const [one, other] = random.shuffle(
    jobs.filter(({ legs, called }) => legs.length + called.length === 0),
  )
  if (other === undefined || !random.chance(0.05)) return jobs
  const renamed = new Map<PlannedJob, PlannedJob>()
  for (const job of jobs) {
    const needs = job.needs.map((need) => renamed.get(need) ?? need)
    const isDuplicate = job === one || job === other
    renamed.set(job, { ...job, needs, name: isDuplicate ? 'Checks' : job.name })
  }
  return [...renamed.values()]
}
