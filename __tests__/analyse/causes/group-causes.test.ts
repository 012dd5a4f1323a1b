import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { groupCauses, orderCauses } from '../../../src/analyse/causes/causes.ts'
import { KNOCK_ON_FORMS } from '../../../src/analyse/causes/consequences.ts'
import { findingsIn } from '../../../src/render/findings/findings.ts'
import type { FailureReport, Verdict } from '../../../src/model/report/cause.ts'
import { causesOutput } from '../../../src/actions/report/cause-output.ts'
import { PLAIN } from '../../../src/render/text/inline.ts'
import { encodeReport } from '../../../src/report-json/encode/encode-report.ts'
import {
  causesOf,
  failureReport,
  makeFailure,
  makeVerdict,
} from '../../../testing/failure-report.ts'
import { at, finished, reportOn, workflowJob } from '../../../testing/make-run.ts'
import {
  declaredRun,
  failedJob,
  failuresIn,
  jobIdsOf,
  jobIn,
  readLogs,
  reportOnFailed,
  stepIn,
} from '../../../testing/plain-jobs.ts'
import { sayCauses } from '../../../testing/say/say-causes.ts'

describe('groupCauses', () => {
  it('returns the same groups for any order of the failures', () => {
    fc.assert(
      fc.property(
        arbitraryFailed.chain((all) => {
          const failures = failuresIn(reportOnFailed(...all))
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
    fc
      .constantFrom(undefined, 'no xx', 'no yy', 'got 3 xx', 'got 4 xx')
      .map((message) => message && [`##[error]${message}`]),
    fc.constantFrom('Lint', 'Test'),
  ),
  { maxLength: 12 },
)

function idSets(failures: readonly FailureReport[]): number[][] {
  return jobIdsOf(groupCauses(failures))
    .map((ids) => ids.toSorted((a, b) => a - b))
    .toSorted(([a = 0], [b = 0]) => a - b)
}

describe('groupCauses: legs with a name of their own', () => {
  const RUBY = workflowJob('ruby', {
    name: 'Ruby ${{ matrix.v }} on ${{ matrix.os }}',
    matrix: true,
  })
  const legs = (count: number) =>
    Array.from({ length: count }, (_, leg) => failedJob(`Ruby 3.${leg} on linux`))
  // A report reads ten logs.
  const logs = Array.from({ length: 10 }, () => ['##[error]no cart of y'])

  it.each([
    [256, 'with', [256], 1, ': 256 jobs failed at Run npm test'],
    [12, 'without', [12], 12, ': 12 jobs failed at Run npm test'],
    [256, 'without', [256], 256, ': 256 jobs failed at Run npm test'],
  ])(
    'makes of %i legs %s the workflow file causes of %j failures and %i groups: %s',
    (count, file, sizes, groupCount, headline) => {
      const jobs = legs(count)
      const run = declaredRun(file === 'with' ? [RUBY] : undefined, { jobs })
      const report = reportOn(run, { explanations: readLogs(jobs, logs) })
      const { causes, groups } = encodeReport(report)
      expect(causes.map(({ jobIds }) => jobIds.length)).toEqual(sizes)
      expect(groups).toHaveLength(groupCount)
      expect(findingsIn(report).logHeadline().endsWith(headline)).toBe(true)
      expect(findingsIn(report).failures(PLAIN).entries).toHaveLength(sizes.length)
      expect(JSON.parse(causesOutput(findingsIn(report)))).toHaveLength(sizes.length)
    },
  )
})

describe('groupCauses: consequences', () => {
  const gate = {
    ...jobIn(finished(70, 80, 'failure'), 'gate', [
      stepIn(finished(72, 78, 'failure'), 'Run ./gate.sh', 2),
    ]),
    createdAt: at(66),
  }
  const jobs = [failedJob('build'), gate]
  const graph = [workflowJob('build'), workflowJob('gate', { needs: ['build'] })]
  const run = declaredRun(graph, { jobs })

  it.each(KNOCK_ON_FORMS.map(([, example]) => example))('folds a gate that says %j', (message) => {
    const explanations = readLogs(jobs, [['##[error]no xx'], [message]])
    const said = sayCauses(encodeReport(reportOn(run, { explanations })))
    expect(said).toBe('build > gate: Error: no xx')
  })
})

const causeOf = (kind: Verdict['kind'], outcome: string) =>
  causesOf([failureReport(makeFailure('other'), { outcome })], makeVerdict(kind))

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
