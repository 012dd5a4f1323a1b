import { idsOf, jobIdsOf, wasReplaced } from '../../model/report/job-report.ts'
import {
  type Cause,
  type FailureReport,
  failingSetOf,
  partsOf,
  reasonOf,
  passedSinceOf,
  type Verdict,
  type VerdictContext,
  wasEndedEarly,
  wordOf,
  commonVerdict,
} from '../../model/report/cause.ts'
import { MACHINE } from '../../model/logged/log-facts.ts'
import { type Canceller, failedSteps, type StepExcerpt } from '../../model/report/failure.ts'
import type { Report } from '../../model/report/report.ts'
import type { ReportJson } from '../../model/shapes/report.ts'
import { causeAdvice } from '../../render/findings/advice.ts'
import { causeSentence } from '../../render/findings/cause-text.ts'
import { failureLabels } from '../../render/findings/failure-labels.ts'
import { verdictText } from '../../render/findings/verdict.ts'
import type { BeforeJson } from '../../render/text/for-json.ts'
import { PLAIN } from '../../render/text/inline.ts'
import { inSeconds, toTime } from '../../render/text/units.ts'
import { pick } from '../pick.ts'
import { jobRef } from './encode-jobs.ts'

export function encodeFailure(
  report: FailureReport,
  verdicts: StepVerdicts,
): BeforeJson<ReportJson['failures'][number]> {
  const { failure } = report
  const { step, reason } = failureLabels(report)
  const others = failure.kind === 'failed-step' ? failure.others : []
  const { limitOf, limit } = failure.kind === 'timed-out' ? failure : {}
  const cancelled = failure.kind === 'cancelled' ? failure : undefined
  const later = failure.kind === 'failed-step' ? failure.cancelled : undefined
  const canceller = (cancelled ?? later)?.by
  const { unstarted } = cancelled ?? {}
  const neverStarted = failure.kind === 'never-started' ? failure : unstarted
  return {
    ...jobRef(report.job),
    kind: failure.kind,
    stepNumber: step?.number,
    step: step?.name,
    reason,
    otherSteps: others.map(({ name }) => name),
    otherStepNumbers: others.map(({ number }) => number),
    verdicts: verdicts.get(report.job.listed.id) ?? [],
    infrastructure: failure.kind === 'never-started' && failure.infrastructure,
    started: neverStarted === undefined,
    ...inSeconds({ waited: unstarted?.waited }),
    limitOf,
    ...inSeconds({ limit }),
    cancelledBy: canceller && encodeCanceller(canceller),
    cancelledAtStepNumber: later?.step?.number,
    causeJobIds: report.job.causes.map(({ id }) => id),
    logs: report.excerpts.map(encodeLog),
    errors: report.errors.flatMap(({ step: { number: stepNumber }, entries }) =>
      entries.map(({ title, detail, position, isTest: test = false }) => {
        const { path, line, column, file } = position ?? {}
        const inRepository = file !== undefined
        return { stepNumber, title, detail, path, line, column, inRepository, test }
      }),
    ),
    errorTotals: report.errors.flatMap(({ step: { number: stepNumber }, total }) =>
      total === undefined ? [] : { stepNumber, ...total, skipped: total.skipped },
    ),
    errorsMayBeMore: report.errors.flatMap(({ step, mayBeMore = false }) =>
      mayBeMore ? step.number : [],
    ),
    ...pick(report, 'tests', 'annotations'),
  }
}

function encodeCanceller(by: Canceller) {
  const login = by.kind === 'person' ? by.login : undefined
  const { failed, inferred = false } = by.kind === 'fail-fast' ? by : {}
  return { kind: by.kind, login, failedJobId: failed?.id, inferred }
}

function encodeLog(excerpt: StepExcerpt) {
  const { step, continued, origin, exitCode, omitted, lines, green, notEnded = [] } = excerpt
  return {
    stepNumber: step?.number,
    step: step?.name,
    continuedAfter: continued,
    origin,
    exitCode,
    linesAbove: omitted,
    lines: lines.map((line) => pick(line, 'text', 'error', 'cut', 'omittedBefore')),
    green,
    notEnded: notEnded.map(({ name, duration }) => ({ name, ...inSeconds({ duration }) })),
  }
}

type CauseContext = Pick<Report, 'run' | 'conclusion' | 'failures' | 'gate' | 'seenGate'>

