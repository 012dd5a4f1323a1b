import { describe, expect, it } from '@jest/globals'
import { failureFinder } from '../../../src/cli/commit/report-commit.ts'
import type { WorkflowJob } from '../../../src/model/workflow-file.ts'
import { reportOnCommit } from '../../../testing/make-commit.ts'
import { finished, makeListedRun, running, workflowJob } from '../../../testing/make-run.ts'
import { declaredRun, jobIn } from '../../../testing/plain-jobs.ts'

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
