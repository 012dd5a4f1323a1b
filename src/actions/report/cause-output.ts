import type { AnyReport } from '../../model/report/any-report.ts'
import { type CauseText, failuresOf } from '../../render/findings/failures.ts'
import { PLAIN } from '../../render/text/inline.ts'
import { shorten, singleLine } from '../../render/text/markdown.ts'

const MAX_CAUSES = 20
export const MAX_NAMES = 10

/** In characters. */
const MAX_LENGTH = 300

/** What failed and why, for a chat message: the texts are plain, and each is one line. */
interface CauseFact {
  /** What happened, as in the summary. */
  readonly sentence: string
  /** The line of the log that shows why; '' if no line does. */
  readonly message: string
  /** What failed in the step, such as tests; empty if its log names nothing. */
  readonly names: readonly string[]
  /** The jobs that failed for it. */
  readonly jobs: readonly string[]
  readonly verdict: string
  /** Why it has this verdict; '' if nothing was compared. */
  readonly verdictText: string
  /** Of the step that failed, or its job. */
  readonly url: string
  /** URLs of the jobs that the verdict rests on. */
  readonly evidence: readonly string[]
}

/** Returns the first causes as JSON. */
export function causesOutput(report: AnyReport): string {
  const { entries } = failuresOf(report, PLAIN)
  const texts = entries.flatMap((entry) => ('cause' in entry ? [entry] : []))
  return JSON.stringify(texts.slice(0, MAX_CAUSES).map(causeFact))
}

function causeFact({ cause, sentence, verdicts, url }: CauseText): CauseFact {
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
