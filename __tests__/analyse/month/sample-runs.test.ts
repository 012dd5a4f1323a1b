import { describe, expect, it } from '@jest/globals'
import { findFailures } from '../../../src/analyse/find-failures.ts'
import { evenly, sumSample, timesOf } from '../../../src/analyse/month/sample-runs.ts'
import { SECOND } from '../../../src/model/time.ts'
import type { Job } from '../../../src/model/run.ts'
import { at, finished, makeRun, makeStep } from '../../../testing/make-run.ts'

function attemptOf(jobs: readonly Partial<Job>[], attempt = 1) {
  const run = makeRun({ jobs, attempt })
  return { run, ...findFailures(run, { currentRun: undefined, allowedFailures: [] }) }
}

const STEP = makeStep({ number: 2, name: 'Run make', state: finished(6, 60, 'failure') })
const FAILED = { name: 'build', state: finished(5, 65, 'failure'), steps: [STEP] }
const never = () => false
const always = () => true

describe('sumSample', () => {
  const sums = (run: Parameters<typeof sumSample>[0][number], broken = never) => {
    const { total, cancelled, repeated, red } = sumSample([run], broken, at(0))
    return [total, cancelled, repeated, red].map((time) => time / SECOND)
  }

  it.each<[string, Parameters<typeof sumSample>[0][number], () => boolean, readonly number[]]>([
    ['passed', { attempts: [attemptOf([{}, {}])], isCancelled: false }, always, [120, 0, 0, 0]],
    ['was cancelled', { attempts: [attemptOf([{}])], isCancelled: true }, always, [60, 60, 0, 0]],
    ['failed', { attempts: [attemptOf([FAILED])], isCancelled: false }, never, [60, 0, 0, 0]],
    [
      'failed as main did',
      { attempts: [attemptOf([FAILED, {}])], isCancelled: false },
      always,
      [120, 0, 0, 120],
    ],
    [
      'failed as main did, twice',
      { attempts: [attemptOf([FAILED]), attemptOf([FAILED], 2)], isCancelled: false },
      always,
      [120, 0, 60, 60],
    ],
    [
      'repeated one of two jobs',
      { attempts: [attemptOf([{ state: finished(-90, -30) }, {}], 2)], isCancelled: false },
      always,
      [60, 0, 60, 0],
    ],
    ['has no jobs', { attempts: [attemptOf([])], isCancelled: false }, always, [0, 0, 0, 0]],
    [
      'is still running',
      {
        attempts: [attemptOf([{ state: { kind: 'running', startedAt: at(5) } }])],
        isCancelled: false,
      },
      always,
      [0, 0, 0, 0],
    ],
  ])('counts total, cancelled, repeated and red seconds of a run that %s', (...row) => {
    const [, run, broken, expected] = row
    expect(sums(run, broken)).toEqual(expected)
  })

  it('is red only if main failed with each first failure', () => {
    const lint = { ...FAILED, name: 'lint' }
    const isBuild = ({ job }: { readonly job: string }) => job === 'build'
    const run = { attempts: [attemptOf([FAILED, lint])], isCancelled: false }
    expect(sumSample([run], isBuild, at(0)).red).toBe(0)
    // The gate started after the failure.
    const gate = { ...lint, state: finished(65, 70, 'failure') }
    const gated = { attempts: [attemptOf([FAILED, gate])], isCancelled: false }
    expect(sumSample([gated], isBuild, at(0)).red).toBe(65 * SECOND)
  })

  it('keeps an even choice of 50 waits of each set of labels', () => {
    const jobs = Array.from({ length: 120 }, (_, index) => ({
      ...{ createdAt: at(0), state: finished(index, index + 1) },
      runner: { name: undefined, group: undefined, labels: ['a', 'b'] },
    }))
    const unlabelled = { runner: { name: undefined, group: undefined, labels: [] } }
    const run = { attempts: [attemptOf([...jobs, unlabelled])], isCancelled: false }
    const { queues, sampledAt } = sumSample([run], never, at(0))
    expect(queues.map(({ labels, seconds }) => [labels, seconds.length])).toEqual([['a, b', 50]])
    expect(queues[0]?.seconds.slice(0, 3)).toEqual([0, 3, 5])
    expect(sampledAt).toBe(at(0))
  })
})

describe('evenly', () => {
  it.each([
    [0, 4, []],
    [3, 4, [0, 1, 2]],
    [4, 4, [0, 1, 2, 3]],
    [5, 4, [0, 2, 3, 4]],
    [10, 4, [0, 3, 5, 8]],
    [9, 1, [0]],
  ])('chooses of %i items at most %i: %j', (count, max, expected) => {
    expect(evenly([...Array(count).keys()], max)).toEqual(expected)
  })
})

describe('timesOf', () => {
  it('returns seconds of jobs and steps that passed, by the names that are known', () => {
    const names = ['ubuntu-latest', 'Run make']
    const steps = [
      makeStep({ number: 1, name: 'Set up job', state: finished(5, 9.9) }),
      makeStep({ number: 2, name: 'Run make', state: finished(10, 30) }),
      makeStep({ number: 3, name: 'Run lint', state: finished(30, 40, 'failure') }),
    ]
    const jobs = [
      { name: 'build', steps },
      { ...FAILED, name: 'lint' },
      { name: 'docs', state: finished(undefined, undefined, 'skipped') },
    ]
    const { jobs: rows, run, startedAt } = timesOf(attemptOf(jobs), at(0), names)
    expect(rows).toEqual([[2, 0, 60, 1, 20]])
    expect(names).toEqual(['ubuntu-latest', 'Run make', 'build'])
    expect([run.id, run.workflow, startedAt]).toEqual([42, 'CI', at(0)])
  })
})
