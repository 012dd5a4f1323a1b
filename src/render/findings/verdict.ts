// The words of a verdict.
import {
  type Cause,
  type ChangedSince,
  type ComparedVerdict,
  type FailureReport,
  partsOf,
  reasonOf,
  type Verdict,
  wordOf,
} from '../../model/report/cause.ts'
import type { Evidence } from '../../model/shapes/failure.ts'
import type { CauseKind, InfrastructureKind } from '../../model/reasons.ts'
import type { Run } from '../../model/run.ts'
import { refusalOf } from '../../model/logged/refusals.ts'
import { type Inline, jobText, quote } from '../text/inline.ts'
import { enumerate, joinTexts, plural, textsIn } from '../text/units.ts'
import { failureLabels } from './failure-labels.ts'
import { LABELS } from './verdict-counts.ts'
import {
  attemptRef,
  attemptRefs,
  baseOf,
  commitOf,
  elsewhereRemarks,
  monthRemarks,
  proofRemarks,
  gateRemarks,
  issueNames,
  issueRemarks,
  runRef,
  runRefs,
  suspectCommits,
  goneText,
  newInSet,
  nothingNew,
} from './evidence.ts'

/** Text on what other runs show about whose the failures of a cause are. */
export interface VerdictText {
  /** `New: main passed this step in #813`, with links to the evidence. */
  readonly line: string
  /** The jobs of other runs, newest first, and the issues; what the verdict rests on comes first. */
  readonly evidence: readonly { readonly url: string }[]
  /** What changed since it passed, and the files of the change at which it fails; empty if nothing is known. */
  readonly changed: readonly string[]
  /** The commits since the last green run; empty if they are unknown, or not on the base branch. */
  readonly commits: readonly string[]
}

/** The run of the failures. */
export type VerdictRun = Pick<
  Run,
  'id' | 'commit' | 'event' | 'branch' | 'attempt' | 'fork' | 'actor'
>

/** Parts that a text about a verdict is made from, beside its cause. */
interface VerdictWording {
  readonly run: VerdictRun
  readonly inline: Inline
  /** Name of the failed step, if it is one of several. */
  readonly step?: string | undefined
}

/** Parts that one text is made from. */
interface PartWording<Own extends Verdict = Verdict> extends JudgedCause, VerdictWording {
  readonly verdict: Own
  /** The base branch, as a sentence names it. */
  readonly base: string
}

type JudgedCause = Pick<Cause, 'kind' | 'message' | 'signature' | 'judged' | 'verdict'>

/** The verdict of a kind. */
type Of<Kind extends Verdict['kind']> = Extract<Verdict, { readonly kind: Kind }>

const MAX_VERDICT_JOBS = 2

/** Title above suspect commits. */
export const COMMITS_TITLE = 'Suspect commits, since the last green run:'

/** Words the verdict of a cause, or what differs between the failed steps of a job, in their order. */
export function verdictTexts(cause: Cause, wording: VerdictWording): readonly VerdictText[] {
  const parts = partsOf(cause)
  const kindsOf = parts.map(({ verdict, kind }) =>
    verdict.kind === 'infrastructure' ? kind : verdict.kind,
  )
  if (new Set(kindsOf).size === 1) return [verdictText(cause, wording) ?? []].flat()
  return parts.flatMap(({ step, ...part }, at) => {
    const message = at === 0 ? cause.message : undefined
    return verdictText({ ...cause, ...part, message }, { ...wording, step }) ?? []
  })
}

/**
 * Words the verdict of a cause. It says what happened in other runs, and never who is to blame.
 *
 * @returns `undefined` if nothing was compared, or if there is no evidence for what the verdict says
 */
