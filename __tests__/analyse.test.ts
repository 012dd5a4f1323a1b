import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { analyse } from '../src/analyse/analyse.ts'
import { isPass } from '../src/model/conclusion.ts'
import type { Job, Run, State } from '../src/model/run.ts'
import type { ReportJson } from '../src/model/shapes/report.ts'
import { DAY } from '../src/model/time.ts'
import type { JobGraph } from '../src/model/workflow-file.ts'
import { encodeReport } from '../src/report-json/encode/encode-report.ts'
import { isOutdated } from '../src/analyse/api-lag.ts'
import type { CurrentRun, CurrentStep } from '../src/model/target.ts'
import {
  matchesPattern,
  namesOfTest,
  patternsMeet,
  testFinder,
  textFinder,
} from '../src/analyse/text-pattern.ts'
import { anyRun, inAnyOrder, movedBy } from '../testing/arbitrary-run.ts'
import { fuzzOptions } from '../testing/fuzz/fuzz-options.ts'
import {
  at,
  finished,
  makeOwn,
  makeRun,
  reportOn,
  running,
  runWithoutJobs,
  skipped,
  waiting,
  workflowJob,
} from '../testing/make-run.ts'
import { countedRun, declaredRun, jobIn, stepIn, stepsIn } from '../testing/plain-jobs.ts'

describe('analyse', () => {
  it('lists the jobs that the current job does not wait for, with and without the workflow file', () => {
    const built = ['build', 'test', 'lint'].map((name, index) => ({
      ...jobIn(finished(index * 100 + 5, index * 100 + 65), name),
      createdAt: at(index * 100),
    }))
    const jobs = [...built, jobIn(running(300), 'report')]
    const own = { jobId: 4, needs: [{ key: 'test', result: 'success' }] }
    const graph = ['build', 'test', 'lint', 'report'].map((key) =>
      workflowJob(key, { needs: key === 'test' ? ['build'] : [] }),
    )
    const unneeded = (declared: JobGraph | undefined) =>
      encodeReport(reportOn(declaredRun(declared, { jobs }), { own })).unneededJobIds
    expect(unneeded(undefined)).toEqual([1, 3])
    expect(unneeded(graph)).toEqual([3])
  })
})

describe('analyse of any run', () => {
  const anyOwn = fc.option(
    fc.record({
      jobId: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
      runnerName: fc.constant('GitHub Actions 1'),
      jobStatus: fc.constantFrom('success', 'failure', 'cancelled', undefined),
    }),
    { nil: undefined },
  )
  const anyAllowed = fc.constantFrom([], ['*'], ['build', 'test*'])

  /** Checks an invariant of the report on any run. */
  function checkInvariant(
    holds: (report: ReportJson, run: Run, again: (run: Run) => ReportJson) => void,
  ): void {
    fc.assert(
      fc.property(anyRun, anyOwn, anyAllowed, (run, ownFields, allowedFailures) => {
        const currentRun = ownFields && makeOwn(ownFields)
        const again = (one: Run) =>
          encodeReport(analyse(one, { currentRun, allowedFailures, now: at(600) }))
        holds(again(run), run, again)
      }),
      fuzzOptions(13, 500),
    )
  }

  it('does not depend on the order of the list', () => {
    checkInvariant((report, run, again) => {
      fc.assert(
        fc.property(inAnyOrder(run), (other) => {
          expect(again(other)).toEqual(report)
        }),
        fuzzOptions(1, 40),
      )
    })
  })

  it('does not depend on the date', () => {
    checkInvariant((report, run, again) => {
      const moved = again(movedBy(run, DAY))
      expect(valuesOf(moved)).toEqual(valuesOf(report))
      expect(moved.notes).toEqual(report.notes)
    })
  })

  it('never concludes a pass with a failure that is not forgiven', () => {
    checkInvariant((_, run, again) => {
      const { jobs, conclusion } = again({ ...run, conclusion: undefined })
      const bad = jobs.some(({ outcome, forgiven }) => !forgiven && !isPass(outcome ?? 'success'))
      if (bad) expect(isPass(conclusion)).toBe(false)
    })
  })

  it('never concludes a pass if jobs are missing from the list', () => {
    checkInvariant((_, run, again) => {
      const { complete, conclusion } = again({ ...run, conclusion: undefined, jobsCounted: 20 })
      expect([complete, isPass(conclusion)]).toEqual([false, false])
    })
  })
})

