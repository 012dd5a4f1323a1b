import { describe, expect, it } from '@jest/globals'
import { failureFinder, waitForRuns } from '../../src/cli/commit/report-commit.ts'
import type { WorkflowJob } from '../../src/model/workflow-file.ts'
import type { ListedRun } from '../../src/model/listed-run.ts'
import type { Run } from '../../src/model/run.ts'
import { COMMIT, reportOnCommit } from '../../testing/make-commit.ts'
import { finished, makeListedRun, running, workflowJob } from '../../testing/make-run.ts'
import { declaredRun, jobIn } from '../../testing/plain-jobs.ts'

const OPEN = [makeListedRun({ run: { id: 1, attempt: 2 } })]

/** An unfinished run in which a job failed that the workflow file declares so. */
function reportOnFailed(declared: Partial<WorkflowJob> | undefined) {
  const graph = declared && [
    workflowJob('test', { matrix: true, ...declared }),
    workflowJob('build'),
  ]
  const jobs = [jobIn(finished(0, 10, 'failure'), 'test (a)'), jobIn(running(0), 'build')]
  return reportOnCommit([declaredRun(graph, { status: 'in_progress', jobs })])
}

describe('failureFinder', () => {
  it.each([
    ['may not fail', { continueOnError: false }, true],
    ['may fail', { continueOnError: true }, false],
    ['may fail by an expression', { continueOnError: undefined }, false],
    ['is not known, without the workflow file,', undefined, false],
  ])('with a failed job that %s (%j), returns %j', async (_, declared, expected) => {
    const find = failureFinder(
      () => Promise.resolve(['test (a)']),
      () => Promise.resolve(reportOnFailed(declared)),
    )
    expect(await find(OPEN)).toBe(expected)
  })

  it('reports only when a further job or attempt has failed', async () => {
    const lists = [[], ['a'], ['a'], ['b', 'a'], ['a', 'b']]
    let reports = 0
    const find = failureFinder(
      () => Promise.resolve(lists.shift() ?? ['a', 'b']),
      () => {
        reports++
        return Promise.resolve(reportOnFailed({ continueOnError: true }))
      },
    )
    const counts: number[] = []
    for (const attempt of [2, 2, 2, 2, 2, 3]) {
      await find([makeListedRun({ run: { id: 1, attempt } })])
      counts.push(reports)
    }
    expect(counts).toEqual([0, 1, 1, 2, 2, 3])
  })
})

type Listed = Partial<Pick<Run, 'conclusion' | 'workflow'>> & { readonly status?: string }

function listed({ status = 'in_progress', ...run }: Listed): ListedRun {
  // By their names, several are of several workflows.
  return makeListedRun({ run, status, headCommit: COMMIT, workflowId: undefined })
}

/** Waits with one list after the other, of which the last is repeated; returns what happened. */
async function wait(
  lists: readonly (readonly Listed[] | 'failure')[],
  hasFailed?: (open: readonly ListedRun[]) => Promise<boolean>,
) {
  const lines: string[] = []
  let pauses = 0
  await waitForRuns({
    commit: COMMIT,
    hasFailed,
    list: () => {
      const list = lists[Math.min(pauses, lists.length - 1)] ?? []
      if (list !== 'failure') {
        return Promise.resolve({ runs: list.map(listed), complete: true, notes: [] })
      }
      const notes = [{ severity: 'warning', text: 'no network' }] as const
      return Promise.resolve({ runs: undefined, complete: false, notes })
    },
    sleep: () => {
      if (++pauses > 20) throw new Error('waits for ever')
      return Promise.resolve()
    },
    show: (line) => lines.push(line),
  })
  return { pauses, lines }
}

const DONE: Listed = { conclusion: 'success', status: 'completed' }

describe('waitForRuns', () => {
  it('does not wait if all runs have finished', async () => {
    expect(await wait([[DONE]])).toEqual({ pauses: 0, lines: [] })
  })

  it('waits until the last run has finished, and names it', async () => {
    expect(await wait([[{ workflow: 'CI\n' }], [{ workflow: 'CI' }], [DONE]])).toEqual({
      pauses: 2,
      lines: ['Waiting for 1 of 1 run: CI', 'Waiting for 1 of 1 run: CI'],
    })
  })

  it('does not wait for an approval', async () => {
    expect((await wait([[{ status: 'waiting' }]])).pauses).toBe(0)
  })

  it('waits for the first run, but not for ever', async () => {
    expect((await wait([[], [], [DONE]])).pauses).toBe(2)
    expect((await wait([[]])).pauses).toBe(4)
  })

  it('survives two failures in a row, not three', async () => {
    expect((await wait(['failure', 'failure', [{}], 'failure', 'failure', [DONE]])).pauses).toBe(5)
    await expect(wait(['failure'])).rejects.toThrow('no network')
  })
})

describe('waitForRuns, with --fail-fast', () => {
  const never = () => Promise.resolve(false)
  const failed: Listed = { workflow: 'Lint', conclusion: 'failure', status: 'completed' }
  const open: Listed = { workflow: 'CI' }

  it('waits no longer when a run has failed', async () => {
    const lists = [
      [open, { workflow: 'Lint' }],
      [open, failed],
    ]
    expect((await wait(lists, never)).pauses).toBe(1)
  })

  it('waits on after a cancelled run', async () => {
    const cancelled: Listed = { ...failed, conclusion: 'cancelled' }
    expect((await wait([[open, cancelled], [DONE]], never)).pauses).toBe(1)
  })

  it('waits no longer when a job of an unfinished run has failed that may not', async () => {
    const checked: (string | undefined)[][] = []
    const { pauses } = await wait([[open, DONE]], (runs) => {
      checked.push(runs.map(({ run }) => run.workflow))
      return Promise.resolve(checked.length === 3)
    })
    expect(pauses).toBe(2)
    expect(checked).toEqual([['CI'], ['CI'], ['CI']])
  })
})