export function verdictText(cause: JudgedCause, wording: VerdictWording): VerdictText | undefined {
  const { verdict } = cause
  const { step, inline } = wording
  const parts = sentencesOf({ ...cause, ...wording, base: baseOf(verdict, inline) })
  if (parts.length === 0) return undefined
  const { evidence, redSince, elsewhere } = verdict.context
  const judged = verdict.kind === 'listed' ? verdict.compared : verdict
  const listed = verdict.issues?.issues ?? []
  const others = elsewhere?.runs ?? []
  const label = reasonOf(verdict) === 'refused' ? 'Refused' : LABELS[wordOf(verdict)]
  return {
    line: `${inline.strong(label)}${step === undefined ? '' : ` at ${inline.text(step)}`}: ${parts.join('; ')}`,
    evidence:
      verdict.kind === 'listed'
        ? [...listed, ...verdict.compared.context.evidence]
        : [...evidence, ...others, ...listed],
    changed: textsIn([changedText(judged, wording.run, inline), changedFilesText(judged, inline)]),
    commits: redSince === undefined ? [] : suspectCommits(redSince, inline),
  }
}

/** Says that a run has no secrets, as a fact: nothing shows that a failure is due to that. */
function secretRemarks({ event, fork, actor }: VerdictRun): readonly string[] {
  if (event !== 'pull_request') return []
  const of = actor === 'dependabot[bot]' ? 'Dependabot' : fork === undefined ? undefined : 'forks'
  return of === undefined ? [] : [`runs of ${of} get no secrets of the repository by default`]
}

/** Says what other runs show, and what issues list. */
function sentencesOf(wording: PartWording): readonly string[] {
  const { verdict, judged, run, inline } = wording
  const [{ job }] = judged
  const gate = [...gateRemarks(verdict, inline), ...proofRemarks(verdict, job.listed.url, inline)]
  if (verdict.kind !== 'listed')
    return textsIn([
      sentenceOf({ ...wording, verdict }),
      ...elsewhereRemarks(verdict, inline),
      ...monthRemarks(verdict, inline),
      ...issueRemarks(verdict, run, inline),
      ...(wordOf(verdict) === 'new' ? secretRemarks(run) : []),
      ...gate,
    ])
  const compared = sentenceOf({
    ...wording,
    verdict: verdict.compared,
    base: baseOf(verdict.compared, inline),
  })
  const what =
    verdict.compared.kind !== 'unknown' ? '' : 'other runs do not show whether it is new: '
  const names = issueNames(verdict.issues.issues, inline)
  return textsIn([names, ...gate, compared && what + compared])
}

function sentenceOf(wording: PartWording<ComparedVerdict>): string | undefined {
  const { verdict } = wording
  const hasEvidence = verdict.context.evidence.length > 0
  switch (verdict.kind) {
    case 'infrastructure':
      return INFRASTRUCTURE[wording.kind] ?? 'no step of the job is the reason'
    case 'unknown':
      return unknownSentence({ ...wording, verdict })
    case 'known':
      return hasEvidence ? knownSentence({ ...wording, verdict }) : undefined
    case 'unsteady':
      return hasEvidence ? unsteadySentence(wording) : undefined
    case 'new':
      return hasEvidence ? newSentence(wording) : undefined
    case 'beside':
      return newInSet(verdict, wording.inline)
  }
}

const INFRASTRUCTURE: Partial<Record<CauseKind, string>> = {
  network: 'a network, a registry or a service of GitHub failed',
  'action-download': 'GitHub did not deliver an action',
  'disk-full': 'the disk of the runner was full',
  'runner-lost': 'the runner was lost',
  'never-started': 'the job never had a runner',
} satisfies Record<InfrastructureKind | 'never-started', string>

function knownSentence(wording: PartWording<Of<'known'>>): string {
  const { verdict, judged, inline, base } = wording
  const { evidence, inLastRuns } = verdict.context
  const { failed = [] } = byOutcome(evidence)
  const count = new Set(failed.map(({ runId }) => runId)).size
  const runs = inLastRuns
    ? `in the last ${count === 1 ? 'run' : `${count} runs`}`
    : `in ${count === 1 ? 'an earlier run' : `${count} earlier runs`}`
  const [{ failure }] = judged
  const step = failure.kind === 'other' ? 'job' : 'step'
  const whose = otherJobs(failed, wording)
  const what = `the same ${step}${whose === undefined ? '' : ` of ${whose}`} failed with the same error`
  return `${what} ${runs} on ${base} (${runRefs(failed, inline)})${goneText(verdict, inline)}${learnedText(wording)}`
}