/** The durations and counts of a report. */
function valuesOf(report: ReportJson): (number | null | undefined)[] {
  const { durationSeconds, queueSeconds, executionSeconds, jobsFailed, jobsUnfinished } = report
  return [
    ...[durationSeconds, queueSeconds, executionSeconds, jobsFailed, jobsUnfinished],
    ...report.slowestSteps.map((step) => step.durationSeconds),
    report.criticalPathSeconds,
    ...report.criticalPath.map((job) => job.blockedSeconds),
    ...report.jobs.flatMap((job) => [
      job.queueSeconds,
      job.durationSeconds,
      ...job.steps.map((step) => step.durationSeconds),
    ]),
  ]
}

const NEEDS_BUILD = [{ key: 'build', result: 'success' }]

/** The current job, which runs its third step. */
const RUNS_THIRD = [finished(70, 71), finished(71, 72), running(72), waiting()]
const current = ownIn(running(70), ...RUNS_THIRD)

const LEGS: readonly Partial<Job>[] = [{ name: 'build (a)' }, jobIn(running(5), 'build (b)')]
const OTHER = jobIn(running(5), 'Compile it')
const queued = ownIn(waiting(), ...RUNS_THIRD)
const LINTS = jobIn(running(5), 'lint')
const BUILD: Partial<Job> = { id: 1, name: 'build' }
const OWN_STEP: CurrentStep = {
  action: { kind: 'repository', repository: 'acme/run-report', ref: 'v1' },
  processStartedAt: at(73),
}

describe('isOutdated returns true', () => {
  it.each<[string, readonly Partial<Job>[], Partial<CurrentRun>]>([
    ['(1) if a needed job is running', [jobIn(running(5), 'build'), current], {}],
    ['(1) if a needed job is queued', [jobIn(waiting(), 'build'), current], {}],
    ['(1) if a leg of a needed matrix is running', [...LEGS, current], {}],
    ['(1) if a needed job is not listed', [current], {}],
    ['(1) if the only other job runs', [OTHER, current], {}],
    [
      '(1) if no finished job accounts for a failure in needs',
      [{ name: 'Compile it' }, current],
      { needs: [{ key: 'build', result: 'failure' }] },
    ],
    ['(2) if the current job is not in it', [{ name: 'build' }], {}],
    ['(2) if the current job is queued', [BUILD, ownIn(waiting())], {}],
    ['(2) if it is queued although one of its steps runs', [BUILD, queued], {}],
    ['(3) if the step before has not ended', [BUILD, own(running(70), running(71))], {}],
    ['(3) if no step runs', [BUILD, own(finished(70, 71), waiting(), waiting())], {}],
    ['(3) if no step is listed', [BUILD, own()], {}],
    [
      'for a job that is known by its runner',
      [BUILD, { ...own(waiting()), runner: { name: 'mine', group: undefined, labels: [] } }],
      { jobId: undefined, runnerName: 'mine' },
    ],
    ['(4) if it is failing and none of its steps', [BUILD, current], { jobStatus: 'failure' }],
    [
      '(4) if the step that made it fail is still shown as skipped',
      [BUILD, own(finished(70, 71), skipped(), running(72))],
      { jobStatus: 'failure' },
    ],
  ])('returns true %s', (_, jobs, fields) => {
    expect(isOutdated(makeRun({ jobs }), ownRun(fields))).toBe(true)
  })

  it('(1) if a needed job with a custom name is running, by the workflow file', () => {
    const jobs = [OTHER, { name: 'Check style' }, current]
    const graph = [
      workflowJob('build', { name: 'Compile it' }),
      workflowJob('lint', { name: 'Check style' }),
      workflowJob('report'),
    ]
    expect(isOutdated(declaredRun(graph, { jobs }), ownRun())).toBe(true)
    expect(isOutdated(makeRun({ jobs }), ownRun())).toBe(false)
  })

  it.each<[string, Partial<CurrentRun>, string]>([
    ['its default name', { step: OWN_STEP }, 'Run acme/run-report@v1'],
    ['the start of the running step', { step: { ...OWN_STEP, action: undefined } }, 'Report'],
  ])('(3) if the current step, identified by %s, waits for a running step', (_, fields, name) => {
    const lagging = [
      stepIn(finished(0, 2)),
      stepIn(running(2), 'Run make', 2),
      stepIn(waiting('pending'), name, 3),
      stepIn(waiting('pending'), 'Post Run make', 4),
    ]
    const jobs = [{ ...jobIn(running(0), 'report', lagging), id: 9 }]
    expect(isOutdated(makeRun({ jobs }), ownRun({ needs: [], ...fields }))).toBe(true)
  })

  it('(3) if an earlier step than the previous one is unfinished', () => {
    const jobs = [BUILD, own(waiting(), finished(71, 72), running(72))]
    expect(isOutdated(makeRun({ jobs }), ownRun())).toBe(true)
  })
})

