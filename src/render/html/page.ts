import { deflateRawSync } from 'node:zlib'
import type { CommitReportJson } from '../json/commit-types.ts'
import type { ReportJson } from '../json/types.ts'
import { commitConclusion, commitTitle } from '../json/commit-title.ts'

/**
 * Returns the page of a run or a commit: the template with the report in it. The report's JSON is
 * compressed and in Base64, a fifteenth of its size for 5,000 jobs, so no name in it can end its element.
 *
 * @param template the text of `page.html`, which `npm run build` writes; it has the slots `{{title}}`,
 * `{{result}}` and `{{report}}`
 */
export function renderPage(report: ReportJson | CommitReportJson, template: string): string {
  const title = titleOf(report)
  const contents: Readonly<Record<string, string>> = {
    title: escapeText(title),
    result: escapeText(`${title}: ${'kind' in report ? report.url : report.run.url}`),
    report: deflateRawSync(JSON.stringify(report)).toString('base64'),
  }
  return template.replace(
    /\{\{(title|result|report)\}\}/g,
    (slot, name: string) => contents[name] ?? slot,
  )
}

function titleOf(report: ReportJson | CommitReportJson): string {
  if ('kind' in report) {
    const conclusion = commitConclusion(report).replaceAll('_', ' ')
    return `${commitTitle(report)} ${conclusion} · ${report.repository}`
  }
  const { run, repository, conclusion } = report
  const name = run.workflow ?? `Run ${run.id}`
  const number = run.number === null ? '' : ` #${run.number}`
  return `${name}${number} ${conclusion.replaceAll('_', ' ')} · ${repository}`
}

/** Escapes text for an element. Controls are dropped, so that no name changes the reading direction. */
function escapeText(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Bidi_Control}]/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
}
