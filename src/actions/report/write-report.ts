import { messageOf } from '../../github/errors/github-error.ts'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { CommitReport } from '../../model/report/commit-report.ts'
import type { Report } from '../../model/report/report.ts'
import { renderSummary } from '../../render/summary/summary.ts'
import { encodeAnyReport } from '../../report-json/encode/encode-commit-report.ts'
import type { CommitReportJson } from '../../report-json/shapes/commit-report.ts'
import type { ReportJson } from '../../report-json/shapes/report.ts'
import { addSummary, MAX_OUTPUT_UNITS, setOutputs } from '../command-files.ts'
import { writeAtomically } from '../../files.ts'
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
  const [reportFile, trace, page, copy, summaryProblem] = await Promise.all([
    writeOutput('report', inputs.reportPath ?? join(folder, 'report.json'), () => jsonParts(json)),
    writeOutput('trace', inputs.tracePath, async () => {
      if ('runs' in report) return ''
      const { toChromeTrace } = await import(
        /* webpackChunkName: "trace" */ '../../render/export/chrome-trace.ts'
      )
      return `${JSON.stringify(toChromeTrace(report))}\n`
    }),
    writeOutput('page', inputs.htmlPath, async () => {
      const { renderPage } = await import(
        /* webpackChunkName: "page" */ '../../render/html/page.ts'
      )
      return renderPage(report, await readBundledTemplate(inputs))
    }),
    writeOutput('summary', join(folder, 'summary.md'), () => markdown),
    attempt('the job summary', async () => {
      if (inputs.summary) await addSummary(markdown)
    }),
  ])
  const named = { 'report-path': reportFile.path, 'trace-path': trace.path, 'html-path': page.path }
  const files = { ...named, 'summary-path': copy.path }
  const outputs = reportOutputs(report, inputs.currentJob, files)
  const within = withinLimit(outputs)
  const problems = [reportFile, trace, page].flatMap(({ problem }) => problem ?? [])
  return [
    ...problems,
    ...[copy.problem, summaryProblem],
    ...(problems.length === 0 ? sharedPaths(named) : []),
    within === outputs
      ? undefined
      : `The output ${within.causes === outputs.causes ? 'jobs' : 'jobs and the output causes'} was omitted: with it, the outputs would exceed ${MAX_OUTPUT_UNITS} characters. The file at report-path lists every job.`,
    await attempt('the outputs', () => setOutputs(within)),
  ].filter((problem) => problem !== undefined)
}

/** Returns a sentence for each file that several inputs name. */
function sharedPaths(paths: Readonly<Record<string, string>>): string[] {
  const byPath = Map.groupBy(Object.keys(paths), (name) => paths[name])
  return [...byPath].flatMap(([path, names]) =>
    path === '' || names.length === 1
      ? []
      : `The inputs ${names.join(' and ')} name the same file, ${path}, which has only one of them.`,
  )
}

/**
 * Writes a file.
 *
 * @returns its path, absolute for steps with another working directory; '' if it is not wanted, or was not
 * written, for which `problem` says why
 */
async function writeOutput(
  name: string,
  wanted: string | undefined,
  content: () => Content | Promise<Content>,
): Promise<{ readonly path: string; readonly problem?: string | undefined }> {
  if (wanted === undefined) return { path: '' }
  const path = resolve(wanted)
  const problem = await attempt(`the ${name} to ${path}`, async () => {
    const written = await content()
    await writeAtomically(path, (temporary) => writeFile(temporary, written))
  })
  return { path: problem === undefined ? path : '', problem }
}

type Content = string | Iterable<string>

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
