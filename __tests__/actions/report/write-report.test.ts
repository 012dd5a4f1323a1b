import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { ReportInputs } from '../../../src/actions/report/inputs.ts'
import { writeReport } from '../../../src/actions/report/write-report.ts'
import type { Report } from '../../../src/model/report/report.ts'
import { toChromeTrace } from '../../../src/render/export/chrome-trace.ts'
import { encodeReport } from '../../../src/report-json/encode/encode-report.ts'
import { renderSummary } from '../../../src/render/summary/summary.ts'
import { makeTarget, reportOnJobs, RUN_URL } from '../../../testing/make-run.ts'
import { expectValidReport } from '../../../testing/report-schema.ts'
import { readCommandFile } from '../../../testing/runner/command-file.ts'

const REPORT = reportOnJobs([{ name: 'build' }])
const VARIABLES = ['RUNNER_TEMP', 'GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY'] as const
const before = VARIABLES.map((name) => [name, process.env[name]] as const)

let folder: string

beforeAll(() => {
  // One folder for all tests, since the toolkit caches the path of the first summary file.
  folder = mkdtempSync(join(tmpdir(), 'write-report-'))
})

beforeEach(() => {
  for (const name of ['output', 'summary']) writeFileSync(join(folder, name), '')
  process.env.RUNNER_TEMP = folder
  process.env.GITHUB_OUTPUT = join(folder, 'output')
  process.env.GITHUB_STEP_SUMMARY = join(folder, 'summary')
})

afterEach(() => {
  for (const [name, value] of before) {
    if (value === undefined) Reflect.deleteProperty(process.env, name)
    else process.env[name] = value
  }
})

afterAll(() => {
  rmSync(folder, { recursive: true })
})

async function write(fields: Partial<ReportInputs> = {}, report: Report = REPORT) {
  const problems = await writeReport(report, {
    token: '',
    apiUrl: '',
    target: makeTarget(),
    currentRun: undefined,
    knownRun: undefined,
    needs: [],
    triggeringRun: undefined,
    commit: undefined,
    currentJob: { id: 7, runUrl: RUN_URL },
    settle: 0,
    baseBranch: undefined,
    summary: true,
    title: undefined,
    sections: ['jobs'],
    commitSections: [],
    failOn: [],
    allowedFailures: [],
    allowedSkips: [],
    historyRuns: 10,
    defaultBranch: 'main',
    logLines: 20,
    budgets: [],
    budgetAction: 'warn',
    onError: 'warn',
    reportPath: undefined,
    tracePath: undefined,
    htmlPath: undefined,
    bundle: join(folder, 'index.js'),
    ...fields,
  })
  const read = (name: string) => readFileSync(join(folder, name), 'utf8')
  return { problems, summary: read('summary'), outputs: readCommandFile(read('output')) }
}