/** Returns `, compared without what the green #97 prints as well`, if that run showed what varies. */
function learnedText({ verdict, inline }: PartWording<Of<'known'>>): string {
  const { learned = [] } = verdict
  return learned.length === 0
    ? ''
    : `, compared without what the green ${runRefs(learned, inline)} prints as well`
}

function newSentence(wording: PartWording): string {
  const { verdict, inline, base } = wording
  const { passed = [], failed: series = [] } = byOutcome(verdict.context.evidence)
  const unlisted = listsSteps(passed) ? '' : `, where ${NOT_LISTED}`
  const before =
    series.length === 0 ? '' : `; the same error came and went in ${runRefs(series, inline)}`
  const { passedDaysAgo: days, redSince } = verdict.context
  const when = days === undefined ? ' in' : ` ${plural(days, 'day')} ago, in`
  const isWorld = days !== undefined && redSince?.commitsTotal === 0
  const hint = changedText(verdict, wording.run, inline)
    ? ''
    : inline.volatile(': what it downloads may have changed')
  const world = isWorld ? `; no commit since${hint}` : ''
  return `${base} passed ${nameStep(passed, wording)}${when} ${runRefs(passed, inline)}${commitOf(passed, inline)}${unlisted}${before}${world}`
}

const MAX_CHANGES = 4
/** Fewer names say nothing of what did not change. */
const MIN_COMPARED = 8

/** Returns whether none of many versions has changed since the same code passed. */
export function isNoneChanged(changed: ChangedSince | undefined): boolean {
  return changed?.total === 0 && changed.compared >= MIN_COMPARED
}

/** Says what two logs name with different versions. A difference is no cause. */
function changedText(verdict: Verdict, { id }: VerdictRun, inline: Inline): string | undefined {
  const { changed, evidence, elsewhere } = verdict.context
  if (changed === undefined) return undefined
  const { run, compared, total, items } = changed
  // The line above can name that run, and no other one.
  const named = [...evidence, ...(elsewhere?.runs ?? [])].map(({ runId }) => runId)
  const isNamed =
    verdict.kind === 'new' && !verdict.issues && new Set([...named, run.runId]).size === 1
  const ref = run.runId === id ? attemptRef(run, inline) : runRef(run, inline)
  const since = isNamed ? 'then' : ref
  if (isNoneChanged(changed))
    return inline.volatile(
      `None of the ${compared} versions that both logs name has changed since ${since}`,
    )
  if (items.length === 0) return undefined
  const shown = items
    .slice(0, MAX_CHANGES)
    .map(
      ({ name, earlier, now }) =>
        `${inline.text(name)} ${inline.text(earlier)} → ${inline.text(now)}`,
    )
  const rest = (total ?? items.length) - shown.length
  const more = rest === 0 ? [] : [`${rest} more of ${compared}`]
  const intro =
    total === undefined ? `Unlike in ${isNamed ? 'that run' : ref}` : `Changed since ${since}`
  return inline.volatile(`${intro}: ${[...shown, ...more].join('; ')}`)
}

const MAX_FILES = 3

/** Returns `This pull request changes src/cart.ts, at which it fails`. */
function changedFilesText(
  { context: { changedFiles: files = [], redSince } }: Verdict,
  { code }: Inline,
): string | undefined {
  if (files.length === 0) return undefined
  const what = redSince === undefined ? 'This pull request' : 'The only commit since'
  return `${what} changes ${enumerate(files.map(code), MAX_FILES)}, at which it fails`
}

