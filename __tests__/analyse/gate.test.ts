import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { encodeReport } from '../../src/report-json/encode/encode-report.ts'
import { explainedFailures } from '../../src/analyse/gate/fail-on.ts'
import type { EXEMPT_REASONS } from '../../src/model/reasons.ts'
import { gateRemark } from '../../src/render/findings/gate.ts'
import { exitCodeOf, EXPLAINED, gated } from '../../testing/gate.ts'
import { FUZZ_TIMEOUT_MS, fuzzOptions } from '../../testing/fuzz/fuzz-options.ts'
import { type JobValues, reportOf, WORKFLOW, type World } from '../../testing/world.ts'
import { readRun } from '../../testing/read-run.ts'
import { jobNamesOf } from '../../testing/plain-jobs.ts'

describe('any-gate', () => {
  /** Results that never shut a gate with `fail-on: any`. */
  const PASSES = ['success', 'skipped', 'unfinished']

  /** A generated workflow, what happened to each of its jobs, and what GitHub shows of that. */
  interface GeneratedRun {
    readonly jobs: readonly GeneratedJob[]
    readonly inside: boolean
    readonly file: boolean
    readonly allowed: readonly string[]
    /** Keys of jobs that fail on main, too. */
    readonly onMain: readonly string[]
  }

  interface GeneratedJob {
    readonly key: string
    readonly name: string | undefined
    /** One per leg. */
    readonly outcomes: readonly string[]
    readonly continueOnError: boolean
    readonly needed: boolean
    /** Whether GitHub still lists the finished legs as running. */
    readonly lags: boolean
  }

  interface Leg extends GeneratedJob {
    readonly listedName: string
    readonly outcome: string
  }

  // Names that are, or begin with, the keys of other jobs.
  const NAMES_LIKE_KEYS = ['build', 'test', 'test (e2e)', 'test / e2e', 'e2e', 'Build app']
  const FAILED: Omit<JobValues, 'name'> = {
    ...{ state: 'failure', end: 60 },
    steps: [{ name: 'Run npm test', prints: ['Error: no cart'] }],
  }
  const LEGS: Readonly<Record<string, Omit<JobValues, 'name'>>> = {
    success: {},
    skipped: { state: 'skipped' },
    failure: FAILED,
    'fail-fast': { state: 'cancelled', end: 62 },
    person: { state: 'cancelled', end: 64, says: ['The run was canceled by @octocat.'] },
    limit: {
      ...{ state: 'cancelled', end: 66 },
      says: ['The job has exceeded the maximum execution time of 1m0s'],
    },
  }
  const anyRun: fc.Arbitrary<GeneratedRun> = fc.record({
    jobs: fc.uniqueArray(
      fc.record({
        key: fc.constantFrom('build', 'test', 'e2e', 'lint'),
        name: fc.option(fc.constantFrom(...NAMES_LIKE_KEYS), { nil: undefined }),
        outcomes: fc.array(fc.constantFrom(...Object.keys(LEGS)), { minLength: 1, maxLength: 3 }),
        continueOnError: fc.boolean(),
        needed: fc.boolean(),
        lags: fc.boolean(),
      }),
      { minLength: 1, maxLength: 4, selector: ({ key }) => key },
    ),
    inside: fc.boolean(),
    file: fc.boolean(),
    allowed: fc.subarray([...NAMES_LIKE_KEYS, 'build (1)', 'test (1)', 'lint']),
    onMain: fc.subarray(['build', 'test', 'e2e', 'lint']),
  })

  function legsOf({ jobs }: GeneratedRun): Leg[] {
    return jobs.flatMap((job) => {
      const { key, name = key, outcomes } = job
      return outcomes.map((outcome, index) => ({
        ...job,
        outcome: outcome === 'fail-fast' && !hasFailed(job) ? 'person' : outcome,
        listedName: outcomes.length > 1 ? `${name} (${index + 1})` : name,
      }))
    })
  }

  function hasFailed({ outcomes, continueOnError }: GeneratedJob): boolean {
    return outcomes.includes('failure') && !continueOnError
  }

  /** What GitHub concludes from all of these jobs: the run's conclusion, or a key's result in `needs`. */
  function resultOf(jobs: readonly GeneratedJob[]): string {
    const outcomes = jobs.flatMap((job) => job.outcomes)
    if (jobs.some(hasFailed)) return 'failure'
    if (outcomes.some(isCancelled)) return 'cancelled'
    return outcomes.every((outcome) => outcome === 'skipped') ? 'skipped' : 'success'
  }

  function isCancelled(outcome: string): boolean {
    return ['fail-fast', 'person', 'limit'].includes(outcome)
  }

  /** The run on GitHub; on main, the jobs of some keys fail with the same error. */
  function worldOf(generated: GeneratedRun): World {
    const { jobs: drawn, inside, file, allowed, onMain } = generated
    const legs = legsOf(generated)
    const jobs = legs.map(({ listedName: name, outcome, lags }): JobValues =>
      lags ? { name, state: 'in_progress', start: 5 } : { name, ...LEGS[outcome] },
    )
    const needed = drawn.filter((job) => job.needed)
    const declared = Object.fromEntries(
      drawn.map(({ key, name, outcomes, continueOnError }) => {
        const matrix = outcomes.map((_, index) => index + 1)
        const strategy = outcomes.length > 1 ? { strategy: { matrix: { leg: matrix } } } : {}
        return [key, { name, 'continue-on-error': continueOnError, ...strategy }] as const
      }),
    )
    const gate = { needs: needed.map(({ key }) => key) }
    const isUnderWay = inside || legs.some(({ lags }) => lags)
    const ofMain = legs.map(({ listedName: name, key }) =>
      onMain.includes(key) ? { name, ...FAILED } : { name },
    )
    return {
      ...(onMain.length > 0 && { main: [{ jobs: ofMain }] }),
      attempts: [
        {
          jobs: inside ? [...jobs, { name: 'gate', state: 'in_progress', start: 70 }] : jobs,
          conclusion: isUnderWay ? null : resultOf(drawn),
        },
      ],
      ...(inside && {
        own: {
          ...{ job: 'gate', status: 'success' },
          needs: needed.map((job) => ({ key: job.key, result: resultOf([job]) })),
        },
      }),
      ...(file && {
        files: {
          [WORKFLOW]: JSON.stringify({ on: 'push', jobs: { ...declared, gate } }),
        },
      }),
      inputs: { 'allowed-failures': allowed, 'history-runs': ['0'] },
    }
  }

  /** Whether GitHub's list or `needs` shows that the leg failed. */
  function isShown(leg: Leg, { inside }: GeneratedRun): boolean {
    if (!leg.lags) return true
    const isCause = resultOf([leg]) === (isCancelled(leg.outcome) ? 'cancelled' : 'failure')
    return inside && leg.needed && isCause
  }

  /** Whether the workflow or the user forgives the leg, or the failed leg that cancelled it. */
  function isExcused(leg: Leg, generated: GeneratedRun): boolean {
    const { key, name = key, outcome } = leg
    if (outcome === 'person') return false
    if (outcome === 'fail-fast') {
      const legs = legsOf(generated).filter(
        (other) => other.key === key && other.outcome === 'failure',
      )
      return legs.some((other) => isExcused(other, generated))
    }
    // `needs` shows a key as a whole.
    const names = leg.lags ? [leg.listedName, key, name] : [leg.listedName]
    // As the key of the file, unless another job has that name.
    const isKey =
      generated.file &&
      !generated.jobs.some((job) => job.key !== key && (job.name ?? job.key) === key)
    const isAllowed = [...names, ...(isKey ? [key] : [])].some((text) =>
      generated.allowed.includes(text),
    )
    return isAllowed || (outcome === 'failure' && leg.continueOnError)
  }

  /**
   * Whether the jobs of each key can be found. Names alone suffice, even if a job is named after another
   * key of `needs`, as long as `needs` has its own key too, that other key has no `name:`, and no job lags.
   */
  function isDecidable({ jobs, inside, file }: GeneratedRun): boolean {
    const isClear = ({ key, name = key, needed }: GeneratedJob) => {
      const other = jobs.find((job) => job.needed && job.key === name.replace(/ .*/, ''))
      if (other === undefined || other.key === key) return true
      return needed && other.name === undefined && !jobs.some(({ lags }) => lags)
    }
    return !inside || file || jobs.every(isClear)
  }

  it(
    'opens only for what passed, is forgiven or is explained, whatever the jobs are called',
    async () => {
      await fc.assert(
        fc.asyncProperty(anyRun, async (generated) => {
          const report = await reportOf(worldOf(generated))
          const legs = legsOf(generated)
          // 1. With "new" as with "any", if nothing was compared, and never shut if that is open.
          const any = exitCodeOf(report, 'any')
          const ofNew = exitCodeOf(report, 'new')
          expect(ofNew).toBeLessThanOrEqual(any)
          if (generated.onMain.length === 0) expect(ofNew).toBe(any)
          const { causes, jobs } = encodeReport(report)
          const isAnyOpen = causes.some(({ judged }) => !EXPLAINED.includes(judged.verdict))
          if (isAnyOpen) expect(ofNew).toBe(1)
          // 2. For all jobs as without the input, and for each job alone as for all of them.
          const exitCodeFor = (...failOnJobs: readonly string[]) =>
            Number(gated(report, { failOn: ['any'], failOnJobs, needs: report.needs }).gate?.fails)
          expect(exitCodeFor('*')).toBe(exitCodeFor())
          const alone = jobs.flatMap(({ current, name }) => (current ? [] : exitCodeFor(name)))
          if (!legs.some(({ lags }) => lags)) expect(Math.max(...alone)).toBe(exitCodeFor())
          // 3. Never open for a failed job that is neither forgiven nor a consequence of a forgiven one.
          if (!isDecidable(generated)) return
          const isShut = exitCodeOf(report, 'failure, timed_out, cancelled') === 1
          const failed = legs.filter(({ outcome }) => !PASSES.includes(outcome))
          if (failed.some((leg) => isShown(leg, generated) && !isExcused(leg, generated))) {
            expect(isShut).toBe(true)
          }
          if (failed.length === 0) expect(isShut).toBe(false)
        }),
        fuzzOptions(40, 2_000),
      )
    },
    FUZZ_TIMEOUT_MS,
  )
})

