import { describe, expect, it } from '@jest/globals'
import { matchesName } from '../../../src/analyse/failures/forgiven.ts'
import { finished, makeRun, reportOn, running, skipped } from '../../helpers/make-run.ts'

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

describe('a job that did not pass is forgiven', () => {
  it.each([
    ['by nobody', {}, []],
    [
      '(1) when GitHub calls the attempt a success',
      { conclusion: 'success' },
      ['test (a)', 'test (b)', 'lint'],
    ],
    ['(1) but not when GitHub calls it neutral', { conclusion: 'neutral' }, []],
    ['(1) but not when GitHub calls it a failure', { conclusion: 'failure' }, []],
    [
      '(2) when needs calls its key a success',
      { needs: { test: 'success', lint: 'failure' } },
      ['test (a)', 'test (b)'],
    ],
    ['(2) but not by the result of another key', { needs: { tes: 'success', te: 'success' } }, []],
    ['(2) but not when needs calls it skipped', { needs: { lint: 'skipped' } }, []],
    ['(4) when the user allowed it', { allowedFailures: ['lint'] }, ['lint']],
    ['(4) when a pattern of the user fits', { allowedFailures: ['l*t', 'x'] }, ['lint']],
    ['(4) a failure only, not a cancellation', { allowedFailures: ['test (b)'] }, []],
    [
      '(5) when fail-fast cancelled it because of a forgiven leg',
      { allowedFailures: ['test (a)'] },
      ['test (a)', 'test (b)'],
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

describe('a name among the allowed ones', () => {
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
  ])('%j of %j: %p', (name, patterns, expected) => {
    expect(matchesName(name, patterns)).toBe(expected)
  })
})
