// What `rerun` makes of the verdict on each failed job.
import { type GateReader, withSeenGate } from '../../analyse/commit/seen-gate.ts'
import { explainedFailures } from '../../analyse/gate/fail-on.ts'
import { type BuildOptions, buildReport, DEFAULTS } from '../../build-report.ts'
import type { RepositorySource } from '../../github/http/client.ts'
import { EFFECTS, mayRerun } from '../../model/judgement.ts'
import { warningsIn } from '../../model/note.ts'
import {
  type Cause,
  type FailureReport,
  partsOf,
  type Verdict,
  verdictsOf,
  wasEndedEarly,
} from '../../model/report/cause.ts'
import type { Report } from '../../model/report/report.ts'
import { causeLine } from '../../render/findings/headline.ts'
import { endedEarly, verdictTexts } from '../../render/findings/verdict.ts'
import { PLAIN } from '../../render/text/inline.ts'
import { safeLine } from '../../render/text/markdown.ts'
import { joinTexts } from '../../render/text/units.ts'
import { readDeclaredGate } from '../../actions/report/declared-gate.ts'
import { StepFailure } from '../../actions/step-failure.ts'

/** Only GitHub's annotation of a job shows that it lost its runner. */
const MAX_ANNOTATED = 100

/**
 * Builds the report from which a run's failures are classified.
 *
 * @throws `StepFailure` if not all jobs can be listed, since one of the others may have failed
 */
export async function reportFailedRun(
  { client, signal }: RepositorySource,
  failed: Pick<BuildOptions, 'target' | 'allowedFailures' | 'knownIssues'>,
): Promise<Report> {
  const report = await buildReport({
    ...DEFAULTS,
    ...failed,
    client,
    signal,
    historyRuns: 0,
    maxAttempts: Infinity,
    defaultBranch: undefined,
    maxAnnotated: MAX_ANNOTATED,
    links: false,
  })
  if (report.complete) return report
  const why = warningsIn(report.notes).join('\n\n')
  throw new StepFailure(why || 'Not all jobs of the run could be listed.')
}

/**
 * Classifies the failures of a run as caused by the code or not, as the gate for new failures does: those that are unsteady
 * or caused by infrastructure are not the code's. Another attempt of a failure that the base branch has would most likely
 * fail as well, unless an issue says that it is worth a try. So would another attempt of a job that passed before, or in an
 * attempt that was not read: what it did there, such as a publication, may be the reason why it fails now.
 *
 * @param jobId the only job to classify; `undefined` for all failed jobs
 */
export function classifyFailures(
  report: Report,
  jobId: number | undefined,
): { readonly verdict: 'code' | 'other'; readonly reason: string } {
  const failures = report.failures.filter(
    ({ job }) => jobId === undefined || job.listed.id === jobId,
  )
  if (failures.length === 0) {
    return { verdict: 'code', reason: 'its report lists no failed job.' }
  }
  const explained = explainedFailures(report, () => true)
  for (const failure of failures) {
    const why = decidingFailures(failure, report)
      .map((one) => whyNot(one, explained, report))
      .find((reason) => reason !== undefined)
    if (why !== undefined) {
      return {
        verdict: 'code',
        reason: `${causeLine({ kind: failure.failure.kind, failures: [failure] })}, and ${why}.`,
      }
    }
  }
  const lineOf = (failure: FailureReport) =>
    causeLine({ kind: failure.failure.kind, failures: [failure] })
  const gate = gateText(report)
  const [early] = report.causes.flatMap(verdictsOf).filter(wasEndedEarly)
  if (early !== undefined) {
    const why = endedEarly(early, report.run)
    return { verdict: 'other', reason: `${failures.map(lineOf).join('; ')}: ${why}.${gate}` }
  }
  const reasons = failures.map((failure) => {
    const words = wordVerdict(failure, report)
    return lineOf(failure) + (words === undefined ? '' : ` (${words})`)
  })
  return {
    verdict: 'other',
    reason: `The failures are probably not caused by the code: ${reasons.join('; ')}.${gate}`,
  }
}

