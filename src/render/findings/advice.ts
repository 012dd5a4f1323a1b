// The words of advice.
import { BRANCH_EVENTS } from '../../model/event.ts'
import { type ADVICE, UNREAD_TESTS } from '../../model/reasons.ts'
import type { AnyReport } from '../../model/report/any-report.ts'
import {
  type Cause,
  type Judged,
  partsOf,
  passedSinceOf,
  reasonOf,
  type Verdict,
  verdictOn,
} from '../../model/report/cause.ts'
import { findingsOf, isExempt, joinSeen } from '../../model/report/gate.ts'
import { startedNoJob, wasReplaced } from '../../model/report/job-report.ts'
import type { Report } from '../../model/report/report.ts'
import type { Gate, GateFinding } from '../../model/shapes/gate.ts'
import { sortBy } from '../../model/some.ts'
import { type Inline, PLAIN } from '../text/inline.ts'
import { joinTexts, plural } from '../text/units.ts'
import { adviceOf, adviceOn, type AdviceCase, CASES, type VerdictCase } from './advice-rows.ts'
import { type AdvisedFailure, type Doubt, isOtherMachine, type Judging } from './doubts.ts'
import { baseOf, issueRefs, runRef } from './evidence.ts'
import { NO_LINES } from './gate.ts'
import { endedEarly, type VerdictRun } from './verdict.ts'
import { adjectiveOf, scopeOf } from './verdict-counts.ts'

/** What the advice on a report depends on. */
interface Advised extends Pick<AnyReport, 'causes' | 'gate'> {
  readonly runs: readonly { readonly report: Report }[]
}

/** What to do about a report, as one output writes it. */
export interface ReportAdvice extends CauseAdvice {
  /** What demands work first, and on how many of the causes it is; `undefined` if nothing does. */
  readonly first: AdviceText | undefined
}

/** What to do about each cause. */
export interface CauseAdvice {
  readonly ofCauses: ReadonlyMap<Cause, AdviceText>
  /** What to write below the verdict of each cause, if the line of the report does not say it of all. */
  readonly below: ReadonlyMap<Cause, string>
}

interface Wording extends Judging {
  readonly inline: Inline
}

interface AdviceText {
  readonly found: AdviceCase
  readonly advice: keyof typeof ADVICE
  readonly text: string
  /** What it says, in whatever output: of two causes the same if they differ only in the jobs of a run. */
  readonly key: string
}

/** Writes what two advices are compared by. */
const KEY: Inline = {
  ...PLAIN,
  isWhole: true,
  link: (written, url) => `${written} ${url.replace(/\/job\/.*/, '')}`,
}

/** Reasons why no job started, each of which looks the same in GitHub's API. */
export const NO_JOB =
  'the workflow file, an action that its lockfile lacks, the account or GitHub itself'

/** Says what to do about the causes of a report, and about what no cause shows. */
export function adviceIn(advised: Advised, inline: Inline): ReportAdvice {
  const { causes, gate, runs } = advised
  const ofCauses = new Map<Cause, AdviceText>()
  for (const cause of causes) {
    const reports = ('runs' in cause ? cause.runs : runs.slice(0, 1)).map((one) => one.report)
    const [report] = reports
    if (report === undefined) continue
    const judging = { run: report.run, isReplaced: wasReplaced(report), gate }
    const advice = causeAdvice(cause, { ...judging, inline }, reports)
    if (advice !== undefined) ofCauses.set(cause, advice)
  }
  const all = [...ofCauses.values()]
  const isSame = all.length === causes.length && new Set(all.map(({ key }) => key)).size < 2
  const said = isSame ? [] : [...ofCauses]
  return {
    first: firstAdvice(advised, all, inline),
    ofCauses,
    below: new Map(said.map(([cause, advice]) => [cause, textBelow(cause, advice, inline)])),
  }
}

/** Whether the gate of another step passes for a cause: by its inputs, or for what is not known. */
function passesOtherGate(
  { failures }: Pick<Cause, 'failures'>,
  { gate, allowed }: NonNullable<ReturnType<typeof joinSeen>>,
): boolean {
  const isAllowed = failures.every(({ job }) => allowed.has(job.listed.id))
  return isAllowed || (!gate.fails && !isExempt({ failures }, gate))
}