/** @param context the run of the failures, and the gate of what is reported */
export function encodeCause(
  cause: Cause,
  context: CauseContext,
): BeforeJson<ReportJson['causes'][number]> {
  const judged = encodeJudged(cause, context)
  const { run } = context
  return {
    sentence: causeSentence(cause, run.jobs ?? [], PLAIN),
    kind: cause.kind,
    verdict: wordOf(commonVerdict(cause)),
    ...pick(judged, 'verdictText', 'advice', 'adviceText'),
    judged: { ...judged, jobIds: jobIdsOf(cause.judged) },
    ...pick(cause, 'message', 'signature'),
    messageCertain: cause.isMessageCertain,
    jobIds: jobIdsOf(cause.failures),
    consequences: idsOf(cause.consequences),
    newIssueUrl: cause.newIssueUrl,
  }
}

type StepVerdicts = ReadonlyMap<number, BeforeJson<ReportJson['failures'][number]['verdicts']>>

/** Returns the verdicts on the steps of jobs in which several failed, by job id. */
export function encodeStepVerdicts({
  causes,
  ...context
}: Pick<Report, 'causes'> & CauseContext): StepVerdicts {
  const encode = (cause: Cause) =>
    partsOf(cause).flatMap(({ kind, verdict, judged }) =>
      failedSteps(judged[0].failure).map(({ name: step, number: stepNumber }) => {
        const own = { ...cause, kind, verdict, judged, failures: judged, steps: undefined }
        return { ...encodeJudged(own, context), step, stepNumber, kind }
      }),
    )
  return new Map(
    causes
      .filter(({ steps }) => steps !== undefined)
      .flatMap((cause) =>
        cause.judged.map((failure) => [
          failure.job.listed.id,
          encode({ ...cause, judged: [failure] }),
        ]),
      ),
  )
}

function encodeJudged(cause: Cause, context: CauseContext) {
  const { verdict } = cause
  const { run, gate } = context
  const wording = { run, gate, inline: PLAIN }
  const encode = (one: Verdict) =>
    encodeCompared(one, verdictText({ ...cause, verdict: one }, wording)?.line)
  const advice = causeAdvice(cause, { ...wording, isReplaced: wasReplaced(context) }, [context])
  const { issues } = verdict
  const { elsewhere, inMonth } = verdict.context
  return {
    advice: advice?.advice,
    adviceText: advice?.text,
    ...encode(verdict),
    inMonth,
    elsewhere: elsewhere && { ...elsewhere, since: toTime(elsewhere.since) },
    listed:
      issues &&
      pick(issues, 'known', 'passesGate', 'reruns', 'total', 'missing', 'issues', 'unproven'),
    compared: verdict.kind === 'listed' ? encode(verdict.compared) : undefined,
  }
}

const MAX_CHANGES = 10

/** Writes the first changes, and those of the machine, which come last. */
function encodeChanged(changed: VerdictContext['changed']) {
  const { run, compared = 0, total, items = [] } = changed ?? {}
  const machine = items.filter(({ name }) => MACHINE.includes(name))
  const others = items.slice(0, items.length - machine.length)
  const shown = [...others.slice(0, MAX_CHANGES - machine.length), ...machine]
  return { run, compared, total, items: shown }
}

function encodeCompared(verdict: Verdict, text: string | undefined) {
  const { context } = verdict
  const known = verdict.kind === 'known' ? verdict : undefined
  return {
    verdict: wordOf(verdict),
    verdictReason: reasonOf(verdict),
    verdictText: text,
    baseBranch: verdict.branch,
    inLastRuns: context.inLastRuns,
    learned: known?.learned ?? [],
    changed: encodeChanged(context.changed),
    changedFiles: context.changedFiles ?? [],
    passedDaysAgo: context.passedDaysAgo,
    almost: verdict.kind === 'unknown' ? verdict.almost : undefined,
    stage: verdict.kind === 'unknown' ? verdict.stage : undefined,
    moreCounted: verdict.kind === 'unknown' ? verdict.moreCounted : undefined,
    notRerunStep: verdict.kind === 'unknown' ? verdict.step : undefined,
    infrastructureEnded: wasEndedEarly(verdict) || undefined,
    host: verdict.host,
    ...pick(context, 'beyondChange', 'logUnread', 'evidence'),
    failingSet: failingSetOf(verdict),
    redSince: context.redSince,
    passedSince: passedSinceOf(verdict),
  }
}