describe('explained-failures', () => {
  const FAILED = 'test: failed "Error: no cart is here"'
  const KNOWN = `main: ${FAILED}`
  const LISTED = `${KNOWN} | main: test: "2 passed" | pull | issue: error: no cart is here / gate: pass / seen: #10`

  /** A run with the reason, and what the headline says. */
  const GIVEN: Readonly<
    Record<keyof typeof EXEMPT_REASONS, readonly [run: string, failOn: string, said: string]>
  > = {
    known: [`${FAILED} | ${KNOWN}`, 'new', 'the cause is known from main'],
    issue: [`${FAILED} | ${LISTED}`, 'new', 'the cause is known from #30'],
    unsteady: [`${FAILED} | base: PF>PP`, 'new', 'the cause is unsteady'],
    infrastructure: [
      'test: failed | says: The hosted runner lost communication with the server.',
      ...(['new', 'the cause is infrastructure'] as const),
    ],
    'not-listed': [FAILED, 'cancelled', 'fail-on does not list failure'],
    'other-job': [`${FAILED}; build | input fail-on-jobs: build`, 'new', 'it only looks at build'],
  }

  it.each(Object.entries(GIVEN))(
    'gives and says the reason %s for which a gate passes a failure',
    async (reason, [run, failOn, said]) => {
      const report = await reportOf(readRun(`${run} | input fail-on: ${failOn}`))
      expect(report.gate?.exempt).toMatchObject([{ reason }])
      expect(gateRemark(report)).toEqual([`the gate passes: ${said}`])
    },
  )

  it('lists, if any verdict counts, what an issue lists without "gate: pass"', async () => {
    const others = `b: failed > Lint | main: test; b | pull | issue: error: no cart is here`
    const report = await reportOf(readRun(`${FAILED}; ${others}`))
    const explained = explainedFailures(report, () => true).map(({ failure }) => failure)
    expect(jobNamesOf(explained)).toEqual(['test'])
  })
})
