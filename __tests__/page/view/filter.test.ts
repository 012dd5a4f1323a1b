import { describe, expect, it } from '@jest/globals'
import { applyFilters, sortJobs } from '../../../src/page/view/filter.ts'
import { termsOf } from '../../../src/page/view/search.ts'
import { parseFragment, type SortKey } from '../../../src/page/view/view.ts'
import { searchFor, viewOf } from '../../../testing/page-view.ts'
import {
  at,
  finished,
  NO_RUNNER,
  reportOnJobs,
  running,
  skipped,
  waiting,
} from '../../../testing/make-run.ts'

const runner = (label: string) => ({ name: 'r', group: undefined, labels: [label] })

const RUN = viewOf(
  reportOnJobs([
    { name: 'lint', createdAt: at(0), state: finished(2, 30), runner: runner('linux') },
    { name: 'test (1)', createdAt: at(30), state: finished(40, 90), runner: runner('linux') },
    {
      name: 'test (2)',
      createdAt: at(30),
      state: finished(70, 80, 'failure'),
      runner: runner('mac'),
    },
    { name: 'open', createdAt: at(60), state: running(75), runner: runner('linux') },
    { name: 'queued', createdAt: at(30), state: waiting(), runner: NO_RUNNER },
    {
      name: 'skipped',
      createdAt: at(90),
      state: skipped(),
      runner: { ...NO_RUNNER, labels: [] },
    },
  ]),
)

describe('applyFilters', () => {
  const counts = (fragment: string) => {
    const view = parseFragment(fragment, RUN)
    const { shown, choices } = applyFilters(RUN, view, searchFor(termsOf(view.text)))
    return {
      shown: shown.map(({ name }) => name),
      outcomes: choices.outcomes.map(({ value, count }) => `${value} ${count}`),
      labels: choices.labels.map(({ value, count }) => `${value} ${count}`),
      groups: choices.groups.map(({ name, count }) => `${name} ${count}`),
    }
  }

  it('counts for each choice the jobs that match all other filters, the worst outcome first', () => {
    expect(counts('label=linux&q=t')).toEqual({
      shown: ['lint', 'test (1)'],
      outcomes: ['failure 0', 'queued 0', 'in_progress 0', 'success 2', 'skipped 0'],
      labels: ['linux 2', 'mac 1', 'ubuntu-latest 1'],
      groups: ['test 1'],
    })
  })

  it('shows no choice by outcome other than the chosen ones, and still counts the others', () => {
    const { shown, outcomes, groups } = counts('outcome=failure,skipped')
    expect(shown).toEqual(['test (2)', 'skipped'])
    expect(outcomes).toContain('success 2')
    expect(groups).toEqual(['test 1'])
  })
})

describe('sortJobs', () => {
  it.each<[SortKey, string[], number]>([
    ['start', ['lint', 'test (1)', 'test (2)', 'open'], 2],
    ['duration', ['test (2)', 'open', 'lint', 'test (1)'], 2],
    ['wait', ['lint', 'test (1)', 'open', 'test (2)', 'queued'], 1],
    ['label', ['lint', 'test (1)', 'open', 'test (2)', 'queued'], 1],
    ['delta', [], 6],
    ['name', ['lint', 'open', 'queued', 'skipped', 'test (1)', 'test (2)'], 0],
    ['status', ['test (2)', 'queued', 'open', 'lint', 'test (1)', 'skipped'], 0],
  ])('sorts by %s and puts %j first, then the %d jobs without a value', (by, names, unknown) => {
    const sorted = (descending: boolean) =>
      sortJobs(RUN.jobs, { by, descending }).map(({ name }) => name)
    expect(sorted(false).slice(0, names.length)).toEqual(names)
    expect(sorted(false).slice(names.length)).toHaveLength(unknown)
    // Ties stay in the order of the report, so only the set is compared.
    expect(new Set(sorted(true).slice(0, names.length))).toEqual(new Set(names))
  })
})
