import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { groupCauses, normaliseStep } from '../../../src/analyse/causes/group-causes.ts'
import { KNOCK_ON_FORMS } from '../../../src/analyse/causes/knock-on.ts'
import { orderCauses } from '../../../src/analyse/causes/order-causes.ts'
import { decodeWorkflowFile } from '../../../src/github/workflow/workflow-file.ts'
import type { FailureReport, Verdict } from '../../../src/model/report/cause.ts'
import type { StepExcerpt } from '../../../src/model/report/failure.ts'
import type { Report } from '../../../src/model/report/report.ts'
import type { Job } from '../../../src/model/run.ts'
import type { WorkflowJob } from '../../../src/model/workflow-file.ts'
import { causesOutput } from '../../../src/actions/report/cause-output.ts'
import { failuresOf } from '../../../src/render/findings/failures.ts'
import { headlineOf } from '../../../src/render/findings/heading.ts'
import { nameFailed } from '../../../src/render/findings/headline.ts'
import { PLAIN } from '../../../src/render/text/inline.ts'
import {
  causesOf,
  failureReport,
  makeExcerpt,
  makeVerdict,
} from '../../../testing/failure-report.ts'
import {
  at,
  finished,
  makeRun,
  makeStep,
  reportOn,
  running,
  workflowJob,
} from '../../../testing/make-run.ts'

/** A failed job: its name, the message of its log, and its step. */
type Failed = readonly [name: string, message?: string | undefined, step?: string | undefined]

function failed([name, , step = 'Run npm test']: Failed): Partial<Job> {
  const steps = [makeStep({ number: 2, name: step, state: finished(15, 60, 'failure') })]
  return { name, state: finished(5, 65, 'failure'), steps }
}

function excerpt(text: string): StepExcerpt {
  return makeExcerpt([`##[error]${text}`])
}

function excerptsOf(all: readonly Failed[]): ReadonlyMap<number, readonly StepExcerpt[]> {
  return new Map(
    all.flatMap(([, message], at) =>
      message === undefined ? [] : [[at + 1, [excerpt(message)]] as const],
    ),
  )
}

function reportOnFailed(all: readonly Failed[]): Report {
  const explanations = { excerpts: excerptsOf(all), annotations: new Map() }
  return reportOn(makeRun({ jobs: all.map(failed) }), { explanations })
}

/** The names of the jobs of each cause, such as `a (1) + a (2), b`. */
function groups({ causes }: Pick<Report, 'causes'>): string {
  const names = causes.map(({ failures }) => failures.map(({ job }) => job.job.name))
  return names.map((jobs) => jobs.join(' + ')).join(', ')
}

/** Failed jobs such as `a: its message @ its step`. */
function readFailed(text: string): Failed[] {
  return text.split('; ').map((one): Failed => {
    const [, name = '', message, step] = /^([^:@]*)(?:: ([^@]*))?(?: @ (.*))?$/.exec(one) ?? []
    return [name, message, step]
  })
}

