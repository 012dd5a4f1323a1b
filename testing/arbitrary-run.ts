import fc from 'fast-check'
import type { Job, Run, State, Step } from '../src/model/run.ts'
import type { Runner } from '../src/model/shapes/job.ts'
import type { Milliseconds } from '../src/model/time.ts'
import { at, makeRun, workflowJob } from './make-run.ts'

/**
 * A unit of text: any character but half a one. It is what `unit: 'binary'` gives, which lists a
 * million characters first, in each file that uses it.
 */
export const anyCharacter: fc.Arbitrary<string> = fc
  .oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff }))
  .map((code) => String.fromCodePoint(code))

/** Ordinary names and hostile ones; the decoder gives none that is blank. */
export const anyName: fc.Arbitrary<string> = fc
  .oneof(
    fc.constantFrom('build', 'test (ubuntu-latest, 22)', 'deploy / eu', '__proto__', 'constructor'),
    fc.string({ unit: anyCharacter, maxLength: 40 }),
    fc.stringMatching(/^[ -~]{1,30}$/),
  )
  .filter((name) => name.trim() !== '')

export const CONCLUSIONS = (
  'success failure timed_out startup_failure action_required cancelled stale unknown neutral skipped ' +
  'a_new_word __proto__ </b>|`'
).split(' ')

// Around the attempt's start and far before it; of seconds, as the API gives them.
const anySecond = fc.option(fc.oneof(fc.integer({ min: -100_000, max: 5_000 }), fc.nat(60)), {
  nil: undefined,
})

const anyInstant = anySecond.map((seconds) => at(seconds))

const anyFinished: fc.Arbitrary<State> = fc.record({
  kind: fc.constant('finished'),
  conclusion: fc.oneof(fc.constant('success'), fc.constantFrom(...CONCLUSIONS)),
  ...{ startedAt: anyInstant, completedAt: anyInstant },
})

const anyState: fc.Arbitrary<State> = fc.oneof(
  { weight: 6, arbitrary: anyFinished },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('running'), startedAt: anyInstant }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('waiting'),
      status: fc.constantFrom('queued', 'waiting', 'pending', 'unheard_of'),
    }),
  },
)

/** An arbitrary for each field, also for the optional ones: the compiler names those that are missing. */
type Arbitraries<Model> = {
  readonly [Field in keyof Required<Model>]: fc.Arbitrary<Model[Field]>
}

const stepFields: Arbitraries<Omit<Step, 'number'>> = {
  kind: fc.constantFrom(undefined, undefined, undefined, 'group'),
  name: anyName,
  state: anyState,
}

const runnerFields: Arbitraries<Runner> = {
  id: fc.constantFrom(undefined, 1, 2 ** 40),
  name: fc.option(anyName, { nil: undefined }),
  group: fc.constantFrom(undefined, 'GitHub Actions'),
  labels: fc.array(anyName, { maxLength: 2 }),
}

const jobFields: Arbitraries<Omit<Job, 'id' | 'url'>> = {
  kind: fc.constantFrom('job', 'job', 'job', 'check'),
  name: anyName,
  state: anyState,
  createdAt: anyInstant,
  runner: fc.record(runnerFields),
  steps: fc
    .array(fc.record(stepFields), { maxLength: 5 })
    .map((steps) => steps.map((step, index) => ({ number: index + 1, ...step }))),
}

const GRAPH = [
  workflowJob('build'),
  workflowJob('test', { needs: ['build'], matrix: true }),
  workflowJob('deploy', { needs: ['test'], environment: 'production', called: 'unread' }),
]

const runFields: Arbitraries<Omit<Run, 'id' | 'url' | 'repository' | 'jobs' | 'jobsCounted'>> = {
  attempt: fc.constantFrom(1, 2, undefined),
  number: fc.constantFrom(7, undefined),
  workflow: fc.option(anyName, { nil: undefined }),
  workflowPath: fc.constantFrom('.github/workflows/ci.yml', undefined),
  event: fc.constantFrom('push', 'pull_request', 'schedule', undefined),
  branch: fc.option(anyName, { nil: undefined }),
  fork: fc.constantFrom(undefined, 'mona/octo-shop'),
  pullRequest: fc.constantFrom(undefined, 12),
  commit: fc.constantFrom('7638417db6d59f3c431d3e1f261cc637155684cd', undefined),
  checkedOut: fc.constantFrom('89d0bbb1fcdbae3c1e0cbb4f53dcd1ab4bbf41a9', undefined),
  title: fc.option(anyName, { nil: undefined }),
  actor: fc.option(anyName, { nil: undefined }),
  startedAt: fc.constantFrom(at(0), at(0), undefined),
  updatedAt: fc.constantFrom(at(90), undefined),
  status: fc.constantFrom(undefined, 'in_progress', 'unheard_of'),
  conclusion: fc.option(fc.constantFrom(...CONCLUSIONS), { nil: undefined }),
  graph: fc.constantFrom(undefined, GRAPH),
  graphMayDiffer: fc.constantFrom(undefined, true),
  graphMissing: fc.constantFrom(undefined, 'no-file', 'not-understood'),
  approved: fc.constantFrom(undefined, [], ['production', undefined]),
  takenKeys: fc.constantFrom(undefined, ['test']),
  notes: fc.constantFrom([], [{ severity: 'warning', text: 'A note.' }]),
}

/** Any attempt that GitHub could return, sensible or not. */
export const anyRun: fc.Arbitrary<Run> = fc
  .record({
    ...runFields,
    jobs: fc.array(fc.record(jobFields), { maxLength: 12 }),
    missing: fc.constantFrom(0, 0, 0, 3),
  })
  .map(({ missing, jobs, graphMissing, ...fields }) =>
    makeRun({
      ...fields,
      graphMissing: fields.graph === undefined ? graphMissing : undefined,
      jobs,
      jobsCounted: jobs.length + missing,
    }),
  )

/** The same run with its jobs listed in any order. */
export function inAnyOrder(run: Run): fc.Arbitrary<Run> {
  const { jobs = [] } = run
  const { length } = jobs
  return fc
    .shuffledSubarray([...jobs], { minLength: length, maxLength: length })
    .map((shuffled) => ({ ...run, jobs: shuffled }))
}

/** The run with a job of each of these names, like its own jobs. */
export function withNames({ jobs = [], ...run }: Run, names: readonly string[]): Run {
  const named = names.map((name, index) => {
    return { ...jobs[index % jobs.length], name, id: index + 1 }
  })
  return { ...run, jobs: makeRun({ jobs: named }).jobs }
}

/** The same run at another time. */
export function movedBy(run: Run, time: Milliseconds): Run {
  const instant = (value: number | undefined) => (value === undefined ? undefined : value + time)
  const state = (value: State): State => {
    if (value.kind === 'waiting') return value
    const startedAt = instant(value.startedAt)
    return value.kind === 'running'
      ? { ...value, startedAt }
      : { ...value, startedAt, completedAt: instant(value.completedAt) }
  }
  return {
    ...run,
    startedAt: instant(run.startedAt),
    updatedAt: instant(run.updatedAt),
    jobs: run.jobs?.map((job) => ({
      ...job,
      createdAt: instant(job.createdAt),
      state: state(job.state),
      steps: job.steps.map((step) => ({ ...step, state: state(step.state) })),
    })),
  }
}