/** Words the advice below a verdict, which says why a failure is unknown, but not that there was no run to compare with. */
function textBelow({ verdict }: Cause, { found, text }: AdviceText, inline: Inline): string {
  const reason = reasonOf(verdict)
  if (found !== 'unknown' || reason === 'not-read') return text
  const why =
    reason === 'no-base'
      ? `: ${baseOf(verdict, inline)} has no completed run of its workflow to compare with`
      : ''
  return inline.strong('Look into it') + why
}

function firstAdvice(
  advised: Advised,
  all: readonly AdviceText[],
  inline: Inline,
): AdviceText | undefined {
  const { causes, gate, runs } = advised
  const first = firstOf([...all, ...adviceBeside(advised, inline)])
  if (first === undefined || !all.includes(first)) return first
  if (first.found !== 'exempt')
    return { ...first, text: textOfAll(first, all, { causes, runs, inline }) }
  const scope = scopeOf(all.filter(({ key }) => key === first.key).length, causes, inline)
  const [cause] = causes
  const why = cause === undefined || scope !== '' ? scope : ` (${adjectiveOf(cause, inline)})`
  const isClosed = gate?.fails ?? runs.some(({ report }) => report.seenGate?.fails)
  // The heading says what that is.
  return isClosed
    ? adviceText('gate', inline.strong('Look at what else fails the gate'))
    : { ...first, text: first.text + why }
}

/** What a line on several causes says of those with an advice: of the first advice, and of any other, in their order. */
const COUNTED: Readonly<Record<keyof typeof ADVICE, readonly [first: string, other: string]>> = {
  fix: ['Fix', 'to fix'],
  look: ['Look into', 'to look into'],
  rerun: ['Re-run', 'to re-run'],
  wait: ['Wait for', 'to wait for'],
  none: ['Nothing to do for', 'need nothing'],
}
const ADVICES = Object.keys(COUNTED) as readonly (keyof typeof ADVICE)[]

/** Returns the first advice with what it is about: `Yours: fix 1 of 4; 2 to re-run, 1 to wait for`. */
function textOfAll(
  first: AdviceText,
  all: readonly AdviceText[],
  { causes, runs, inline }: Pick<Advised, 'causes' | 'runs'> & { readonly inline: Inline },
): string {
  const { length } = causes
  if (length < 2) return first.text
  if (all.length === length && all.every(({ key }) => key === first.key))
    return `${first.text} (${plural(length, 'cause')})`
  const counts = Map.groupBy(all, ({ advice }) => advice)
  const isOwn =
    first.found === 'new' && runs.every(({ report }) => report.run.event !== 'merge_group')
  const [what] = COUNTED[first.advice]
  const lead = isOwn ? 'Yours: fix' : what
  const others = ADVICES.flatMap((advice) => {
    const count = advice === first.advice ? 0 : (counts.get(advice)?.length ?? 0)
    const other = COUNTED[advice][1]
    return count === 0 ? [] : [`${count} ${count === 1 ? other.replace('need', 'needs') : other}`]
  })
  const count = counts.get(first.advice)?.length ?? 0
  const which = count < length ? `${count} of ${length}` : length === 2 ? 'both' : `all ${length}`
  const counted = inline.strong(`${lead} ${which}`)
  return joinTexts([counted, others.join(', ')], '; ')
}

/** Says what to do about what the gate fails for although no cause shows it, and about a run that failed before a job started. */
function adviceBeside({ gate, runs }: Advised, { strong }: Inline): readonly AdviceText[] {
  const ofTests = findingsOf(gate, 'fail-on').filter(({ kind }) => kind === 'tests')
  const areUnread = ofTests.every(({ reason }) => reason in UNREAD_TESTS)
  return [
    ofTests.length > 0 &&
      adviceText(
        'tests',
        `${strong('Fix it')}: tests that should ${areUnread ? 'be read were not' : 'run did not'}`,
      ),
    findingsOf(gate, 'budgets').length > 0 &&
      adviceText('over-budget', `${strong('Look at what took so long')}, or raise its budget`),
    runs.some(({ report }) => startedNoJob(report)) &&
      adviceText(
        'no-job',
        `${strong('Look at the page of the run')}: no job started, which can be due to ${NO_JOB}`,
      ),
  ].filter((one) => one !== false)
}

