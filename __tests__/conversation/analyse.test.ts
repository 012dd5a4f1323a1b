import { describe, expect, it } from '@jest/globals'
import {
  type ByJobs,
  continueSeries,
  findSeries,
  findUnproven,
  isDismissal,
} from '../../src/conversation/analyse/series.ts'
import type { BranchAttempt, JobResults, RunHistory, Series } from '../../src/model/series.ts'

/** What a job of a run did: passed, failed or was skipped. */
type Letter = 'P' | 'F' | 'S'

/**
 * The runs of a workflow, the newest first, by one letter for each of its jobs a, b and c: `FP PS` is a run
 * in which a failed, after one in which a passed and b was skipped. The oldest has the id 1.
 */
function historyOf(runs: string): RunHistory & { readonly jobsOf: readonly Letter[][] } {
  const jobsOf = runs.split(' ').map((letters) => Array.from(letters) as Letter[])
  const [reported, ...older] = jobsOf.map((letters, at) => ({
    ...{ id: jobsOf.length - at, attempt: 1, number: undefined, commit: undefined },
    ...{ createdAt: undefined, endedAt: undefined },
    conclusion: letters.includes('F') ? 'failure' : letters.includes('P') ? 'success' : 'skipped',
  }))
  if (reported === undefined) throw new Error('there is no run')
  return { reported, older, jobsOf }
}

function resultsOf(letters: readonly Letter[]): JobResults {
  const namesOf = (wanted: Letter) =>
    new Set(letters.flatMap((letter, at) => (letter === wanted ? ['abc'[at] ?? ''] : [])))
  const [passed, failed] = [namesOf('P'), namesOf('F')]
  return { passed, failed, counts: new Map(), partial: letters.includes('S') }
}

/** Lets a function decide; returns which runs it read, too. */
function decided<Result>(
  steps: ByJobs<Result>,
  jobsOf: (run: BranchAttempt) => readonly Letter[] | undefined,
): { readonly result: Result; readonly read: readonly number[] } {
  const read: number[] = []
  let step = steps.next()
  while (step.done !== true) {
    read.push(step.value.id)
    step = steps.next(resultsOf(jobsOf(step.value) ?? []))
  }
  return { result: step.value, read }
}

const jobsIn = (runs: readonly Letter[][]) => (run: BranchAttempt) => runs[runs.length - run.id]

describe('findSeries', () => {
  it.each([
    ['F P', '2 after 1'],
    ['F F P', '2 3 after 1'],
    ['F P F P', '4 after 3'],
    ['F', '1'],
    ['F F', '1 2'],
    ['F S P', '3 after 1'],
    ['F S F P', '2 4 after 1'],
    ['FP PS PP', '3 after 2'],
    ['FP SP FP PP', '2 4 after 1'],
    ['FP PF PP', '2 3 after 1'],
    ['FP PS SF PP', '4 after 3'],
  ])('finds in the runs %s: %s', (letters, expected) => {
    const { jobsOf, ...history } = historyOf(letters)
    expect(describeSeries(decided(findSeries(history), jobsIn(jobsOf)).result)).toBe(expected)
  })

  it.each([
    [20, 21, true],
    [21, 21, false],
  ])('reads, of %d older runs that failed, with its own %d: the series is whole: %s', (...row) => {
    const [older, count, expected] = row
    const { jobsOf, ...history } = historyOf('F '.repeat(older + 1).trim())
    const { result, read } = decided(findSeries(history), jobsIn(jobsOf))
    expect({ read: read.length, isWhole: result.isComplete }).toEqual({
      read: count,
      isWhole: expected,
    })
    expect(result.runs).toHaveLength(older + 1)
  })

  it('reads no run before the last one that passed', () => {
    const { jobsOf, ...history } = historyOf('F F P F F')
    expect(decided(findSeries(history), jobsIn(jobsOf)).read).toEqual([5, 4, 3])
  })
})

function describeSeries({ runs, lastGreen }: Series): string {
  const after = lastGreen === undefined ? '' : ` after ${lastGreen.id}`
  return `${runs.map(({ id }) => id).join(' ')}${after}`
}

describe('continueSeries', () => {
  const position = { run: 2, attempt: 1 }

  it.each([
    ['F F P', { state: 'red', since: 2, green: 1 }, '2 3 after 1'],
    ['F P F P', { state: 'red', since: 2, green: 1 }, '2 4 after 1'],
    ['F F P', { state: 'red', since: 2 }, '2 3'],
    ['F F P', { state: 'green', since: 2, green: 1 }, undefined],
    ['F P P', { state: 'red', since: 2, green: 1 }, undefined],
    ['F F P', { state: 'red' }, undefined],
    // GitHub no longer lists the first run.
    ['F F F', { state: 'red', since: 0 }, '0 1 2 3'],
  ] as const)('continues in the runs %s the series of %j: %s', (letters, shown, expected) => {
    const series = continueSeries(historyOf(letters), { ...shown, position })
    expect(series && describeSeries(series)).toBe(expected)
  })
})