/** Says why a run is started whose gate passes; '' if that is not known. */
function gateText(report: Report): string {
  const read: GateReader = (declared) => readDeclaredGate(declared, undefined)
  const { seenGate } = withSeenGate(report, read)
  if (seenGate?.fails !== false) return ''
  return ` The gate of ${safeLine(seenGate.job.name)} passes, but GitHub calls the run failed until another attempt passes.`
}

/**
 * Lists the failures whose verdicts decide about one: its own, or of a job that the report lists as failed because of others,
 * by the `needs` of the file and without an error of its own, theirs.
 */
function decidingFailures(
  failure: FailureReport,
  { causes, failures }: Report,
): readonly FailureReport[] {
  const { listed: job, causes: blamed, areNeedsUnknown } = failure.job
  const isBehind = causes.some(({ consequences }) =>
    consequences.some((one) => one.listed.id === job.id),
  )
  const found = failures.filter((one) => blamed.some(({ id }) => id === one.job.listed.id))
  const isKnown = areNeedsUnknown !== true && failure.failure.kind !== 'cancelled'
  return isBehind && isKnown && found.length === blamed.length ? found : [failure]
}

const NOT_FLAKY = 'nothing shows that it is flaky'

/** Returns why a failure is not worth another attempt, and which of several steps keeps it; `undefined` if it is. */
function whyNot(
  failure: FailureReport,
  explained: ReturnType<typeof explainedFailures>,
  report: Report,
): string | undefined {
  const cause = causeOf(failure, report)
  const parts = cause && partsOf(cause)
  const consequence = explained.find((one) => one.failure === failure)?.verdicts
  const verdicts = parts ?? consequence?.map((verdict) => ({ verdict, step: undefined }))
  if (verdicts === undefined) return NOT_FLAKY
  for (const [at, { verdict, step }] of verdicts.entries()) {
    const why = whyNotFor(verdict, report)
    // The first step stands before it.
    if (why !== undefined)
      return step === undefined || at === 0 ? why : `at ${safeLine(step)}, ${why}`
  }
  return undefined
}

function whyNotFor(verdict: Verdict, { run, attempts }: Report): string | undefined {
  const { branch, context, issues } = verdict
  const { evidence } = context
  const [newest] = evidence
  switch (EFFECTS[verdict.kind].rerun) {
    case 'yes':
      return undefined
    case 'no':
      return NOT_FLAKY
    case 'ended-early':
      return wasEndedEarly(verdict) ? undefined : NOT_FLAKY
    case 'never-passed':
      if (newest?.runId === run.id && newest.outcome === 'passed')
        return `it passed in attempt ${newest.attempt ?? ''} already, which may be why it fails now`
      return run.attempt === 1 || attempts?.notCompared === 0
        ? undefined
        : 'it may have passed in an earlier attempt, not all of which could be read'
    case 'by-issue': {
      if (issues?.reruns && mayRerun(run)) return undefined
      if (verdict.kind === 'known')
        return `${safeLine(branch ?? 'the base branch')} fails with the same error in run ${newest?.runId ?? ''}`
      const [issue] = issues?.issues ?? []
      return `it is known from #${issue?.number ?? ''}, ${whyNotOnce(issues)}`
    }
  }
}

function whyNotOnce(issues: Verdict['issues']): string {
  if (issues?.reruns) return 'and only the first attempt is re-run'
  return issues?.unproven === undefined
    ? 'which does not say "rerun: once"'
    : 'which does not say "rerun: once" with a log that explains each line of the step'
}

/** Returns the words of the verdict on a failure; `undefined` for a consequence, and if it says nothing. */
function wordVerdict(failure: FailureReport, report: Report): string | undefined {
  const cause = causeOf(failure, report)
  const texts = cause === undefined ? [] : verdictTexts(cause, { run: report.run, inline: PLAIN })
  return (
    joinTexts(
      texts.map(({ line }) => line),
      '; ',
    ) || undefined
  )
}

/** Returns the cause whose verdict is about a failure; `undefined` for a consequence. */
function causeOf(failure: FailureReport, { causes }: Report): Cause | undefined {
  return causes.find(({ judged }) => judged.includes(failure))
}
