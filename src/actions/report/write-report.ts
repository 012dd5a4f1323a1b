import { messageOf } from '../../github/errors/github-error.ts'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { CommitReport } from '../../model/report/commit-report.ts'
import type { Report } from '../../model/report/report.ts'
import { toChromeTrace } from '../../render/export/chrome-trace.ts'
import { renderPage } from '../../render/html/page.ts'
import { renderSummary } from '../../render/summary/summary.ts'
import { encodeAnyReport } from '../../report-json/encode/encode-commit-report.ts'
import type { CommitReportJson } from '../../report-json/shapes/commit-report.ts'
import type { ReportJson } from '../../report-json/shapes/report.ts'
import { addSummary, MAX_OUTPUT_UNITS, setOutputs } from '../command-files.ts'
import { writeAtomically } from '../files.ts'
import type { ReportInputs } from './inputs.ts'
import { reportOutputs, withinLimit } from './outputs.ts'

/** The inputs that decide what is written. */
export type WritingInputs = Pick<
  ReportInputs,
  | ('title' | 'sections' | 'commitSections' | 'summary' | 'currentJob' | 'bundle')
  | ('reportPath' | 'tracePath' | 'htmlPath')
>

/**
 * Writes the report, the trace of a run, the page, the summary and the outputs. If one of them fails, it
 * still writes the others.
 *
 * @returns what could not be written and why, as sentences
 */
export async function writeReport(
  report: Report | CommitReport,
  inputs: WritingInputs,
): Promise<string[]> {
  const json = encodeAnyReport(report)
  const sections = 'runs' in report ? inputs.commitSections : inputs.sections
  const markdown = renderSummary(report, { title: inputs.title, sections })
  const folder = await temporaryFolder()
  // Absolute paths are also valid in a step with another working directory.
  const reportPath = resolve(inputs.reportPath ?? join(folder, 'report.json'))
  const tracePath = inputs.tracePath === undefined ? undefined : resolve(inputs.tracePath)
  const htmlPath = inputs.htmlPath === undefined ? undefined : resolve(inputs.htmlPath)
  const summaryPath = join(folder, 'summary.md')
  const problems = await Promise.all([
    attempt(`the report to ${reportPath}`, () => writeFileAt(reportPath, jsonParts(json))),
    attempt(`the trace to ${tracePath}`, async () => {
      if (tracePath !== undefined && !('runs' in report))
        await writeFileAt(tracePath, `${JSON.stringify(toChromeTrace(report))}\n`)
    }),
    attempt(`the page to ${htmlPath}`, async () => {
      if (htmlPath !== undefined)
        await writeFileAt(htmlPath, renderPage(report, await readBundledTemplate(inputs)))
    }),
    attempt(`the summary to ${summaryPath}`, () => writeFileAt(summaryPath, markdown)),
    attempt('the job summary', async () => {
      if (inputs.summary) await addSummary(markdown)
    }),
  ])
  const [reportProblem, traceProblem, htmlProblem, summaryProblem] = problems
  const outputs = reportOutputs(report, inputs.currentJob, {
    reportPath: reportProblem === undefined ? reportPath : undefined,
    tracePath: traceProblem === undefined ? tracePath : undefined,
    htmlPath: htmlProblem === undefined ? htmlPath : undefined,
    summaryPath: summaryProblem === undefined ? summaryPath : undefined,
  })
  const within = withinLimit(outputs)
  return [
    ...problems,
    ...((reportProblem ?? traceProblem ?? htmlProblem) === undefined
      ? sharedPaths({ 'report-path': reportPath, 'trace-path': tracePath, 'html-path': htmlPath })
      : []),
    within === outputs
      ? undefined
      : `The output jobs was omitted: with it, the outputs would exceed ${MAX_OUTPUT_UNITS} characters. The file at report-path lists every job.`,
    await attempt('the outputs', () => setOutputs(within)),
  ].filter((problem) => problem !== undefined)
}

/** Returns a sentence for each file that several inputs name. */
function sharedPaths(paths: Readonly<Record<string, string | undefined>>): string[] {
  const byPath = Map.groupBy(Object.keys(paths), (name) => paths[name])
  return [...byPath].flatMap(([path, names]) =>
    path === undefined || names.length === 1
      ? []
      : `The inputs ${names.join(' and ')} name the same file, ${path}, which has only one of them.`,
  )
}

/** Reads the template of the page, which is beside the bundle, so that only runs with a page load it. */
async function readBundledTemplate({ bundle = '' }: WritingInputs): Promise<string> {
  return await readFile(join(dirname(bundle), 'page.html'), 'utf8')
}

/** Returns why a write failed; `undefined` if it succeeded. */
async function attempt(what: string, write: () => Promise<void>): Promise<string | undefined> {
  try {
    await write()
    return undefined
  } catch (error) {
    return `Could not write ${what}: ${messageOf(error)}`
  }
}

async function temporaryFolder(): Promise<string> {
  const prefix = join(process.env.RUNNER_TEMP || tmpdir(), 'run-report-')
  // If no folder can be created, the writes below it report why.
  return await mkdtemp(prefix).catch(() => `${prefix}files`)
}

/** Some 75 kB of text: V8 keeps strings above 128 kB outside of its pages for short-lived objects. */
const JOBS_PER_PART = 25

/** Serialises a report in parts, since a large one as a whole takes tens of megabytes. */
function* jsonParts(report: ReportJson | CommitReportJson): Generator<string> {
  const { notes, ...rest } = report
  if (rest.kind === 'run') {
    const { jobs, ...others } = rest
    yield `${JSON.stringify(others).slice(0, -1)},"jobs":[`
    for (let at = 0; at < jobs.length; at += JOBS_PER_PART) {
      const part = JSON.stringify(jobs.slice(at, at + JOBS_PER_PART)).slice(1, -1)
      yield at === 0 ? part : `,${part}`
    }
  } else {
    const { runs, ...others } = rest
    yield `${JSON.stringify(others).slice(0, -1)},"runs":[`
    for (const [at, { report, ...run }] of runs.entries()) {
      yield `${at === 0 ? '' : ','}${JSON.stringify(run).slice(0, -1)},"report":`
      yield* jsonParts(report)
      yield '}'
    }
  }
  yield `],"notes":${JSON.stringify(notes)}}\n`
}

async function writeFileAt(path: string, content: string | Iterable<string>): Promise<void> {
  await writeAtomically(path, (temporary) => writeFile(temporary, content))
}