describe('isDismissal', () => {
  it.each([
    ['F F P', 'red', 2, true],
    ['FP FP PP', 'red', 2, true],
    ['FF FP PP', 'red', 2, false],
    ['F P F P', 'red', 2, false],
    ['FP SP FP PP', 'red', 2, true],
    ['F F P', 'green', 2, false],
    // The run that it shows is not listed, so that any can be about it.
    ['F F F', 'red', 9, true],
  ] as const)('decides in the runs %s about a %s issue of run %d: %s', (...row) => {
    const [letters, state, run, expected] = row
    const { jobsOf, ...history } = historyOf(letters)
    const jobs = jobsIn(jobsOf)
    const series = decided(findSeries(history), jobs).result
    const shown = { state, since: run, position: { run, attempt: 1 } }
    expect(decided(isDismissal(shown, history, series), jobs).result).toBe(expected)
  })

  it('is not about a job that passed in the attempt that the issue shows and failed in its re-run', () => {
    const { jobsOf, ...history } = historyOf('FP FP PP')
    const rerun = { ...history, reported: { ...history.reported, attempt: 2 } }
    const jobs = ({ id, attempt }: BranchAttempt) =>
      id === 3 && attempt === 1 ? (['P', 'F'] as const) : jobsOf[3 - id]
    const shown = { state: 'red', since: 2, position: { run: 3, attempt: 1 } } as const
    const series = decided(findSeries(rerun), jobs).result
    expect(decided(isDismissal(shown, rerun, series), jobs).result).toBe(false)
  })

  it('counts what failed in the attempt that the issue shows, and not what its re-run passed', () => {
    const { jobsOf, ...history } = historyOf('FF FF PP')
    const rerun = { ...history, older: history.older.map((run) => ({ ...run, attempt: 2 })) }
    const shown = { state: 'red', since: 2, position: { run: 2, attempt: 1 } } as const
    const decide = (second: Letter[]) => {
      const jobs = ({ id, attempt }: BranchAttempt) =>
        id === 2 ? (attempt === 1 ? (['F', 'F'] as const) : second) : jobsOf[3 - id]
      const series = decided(findSeries(rerun), jobs).result
      return decided(isDismissal(shown, rerun, series), jobs).result
    }
    expect({ failedTwice: decide(['F', 'F']), passedFirst: decide(['P', 'F']) }).toEqual({
      failedTwice: true,
      passedFirst: false,
    })
  })
})

describe('findUnproven', () => {
  it.each([
    ['P F P', 2, undefined],
    ['S F P', 2, 'a of 2'],
    ['PS FP PP', 2, undefined],
    ['SP FP PP', 2, 'a of 2'],
    ['PS SP FF PP', 2, undefined],
    ['PS SP FF PP', undefined, undefined],
    ['PS SS FF PP', 2, 'b of 2'],
    ['PP FS SF PP', 2, undefined],
    ['PS SP FF PP', 3, undefined],
    ['PS FP SF PP', 2, undefined],
    // GitHub no longer lists the first run: only a run of all jobs shows that none is missing.
    ['PS FP', 0, 'a job of 0'],
    ['PP FP', 0, undefined],
  ] as const)('finds in the runs %s since %s: %s', (letters, since, expected) => {
    const { jobsOf, ...history } = historyOf(letters)
    const position = { run: since ?? 1, attempt: 1 }
    const { result } = decided(findUnproven(history, { since, position }), jobsIn(jobsOf))
    expect(result && `${result.name ?? 'a job'} of ${result.run.id}`).toBe(expected)
  })

  it('reads at most 100 failed runs, so that only a run of all jobs shows that none is missing', () => {
    const find = (newest: string) => {
      const { jobsOf, ...history } = historyOf(`${newest} ${'FP '.repeat(101).trim()}`)
      const steps = findUnproven(history, { since: 1, position: { run: 1, attempt: 1 } })
      return decided(steps, jobsIn(jobsOf)).result
    }
    expect({ PS: find('PS')?.run.id, PP: find('PP') }).toEqual({ PS: 1, PP: undefined })
  })

  it('finds a job of the attempt that a re-run replaces', () => {
    const { jobsOf, ...history } = historyOf('PS PP')
    const rerun = { ...history, reported: { ...history.reported, attempt: 2 } }
    const shown = { since: 2, position: { run: 2, attempt: 1 } }
    const failed = (letters: Letter[]) => (run: BranchAttempt) =>
      run.id === 2 && run.attempt === 1 ? letters : jobsIn(jobsOf)(run)
    expect(decided(findUnproven(rerun, shown), failed(['F', 'P'])).result).toBeUndefined()
    expect(decided(findUnproven(rerun, shown), failed(['P', 'F'])).result).toMatchObject({
      name: 'b',
    })
  })

  it('wants as many jobs of a name to pass in one run as ran when one failed', () => {
    const { jobsOf, ...history } = historyOf('P F P')
    const steps = findUnproven(history, { since: 2, position: { run: 2, attempt: 1 } })
    const respond = (run: BranchAttempt, count: number) => ({
      ...resultsOf(jobsIn(jobsOf)(run) ?? []),
      counts: new Map([['a', count]]),
    })
    let step = steps.next()
    while (step.done !== true) {
      step = steps.next(respond(step.value, step.value.id === 2 ? 2 : 1))
    }
    expect(step.value).toMatchObject({ name: 'a', run: { id: 2 } })
  })
})