function firstOf(advice: readonly AdviceText[]): AdviceText | undefined {
  return sortBy(advice, ({ found }) => CASES.indexOf(found))[0]
}

/**
 * Words what to do about the failures of a cause: what demands work first, if several steps of a job failed, or if the log of
 * one was not read.
 */
export function causeAdvice(
  cause: Judged & Pick<Cause, 'failures' | 'kind'>,
  { gate: own, ...words }: Wording,
  reports: Parameters<typeof joinSeen>[0] = [],
): AdviceText | undefined {
  const { failures, judged } = cause
  const seen = own === undefined ? joinSeen(reports) : undefined
  if (seen !== undefined && passesOtherGate(cause, seen)) return undefined
  const wording = { ...words, gate: own ?? seen?.gate }
  const parts = [
    ...partsOf(cause).map((part) => ({ ...part, failures })),
    ...failures
      .filter((failure) => !judged.includes(failure))
      .map((one) => ({
        verdict: verdictOn(cause, one),
        kind: one.failure.kind,
        failures: [one] as const,
      })),
  ]
  const advice = parts.flatMap(({ verdict, kind, failures }) => {
    const report = failures.find(({ job }) => !job.forgiven)
    if (report === undefined) return []
    const onBase = isOnBase(verdict, wording.run)
    const failure: AdvisedFailure = {
      ...report,
      ...wording,
      verdict,
      kind,
      isExempt: isExempt({ failures }, wording.gate),
      whose: verdict.kind === 'known' && onBase ? 'red' : verdict.kind,
      onBase,
    }
    const found = adviceOn(failure)
    if (found === undefined) return []
    return adviceText(
      found,
      wordAdvice(found, failure, wording.inline),
      wordAdvice(found, failure, KEY),
    )
  })
  return firstOf(advice)
}

function adviceText(found: AdviceCase, text: string, key = text): AdviceText {
  return { found, advice: adviceOf(found), text, key }
}

/** Whether a run tests the base branch itself. */
function isOnBase({ branch, context }: Verdict, run: VerdictRun): boolean {
  if (context.redSince !== undefined) return true
  return branch !== undefined && run.branch === branch && BRANCH_EVENTS.has(run.event)
}

/** Why a pull request that the merge queue removed can pass in another group. */
const QUEUED_AGAIN: Partial<Record<VerdictCase, string>> = {
  'ended-early': 'infrastructure ended it before an earlier failure was re-run',
  infrastructure: 'the code is not the reason',
  unsteady: 'it comes and goes',
  'came-and-went': 'it comes and goes; if it fails again, fix it',
  'comes-and-goes': 'it comes and goes; if it fails again, fix it',
}

