import { stringify } from 'yaml'
import { finished, makeJob, running, waiting } from '../make-run.ts'
import type { Job, State } from '../../src/model/run.ts'
import { type Random, seededRandom } from './random.ts'
import { truncateName } from './workflow.ts'

/** A job of a simulated workflow file, and how it goes. */
interface Planned {
  readonly key: string
  readonly name: string | undefined
  readonly needs: readonly string[]
  /** The values of each leg; empty without a matrix. */
  readonly legs: readonly string[]
  /** How the file declares the matrix. */
  readonly matrix: unknown
  readonly continueOnError: boolean
  /** The workflow that it calls. */
  readonly called: readonly Planned[]
  readonly uses: string | undefined
  readonly off: boolean
}

interface Outcome {
  readonly result: string
  readonly jobs: readonly Readonly<Record<'key' | 'name' | 'conclusion', string>>[]
}

const KEYS = ['test', 'e2e', 'build', 'lint', 'deploy', 'test-all', 'docs', 'unit', 'Style']
const VALUES = ['a', 'b', 'e2e', 'lint', 'test', 'a / b', 'x (1)', 'ubuntu-latest', '20', 'true']
const OTHER_WORKFLOW_OF_ALL = 0.12
const LAGGING_OF_ALL = 0.3

/**
 * Simulates a run while its report is made, and the truth about its jobs.
 *
 * @param seed the same seed gives the same workflow
 */
export function simulateNeeds(seed: number) {
  const random = seededRandom(seed)
  const called = new Map<string, string>()
  const plan = planWorkflow(random, called, 0)
  const report = planReport(random, plan)
  const workflow = random.shuffle([...plan, report])
  const waitedFor = closure(report.needs, plan)
  const outcomes = new Map(plan.map((job) => [job.key, runJob(random, job, '')]))

  const nested = random.chance(OTHER_WORKFLOW_OF_ALL)
  const prefix = nested ? 'ci / ' : ''
  const outer = nested ? planWorkflow(random, called, 1) : []
  const file = nested
    ? writeFile([...outer, caller('ci', './.github/workflows/inner.yml')])
    : writeFile(workflow)
  if (nested) called.set('./.github/workflows/inner.yml', writeFile(workflow))

  const inner = [...outcomes.values()].flatMap(({ jobs }) => jobs)
  const others = outer.flatMap((job) => runJob(random, job, '').jobs)
  const lag = random.chance(LAGGING_OF_ALL)
  const listed = random
    .shuffle([
      ...inner.map((ran) => ({ ...ran, inner: true, name: prefix + ran.name })),
      ...others.map((ran) => ({ ...ran, inner: false })),
    ])
    .flatMap((ran) => {
      const needed = ran.inner && waitedFor.has(ran.key)
      // What nobody waits for may still run, or not be listed yet.
      const late = random.chance(needed && !lag ? 0 : 0.4)
      if (late && random.chance(0.3)) return []
      const unfinished = () => (random.chance(0.7) ? running() : waiting())
      const done = finished(undefined, undefined, ran.conclusion)
      return [{ ...ran, needed, state: late ? unfinished() : done }]
    })
  const jobs = listed.map(({ name, state }, index) => describeJob(index + 1, name, state))
  const currentId = jobs.length + 1
  const name = expand(random, prefix + (report.name ?? report.key), undefined)
  const finishedNeeds = listed.filter(({ needed, state }) => needed && state.kind === 'finished')
  const all = inner.filter(({ key }) => waitedFor.has(key))
  return {
    /** A called workflow that cannot be read is missing. */
    ...{ file, called, currentId },
    needs: report.needs.map((key) => ({ key, result: outcomes.get(key)?.result ?? '' })),
    /** As the API lists them, which may lag behind. */
    jobs: [...jobs, describeJob(currentId, name, running())],
    /** By id: the key of a job that is in the same workflow as the current job. */
    keys: new Map(
      listed.flatMap(({ inner, key }, at) => (inner ? [[at + 1, key.toLowerCase()] as const] : [])),
    ),
    /** Keys that had finished when the current job started. */
    waitedFor: new Set([...waitedFor].map((key) => key.toLowerCase())),
    /** Whether the list lags behind. */
    outdated: finishedNeeds.length < all.length,
  }
}

function planWorkflow(random: Random, files: Map<string, string>, depth: number): Planned[] {
  const keys = random.shuffle(KEYS).slice(0, random.whole(1, depth === 0 ? 8 : 3))
  return keys.map((key, index) => {
    const calls = random.chance(0.2) && depth < 3
    const called = calls ? planWorkflow(random, files, depth + 1) : []
    const uses = calls ? `./.github/workflows/${key}-${random.whole(0, 1e9)}.yml` : undefined
    // One called workflow of five cannot be read.
    if (uses !== undefined && random.chance(0.8)) files.set(uses, writeFile(called))
    const legs = random.chance(0.35) ? random.shuffle(VALUES).slice(0, random.whole(1, 3)) : []
    return {
      key,
      name: planName(random, key, legs.length > 0),
      needs: keys.slice(0, index).filter(() => random.chance(0.25)),
      legs,
      matrix: planMatrix(random, legs),
      continueOnError: !calls && random.chance(0.25),
      called,
      uses,
      off: random.chance(0.1),
    }
  })
}

