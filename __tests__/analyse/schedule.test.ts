import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { decodeWorkflowFile } from '../../src/github/workflow/workflow-file.ts'
import type { Run } from '../../src/model/run.ts'
import type { ReportJson } from '../../src/model/shapes/report.ts'
import { type Instant, SECOND } from '../../src/model/time.ts'
import { encodeReport } from '../../src/report-json/encode/encode-report.ts'
import { inAnyOrder } from '../../testing/arbitrary-run.ts'
import { reportOn, workflowJob } from '../../testing/make-run.ts'
import { declaredRun } from '../../testing/plain-jobs.ts'
import { expectInvariants } from '../../testing/report-invariants.ts'
import { simulateWorkflow } from '../../testing/simulate/workflow.ts'
import { timedJob, type Times } from '../../testing/timed-job.ts'

const times: fc.Arbitrary<Times> = fc
  .record({
    created: fc.integer({ min: 0, max: 200 }),
    queue: fc.integer({ min: -20, max: 60 }),
    ran: fc.option(fc.integer({ min: -5, max: 100 }), { nil: undefined }),
    skipped: fc.boolean(),
  })
  .map(({ created, queue, ran, skipped }) => {
    const started = created + queue
    const ended = ran === undefined ? {} : { ended: started + ran }
    return { created, started, skipped, ...ended }
  })

/** Its jobs need each other in an order that any times can contradict. */
const ANY_GRAPH = [
  workflowJob('a', { matrix: true }),
  workflowJob('b', { matrix: true, maxParallel: 1, needs: ['a'] }),
  workflowJob('c', { matrix: true, called: [workflowJob('d', { matrix: true })] }),
]

const anyTimes: fc.Arbitrary<Run> = fc
  .array(fc.tuple(fc.constantFrom('a', 'b (1)', 'b (2)', 'c / d'), times), { maxLength: 12 })
  .map((made) =>
    declaredRun(ANY_GRAPH, {
      jobs: made.map(([name, own], id) => timedJob(name, { ...own, id: id + 1 }).listed),
    }),
  )

const simulated: fc.Arbitrary<Run> = fc.nat(100_000).map((seed) => {
  const { run, file } = simulateWorkflow(seed)
  return declaredRun(decodeWorkflowFile(file.text, file.called).graph, run)
})

const runs = fc.oneof(anyTimes, simulated)

describe('criticalPath of any run', () => {
  it('keeps the invariants, with each job after the previous one, and ends with the last job to finish', () => {
    fc.assert(
      fc.property(runs, (run) => {
        const report = encodeReport(reportOn(run))
        expectInvariants(report)
        const byId = new Map(report.jobs.map((job) => [job.id, job]))
        const path = report.criticalPath.flatMap(({ jobId }) => byId.get(jobId) ?? [])
        expect(path).toHaveLength(report.criticalPath.length)
        for (const [index, { startedAt }] of path.entries()) {
          const before = path[index - 1]
          if (before === undefined || startedAt === null) continue
          expect(Date.parse(startedAt)).toBeGreaterThanOrEqual(endOf(before) - 2 * SECOND)
        }
        const ran = report.jobs.filter(({ durationSeconds }) => durationSeconds !== null)
        const last = path.at(-1)
        if (last !== undefined) expect(endOf(last)).toBe(Math.max(...ran.map(endOf)))
      }),
      { numRuns: 40 },
    )
  })

  it('does not depend on the order of the list', () => {
    const shuffled = runs.chain((run) => fc.tuple(fc.constant(run), inAnyOrder(run)))
    fc.assert(
      fc.property(shuffled, ([run, other]) => {
        const [path, again] = [run, other].map((one) => encodeReport(reportOn(one)).criticalPath)
        expect(again).toEqual(path)
      }),
      { numRuns: 40 },
    )
  })
})

function endOf({ status, completedAt, startedAt }: ReportJson['jobs'][number]): Instant {
  if (status !== 'completed') throw new Error('not ended')
  // Clocks and rounding can put an end up to 2 s before its start.
  return Math.max(...[completedAt, startedAt].flatMap((time) => (time ? Date.parse(time) : [])))
}