describe('writeReport', () => {
  it('follows no link to another file', async () => {
    const [target, link] = [join(folder, 'target'), join(folder, 'link.json')]
    writeFileSync(target, 'precious')
    symlinkSync(target, link)
    const { problems, outputs } = await write({ reportPath: link })
    expect(problems).toEqual([])
    expect(readFileSync(target, 'utf8')).toBe('precious')
    expectValidReport(JSON.parse(readFileSync(outputs['report-path'] ?? '', 'utf8')))
  })

  it('reports inputs that name one file', async () => {
    const path = join(folder, 'one.json')
    const { problems } = await write({ reportPath: path, tracePath: `${folder}/./one.json` })
    expect(problems).toEqual([
      `The inputs report-path and trace-path name the same file, ${path}, which has only one of them.`,
    ])
  })

  it('writes the summary, its file, the outputs and the JSON report', async () => {
    const { problems, summary, outputs } = await write()
    expect(problems).toEqual([])
    expect(summary).toBe(renderSummary(REPORT, { sections: ['jobs'] }))
    expect(readFileSync(outputs['summary-path'] ?? '', 'utf8')).toBe(summary)
    const json: unknown = JSON.parse(readFileSync(outputs['report-path'] ?? '', 'utf8'))
    expectValidReport(json)
    expect(json).toMatchObject({ jobs: [{ name: 'build' }] })
    expect(outputs).toMatchObject({ conclusion: 'success', 'current-job-id': '7' })
  })

  it.each([0, 1, 100, 101, 250])('writes the whole report of %i jobs', async (count) => {
    const report = reportOnJobs(Array.from({ length: count }, (_, index) => ({ name: `${index}` })))
    const reportPath = join(folder, 'whole.json')
    await write({ reportPath }, report)
    expect(readFileSync(reportPath, 'utf8')).toBe(`${JSON.stringify(encodeReport(report))}\n`)
  })

  it('writes no job summary with summary: false', async () => {
    const { problems, summary, outputs } = await write({ summary: false })
    expect([problems, summary]).toEqual([[], ''])
    expect(readFileSync(outputs['summary-path'] ?? '', 'utf8')).not.toBe('')
  })

  it('writes the JSON report to report-path and creates its folders', async () => {
    const reportPath = join(folder, 'deep/er/report.json')
    const { problems, outputs } = await write({ reportPath })
    expect([problems, outputs['report-path']]).toEqual([[], reportPath])
    expectValidReport(JSON.parse(readFileSync(reportPath, 'utf8')))
  })

  it('writes a trace to trace-path only if it is set', async () => {
    const tracePath = join(folder, 'deep/er/trace.json')
    const written = await write({ tracePath })
    expect([written.problems, written.outputs['trace-path']]).toEqual([[], tracePath])
    expect(JSON.parse(readFileSync(tracePath, 'utf8'))).toEqual(toChromeTrace(REPORT))
    const { outputs } = await write()
    expect(outputs['trace-path']).toBe('')
  })

  it('writes the page to html-path only if it is set, from the template beside the bundle', async () => {
    writeFileSync(join(folder, 'page.html'), '<title>{{title}}</title>')
    const htmlPath = join(folder, 'deep/er/page.html')
    const written = await write({ htmlPath })
    expect([written.problems, written.outputs['html-path']]).toEqual([[], htmlPath])
    expect(readFileSync(htmlPath, 'utf8')).toMatch(
      /^<title>CI #7 has succeeded so far.* · octo-org\/octo-shop<\/title>$/,
    )
    // A run without a page does not even read the template.
    rmSync(join(folder, 'page.html'))
    expect((await write({ htmlPath })).problems).toHaveLength(1)
    const { problems, outputs } = await write()
    expect([problems, outputs['html-path']]).toEqual([[], ''])
  })

  it('omits the output jobs if it is too large for the runner', async () => {
    const { problems, outputs } = await write(
      {},
      reportOnJobs(Array.from({ length: 900 }, () => ({ name: 'x'.repeat(100) }))),
    )
    expect(problems).toEqual([
      'The output jobs was omitted: with it, the outputs would exceed 400000 characters. The file at report-path lists every job.',
    ])
    expect(outputs).toMatchObject({ jobs: '', 'jobs-total': '900' })
  })
})

describe('writeReport, if a write fails', () => {
  it('writes all but the report if the folder of report-path is a file', async () => {
    const reportPath = join(folder, 'summary/report.json')
    const { problems, summary, outputs } = await write({ reportPath })
    expect(problems).toEqual([
      expect.stringMatching(/^Could not write the report to .*report\.json: .*\bE[A-Z]+: /),
    ])
    expect(summary).not.toBe('')
    expect(outputs).toMatchObject({ 'report-path': '', conclusion: 'success' })
  })

  it('writes all but the trace if the folder of trace-path is a file', async () => {
    const { problems, outputs } = await write({ tracePath: join(folder, 'summary/trace.json') })
    expect(problems).toEqual([
      expect.stringMatching(/^Could not write the trace to .*trace\.json: .*\bE[A-Z]+: /),
    ])
    expect(outputs).toMatchObject({ 'trace-path': '', conclusion: 'success' })
    expectValidReport(JSON.parse(readFileSync(outputs['report-path'] ?? '', 'utf8')))
  })

  it('writes all but the page if its template is missing', async () => {
    const { problems, outputs } = await write({
      htmlPath: join(folder, 'page/report.html'),
      bundle: join(folder, 'missing/index.js'),
    })
    expect(problems).toEqual([
      expect.stringMatching(
        /^Could not write the page to .*report\.html: Error: ENOENT: .*page\.html/,
      ),
    ])
    expect(outputs).toMatchObject({ 'html-path': '', conclusion: 'success' })
  })

  it('writes summary and outputs if the temporary folder is a file', async () => {
    process.env.RUNNER_TEMP = join(folder, 'summary')
    const { problems, summary, outputs } = await write()
    expect(problems.map((problem) => problem.split(' to ')[0])).toEqual([
      'Could not write the report',
      'Could not write the summary',
    ])
    expect(summary).not.toBe('')
    expect(outputs).toMatchObject({ 'report-path': '', 'summary-path': '', conclusion: 'success' })
  })

  it('writes the summary if the runner set no file for outputs', async () => {
    process.env.GITHUB_OUTPUT = ''
    const { problems, summary } = await write()
    expect(problems).toEqual(['Could not write the outputs: the variable GITHUB_OUTPUT is not set'])
    expect(summary).not.toBe('')
  })
})
