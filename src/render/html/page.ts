import { type Json, pack } from '../json/pack.ts'
import type { CommitReportJson } from '../json/commit-types.ts'
import type { ReportJson } from '../json/types.ts'
import { commitConclusion, commitTitle } from '../json/commit-title.ts'

/**
 * Returns the page of a run or a commit: the template with the report in it.
 *
 * @param template the text of `page.html`, which `npm run build` writes; it has the slots `{{title}}`,
 * `{{result}}` and `{{report}}`
 */
export function renderPage(report: ReportJson | CommitReportJson, template: string): string {
  const title = titleOf(report)
  const contents: Readonly<Record<string, string>> = {
    title: escapeText(title),
    result: escapeText(`${title}: ${'kind' in report ? report.url : report.run.url}`),
    report: escapeScript(JSON.stringify(pack([toPlainJson(report)]))),
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

/**
 * Escapes JSON for a `<script>` element, in which only `</script` and `<!--` have a meaning. Some
 * programs read U+2028 and U+2029 as line ends.
 */
function escapeScript(json: string): string {
  return json.replace(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function toPlainJson(report: ReportJson | CommitReportJson): Json {
  // A report has JSON values only; interfaces lack the index signature of `Json`.
  return report as unknown as Json
}
