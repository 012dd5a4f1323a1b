import { describe, expect, it } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { renderCsv } from '../../../src/render/export/csv.ts'
import { encodeReport } from '../../../src/report-json/encode/encode-report.ts'
import type { ReportJson } from '../../../src/model/shapes/report.ts'
import { singleLine } from '../../../src/render/text/markdown.ts'
import { anyRun } from '../../../testing/arbitrary-run.ts'
import {
  finished,
  makeRun,
  makeStep,
  NO_RUNNER,
  reportOn,
  RUN_URL,
  running,
  skipped,
} from '../../../testing/make-run.ts'

/** Parses the rows with a library that rejects rows of different lengths. */
function read(csv: string): Record<string, string>[] {
  return parse(csv, { columns: true })
}

function rowsOf(...of: Parameters<typeof reportOn>): Record<string, string>[] {
  return read(renderCsv(reportOn(...of)))
}

describe('renderCsv', () => {
  it('writes a row per step, with its job and its run', () => {
    const steps = [
      makeStep({ number: 1, name: 'Set up job', state: finished(5, 6) }),
      makeStep({ number: 4, name: 'Run make', state: finished(6, 30.25, 'failure') }),
    ]
    const rows = rowsOf(makeRun({ jobs: [{ state: finished(5, 31, 'failure'), steps }] }))
    expect(rows.map(({ step }) => step)).toEqual(['Set up job', 'Run make'])
    expect(rows[1]).toEqual({
      repository: 'octo-org/octo-shop',
      runId: '42',
      attempt: '1',
      workflow: 'CI',
      event: 'push',
      branch: 'main',
      commit: '7638417db6d59f3c431d3e1f261cc637155684cd',
      jobId: '1',
      job: 'job 1',
      jobUrl: `${RUN_URL}/job/1`,
      jobStatus: 'completed',
      jobConclusion: 'failure',
      forgiven: 'false',
      carriedOver: 'false',
      runner: 'GitHub Actions 1',
      runnerLabels: 'ubuntu-latest',
      jobCreatedAt: '2026-03-01T10:00:00Z',
      jobStartedAt: '2026-03-01T10:00:05Z',
      jobCompletedAt: '2026-03-01T10:00:31Z',
      jobBlockedSeconds: '0',
      jobQueueSeconds: '5',
      jobDurationSeconds: '26',
      stepNumber: '4',
      step: 'Run make',
      stepStatus: 'completed',
      stepConclusion: 'failure',
      stepStartedAt: '2026-03-01T10:00:06Z',
      stepCompletedAt: '2026-03-01T10:00:30.250Z',
      stepDurationSeconds: '24.25',
      jobOutcome: 'failure',
    })
  })

  it('writes a row for a job without steps, and empty cells for unknown values', () => {
    const [docs, late] = rowsOf(
      makeRun({ jobs: [{ state: skipped(), runner: NO_RUNNER }, { state: running(70) }] }),
    )
    expect(docs).toMatchObject({ jobConclusion: 'skipped', runner: '', jobDurationSeconds: '' })
    expect(late).toMatchObject({ jobConclusion: '', jobCompletedAt: '', step: '', stepNumber: '' })
  })

  it.each([
    ['build', 'build'],
    ['test (a, "b")', 'test (a, "b")'],
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1', "'＝1"],
    ['\t=1', "'=1"],
    ['\r=1', "'=1"],
    ['"=1', `'"=1`],
    ["'=1", "''=1"],
    ['a;=1', "a;'=1"],
    ['a; "-1', `a;' "-1`],
    ['a = b', 'a = b'],
    ['a-1, -2', 'a-1, -2'],
    ['two\r\nlines', 'two lines'],
  ])('writes the name %j as %j', (name, cell) => {
    const [row] = rowsOf(makeRun({ jobs: [{ name, steps: [makeStep({ name })] }] }))
    expect([row?.['job'], row?.['step']]).toEqual([cell, cell])
  })

  it('can be parsed by another program, for any run', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const report = reportOn(run)
        const rows = read(renderCsv(report))
        const json = encodeReport(report)
        expect(rows).toHaveLength(json.jobs.reduce((n, { steps }) => n + (steps.length || 1), 0))
        expect(rows.map(identity)).toEqual(identities(json))
        const cells = rows.flatMap((row) => Object.values(row))
        expect(cells.filter((cell) => /^[\s"]*[=+\-@]/.test(cell))).toEqual([])
      }),
    )
  })
})

function identity(row: Record<string, string>): (string | undefined)[] {
  const bare = (cell = '') => cell.replaceAll("'", '')
  return [row['jobId'], bare(row['job']), row['stepNumber'], bare(row['step'])]
}

function identities({ jobs }: ReportJson): string[][] {
  const bare = (name: string) => singleLine(name).replaceAll("'", '')
  return jobs.flatMap((job) =>
    (job.steps.length === 0 ? [undefined] : job.steps).map((step) => [
      String(job.id),
      bare(job.name),
      step === undefined ? '' : String(step.number),
      step === undefined ? '' : bare(step.name),
    ]),
  )
}