function planReport(random: Random, plan: readonly Planned[]): Planned {
  const [first, ...others] = random.shuffle(plan.map(({ key }) => key))
  return {
    ...caller('report', undefined),
    name: random.chance(0.2) ? planName(random, 'report', false) : undefined,
    needs: first === undefined ? [] : [first, ...others.filter(() => random.chance(0.6))],
  }
}

function caller(key: string, uses: string | undefined): Planned {
  return {
    ...{ key, uses, name: undefined, needs: [], legs: [], called: [] },
    ...{ matrix: undefined, continueOnError: false, off: false },
  }
}

function planMatrix(random: Random, legs: readonly string[]): unknown {
  if (legs.length === 0) return undefined
  const [first, ...others] = legs
  const include = others.map((part) => ({ part }))
  return random.shuffle<unknown>([
    { part: legs },
    { include: legs.map((part) => ({ part })) },
    { part: [first], include },
    '${{ fromJSON(needs.plan.outputs.matrix) }}',
  ])[0]
}

/** Half of the jobs have no name; the others often have one that looks like that of another key. */
function planName(random: Random, key: string, matrix: boolean): string | undefined {
  if (random.chance(0.45)) return undefined
  const [other = ''] = random.shuffle(KEYS.filter((candidate) => candidate !== key))
  const [value = ''] = random.shuffle(VALUES)
  const literal = [
    `Do the ${key}`,
    'Same',
    other,
    `${other} (${value})`,
    `${other} / ${value}`,
    `${other} (${value}) / ${value}`,
    `${'A long name '.repeat(9)}${random.shuffle(['', key])[0]}`,
  ]
  const computed = [
    '${{ github.ref_name }}',
    'Do ${{ inputs.what }}',
    `${other}\${{ inputs.what }}`,
  ]
  const ofMatrix = [
    '${{ matrix.part }}',
    'Test ${{ matrix.part }}',
    `${other} (\${{ matrix.part }})`,
    `${other} / \${{ matrix.part }}`,
    'Test ${{ matrix.part }}${{ matrix.extra }}',
  ]
  return random.shuffle([...literal, ...computed, ...(matrix ? [...ofMatrix, ...ofMatrix] : [])])[0]
}

function closure(keys: readonly string[], plan: readonly Planned[]): ReadonlySet<string> {
  const all = new Set(keys)
  for (const key of all) {
    for (const needed of plan.find((job) => job.key === key)?.needs ?? []) all.add(needed)
  }
  return all
}

/** Jobs go well or not whatever the jobs that they need do, as with `if: always()`. */
function runJob(random: Random, job: Planned, prefix: string): Outcome {
  const name = prefix + (job.name ?? job.key)
  // A skipped job keeps its name as written.
  if (job.off) return outcomeOf(job, name, 'skipped')
  const legs = job.legs.length === 0 ? [undefined] : job.legs
  const ran = legs.map((leg) => {
    const ownName = expand(random, name, leg)
    if (job.uses === undefined) {
      const failures = ['failure', 'failure', 'cancelled']
      const [conclusion = ''] = random.chance(0.65) ? ['success'] : random.shuffle(failures)
      return outcomeOf(job, ownName, conclusion)
    }
    const inner = job.called.map((called) => runJob(random, called, `${ownName} / `))
    const jobs = inner.flatMap((outcome) => outcome.jobs.map((one) => ({ ...one, key: job.key })))
    return { result: combine(random, inner), jobs }
  })
  return { result: combine(random, ran), jobs: ran.flatMap(({ jobs }) => jobs) }
}

function outcomeOf({ key, continueOnError }: Planned, name: string, conclusion: string): Outcome {
  const forgiven = continueOnError && conclusion === 'failure'
  return { result: forgiven ? 'success' : conclusion, jobs: [{ key, name, conclusion }] }
}

function combine(random: Random, outcomes: readonly Outcome[]): string {
  const results = new Set(outcomes.map(({ result }) => result))
  for (const result of ['failure', 'cancelled']) if (results.has(result)) return result
  // GitHub does not document what a called workflow is whose jobs were all skipped.
  if (results.has('success')) return 'success'
  return random.chance(0.5) ? 'success' : 'skipped'
}

/** Fills in expressions; without any of the matrix, GitHub appends the values. */
function expand(random: Random, name: string, leg: string | undefined): string {
  const [other = ''] = random.shuffle([...KEYS, '', 'anything'])
  const usesLeg = name.includes('${{ matrix.part }}')
  const filled = name
    .replace('${{ matrix.part }}', leg ?? '')
    .replace('${{ matrix.extra }}', '')
    .replace(/\$\{\{.*?\}\}/g, other)
    .trim()
  const named = filled === '' ? 'main' : filled
  return leg === undefined || usesLeg ? named : `${named} (${leg})`
}

function describeJob(id: number, name: string, state: State): Job {
  return makeJob({ id, name: truncateName(name), state, createdAt: undefined })
}

function writeFile(jobs: readonly Planned[]): string {
  return stringify({
    on: 'push',
    jobs: Object.fromEntries(jobs.map((job) => [job.key, declare(job)])),
  })
}

/** A field that is undefined is not written. */
function declare(job: Planned): Record<string, unknown> {
  const { name, needs, matrix, continueOnError, uses } = job
  return {
    name,
    needs: needs.length === 0 ? undefined : needs,
    strategy: matrix === undefined ? undefined : { matrix },
    'continue-on-error': continueOnError || undefined,
    ...(uses === undefined ? { 'runs-on': 'ubuntu-latest', steps: [{ run: 'make' }] } : { uses }),
  }
}