describe('isOutdated of a step with a name of its own that started slowly', () => {
  const steps = [finished(0, 2), running(2), waiting('pending'), waiting('pending')].map(
    (state, at) => stepIn(state, `Step ${at + 1}`, at + 1),
  )
  const run = makeRun({ jobs: [{ ...jobIn(running(0), 'report', steps), id: 9 }] })

  it.each([
    [0, true],
    [1_000, true],
    [1_500, false],
  ])('returns after %i ms: %p', (waited, expected) => {
    expect(isOutdated(run, ownRun({ needs: [], step: OWN_STEP }), waited)).toBe(expected)
  })
})

describe('isOutdated returns false', () => {
  it.each<[string, readonly Partial<Job>[], Partial<CurrentRun>]>([
    ['if the list is current', [current], {}],
    ['by a job that is not needed', [LINTS, current], {}],
    [
      'by a need whose name hides its key',
      [{ name: 'Compile it' }, current],
      { needs: [...NEEDS_BUILD, { key: 'compile', result: 'success' }] },
    ],
    [
      'if steps after the current one are waiting',
      [own(finished(2, 72), running(72), waiting('pending'), waiting('pending'))],
      { step: OWN_STEP },
    ],
    [
      'by the step of a composite action that started long before this process',
      [own(finished(2, 3), running(3), waiting('pending'))],
      { step: { ...OWN_STEP, action: { kind: 'composite', path: '.github/actions/finish' } } },
    ],
    ['by a first step that runs', [own(running(70), waiting())], {}],
    ['by a skipped step before the running one', [own(skipped(), running(71))], {}],
    ['by a step in the background', [own(running(70), finished(70, 71), running(71))], {}],
    ['if its job is not found', [LINTS], { jobId: undefined }],
    [
      'by a failing job with a step that failed',
      [own(finished(70, 71), finished(71, 72, 'failure'), running(72))],
      { jobStatus: 'failure' },
    ],
    [
      'by a failing job with a step that was cancelled',
      [own(finished(70, 71, 'cancelled'), running(72))],
      { jobStatus: 'failure' },
    ],
    ['by a cancelled job without a step that failed', [current], { jobStatus: 'cancelled' }],
    ['by a job that does not say how it stands', [current], { jobStatus: undefined }],
    ['if the current job is listed as ended', [ownIn(finished(70, 75), ...RUNS_THIRD)], {}],
    [
      'if the current job and its steps are listed as ended',
      [ownIn(finished(70, 75), finished(70, 71), finished(71, 75))],
      {},
    ],
  ])('returns false %s', (_, jobs, fields) => {
    expect(isOutdated(makeRun({ jobs: [BUILD, ...jobs] }), ownRun(fields))).toBe(false)
  })

  it('if the report is about another run', () => {
    expect(isOutdated(makeRun({ jobs: [LINTS] }), undefined)).toBe(false)
  })

  it('if the list is missing or incomplete', () => {
    const jobs = [jobIn(running(5), 'build')]
    expect(isOutdated(runWithoutJobs(), ownRun())).toBe(false)
    expect(isOutdated(countedRun(2, { jobs }), ownRun())).toBe(false)
  })
})