function unsteadySentence(wording: PartWording): string {
  const { verdict, run, inline, base } = wording
  const { evidence } = verdict.context
  const { passed = [], failed = [] } = byOutcome(evidence)
  const step = nameStep(evidence, wording)
  const own = passed.filter(({ runId }) => runId === run.id)
  if (own.length > 0) {
    return `${step} passed in ${attemptRefs(own, inline)} of this run, on the same commit`
  }
  const same = passed.find(({ commit }) => commit !== undefined && commit === run.commit)
  if (same !== undefined) return `${step} passed in ${runRef(same, inline)}, on the same commit`
  for (const pass of passed) {
    const fail = failed.find(({ runId }) => runId === pass.runId)
    if (fail !== undefined) {
      return `on ${base}, ${step} failed in ${attemptRef(fail, inline)} of ${runRef(fail, inline)} and passed in ${attemptRef(pass, inline)}, on the same commit`
    }
  }
  const parts = [
    failed.length > 0 && `failed with the same error in ${runRefs(failed, inline)}`,
    passed.length > 0 && `passed in ${runRefs(passed, inline)}`,
  ]
  return `on ${base}, ${step} ${joinTexts(parts, ' but ')}`
}

/** Returns `infrastructure ended attempt 2 before what failed in attempt 1 was re-run`. */
export function endedEarly({ context }: Verdict, run: Pick<Run, 'attempt'>): string {
  const [failed] = context.evidence
  return `infrastructure ended attempt ${run.attempt ?? ''} before what failed in attempt ${failed?.attempt ?? ''} was re-run`
}

/** @returns `undefined` if nothing was compared */
function unknownSentence(wording: PartWording<Of<'unknown'>>): string | undefined {
  const { verdict, judged, message, signature, inline, base } = wording
  const { evidence } = verdict.context
  const job = otherJobs(evidence, wording) ?? thisJob(wording)
  const refs = evidence.length === 0 ? '' : ` in ${runRefs(evidence, inline)}`
  switch (verdict.reason) {
    case 'not-read':
    case 'no-base': // Said once for all causes.
      return undefined
    case 'not-rerun': {
      const [failed] = evidence
      const step = verdict.step === undefined ? failed?.job : verdict.step
      return `attempt ${failed?.attempt ?? ''} failed at ${inline.text(step ?? '')}, which was not re-run`
    }
    case 'calls-unread':
      return 'its log only reports other jobs, and its called workflow was not read: what it needs is unknown'
    case 'attempts-unread':
      return 'not all earlier attempts were read, in which it may have passed'
    case 'lost':
      return 'an error of Run Report lost the verdict'
    case 'refused':
      return refusalOf(failureLabels(judged[0]).reason, message) ?? 'GitHub refused it'
    case 'not-run':
      return `the last runs on ${base} neither passed nor failed this step of ${thisJob(wording)}`
    case 'not-listed': {
      const isHere = judged.some((failure) => failure.job.listed.steps.length === 0)
      if (refs === '' && isHere) return `GitHub lists no steps of ${thisJob(wording)}`
      if (refs === '')
        return `GitHub does not list the jobs of a run on ${base} that may have run ${thisJob(wording)}`
      return `${base} fails ${job} too,${refs}, but ${NOT_LISTED} ${isHere ? 'here' : 'there'}`
    }
    case 'older-base':
      return `${base} passed ${nameStep(evidence, wording)}${refs}, but only before commits that this run contains`
    case 'unknown-commit':
      return unknownCommitSentence(wording)
    case 'other-step':
      return `${base} fails ${job} too,${refs}, but at another step`
    case 'other-error':
      return (
        almostSentence({ ...wording, job }) ??
        `${base} fails ${job} too${refs === '' ? '' : `,${refs}`}, ${moreClause(verdict, base) ?? nothingNew(verdict, inline) ?? 'but the logs do not show the same error'}`
      )
    case 'other-stage': {
      const { further = 'here', line = '' } = verdict.stage ?? {}
      const who = further === 'here' ? 'this run' : base
      return `${base} fails ${job} with the same words,${refs}, but ${who} got further: ${quote(line, inline)}`
    }
    case 'equal-log':
      return `this log is equal to that of ${base}${refs}, which does not say why`
    case 'no-log':
      if (refs !== '' && signature !== undefined && judged.some(isLogRead))
        return `${base} fails ${job} too,${refs}, but nothing shows whether with the same error`
      return judged.some(isLogRead)
        ? `nothing in the log of ${thisJob(wording)} identifies the error`
        : `no error could be read in the log of ${thisJob(wording)}`
  }
}

