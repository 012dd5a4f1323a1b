import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { type WritingInputs, writeReport } from '../../../src/actions/report/write-report.ts'
import type { Report } from '../../../src/model/report/report.ts'
import { encodeReport } from '../../../src/report-json/encode/encode-report.ts'
import { reportOnJobs, RUN_URL } from '../../../testing/make-run.ts'
import { expectValidReport } from '../../../testing/report-schema.ts'
import { readCommandFile } from '../../../testing/runner/command-file.ts'

const REPORT = reportOnJobs([{ name: 'build' }])
const { env } = process

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'write-report-'))
  writeFileSync(join(folder, 'output'), '')
  process.env = { RUNNER_TEMP: folder, GITHUB_OUTPUT: join(folder, 'output') }
})

afterEach(() => {
  process.env = env
  rmSync(folder, { recursive: true })
})

async function write(fields: Partial<WritingInputs> = {}, report: Report = REPORT) {
  const problems = await writeReport(report, {
    currentJob: { id: 7, runUrl: RUN_URL },
    summary: false,
    title: undefined,
    sections: ['jobs'],
    commitSections: [],
    ...{ reportPath: undefined, tracePath: undefined, htmlPath: undefined },
    bundle: join(folder, 'index.js'),
    ...fields,
  })
  return { problems, outputs: readCommandFile(readFileSync(join(folder, 'output'), 'utf8')) }
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

  it.each([0, 1, 25, 26, 60])('writes the whole report of %i jobs', async (count) => {
    const report = reportOnJobs(Array.from({ length: count }, (_, index) => ({ name: `${index}` })))
    const reportPath = join(folder, 'whole.json')
    await write({ reportPath }, report)
    expect(readFileSync(reportPath, 'utf8')).toBe(`${JSON.stringify(encodeReport(report))}\n`)
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

  it.each([
    [
      'the trace',
      { tracePath: 'output/trace.json' },
      /^Could not write the trace to .*\bE[A-Z]+: /,
    ],
    ['the page', { htmlPath: 'page.html' }, /^Could not write the page to .*ENOENT: .*page\.html/],
  ])('writes all but %s if it fails', async (_, paths, problem) => {
    const absolute = Object.entries(paths).map(([name, path]) => [name, join(folder, path)])
    const { problems, outputs } = await write(Object.fromEntries(absolute) as object)
    expect(problems).toEqual([expect.stringMatching(problem)])
    expect(outputs).toMatchObject({ 'trace-path': '', 'html-path': '', conclusion: 'success' })
    expectValidReport(JSON.parse(readFileSync(outputs['report-path'] ?? '', 'utf8')))
  })
})