function ownRun(fields: Partial<CurrentRun> = {}): CurrentRun {
  return makeOwn({ jobId: 9, needs: NEEDS_BUILD, ...fields })
}

/** The current job in a state, with steps in these. */
function ownIn(state: State, ...steps: readonly State[]): Partial<Job> {
  return { ...jobIn(state, 'report', stepsIn(...steps)), id: 9 }
}

/** The running current job with steps in these states. */
function own(...states: readonly State[]): Partial<Job> {
  return ownIn(running(70), ...states)
}

/** Whether a pattern is anywhere in a text. */
const containsPattern = (text: string, pattern: string) => matchesPattern(text, `*${pattern}*`)

describe('matchesPattern with any text around a pattern', () => {
  it.each([
    ['Error: read ECONNRESET', 'read ECONNRESET', true],
    ['Error: read ECONNRESET', 'Error: read ECONNRESET', true],
    ['Error: read ECONNRESET', 'read econnreset', false],
    ['Error: read ECONNRESET', 'read  ECONNRESET', false],
    ['Timeout of 30 s exceeded', 'Timeout of * exceeded', true],
    ['Timeout of  exceeded', 'Timeout of * exceeded', true],
    ['Timeout of exceeded', 'Timeout of * exceeded', false],
    ['exceeded: Timeout of 30 s', 'Timeout of * exceeded', false],
    ['ab', 'a*b*', true],
    ['aXb', '*a*b', true],
    ['ab', 'a*a*b', false],
    ['aba', 'ab*ba', false],
    ['5 × 3', '5 * 3', true],
    ['', '*', true],
    ['', 'a', false],
    ['a.c', 'a.c', true],
    ['abc', 'a.c', false],
    ['a\\c [x] (y) {z} ^$|?+', '\\c [x] (y) {z} ^$|?+', true],
    ['İstanbul ﬁle', 'istanbul file', false],
  ])('finds in %j the pattern %j: %s', (text, pattern, expected) => {
    expect(containsPattern(text, pattern)).toBe(expected)
  })

  const anyText = fc.string({
    unit: fc.constantFrom('a', 'b', '*', ' ', '.', '\\', '(', '[', '😀'),
    maxLength: 30,
  })

  it('finds each text in itself, and in what is longer', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (before, text, after) => {
        expect(containsPattern(before + text + after, text)).toBe(true)
      }),
    )
  })

  it('finds a text with `*` in place of any part of it', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1 }), fc.func(fc.boolean()), (parts, isAny) => {
        const pattern = parts.map((part) => (isAny(part) ? '*' : part)).join('')
        expect(containsPattern(parts.join(''), pattern)).toBe(true)
        expect(matchesPattern(parts.join(''), pattern)).toBe(true)
      }),
    )
  })

  it('finds what a regular expression of the same pattern finds', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, pattern) => {
        const source = pattern.replace(/[.\\([]/g, '\\$&').replaceAll('*', '.*')
        expect(containsPattern(text, pattern)).toBe(new RegExp(source, 'su').test(text))
        expect(matchesPattern(text, pattern)).toBe(new RegExp(`^${source}$`, 'su').test(text))
      }),
    )
  })

  it.each([
    ['many stars', '*a'.repeat(200), 'a'.repeat(100_000), true],
    ['many stars and an end that is missing', `${'*a'.repeat(200)}b`, 'a'.repeat(100_000), false],
    ['more stars than the text has parts', '*ab'.repeat(20_000), 'ab'.repeat(10_000), false],
    ['a long part that is missing', `b${'a'.repeat(1_000)}`, 'a'.repeat(100_000), false],
  ])('finds %s', (_, pattern, text, expected) => {
    expect(containsPattern(text, pattern)).toBe(expected)
  })
})

