import type { AnyReport } from '../src/model/report/any-report.ts'
import { type ReportView, viewReport } from '../src/page/view/jobs.ts'
import type { Search } from '../src/page/view/search.ts'
import { type PageData, pageData } from '../src/render/html/page-data.ts'

/** Returns what the script of a page has in memory. */
export function viewOf(report: AnyReport, causes = new Map<number, number>()): ReportView {
  return viewReport(JSON.parse(JSON.stringify(pageData(report, causes))) as PageData)
}

/** @param causes the texts of the causes, in the order of their numbers */
export function searchFor(terms: readonly string[], causes: readonly string[] = []): Search {
  return { terms, textOf: (cause) => causes[cause - 1] ?? '' }
}
