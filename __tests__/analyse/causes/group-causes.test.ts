import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { groupCauses } from '../../../src/analyse/causes/group-causes.ts'
import { KNOCK_ON_FORMS } from '../../../src/analyse/causes/knock-on.ts'
import { orderCauses } from '../../../src/analyse/causes/order-causes.ts'
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

describe('groupCauses', () => {
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

  it.each(KNOCK_ON_FORMS.map(([, example]) => example))('folds a gate that says %j', (message) => {
    const { causes } = reportOnGate(message)
    expect(causes).toHaveLength(1)
    expect(causes[0]?.consequences.map(({ job }) => job.name)).toEqual(['gate'])
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
