import { describe, expect, it } from '@jest/globals'
import { matchesName } from '../../../src/analyse/failures/forgiven.ts'
import { finished, makeRun, reportOn, running, skipped } from '../../../testing/make-run.ts'

const JOBS = [
  { name: 'build' },
  { name: 'test (a)', state: finished(5, 65, 'failure') },
  { name: 'test (b)', state: finished(5, 65, 'cancelled') },
  { name: 'lint', state: finished(5, 65, 'timed_out') },
  { name: 'docs', state: skipped() },
  { name: 'test (c)', state: running(5) },
]

function forgivenNames(options: {
  readonly conclusion?: string
  readonly needs?: Readonly<Record<string, string>>
  readonly allowedFailures?: readonly string[]
}): string[] {
  const { conclusion, needs = {}, allowedFailures = [] } = options
  const own = { needs: Object.entries(needs).map(([key, result]) => ({ key, result })) }
  const report = reportOn(makeRun({ jobs: JOBS, conclusion }), { own, allowedFailures })
  return (report.jobs ?? []).filter(({ forgiven }) => forgiven).map(({ job }) => job.name)
}

describe('forgivenJobs', () => {
  it.each([
    ['by nobody', {}, []],
    [
      '(1) if GitHub concludes the attempt as a success',
      { conclusion: 'success' },
      ['test (a)', 'test (b)', 'lint'],
    ],
    ['(1) but not if GitHub concludes it as neutral', { conclusion: 'neutral' }, []],
    ['(1) but not if GitHub concludes it as a failure', { conclusion: 'failure' }, []],
    [
      '(2) but not if only its name shows that needs reports success for its key',
      { needs: { test: 'success', lint: 'failure' } },
      [],
    ],
    ['(2) but not by the result of another key', { needs: { tes: 'success', te: 'success' } }, []],
    ['(2) but not if needs reports skipped', { needs: { lint: 'skipped' } }, []],
    ['(4) if the user allowed it', { allowedFailures: ['lint'] }, ['lint']],
    ['(4) if a pattern of the user matches', { allowedFailures: ['l*t', 'x'] }, ['lint']],
    ['(4) a failure only, not a cancellation', { allowedFailures: ['test (b)'] }, []],
    [
      '(5) if fail-fast cancelled it because of a forgiven leg, as the conclusion of the run shows',
      { conclusion: 'failure', allowedFailures: ['test (a)'] },
      ['test (a)', 'test (b)'],
    ],
    [
      '(5) if fail-fast cancelled it because of a forgiven leg, as needs shows',
      { needs: { test: 'failure' }, allowedFailures: ['test (a)'] },
      ['test (a)', 'test (b)'],
    ],
    [
      '(5) but not if needs shows that the run was cancelled',
      { needs: { test: 'cancelled' }, allowedFailures: ['test (a)'] },
      ['test (a)'],
    ],
    [
      '(5) but not by its time alone, while somebody can cancel the run',
      { allowedFailures: ['test (a)'] },
      ['test (a)'],
    ],
    [
      '(5) but not in a run that GitHub calls cancelled',
      { conclusion: 'cancelled', allowedFailures: ['test (a)'] },
      ['test (a)'],
    ],
  ])('%s', (_, options, expected) => {
    expect(forgivenNames(options)).toEqual(expected)
  })
})

describe('matchesName', () => {
  it.each([
    ['test (ubuntu-latest, 22)', ['test (ubuntu-latest, 22)'], true],
    ['test (ubuntu-latest, 22)', ['test (*, 22)'], true],
    ['test (ubuntu-latest, 22)', ['*'], true],
    ['test (ubuntu-latest, 22)', ['test'], false],
    ['a.b', ['a?b'], false],
    ['a.b', ['[ab].b'], false],
    ['axb', ['a.b'], false],
    ['Test', ['test'], false],
    ['two\nlines', ['two*'], true],
    ['anything', [], false],
    ['!odd', ['!odd'], true],
    ['odd', ['!odd'], false],
    ['even', ['!odd'], false],
    ['odd!', ['odd!'], true],
    ['src\\lib (windows)', ['src\\lib (*)'], true],
    ['srclib', ['src\\lib'], false],
    ['a\\', ['a\\'], true],
    ['a\\b\\', ['a\\*\\'], true],
    ['\\!a', ['\\!a'], true],
  ])('returns for %j and patterns %j: %p', (name, patterns, expected) => {
    expect(matchesName(name, patterns)).toBe(expected)
  })
})