/** Returns `but this log counts 7 failures and names 1; that of main counts 1`, if that alone makes the difference. */
function moreClause({ moreCounted }: Of<'unknown'>, base: string): string | undefined {
  if (moreCounted === undefined) return undefined
  const { counted, listed, there, listedThere } = moreCounted
  const other = there < counted ? `counts ${there}` : `names ${listedThere}`
  return `but this log counts ${plural(counted, 'failure')} and names ${listed}; that of ${base} ${other}`
}

interface AlmostWording extends PartWording<Of<'unknown'>> {
  readonly job: string
}

/** Returns `main fails this job too, in #99, but without …`, if a single line makes the difference. */
function almostSentence({ verdict, job, inline, base }: AlmostWording): string | undefined {
  const { almost, context } = verdict
  const { evidence } = context
  if (almost === undefined || evidence.length === 0) return undefined
  return `${base} fails ${job} too, in ${runRefs(evidence, inline)}, but without ${quote(almost, inline)}`
}

function unknownCommitSentence(wording: PartWording): string {
  const { verdict, inline, base } = wording
  const { evidence } = verdict.context
  const { passed = [], failed = [] } = byOutcome(evidence)
  const step = nameStep(evidence, wording)
  return failed.length === 0
    ? `${base} passed ${step} in ${runRefs(passed, inline)}, on a commit that this run may not contain`
    : `${base} failed ${step} with the same error in ${runRefs(failed, inline)} and passed in ${runRefs(passed, inline)}, and it is unknown which of them this run contains`
}

function byOutcome(evidence: readonly Evidence[]) {
  return Object.groupBy(evidence, ({ outcome }) => outcome)
}

function isLogRead({ excerpts }: FailureReport): boolean {
  return excerpts.some(({ lines }) => lines.length > 0)
}

const NOT_LISTED = 'GitHub does not list the steps'

function listsSteps(evidence: readonly Evidence[]): boolean {
  return evidence.every(({ stepsListed }) => stepsListed)
}

/**
 * Names what ran elsewhere: the step that failed here, since the job can have failed there at another step; the job
 * if it was compared as a whole.
 */
function nameStep(evidence: readonly Evidence[], wording: PartWording): string {
  const [{ failure }] = wording.judged
  const job = otherJobs(evidence, wording) ?? thisJob(wording)
  if (!('step' in failure) || failure.step === undefined || !listsSteps(evidence)) return job
  const isOneOf = failure.kind === 'failed-step' && failure.others.length > 0
  const step = isOneOf ? 'a failed step' : 'this step'
  return job === 'this job' ? step : `${step} of ${job}`
}

function thisJob({ judged }: PartWording): string {
  return judged.length === 1 ? 'this job' : 'these jobs'
}

/** Names the jobs of the evidence, unless they are those of the cause, which stand above. */
function otherJobs(
  evidence: readonly Evidence[],
  { judged, inline }: PartWording,
): string | undefined {
  const names = [...new Set(evidence.map(({ job }) => job))]
  const own = new Set(judged.map(({ job }) => job.listed.name))
  if (names.length === own.size && names.every((name) => own.has(name))) return undefined
  const texts = names.map((name) => jobText({ name }, inline))
  return texts.length === 0 ? undefined : enumerate(texts, MAX_VERDICT_JOBS)
}