describe('groupCauses', () => {
  it.each(
    Object.entries({
      'one cause for one error in many jobs':
        'a: no cart at line 3; b: no cart at line 4; c (1): no cart at line 5 | a + b + c (1)',
      'two causes for two errors at one step': 'a (1): no xx; a (2): no yy | a (1), a (2)',
      'two causes for one error at two steps': 'a: no x @ Lint; b: no x @ Test | a, b',
      'two causes for two legs that differ in a number':
        'a (1): cart has 7 items; a (2): cart has 8 items | a (1), a (2)',
      'a leg without a log in the cause of the legs that agree':
        'a (1); a (2): no x; a (3): no x; a (4) | a (2) + a (3) + a (1) + a (4)',
      'legs without a log apart from legs that differ':
        'a (1): no xx; a (2): no yy; a (3); a (4) | a (1), a (2), a (3) + a (4)',
      'a leg without a log apart from another step': 'a (1): x @ Lint; a (2) @ Test | a (1), a (2)',
      'one cause for jobs without a log that failed at one step': 'a; b; c | a + b + c',
      'jobs without a log apart from those that were read': 'a: no xx; b; c | a, b + c',
      'a job without a log with three that fail alike at its step':
        'a: no x; b: no x; c: no x; d; e @ Lint | a + b + c + d, e',
      'jobs without a log apart at two steps': 'a @ Lint; b @ Test; c @ Lint | a + c, b',
      'the job with an excerpt first': 'a (1); a (2): x | a (2) + a (1)',
    }),
  )('makes %s: %s', (_, text) => {
    const [jobs = '', expected] = text.split(' | ')
    expect(groups(reportOnFailed(readFailed(jobs)))).toBe(expected)
  })

  it('has what failed as the message, and the signature without what varies', () => {
    const [cause] = reportOnFailed([['a', 'a.ts:3: expected 3, got 4']]).causes
    const [moved] = reportOnFailed([['a', 'a.ts:9: expected 3, got 4']]).causes
    const [other] = reportOnFailed([['a', 'a.ts:3: expected 3, got 5']]).causes
    expect(cause?.message).toBe('a.ts:3: expected 3, got 4')
    expect(cause?.signature).toBe(moved?.signature)
    expect(other?.signature).not.toBe(cause?.signature)
  })

  // Readers keep signatures: another value needs another `SIGNATURE_VERSION`.
  it.each([
    ['a.ts:3: expected 3, got 4', 'v3:b858ef8b85863ada'],
    ['no cart of y', 'v3:a242c954befa14f0'],
  ])('keeps the signature of %j', (message, signature) => {
    expect(reportOnFailed([['a', message]]).causes[0]?.signature).toBe(signature)
  })

  it('returns the same groups for any order of the failures', () => {
    fc.assert(
      fc.property(
        arbitraryFailed.chain((all) => {
          const { failures } = reportOnFailed(all)
          return fc.tuple(
            fc.constant(failures),
            fc.shuffledSubarray([...failures], { minLength: failures.length }),
          )
        }),
        ([failures, shuffled]) => {
          expect(idSets(shuffled)).toEqual(idSets(failures))
        },
      ),
    )
  })
})

const arbitraryFailed = fc.array(
  fc.tuple(
    fc.constantFrom('a', 'b (1)', 'b (2)', 'b (3)', 'c / d (1)', 'c / d (2)'),
    fc.constantFrom(undefined, 'no xx', 'no yy', 'got 3 xx', 'got 4 xx'),
    fc.constantFrom('Lint', 'Test'),
  ),
  { maxLength: 12 },
)

function idSets(failures: readonly FailureReport[]): number[][] {
  return groupCauses(failures)
    .map((cause) => cause.failures.map(({ job }) => job.job.id).toSorted((a, b) => a - b))
    .toSorted(([a = 0], [b = 0]) => a - b)
}

