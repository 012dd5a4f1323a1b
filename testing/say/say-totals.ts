import type { ReportJson } from '../../src/model/shapes/report.ts'
import { joined } from './say-jobs.ts'

/** Says how the run ended, and what of it is not known. */
export function sayConclusion({ conclusion, complete, jobsUnfinished }: ReportJson): string {
  const unfinished = (jobsUnfinished ?? 0) > 0 && `${jobsUnfinished} unfinished`
  return joined(conclusion, unfinished, !complete && 'incomplete')
}
