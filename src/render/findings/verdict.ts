import type { Cause, CauseKind, Evidence, UnknownReason } from '../../model/report/cause.ts'
import type { Run } from '../../model/run.ts'
import type { Inline } from '../text/inline.ts'
import { enumerate } from '../text/units.ts'
import { firstFailure } from './cause-text.ts'
import { attemptRef, attemptRefs, baseOf, commitOf, runRef, runRefs } from './evidence.ts'
import { suspectCommits } from './suspect-commits.ts'

/** What other runs show about whose failure a cause is. */
interface VerdictText {
  /** `New: main passed this job in #813`, with links to the evidence. */
  readonly line: string
  /** The commits since the last green run; empty if they are unknown, or not on the base branch. */
  readonly commits: readonly string[]
}

/** What a text about a verdict is made from. */
interface Wording {
  readonly cause: Cause
  readonly run: Pick<Run, 'id' | 'commit'>
  readonly inline: Inline
}

const LABELS: Readonly<Record<Cause['verdict']['kind'], string>> = {
  known: 'Known',
  unsteady: 'Unsteady',
  new: 'New',
  infrastructure: 'Infrastructure',
  unknown: 'Unknown whether it is new',
}

const MAX_JOBS = 2

/**
 * Words the verdict of a cause. It says what happened in other runs, and never who is to blame.
 *
 * @returns `undefined` if nothing was compared, or if there is no evidence for what a verdict says
 */
export function verdictText(wording: Wording): VerdictText | undefined {
  const { cause, inline } = wording
  const { kind, redSince } = cause.verdict
  const sentence = sentenceOf(wording)
  if (sentence === undefined) return undefined
  return {
    line: `${inline.strong(LABELS[kind])}: ${sentence}`,
    commits: redSince === undefined ? [] : suspectCommits(redSince, inline),
  }
}

function sentenceOf(wording: Wording): string | undefined {
  const { kind, evidence, reason } = wording.cause.verdict
  switch (kind) {
    case 'infrastructure':
      return INFRASTRUCTURE[wording.cause.kind] ?? 'no step of the job is the reason'
    case 'unknown':
      return unknownSentence(reason ?? 'not-read', wording)
    case 'known':
      return evidence.length === 0 ? undefined : knownSentence(wording)
    case 'unsteady':
      return evidence.length === 0 ? undefined : unsteadySentence(wording)
    case 'new':
      return evidence.length === 0 ? undefined : newSentence(wording)
  }
}

const INFRASTRUCTURE: Partial<Record<CauseKind, string>> = {
  network: 'a network or a registry failed',
  'action-download': 'GitHub did not deliver an action',
  'disk-full': 'the disk of the runner was full',
  'runner-lost': 'the runner was lost',
  'never-started': 'the job never had a runner',
}

function knownSentence(wording: Wording): string {
  const { cause, run, inline } = wording
  const { evidence, inLastRuns, redSince } = cause.verdict
  const failed = evidence.filter(({ outcome }) => outcome === 'failed')
  const count = new Set(failed.map(({ runId }) => runId)).size
  const runs = inLastRuns
    ? `in the last ${count === 1 ? 'run' : `${count} runs`}`
    : `in ${count === 1 ? 'an earlier run' : `${count} earlier runs`}`
  const { failure } = firstFailure(cause)
  const step = failure.kind === 'other' ? 'job' : 'step'
  const verb = failure.kind === 'timed-out' ? 'timed out' : 'failed with the same error'
  const whose = otherJobs(failed, wording)
  const what = `the same ${step}${whose === undefined ? '' : ` of ${whose}`} ${verb}`
  const since =
    redSince === undefined || redSince.run.runId === run.id
      ? ''
      : `; red since ${runRef(redSince.run, inline)}`
  return `${what} ${runs} on ${baseOf(cause.verdict, inline)} (${runRefs(failed, inline)})${since}`
}

function newSentence(wording: Wording): string {
  const { cause, inline } = wording
  const passed = cause.verdict.evidence.filter(({ outcome }) => outcome === 'passed')
  const job = otherJobs(passed, wording) ?? thisJob(cause)
  return `${baseOf(cause.verdict, inline)} passed ${job} in ${runRefs(passed, inline)}${commitOf(passed, inline)}`
}

function unsteadySentence(wording: Wording): string {
  const { cause, run, inline } = wording
  const { evidence } = cause.verdict
  const passed = evidence.filter(({ outcome }) => outcome === 'passed')
  const failed = evidence.filter(({ outcome }) => outcome === 'failed')
  const job = otherJobs(evidence, wording) ?? thisJob(cause)
  const own = passed.filter(({ runId }) => runId === run.id)
  if (own.length > 0) {
    return `${job} passed in ${attemptRefs(own, inline)} of this run, on the same commit`
  }
  const same = passed.find(({ commit }) => commit !== undefined && commit === run.commit)
  if (same !== undefined) return `${job} passed in ${runRef(same, inline)}, on the same commit`
  const base = baseOf(cause.verdict, inline)
  for (const pass of passed) {
    const fail = failed.find(({ runId }) => runId === pass.runId)
    if (fail !== undefined) {
      return `on ${base}, ${job} failed in ${attemptRef(fail, inline)} of ${runRef(fail, inline)} and passed in ${attemptRef(pass, inline)}, on the same commit`
    }
  }
  const parts = [
    ...(failed.length === 0 ? [] : [`failed with the same error in ${runRefs(failed, inline)}`]),
    ...(passed.length === 0 ? [] : [`passed in ${runRefs(passed, inline)}`]),
  ]
  return `on ${base}, ${job} ${parts.join(' but ')}`
}

/** @returns `undefined` if nothing was compared */
function unknownSentence(reason: UnknownReason, wording: Wording): string | undefined {
  const { cause, inline } = wording
  const { evidence } = cause.verdict
  const base = baseOf(cause.verdict, inline)
  const job = otherJobs(evidence, wording) ?? thisJob(cause)
  const refs = evidence.length === 0 ? '' : ` in ${runRefs(evidence, inline)}`
  switch (reason) {
    case 'not-read':
    case 'no-base': // Said once for all causes.
      return undefined
    case 'not-run':
      return `${base} did not run ${thisJob(cause)}`
    case 'older-base':
      return `${base} passed ${job}${refs}, but only before the commit that this run builds on`
    case 'other-error':
      return `${base} fails ${job} too${refs === '' ? '' : `,${refs}`}, but at another step or with another error`
    case 'no-log':
      return cause.signature === undefined
        ? `no error could be read in the log of ${thisJob(cause)}`
        : `the log of ${job} on ${base}${refs} is missing, empty or expired`
  }
}

function thisJob({ failures }: Cause): string {
  return failures.length === 1 ? 'this job' : 'these jobs'
}

/** Names the jobs of the evidence, unless they have the name of the only job of the cause. */
function otherJobs(
  evidence: readonly Evidence[],
  { cause: { failures }, inline }: Wording,
): string | undefined {
  const names = [...new Set(evidence.map(({ jobName }) => jobName))]
  const isOnly = failures.length === 1 && names[0] === failures[0]?.job.job.name
  if (names.length === 0 || (names.length === 1 && isOnly)) return undefined
  return enumerate(
    names.map((name) => inline.text(name)),
    MAX_JOBS,
  )
}
