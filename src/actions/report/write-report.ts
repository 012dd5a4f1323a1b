import { redactedMessage } from '../../github/errors/github-error.ts'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { AnyReport } from '../../model/report/any-report.ts'
import { renderSummary } from '../../render/summary/summary.ts'
import { textsIn } from '../../render/text/units.ts'
import { encodeAnyReport } from '../../report-json/encode/encode-report.ts'
import { addSummary, setOutputs } from '../command-files.ts'
import { readPageTemplate, writeAtomically } from '../../files.ts'
import type { ReportInputs } from './inputs.ts'
import { reportOutputs, withinLimit } from './outputs.ts'

/** The inputs that decide what is written. */
type WritingInputs = Pick<ReportInputs, 'summary' | 'bundle' | 'reportPath' | 'htmlPath'>

/**
 * Writes the report, the page, the summary and the outputs. If one write fails, it still does the rest.
 *
 * @returns what could not be written and why, as sentences
 */
export async function writeReport(report: AnyReport, inputs: WritingInputs): Promise<string[]> {
  const json = encodeAnyReport(report)
  const markdown = renderSummary(report)
  const folder = await temporaryFolder()
  const [reportFile, page, copy, summaryProblem] = await Promise.all([
    writeOutput(
      'report-path',
      inputs.reportPath ?? join(folder, 'report.json'),
      () => `${JSON.stringify(json)}\n`,
    ),
    writeOutput('html-path', inputs.htmlPath, async () => {
      const { renderPage } = await import(
        /* webpackChunkName: "page" */ '../../render/html/page.ts'
      )
      return renderPage(report, await readPageTemplate(inputs.bundle))
    }),
    writeOutput('summary-path', join(folder, 'summary.md'), () => markdown),
    attempt('the job summary', async () => {
      if (inputs.summary) await addSummary(markdown)
    }),
  ])
  const named = { 'report-path': reportFile.path, 'html-path': page.path }
  const { outputs, problem } = withinLimit(
    reportOutputs(report, { ...named, 'summary-path': copy.path }),
  )
  const problems = [reportFile, page].flatMap(({ problem }) => problem ?? [])
  return textsIn([
    ...problems,
    copy.problem,
    summaryProblem,
    ...(problems.length === 0 ? sharedPaths(named) : []),
    problem,
    await attempt('the outputs', () => setOutputs(outputs)),
  ])
}

/** Returns a sentence for each file that several inputs name. */
export function sharedPaths(paths: Readonly<Record<string, string>>): string[] {
  const byPath = Map.groupBy(Object.keys(paths), (name) => paths[name])
  return [...byPath].flatMap(([path, names]) =>
    path === '' || names.length === 1
      ? []
      : `The inputs ${names.join(' and ')} name the same file, ${path}, which has only one of them.`,
  )
}

/** Files by the input or output that has their path. */
const FILES = { 'report-path': 'report', 'html-path': 'page', 'summary-path': 'summary' } as const

/**
 * Writes a file.
 *
 * @returns its path, absolute for steps with another working directory; '' if it is not wanted, or was not
 * written, for which `problem` says why
 */
async function writeOutput(
  name: keyof typeof FILES,
  wanted: string | undefined,
  content: () => string | Promise<string>,
): Promise<{ readonly path: string; readonly problem?: string | undefined }> {
  if (wanted === undefined) return { path: '' }
  const path = resolve(wanted)
  const problem = await attempt(`the ${FILES[name]} to ${path} (${name})`, async () => {
    const written = await content()
    await writeAtomically(path, (temporary) => writeFile(temporary, written))
  })
  return { path: problem === undefined ? path : '', problem }
}

/** Returns why a write failed; `undefined` if it succeeded. */
async function attempt(what: string, write: () => Promise<void>): Promise<string | undefined> {
  try {
    await write()
    return undefined
  } catch (error) {
    const isFolder = (error as NodeJS.ErrnoException).code === 'EISDIR'
    const why = isFolder ? 'it is a folder; name a file in it' : redactedMessage(error)
    return `Could not write ${what}: ${why}`
  }
}

async function temporaryFolder(): Promise<string> {
  const prefix = join(process.env.RUNNER_TEMP || tmpdir(), 'run-report-')
  // If no folder can be created, the writes below it report why.
  return await mkdtemp(prefix).catch(() => `${prefix}files`)
}
