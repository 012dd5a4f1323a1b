import { describe, expect, it } from '@jest/globals'
import type { Job } from '../../../src/model/run.ts'
import { renderTimeline } from '../../../src/render/terminal/timeline.ts'
import {
  at,
  finished,
  makeStep,
  NO_RUNNER,
  reportOnJobs,
  running,
  skipped,
  waiting,
} from '../../../testing/make-run.ts'

const PLAIN = { width: 60, colour: false }

function job(
  name: string,
  created: number,
  start: number,
  end: number,
  word?: string,
): Partial<Job> {
  return { name, createdAt: at(created), state: finished(start, end, word) }
}

function drawn(jobs: readonly Partial<Job>[], width = PLAIN.width): string {
  return `\n${renderTimeline(reportOnJobs(jobs), { ...PLAIN, width }).join('\n')}\n`
}

describe('renderTimeline for a terminal', () => {
  it('distinguishes waiting, running, failed and the critical path without colours', () => {
    const failing = {
      ...job('test', 62, 80, 130, 'failure'),
      steps: [
        makeStep({ number: 1, name: 'Run npm ci', state: finished(80, 100) }),
        makeStep({ number: 2, name: 'Run npm test', state: finished(100, 130, 'failure') }),
      ],
    }
    expect(drawn([job('build', 0, 10, 60), job('lint', 0, 5, 25), failing])).toBe(`
TIMELINE
         0s        30s       1m        1m 30s    2m      ran
◆  build ░░░━━━━━━━━━━━━━━━━━┊         ┊         ┊       50s
   lint  ░░━━━━━━  ┊         ┊         ┊         ┊       20s
◆✗ test  ┊         ┊         ┊░░░░░━━━━━━━╳╳╳╳╳╳╳╳╳╳     50s
   ░ waiting for a runner · ━ running · ╳ failed
   ◆ on the critical path
`)
  })

  it('adds a column with waiting times if the terminal is wide enough', () => {
    const [, heads = '', row = ''] = drawn([job('build', 0, 10, 60)], 100)
      .trim()
      .split('\n')
    expect(heads).toMatch(/ waited {5}ran$/)
    expect(row).toMatch(/ {5}10s {5}50s$/)
  })

  it('draws jobs that never started and jobs that still run', () => {
    const lost = { ...job('lost', 0, 0, 60, 'failure'), runner: NO_RUNNER, steps: [] }
    const open = { name: 'open', state: running(30), createdAt: at(0) }
    const queued = { name: 'queued', state: waiting(), createdAt: at(20), runner: NO_RUNNER }
    expect(drawn([lost, open, queued, job('done', 0, 10, 60)])).toMatchInlineSnapshot(`
      "
      TIMELINE
                0s     10s    20s    30s    40s    50s         ran
       ✗ lost   ╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳       –
         open   ░░░░░░░░░░░░░░░░░░░░░━━━━━━━━━━━━━━━━━━━━━     30s
      ◆  done   ░░░░░░░━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━     50s
         queued ┊      ┊      ░░░░░░░░░░░░░░░░░░░░░░░░░░░░       –
         ░ waiting for a runner · ━ running · ╳ failed
         ◆ on the critical path so far
      "
    `)
  })

  it('says that a pending job waits for its concurrency group', () => {
    const pending = { name: 'b', state: waiting('pending'), createdAt: at(20), runner: NO_RUNNER }
    expect(drawn([job('a', 0, 10, 60), pending])).toContain(
      'waiting for a concurrency group or a runner',
    )
  })

  it('reports how many jobs are hidden', () => {
    expect(drawn([job('a', 0, 5, 20), { name: 'b', state: skipped() }])).toContain(
      'hidden: 1 skipped',
    )
  })

  it('returns nothing without a job with known times', () => {
    expect(renderTimeline(reportOnJobs([]), PLAIN)).toEqual([])
  })

  it('uses the same characters with colours', () => {
    const report = reportOnJobs([job('build', 0, 10, 60), job('test', 61, 70, 90, 'failure')])
    const [, , first = ''] = renderTimeline(report, { ...PLAIN, colour: true })
    expect(first).toContain('\u001B[90m░░')
    expect(first).toContain('\u001B[94m━━')
  })
})
