import { describe, expect, it } from '@jest/globals'
import { waitForRuns } from '../../../src/cli/commit/report-commit.ts'
import type { ListedRun } from '../../../src/model/listed-run.ts'
import type { Run } from '../../../src/model/run.ts'
import { COMMIT } from '../../../testing/make-commit.ts'
import { makeListedRun } from '../../../testing/make-run.ts'

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
