import type { Cause, FailureReport, JudgedFailures, Verdict } from '../../model/report/cause.ts'
import type {
  CauseJson,
  ComparedJson,
  FailureJson,
  ListedFailure,
  StepLogJson,
  VerdictJson,
} from '../../model/shapes/failure.ts'
import type { Canceller, StepExcerpt } from '../../model/report/failure.ts'
import type { Run } from '../../model/run.ts'
import { causeSentence } from '../../render/findings/cause-text.ts'
import { failureLabels } from '../../render/findings/failure-labels.ts'
import { type VerdictRun, verdictText } from '../../render/findings/verdict.ts'
import { PLAIN } from '../../render/text/inline.ts'
import { inSeconds } from '../../render/text/units.ts'
import { withNulls } from '../../render/text/with-nulls.ts'
import { jobRef } from './encode-jobs.ts'

export function encodeFailure(report: FailureReport): FailureJson {
  const { failure } = report
  const { step, reason } = failureLabels(report)
  const others = failure.kind === 'failed-step' ? failure.others : []
  const limit = failure.kind === 'timed-out' ? failure : undefined
  const cancelled = failure.kind === 'cancelled' ? failure : undefined
  const later = failure.kind === 'failed-step' ? failure.cancelled : undefined
  const canceller = (cancelled ?? later)?.by
  const { unstarted } = cancelled ?? {}
  return {
    ...jobRef(report.job),
    kind: failure.kind,
    stepNumber: step?.number ?? null,
    step: step?.name ?? null,
    reason: reason ?? null,
    otherSteps: others.map(({ name }) => name),
    otherStepNumbers: others.map(({ number }) => number),
    infrastructure:
      failure.kind === 'never-started'
        ? failure.infrastructure
        : unstarted?.infrastructure === true,
    started: failure.kind !== 'never-started' && unstarted === undefined,
    ...inSeconds({ waited: unstarted?.waited }),
    limitOf: limit?.limitOf ?? null,
    ...inSeconds({ limit: limit?.limit }),
    cancelledBy: canceller === undefined ? null : encodeCanceller(canceller),
    cancelledAtStepNumber: later?.step?.number ?? null,
    causeJobIds: report.job.causes.map(({ id }) => id),
    logs: report.excerpts.map(encodeLog),
    errors: report.errors.flatMap(({ step: { number: stepNumber }, entries }) =>
      entries.map(
        ({ title, detail, position: { path, line, column } = {}, isTest: test = false }) =>
          withNulls({ stepNumber, title, detail, path, line, column, test }),
      ),
    ),
    errorTotals: report.errors.flatMap(({ step: { number: stepNumber }, total }) =>
      total === undefined ? [] : withNulls({ stepNumber, ...total }),
    ),
    annotations: report.annotations.map((annotation) => withNulls(annotation)),
  }
}

function encodeCanceller(by: Canceller) {
  return {
    kind: by.kind,
    login: by.kind === 'person' ? by.login : null,
    failedJobId: (by.kind === 'fail-fast' && by.failed?.id) || null,
    inferred: by.kind === 'fail-fast' && by.inferred === true,
  }
}

function encodeLog({ step, continued, origin, exitCode, ...rest }: StepExcerpt): StepLogJson {
  const { omitted, lines } = rest
  return {
    stepNumber: step?.number ?? null,
    step: step?.name ?? null,
    continuedAfter: continued ?? null,
    origin,
    exitCode: exitCode ?? null,
    linesAbove: omitted ?? null,
    lines: lines.map(({ text, error, cut, omittedBefore }) => ({
      text,
      error,
      cut,
      omittedBefore,
    })),
  }
}

/** @param run the run of the failures */
export function encodeCause(cause: Cause, run: VerdictRun & Pick<Run, 'jobs'>): CauseJson {
  return {
    sentence: causeSentence(cause, run.jobs ?? [], PLAIN),
    kind: cause.kind,
    verdicts: cause.verdicts.map((judged) => encodeVerdict(judged, cause, run)),
    message: cause.message ?? null,
    signature: cause.signature ?? null,
    jobIds: cause.failures.map(({ job }) => job.job.id),
    consequences: cause.consequences.map(({ job }) => job.id),
    newIssueUrl: cause.newIssueUrl ?? null,
  }
}

function encodeVerdict(judged: JudgedFailures, cause: Cause, run: VerdictRun): VerdictJson {
  const { verdict, failures } = judged
  const { issues, compared } = verdict
  const encode = (one: Verdict) =>
    encodeCompared(
      one,
      verdictText({ verdict: one, failures }, { cause, run, inline: PLAIN })?.line,
    )
  return {
    ...encode(verdict),
    jobIds: failures.map(({ job }) => job.job.id),
    listed: issues === undefined ? null : encodeListed(issues),
    compared: compared === undefined ? null : encode(compared),
  }
}

function encodeListed({ issues, total, missing, ...listed }: ListedFailure): VerdictJson['listed'] {
  return {
    ...listed,
    total: total ?? null,
    missing: missing ?? null,
    issues: issues.map((issue) => withNulls(issue)),
  }
}

function encodeCompared(verdict: Verdict, text: string | undefined): ComparedJson {
  const { redSince } = verdict
  return {
    verdict: verdict.kind,
    verdictReason: verdict.reason ?? null,
    verdictText: text ?? null,
    baseBranch: verdict.branch ?? null,
    inLastRuns: verdict.inLastRuns ?? null,
    measured: [...(verdict.measured ?? [])],
    learned: (verdict.learned ?? []).map((evidence) => withNulls(evidence)),
    almost: verdict.almost ?? null,
    evidence: verdict.evidence.map((evidence) => withNulls(evidence)),
    redSince:
      redSince === undefined
        ? null
        : {
            run: withNulls(redSince.run),
            commits: redSince.commits.map((commit) => withNulls(commit)),
            commitsTotal: redSince.commitsTotal ?? null,
          },
  }
}
