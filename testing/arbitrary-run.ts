import fc from 'fast-check'
import type { Job, Run, State, Step } from '../src/model/run.ts'
import { at, makeRun } from './make-run.ts'

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

export const CONCLUSIONS = [
  'success',
  'failure',
  'timed_out',
  'startup_failure',
  'action_required',
  'cancelled',
  'stale',
  'unknown',
  'neutral',
  'skipped',
  'a_new_word',
  '__proto__',
  '</b>|`',
]

// Around the attempt's start and far before it; of seconds, as the API gives them.
const anySecond = fc.option(fc.oneof(fc.integer({ min: -100_000, max: 5_000 }), fc.nat(60)), {
  nil: undefined,
})

const anyInstant = anySecond.map((seconds) => at(seconds))

const anyState: fc.Arbitrary<State> = fc.oneof(
  { weight: 6, arbitrary: anyFinished() },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('running'), startedAt: anyInstant }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('waiting'),
      status: fc.constantFrom('queued', 'waiting', 'pending', 'unheard_of'),
    }),
  },
)

function anyFinished(): fc.Arbitrary<State> {
  return fc.record({
    kind: fc.constant('finished'),
    conclusion: fc.oneof(fc.constant('success'), fc.constantFrom(...CONCLUSIONS)),
    startedAt: anyInstant,
    completedAt: anyInstant,
  })
}

const anySteps: fc.Arbitrary<readonly Step[]> = fc
  .array(fc.record({ name: anyName, state: anyState }), { maxLength: 5 })
  .map((steps) => steps.map((step, index) => ({ number: index + 1, ...step })))

const anyJobFields: fc.Arbitrary<Partial<Job>> = fc.record({
  name: anyName,
  state: anyState,
  createdAt: anyInstant,
  runner: fc.record({
    name: fc.option(anyName, { nil: undefined }),
    group: fc.constant(undefined),
    labels: fc.array(anyName, { maxLength: 2 }),
  }),
  steps: anySteps,
})

/** Any attempt that GitHub could response, sensible or not. */
export const anyRun: fc.Arbitrary<Run> = fc
  .record({
    jobs: fc.array(anyJobFields, { maxLength: 12 }),
    attempt: fc.constantFrom(1, 2, undefined),
    startedAt: fc.constantFrom(at(0), at(0), undefined),
    missing: fc.constantFrom(0, 0, 0, 3),
    conclusion: fc.option(fc.constantFrom(...CONCLUSIONS), { nil: undefined }),
    workflow: fc.option(anyName, { nil: undefined }),
    branch: fc.option(anyName, { nil: undefined }),
    pullRequest: fc.constantFrom(undefined, 12),
  })
  .map(({ missing, jobs, ...fields }) =>
    makeRun({ ...fields, jobs, jobsCounted: jobs.length + missing }),
  )
