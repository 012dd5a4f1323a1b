import { join } from 'node:path'
import { LOST_HERE, type Losses } from '../../model/report/losses.ts'
import type { Findings } from '../../render/findings/findings.ts'
import { renderSummary } from '../../render/summary/summary.ts'
import { textsIn } from '../../render/text/units.ts'
import { reportJson } from '../../report-json/encode/encode-report.ts'
import { addSummary, setOutputs } from '../command-files.ts'
import { attempt, temporaryFolder, writeOutput } from '../output-file.ts'
import { readPageTemplate } from '../../files.ts'
import type { ReportInputs } from './inputs.ts'
import { reportOutputs, withinLimit } from './outputs.ts'

/** The inputs that decide what is written. */
type WritingInputs = Pick<ReportInputs, 'summary' | 'bundle' | 'guide' | 'reportPath' | 'htmlPath'>

/**
 * Writes the report, the page, the summary and the outputs. If one write fails, it still does the rest.
 *
 * @param losses a text that an error of the program loses is not written, or has a sentence in its place
 * @returns what could not be written and why, as sentences
 */
export async function writeReport(
  findings: Findings,
  inputs: WritingInputs,
  losses: Losses,
): Promise<string[]> {
  const encode = () => `${reportJson(findings)}\n`
  const json = losses.keep('the JSON report', encode, undefined)
  const summary = () => renderSummary(findings, { losses, guide: inputs.guide })
  const markdown = losses.keep('the job summary', summary, `${LOST_HERE}\n`)
  const folder = await temporaryFolder()
  const path = inputs.reportPath ?? join(folder, 'report.json')
  const [reportFile, page, copy, summaryProblem] = await Promise.all([
    writeOutput('report-path', json && path, () => json ?? ''),
    writeOutput('html-path', inputs.htmlPath, async () => {
      const { renderPage } = await import(
        /* webpackChunkName: "page" */ '../../render/html/page.ts'
      )
      const template = await readPageTemplate(inputs.bundle)
      return losses.keep('the HTML page', () => renderPage(findings, template, losses), LOST_HERE)
    }),
    writeOutput('summary-path', join(folder, 'summary.md'), () => markdown),
    attempt('the job summary', async () => {
      if (inputs.summary) await addSummary(markdown)
    }),
  ])
  const named = { 'report-path': reportFile.path, 'html-path': page.path }
  const { outputs, problem } = withinLimit(
    reportOutputs(findings, { ...named, 'summary-path': copy.path }, losses),
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