describe('groupCauses: legs with a name of their own', () => {
  const RUBY = workflowJob('ruby', {
    name: 'Ruby ${{ matrix.v }} on ${{ matrix.os }}',
    matrix: true,
  })
  // A report reads ten logs.
  const legs = (count: number) =>
    Array.from({ length: count }, (_, leg): Failed => {
      return [`Ruby 3.${leg} on linux`, leg < 10 ? 'no cart of y' : undefined]
    })
  const reportOnLegs = (all: readonly Failed[], graph?: readonly WorkflowJob[]) =>
    reportOn(makeRun({ jobs: all.map(failed), graph }), {
      explanations: { excerpts: excerptsOf(all), annotations: new Map() },
    })

  it.each([
    [256, 'with', [256], 1, ': 256 jobs failed at Run npm test'],
    [12, 'without', [12], 12, ': 12 jobs failed at Run npm test'],
    [256, 'without', [256], 256, ': 256 jobs failed at Run npm test'],
  ])(
    'makes of %i legs %s the workflow file causes of %j failures and %i groups: %s',
    (count, file, sizes, groupCount, headline) => {
      const report = reportOnLegs(legs(count), file === 'with' ? [RUBY] : undefined)
      expect(report.causes.map(({ failures }) => failures.length)).toEqual(sizes)
      expect(report.groups).toHaveLength(groupCount)
      expect(headlineOf(report, nameFailed).endsWith(headline)).toBe(true)
      expect(failuresOf(report, PLAIN).entries).toHaveLength(sizes.length)
      expect(JSON.parse(causesOutput(report))).toHaveLength(sizes.length)
    },
  )

  const RUBY_FILE =
    'ruby: { name: "Ruby ${{ matrix.v }} on ${{ matrix.os }}", strategy: { matrix: x } }'
  const LONG = 'x'.repeat(90)

  it.each(
    Object.entries({
      'the unread legs apart if the read ones have two errors':
        `${RUBY_FILE} | Ruby 3.0 on linux: no xx; Ruby 3.1 on linux: no yy; ` +
        'Ruby 3.2 on linux; Ruby 3.3 on linux | 1 1 2',
      'the unread legs apart at another step':
        `${RUBY_FILE} | Ruby 3.0 on linux: no xx; Ruby 3.1 on linux @ Lint; ` +
        'Ruby 3.2 on linux @ Lint | 1 2',
      'two matrices apart whose names begin alike':
        `${RUBY_FILE}, docs: { name: "Ruby \${{ matrix.v }} docs", strategy: { matrix: x } } | ` +
        'Ruby 3.0 on linux: no xx; Ruby 3.1 on linux; Ruby 3.0 docs: no yy; Ruby 3.1 docs | 2 2',
      'legs by their names if several jobs of the file can have them':
        `${RUBY_FILE}, ${RUBY_FILE.replace('ruby', 'other')} | ` +
        'Ruby 3.0 on linux: no xx; Ruby 3.1 on linux; Ruby 3.2 on linux | 1 2',
      'a job apart that is no leg in the file, though its name looks like one':
        'npm: { name: Publish (npm) }, docker: { name: Publish (docker) } | ' +
        'Publish (npm): no xx; Publish (docker) | 1 1',
      'one cause for legs of which GitHub truncated the names':
        `long: { name: "${LONG} \${{ matrix.a }} \${{ matrix.b }}", strategy: { matrix: x } } | ` +
        `${LONG} 1 linu...: no xx; ${LONG} 2 linu... | 2`,
      'two jobs of one name in one cause': 'a: {} | a: no xx; a | 2',
      'the jobs of one called workflow apart if two jobs call it':
        'one: { uses: ./ruby.yml }, two: { uses: ./ruby.yml } | ' +
        'one / Ruby 3.0 on linux: no xx; one / Ruby 3.1 on linux; ' +
        'two / Ruby 3.0 on linux; two / Ruby 3.1 on linux | 2 2',
      'the jobs of one called workflow together if legs of one job call it':
        'call: { name: "For ${{ matrix.os }}", strategy: { matrix: x }, uses: ./ruby.yml } | ' +
        'For linux / Ruby 3.0 on linux: no xx; For mac / Ruby 3.1 on mac | 2',
    }),
  )('keeps %s: %s', (_, text) => {
    const [file = '', jobs = '', sizes] = text.split(' | ')
    const called = new Map([['./ruby.yml', `jobs: { ${RUBY_FILE} }`]])
    const graph = decodeWorkflowFile(`jobs: { ${file} }`, called).graph
    const { causes } = reportOnLegs(readFailed(jobs), graph)
    expect(causes.map(({ failures }) => failures.length).join(' ')).toBe(sizes)
  })

  it('keeps unread failures apart of which a common sentence would hide something', () => {
    const [first, second, third, fourth, fifth] = ['a', 'b', 'c', 'd', 'e'].map((name) =>
      failed([name]),
    )
    const later = makeStep({ number: 3, name: 'Upload', state: finished(60, 61, 'failure') })
    const jobs = [
      { ...first, state: finished(-300, -200, 'failure') },
      { ...second, steps: [...(second?.steps ?? []), later] },
      third ?? {},
      fourth ?? {},
      { ...fifth, state: running(5) },
    ]
    const run = makeRun({ jobs, attempt: 2 })
    expect(groups(reportOn(run, { own: { jobId: 5, jobStatus: 'failure' } }))).toBe(
      'a, b, c + d, e',
    )
  })
})

