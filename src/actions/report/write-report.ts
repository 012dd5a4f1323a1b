import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { Report } from '../../model/report/report.ts'
import { toChromeTrace } from '../../render/export/chrome-trace.ts'
import { renderPage } from '../../render/html/page.ts'
import { toJson } from '../../render/json/to-json.ts'
import type { ReportJson } from '../../render/json/types.ts'
import { renderSummary } from '../../render/summary/summary.ts'
import { addSummary, MAX_OUTPUT_UNITS, setOutputs } from '../command-files.ts'
import { makeFolder } from '../make-folder.ts'
import { messageOf } from '../step-failure.ts'
import type { Inputs } from './inputs.ts'
import { outputsOf, withinLimit } from './outputs.ts'

/**
 * Writes the report, the trace, the summary and the outputs. If one of them fails, it still writes
 * the others.
 *
 * @returns what could not be written and why, as sentences
 */
export async function writeReport(report: Report, inputs: Inputs): Promise<string[]> {
  const markdown = renderSummary(report, inputs)
  const json = toJson(report)
  const folder = await temporaryFolder()
  // Absolute paths are also valid in a step with another working directory.
  const reportPath = resolve(inputs.reportPath ?? join(folder, 'report.json'))
  const tracePath = inputs.tracePath === undefined ? undefined : resolve(inputs.tracePath)
  const htmlPath = inputs.htmlPath === undefined ? undefined : resolve(inputs.htmlPath)
  const summaryPath = join(folder, 'summary.md')
  const problems = await Promise.all([
    attempt(`the report to ${reportPath}`, () => write(reportPath, jsonParts(json))),
    attempt(`the trace to ${tracePath}`, async () => {
      if (tracePath !== undefined)
        await write(tracePath, `${JSON.stringify(toChromeTrace(json))}\n`)
    }),
    attempt(`the page to ${htmlPath}`, async () => {
      if (htmlPath !== undefined)
        await write(htmlPath, renderPage(json, await readTemplate(inputs)))
    }),
    attempt(`the summary to ${summaryPath}`, () => write(summaryPath, markdown)),
    attempt('the job summary', async () => {
      if (inputs.summary) await addSummary(markdown)
    }),
  ])
  const [reportProblem, traceProblem, htmlProblem, summaryProblem] = problems
  const outputs = outputsOf(report, inputs.currentJob, {
    reportPath: reportProblem === undefined ? reportPath : undefined,
    tracePath: traceProblem === undefined ? tracePath : undefined,
    htmlPath: htmlProblem === undefined ? htmlPath : undefined,
    summaryPath: summaryProblem === undefined ? summaryPath : undefined,
  })
  const within = withinLimit(outputs)
  return [
    ...problems,
    within === outputs
      ? undefined
      : `The output jobs was omitted: with it, the outputs would exceed ${MAX_OUTPUT_UNITS} characters. The file at report-path lists every job.`,
    await attempt('the outputs', () => setOutputs(within)),
  ].filter((problem) => problem !== undefined)
}

/** Reads the template of the page, which is beside the bundle, so that only runs with a page load it. */
async function readTemplate({ bundle = '' }: Inputs): Promise<string> {
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
function* jsonParts({ jobs, notes, ...rest }: ReportJson): Generator<string> {
  yield `${JSON.stringify(rest).slice(0, -1)},"jobs":[`
  for (let at = 0; at < jobs.length; at += JOBS_PER_PART) {
    const part = JSON.stringify(jobs.slice(at, at + JOBS_PER_PART)).slice(1, -1)
    yield at === 0 ? part : `,${part}`
  }
  yield `],"notes":${JSON.stringify(notes)}}\n`
}

async function write(path: string, content: string | Iterable<string>): Promise<void> {
  await makeFolder(dirname(path))
  await writeFile(path, content)
}
