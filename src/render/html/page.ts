import { deflateRawSync } from 'node:zlib'
import { isPass } from '../../model/conclusion.ts'
import type { CommitReport } from '../../model/report/commit-report.ts'
import type { Report } from '../../model/report/report.ts'
import { commitName } from '../findings/commit-headline.ts'

/**
 * Returns the page of a run or a commit: the template with the report in it. The report's JSON is
 * compressed and in Base64, a fifteenth of its size for 5,000 jobs, so no name in it can end its element.
 *
 * @param json the JSON report, which the script of the page reads
 * @param template the text of `page.html`, which `npm run build` writes; it has the slots `{{title}}`,
 * `{{result}}` and `{{report}}`
 */
export function renderPage(report: Report | CommitReport, json: object, template: string): string {
  const title = titleOf(report)
  const contents: Readonly<Record<string, string>> = {
    title: escapeText(title),
    result: escapeText(`${title}: ${'runs' in report ? report.url : report.run.url}`),
    report: deflateRawSync(JSON.stringify(json)).toString('base64'),
  }
  return template.replace(
    /\{\{(title|result|report)\}\}/g,
    (slot, name: string) => contents[name] ?? slot,
  )
}

function titleOf(report: Report | CommitReport): string {
  if ('runs' in report) {
    const { conclusion, totals, repository } = report
    const isOpen = totals.unfinishedRuns > 0 && (isPass(conclusion) || conclusion === 'unknown')
    const state = isOpen ? 'unfinished' : conclusion.replaceAll('_', ' ')
    return `${commitName(report)} ${state} · ${repository}`
  }
  const { run, conclusion } = report
  const name = run.workflow ?? `Run ${run.id}`
  const number = run.number === undefined ? '' : ` #${run.number}`
  return `${name}${number} ${conclusion.replaceAll('_', ' ')} · ${run.repository}`
}

/** Escapes text for an element. Controls are dropped, so that no name changes the reading direction. */
function escapeText(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Bidi_Control}]/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
}