describe('groupCauses: consequences', () => {
  const GRAPH = [workflowJob('build'), workflowJob('gate', { needs: ['build'] })]

  function reportOnGate(
    message: string | undefined,
    allowedFailures: readonly string[] = [],
  ): Report {
    const build = failed(['build'])
    const gate = {
      ...failed(['gate', undefined, 'Run ./gate.sh']),
      createdAt: at(66),
      state: finished(70, 80, 'failure'),
    }
    const excerpts = new Map([
      [1, [excerpt('no xx')]],
      ...(message === undefined ? [] : [[2, [makeExcerpt([message])]] as const]),
    ])
    return reportOn(makeRun({ jobs: [build, gate], graph: GRAPH }), {
      explanations: { excerpts, annotations: new Map() },
      allowedFailures,
    })
  }

  it.each([
    undefined,
    'exit 1',
    'build: failure',
    'The job build has failed.',
    'Some tests failed',
    ...KNOCK_ON_FORMS.map(([, example]) => example),
  ])('folds a gate that says %j', (message) => {
    const { causes } = reportOnGate(message)
    expect(causes).toHaveLength(1)
    expect(causes[0]?.consequences.map(({ job }) => job.name)).toEqual(['gate'])
  })

  it.each([
    'Resource not accessible by integration',
    'src/a.ts(3,1): error TS1005: ; expected.',
    'login: root may log in',
    '--- FAIL: TestBuild (0.01s)',
    ' FAIL  src/build.test.ts > login > refuses root',
    'Required coverage check failed: 71 %',
    'Some builds failed: shop, cart',
    'Deployment status: failed (region eu-1 is full)',
    'Smoke build failed: /login returned 500',
    'build failed for package login',
    'deploy failed: build database is missing',
    'Any of the workflows in examples/ failed validation: a.yml',
  ])('keeps a job apart whose own log says %j', (message) => {
    expect(groups(reportOnGate(message))).toBe('build, gate')
  })

  it('shows a gate over forgiven failures', () => {
    const { causes } = reportOnGate('Some jobs failed', ['build'])
    expect(groups({ causes })).toBe('gate')
  })
})

describe('normaliseStep', () => {
  it.each([
    ['Run actions/checkout@v4', 'Run actions/checkout'],
    ['Run npm test -- --shard=1/4', 'Run npm test -- --shard=<n>/<n>'],
    ['Test on Node v20.11', 'Test on Node <n>'],
    ['Test', 'Test'],
  ])('returns the name of a step without versions and shards: %j -> %j', (name, expected) => {
    expect(normaliseStep(name)).toBe(expected)
  })
})

const causeOf = (kind: Verdict['kind'], outcome: string) =>
  causesOf([failureReport({ kind: 'other' }, { outcome })], makeVerdict(kind))

describe('orderCauses', () => {
  it('puts new causes first and known ones last, and what was only cancelled after failures', () => {
    const causes = [
      ...causeOf('new', 'cancelled'),
      ...causeOf('known', 'failure'),
      ...causeOf('infrastructure', 'failure'),
      ...causeOf('unsteady', 'timed_out'),
      ...causeOf('unknown', 'failure'),
      ...causeOf('new', 'failure'),
    ]
    expect(orderCauses(causes)).toEqual(causes.toReversed())
  })

  it('keeps the order of causes with the same verdict', () => {
    const causes = ['failure', 'timed_out', 'failure'].flatMap((each) => causeOf('unknown', each))
    expect(orderCauses(causes)).toEqual(causes)
  })
})
