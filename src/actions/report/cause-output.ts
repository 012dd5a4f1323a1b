import type { AnyReport } from '../../model/report/any-report.ts'
import { type CauseText, failuresOf } from '../../render/findings/failures.ts'
import { PLAIN } from '../../render/text/inline.ts'
import { shorten, singleLine } from '../../render/text/markdown.ts'

const MAX_CAUSES = 20
export const MAX_NAMES = 10

/** In characters. */
const MAX_LENGTH = 300

/** Returns the first causes as JSON, as docs/exports.md describes it: the texts are plain, and each is one line. */
export function causesOutput(report: AnyReport): string {
  const { entries } = failuresOf(report, PLAIN)
  const texts = entries.flatMap((entry) => ('cause' in entry ? [entry] : []))
  return JSON.stringify(texts.slice(0, MAX_CAUSES).map(causeFact))
}

function causeFact({ cause, sentence, verdicts, url }: CauseText) {
  const [{ errors }] = cause.failures
  const titles = errors.flatMap(({ entries }) => entries.flatMap(({ title }) => title ?? []))
  const evidence = verdicts.flatMap((verdict) => verdict.evidence.map((one) => one.url))
  return {
    sentence: short(sentence),
    message: short(cause.message ?? ''),
    names: [...new Set(titles)].slice(0, MAX_NAMES).map(short),
    jobs: cause.failures.slice(0, MAX_NAMES).map(({ job }) => short(job.job.name)),
    verdict: cause.verdict.kind,
    verdictText: short(verdicts.map(({ line }) => line).join('. ')),
    url,
    evidence: [...new Set(evidence)].slice(0, MAX_NAMES),
  }
}

function short(text: string): string {
  return text === '' ? '' : shorten(singleLine(text), MAX_LENGTH)
}