/** Says what to do, and no more of the evidence than that needs: the verdict has it. */
function wordAdvice(found: VerdictCase | Doubt, failure: AdvisedFailure, inline: Inline): string {
  const { verdict, run, gate } = failure
  const { strong } = inline
  const isGroup = run.event === 'merge_group'
  if (typeof found !== 'string') {
    const [, , , say] = found
    const [stressed, rest] = typeof say === 'function' ? say(failure, inline) : say
    return strong(stressed) + rest
  }
  // GitHub has removed the group with its branch.
  if (isGroup && adviceOf(found) === 'rerun')
    return `${strong('Put it back into the queue')}: ${QUEUED_AGAIN[found] ?? 'it can pass'}`
  const {
    issues,
    context: { redSince },
  } = verdict
  const base = baseOf(verdict, inline)
  const refs = issueRefs(issues?.issues ?? [], inline)
  const since = passedText(verdict, inline)
  switch (found) {
    case 'red-base': {
      // A push of the same commit can be green.
      const scheduled = run.event === 'schedule' ? 'the scheduled run of ' : ''
      const state =
        redSince?.run.runId === run.id
          ? 'was green before'
          : redSince && `is red since ${runRef(redSince.run, inline)}`
      const what = state === undefined ? `it fails on ${base}` : `${scheduled}${base} ${state}`
      return verdict.kind === 'new' && isOtherMachine(failure)
        ? `${strong('Fix it')}: ${what}, and not only commits differ since then`
        : `${strong('Fix or revert it')}: ${what}`
    }
    case 'new':
      if (issues?.issues.some(({ closedDaysAgo }) => closedDaysAgo !== undefined))
        return `${strong('Update the branch')}; if it still fails, fix it`
      return isGroup
        ? `${strong('Fix it')} in a pull request of this group`
        : `${strong('Yours')}: fix it`
    case 'unknown': {
      const hasNoLines = reasonOf(verdict) === 'not-read' && findingFor(gate, 'no-lines')
      return `${strong('Look into it')}: ${hasNoLines ? `unknown, ${NO_LINES}` : 'nothing shows whose it is'}`
    }
    case 'base':
      return `${strong('Not yours')}: wait until ${base} is repaired${isGroup ? '' : ', then update the branch'}`
    case 'exempt':
      return `${strong('Nothing to do here')}: the gate ${gate?.fails ? 'does not fail for it' : 'passes'}`
    case 'issue':
      return `${strong('Wait')}: follow ${refs}${closedByIssue(issues, gate, inline)}`
    case 'repaired':
      return `${strong('Not yours')}: update the branch, ${since}`
    case 'passed-since':
      return `${strong('Nothing to do here')}: ${since}`
    case 'issue-rerun':
      return `${strong('Re-run it once')}, as ${refs} says`
    case 'comes-and-goes':
    case 'came-and-went':
      return `${strong('Re-run it once')}; if it fails again, fix it`
    case 'unsteady':
      return `${strong('Re-run it')}: it ${passedHere(verdict, run) ? 'passed on this commit, too' : `comes and goes on ${base}`}`
    case 'ended-early':
      return `${strong('Re-run the failed jobs')}: ${endedEarly(verdict, run)}`
    case 'infrastructure':
      return failure.failure.kind === 'never-started'
        ? `${strong('Re-run it')} when a runner is there`
        : strong('Re-run the failed jobs')
  }
}

/** Returns `main passed since, in #814`, if the verdict says so. */
function passedText(verdict: Verdict, inline: Inline): string | undefined {
  const passed = passedSinceOf(verdict)
  return passed && `${baseOf(verdict, inline)} passed since, in ${runRef(passed, inline)}`
}

/** Returns how to open a gate that an issue alone keeps closed, as an addition; empty if it passes. */
function closedByIssue(issues: Verdict['issues'], gate: Gate | undefined, inline: Inline): string {
  const pass = inline.code('gate: pass')
  const { value } = findingFor(gate, 'conclusion', ANY_FAILURE) ?? {}
  if (value !== undefined && issues?.issues.some((issue) => issue.gate === 'passes'))
    return `; ${pass} opens nothing beside ${inline.code(`fail-on: ${value}`)}`
  const isClosed = findingFor(gate, 'known-issue') !== undefined
  const lacksLine = issues?.issues.some((issue) => issue.gate === 'not-given')
  const line = lacksLine ? `, unless you add ${pass} to it` : ''
  return isClosed ? `; the gate fails${line}` : ''
}

/** Values of `fail-on` for failures, whatever explains them. */
const ANY_FAILURE: readonly string[] = ['any', 'failure']

/** Returns what the gate fails for first for a reason, by one of some values of `fail-on`. */
function findingFor(
  gate: Gate | undefined,
  wanted: GateFinding['reason'],
  values?: readonly string[],
): ReturnType<typeof findingsOf>[number] | undefined {
  return findingsOf(gate, 'fail-on').find(
    ({ reason, value }) => reason === wanted && values?.includes(value) !== false,
  )
}

function passedHere({ context: { evidence } }: Verdict, { id, commit }: VerdictRun): boolean {
  return evidence.some(
    (one) =>
      one.outcome === 'passed' &&
      (one.runId === id || (commit !== undefined && one.commit === commit)),
  )
}