describe('matchesPattern', () => {
  it.each([
    ['test (1)', 'test (1)', true],
    ['test (1)', 'test', false],
    ['test (1)', 'test*', true],
    ['e2e test (1)', 'test*', false],
    ['e2e test (1)', '*test*', true],
    ['ab cb', 'a*b', true],
    ['ab cbc', 'a*b', false],
    ['aba', 'ab*ba', false],
    ['', '', true],
    ['', '*', true],
    ['a', '', false],
    ['a\0test', 'test', false],
    ['\0test', 'test', false],
    ['test\0', 'test', false],
    ['test\0', 'test*', true],
    ['\0\0', '', false],
  ])('matches %j with %j: %s', (text, pattern, expected) => {
    expect(matchesPattern(text, pattern)).toBe(expected)
  })
})

describe('patternsMeet', () => {
  it.each([
    ['test (*)', 'test (ubuntu, 22)', true],
    ['test (*)', 'test', false],
    ['test (1)', 'test (*)', true],
    ['On * with 22', 'On ubuntu*', true],
    ['On * with 22', '* 20', false],
    ['*', '', true],
    ['', '*', true],
    ['**', '*', true],
    ['a*', '*b', true],
    ['a*b', 'b*a', false],
    ['a', 'a*a', false],
  ])('of %j and %j: %s', (one, other, expected) => {
    expect([patternsMeet(one, other), patternsMeet(other, one)]).toEqual([expected, expected])
  })

  const anyPattern = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 12 })

  it('is what one pattern matches if the other one has no star', () => {
    fc.assert(
      fc.property(anyPattern, anyPattern, (text, pattern) => {
        const plain = text.replaceAll('*', '')
        expect(patternsMeet(plain, pattern)).toBe(matchesPattern(plain, pattern))
      }),
    )
  })
})

describe('patternFinder', () => {
  it.each<[string, string, boolean]>([
    ['- libfoo', 'libfoo', true],
    ['- libfoo-dev', 'libfoo', false],
    ['- libfoo-dev', 'libfoo*', true],
    ['- old-libfoo', 'libfoo', false],
    ['libfoo2 libfoo', 'libfoo', true],
    ['id 170', 'id 17', false],
    ['id 17.', 'id 17', true],
    ['https://acme.dev/old/shop', 'https://acme.dev/old', false],
    ['https://acme.dev/old.', 'https://acme.dev/old', true],
    ['src/cart.ts', 'src/cart', false],
    ['cart.ts:3', 'cart', false],
    ['Error: read ECONNRESET', 'ECONNRESET', true],
    ['web-30 is gone', 'web-3* is gone', true],
    ['a b c b', 'a*b', true],
  ])('finds in %j the pattern %j: %s', (text, pattern, expected) => {
    expect(textFinder(pattern)(text)).toBe(expected)
  })
})

describe('testFinder', () => {
  it.each<[string, string, boolean]>([
    ['adds an item', 'cart › adds an item', true],
    ['adds an item', 'cart › adds an item twice', false],
    ['adds an item', 'cart › never adds an item', false],
    ['adds an item', 'cart › adds an item [chromium]', false],
    ['adds an item', 'adds an item.', true],
    ['cart › adds', 'cart › adds › twice', false],
    ['TestCart', 'shop::TestCart', true],
    ['TestCart', 'TestCart/adds', false],
    ['TestCart', 'TestCartTwice', false],
    ['TestCart/*', 'TestCart/adds/1', true],
    ['adds', 'adds(1)', false],
    ['adds*', 'adds [+]', true],
    ['Cart.adds', 'shop › Cart › adds', true],
    ['cart.spec.ts › adds', 'adds', true],
    ['cart.spec.ts:3:5 › adds', 'cart.spec.ts:9:5 › adds', true],
    ['login.spec.ts › adds', 'adds', false],
  ])('finds by the name %j the test %j in cart.spec.ts: %s', (name, title, expected) => {
    expect(testFinder(name)(namesOfTest(title, 'cart.spec.ts'))).toBe(expected)
  })
})
