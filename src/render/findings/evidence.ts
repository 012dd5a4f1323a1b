import type { UnknownReason } from '../../model/reasons.ts'
import { failingSetOf, type Verdict, type Cause } from '../../model/report/cause.ts'
import { type Inline, quote, fit } from '../text/inline.ts'
import { enumerate, joinTexts, formatClock, plural, textsIn } from '../text/units.ts'
import { isPullRequestEvent, parseMergeQueueBranch } from '../../model/event.ts'
import type {
  Commit,
  Elsewhere,
  Evidence,
  IssueEvidence,
  UnprovenFailure,
  RedSince,
} from '../../model/shapes/failure.ts'
import { mayExplain } from '../../model/judgement.ts'
import { leavesLines } from '../../model/reasons.ts'
import type { Run } from '../../model/run.ts'
import { groupsOf } from '../../model/some.ts'

const MAX_NAMES = 5

/**
 * Returns `cart › drops: 1 new, 36 as on main (#99), 1 gone`, or what is beside an error of which not all has a name;
 * `undefined` if the verdict names nothing.
 */
export function newInSet(verdict: Verdict, inline: Inline): string | undefined {
  const { new: added, lines, same, survived } = failingSetOf(verdict) ?? {}
  if (added === undefined || added.count === 0) return undefined
  const shown = added.names.map((name) => quote(name, inline))
  if (lines !== undefined) {
    // Lines that follow the first one can be about the same thing.
    const [first = ''] = shown
    const what = same?.count === 0 ? first : enumerate(shown, MAX_NAMES)
    const all = lines === 1 ? 'its line' : `${lines} of ${lines} lines`
    return `the error of ${baseOf(verdict, inline)} (${runRefs(verdict.context.evidence, inline)}) is here, too (${all}); ${survived === true ? 'before' : 'beside'} it: ${what}`
  }
  return `${enumerate(shown, MAX_NAMES)}: ${countsText(verdict, ` (${runRefs(verdict.context.evidence, inline)})`, inline)}`
}

/** Returns `, 36 as on main, 1 gone` for a known error of which some is gone. */
export function goneText(verdict: Verdict, inline: Inline): string {
  return failingSetOf(verdict) === undefined ? '' : `, ${countsText(verdict, '', inline)}`
}

/** Returns `but no name is new: 36 as on main, 1 gone`; `undefined` if the names were not compared. */
export function nothingNew(verdict: Verdict, inline: Inline): string | undefined {
  return failingSetOf(verdict) && `but no name is new: ${countsText(verdict, '', inline)}`
}

function countsText(verdict: Verdict, refs: string, inline: Inline): string {
  const failingSet = failingSetOf(verdict)
  if (failingSet === undefined) return ''
  const [isNew, same, gone] = [failingSet.new.count, failingSet.same.count, failingSet.gone.count]
  const base = `${baseOf(verdict, inline)}${refs}`
  const parts = [
    isNew > 0 && `${isNew} new`,
    same > 0 && `${same} as on ${base}`,
    gone > 0 && `${gone} gone${same > 0 ? '' : ` from ${base}`}`,
  ]
  return joinTexts(parts, ', ')
}

const MAX_COMMITS = 10
const MAX_TITLE_CHARACTERS = 72

/** What was compared for a verdict, and for one that is unknown for a reason: its error with that of another run, or runs. */
const COMPARED: Readonly<
  Record<Exclude<Verdict['kind'], 'unknown'> | UnknownReason, 'error' | 'runs' | undefined>
> = {
  known: 'error',
  unsteady: 'error',
  new: 'error',
  beside: 'error',
  listed: 'error',
  infrastructure: undefined,
  'no-base': undefined,
  'not-read': undefined,
  'attempts-unread': undefined,
  'other-step': 'runs',
  'not-run': 'runs',
  'not-listed': 'runs',
  'no-log': 'runs',
  refused: 'runs',
  'not-rerun': 'runs',
  'calls-unread': 'runs',
  lost: 'runs',
  'other-error': 'error',
  'other-stage': 'error',
  'equal-log': 'error',
  // The run passed, so there was no error.
  'older-base': 'error',
  'unknown-commit': 'error',
}

/** Returns what was compared for a verdict; `undefined` for nothing. */
export function whatWasCompared(verdict: Verdict): 'error' | 'runs' | undefined {
  return COMPARED[verdict.kind === 'unknown' ? verdict.reason : verdict.kind]
}

/** Whether a cause was compared with other runs. */
export function wasCompared({ verdict }: Pick<Cause, 'verdict'>): boolean {
  return whatWasCompared(verdict) !== undefined
}

/** Returns the name of the base branch, or the name of its merge queue, if the queue ran the jobs. */
export function baseOf({ branch, context: { evidence } }: Verdict, { code }: Inline): string {
  const name = branch ?? evidence.find((each) => each.branch !== undefined)?.branch
  if (name === undefined) return 'the base branch'
  const isQueue = (each: Evidence) => parseMergeQueueBranch(each.branch) !== undefined
  const of = evidence.length > 0 && evidence.every(isQueue) ? 'the merge queue of ' : ''
  return of + code(name)
}

/** Returns `#812`, linked to the job. */
export function runRef(
  { runNumber, runId, url }: Pick<Evidence, 'runNumber' | 'runId' | 'url'>,
  { text, link }: Inline,
): string {
  return link(runNumber === undefined ? `run ${runId}` : text(`#${runNumber}`), url)
}

/** Lists the runs of the evidence, each once. */
export function runRefs(evidence: readonly Evidence[], inline: Inline): string {
  const runs = groupsOf(evidence, ({ runId }) => runId)
  return enumerate(runs.map(([first]) => runRef(first, inline)))
}

/** Lists the attempts of the evidence, each once. */
export function attemptRefs(evidence: readonly Evidence[], inline: Inline): string {
  const attempts = groupsOf(evidence, ({ attempt }) => attempt)
  return enumerate(attempts.map(([first]) => attemptRef(first, inline)))
}

export function attemptRef({ attempt, url }: Evidence, { link }: Inline): string {
  return link(attempt === undefined ? 'another attempt' : `attempt ${attempt}`, url)
}

/** Returns the commit if there is only one run. */
export function commitOf([first, ...others]: readonly Evidence[], { code }: Inline): string {
  if (first?.commit === undefined || others.length > 0) return ''
  return ` (commit ${code(first.commit.slice(0, 7))})`
}

/** Returns the numbers of issues, linked: `#123`. */
export function issueRefs(issues: readonly IssueEvidence[], { text, link }: Inline): string {
  return enumerate(issues.map(({ number, url }) => link(text(`#${number}`), url)))
}

/** Returns `#123, e2e loses its connection`, or of several issues their numbers. */
export function issueNames(issues: readonly IssueEvidence[], inline: Inline): string {
  const [first, ...others] = issues
  const title = others.length > 0 ? '' : (first?.title.trim() ?? '')
  const name = title && inline.text(fit(title, MAX_TITLE_CHARACTERS, inline))
  return joinTexts([issueRefs(issues, inline), name], ', ')
}

/** Returns what issues add to a verdict that rests on other runs; empty if nothing. */
export function issueRemarks(
  { issues: listed, branch }: Verdict,
  run: Pick<Run, 'event' | 'branch'>,
  inline: Inline,
): string[] {
  if (listed === undefined) return []
  const { issues, known, total, missing, unproven } = listed
  const closed = issues.filter(({ closedDaysAgo }) => closedDaysAgo !== undefined)
  const isOnBase = !isPullRequestEvent(run.event) && run.branch === branch
  if (closed.length > 0) return [closedRemark(closed, isOnBase, inline)]
  const refs = issueRefs(issues, inline)
  if (unproven !== undefined && leavesLines(unproven)) {
    const but = unproven.gap === 'missing-lines' ? 'without' : 'but for'
    return [`${known} known (${refs}), ${but} ${quotedLines(unproven, inline)}`]
  }
  if (known === total) return [`listed in ${issueNames(issues, inline)}`]
  const what = missing === undefined ? '' : `, but for ${quote(missing, inline)}`
  return [`${known} of ${total ?? 'an unknown number'} known (${refs})${what}`]
}

/** Quotes the first lines that the logs do not explain. */
function quotedLines({ lines, linesTotal }: UnprovenFailure, inline: Inline): string {
  const more = linesTotal > lines.length ? ', …' : ''
  return lines.map((line) => quote(line, inline)).join(', ') + more
}

/** Returns `fixed in #123, closed 2 days ago: update the branch`. */
function closedRemark(issues: readonly IssueEvidence[], isOnBase: boolean, inline: Inline): string {
  const days = Math.min(...issues.map(({ closedDaysAgo = 0 }) => closedDaysAgo))
  const refs = issueRefs(issues, inline)
  const when = days === 0 ? 'closed today' : `closed ${plural(days, 'day')} ago`
  return isOnBase ? `listed in ${refs}, ${when}` : `fixed in ${refs}, ${when}: update the branch`
}

/** Returns why issues that list a failure do not let the gate pass, if their text says that they should. */
export function gateRemarks({ issues }: Verdict, inline: Inline): string[] {
  const issuesOf = (gate: IssueEvidence['gate']) =>
    (issues?.issues ?? []).filter((issue) => issue.gate === gate)
  const over = issuesOf('over')
  const edited = issuesOf('edited')
  const until = over.map((issue) => issue.until ?? '').toSorted()
  const lets = over.length === 1 ? 'lets' : 'let'
  const authors = edited.length === 1 ? 'its author' : 'their authors'
  return textsIn([
    over.length > 0 &&
      `${issueRefs(over, inline)} ${lets} the gate pass until ${inline.text(until.at(-1) ?? '')} only`,
    edited.length > 0 &&
      `the gate ignores ${issueRefs(edited, inline)}, which somebody else than ${authors} edited last`,
  ])
}

const CLOSED = 'the gate stays closed'
const UNSEEN = 'a second failure would not be seen'

/**
 * Returns why logs do not show that nothing but what issues list failed, and what to add to the issues if nothing did.
 *
 * @param url the page of the job
 */
export function proofRemarks(verdict: Verdict, url: string, inline: Inline): string[] {
  const { issues: { issues = [], unproven } = {} } = verdict
  const isExplained = verdict.kind !== 'listed' && mayExplain(verdict)
  if (unproven === undefined || isExplained) return []
  const { gap, lines, linesTotal } = unproven
  const passing = issues.filter(({ gate }) => gate === 'passes')
  const shown = passing.length > 0 ? passing : issues
  const refs = issueRefs(shown, inline)
  const base = baseOf({ ...verdict, context: { evidence: [] } }, inline)
  const verb = shown.length === 1 ? 'shows' : 'show'
  const seen = inline.code(`seen: ${url}`)
  const count = plural(linesTotal, 'line')
  const what = `${count} of this step ${linesTotal === 1 ? 'is' : 'are'}`
  const author = `the author of ${refs} can add`
  const add = `; if nothing else failed, ${author} ${seen} for later runs`
  const reasons: Readonly<Record<typeof gap, string>> = {
    'no-seen': `no log shows all that ${refs} ${verb === 'shows' ? 'lists' : 'list'}${add}`,
    'not-read': `no request was left to read the log that ${refs} ${verb}`,
    'seen-unread': `the log that ${refs} ${verb} cannot be read as a whole${add}`,
    'seen-here': `the log that ${refs} ${verb} is of this run, which shows nothing about itself`,
    'seen-other':
      lines.length > 0
        ? `no ${inline.code('error')} line lists ${quotedLines(unproven, inline)} of the log that ${refs} ${verb}: ${author} it`
        : `no issue lists all that failed in the log that ${refs} ${verb}, or it is of another job than the block`,
    'seen-green': `no log was read of a passed run of the job that ${refs} ${verb}${add}`,
    'not-whole': 'the step printed more than is compared',
    'no-green': `no log of this step was read where ${base} passed it, and ${what} not in the one that ${refs} ${verb}${add}`,
    'other-lines': `${what} neither in the log of ${base} nor in the one that ${refs} ${verb}${add}`,
    'missing-lines': `this step lacks ${count} that it has on ${base} and in the log that ${refs} ${verb}${add}`,
    'no-own-lines': `${base} prints the same when it passes, so no log can show what failed`,
  }
  if (passing.length > 0) return [`${CLOSED}: ${reasons[gap]}`]
  return [leavesLines(unproven) ? reasons[gap] : `${UNSEEN}: ${reasons[gap]}`]
}

/** Names a test, or what failed without one. */
function nameTest(name: string | undefined, inline: Inline): string {
  return name === undefined ? 'this step' : quote(name, inline)
}

/** Returns which other branches fail alike: `` `adds` also failed in 2 other pull requests since 14:10 UTC (#41, #42) ``. */
export function elsewhereRemarks(verdict: Verdict, inline: Inline): string[] {
  const { elsewhere } = verdict.context
  if (elsewhere === undefined) return []
  const { runs, name, since, mayBeMore, commit, isCommitHere } = elsewhere
  const isOne = runs.length === 1
  const isAtLeast = mayBeMore && runs.length > 1
  const nouns = runs.every(({ event }) => isPullRequestEvent(event))
    ? ['pull request', 'pull requests']
    : ['branch', 'branches']
  const same = runs.filter(({ sameError }) => sameError)
  const which = same.length === runs.length ? '' : `in ${branchRefs(same, inline)} `
  const areOthers = runs.every(({ sameError }) => sameError === false)
  const base = baseOf({ ...verdict, context: { evidence: [] } }, inline)
  const contain = isOne ? 'it contains' : 'all of them contain'
  return textsIn([
    [
      nameTest(name, inline),
      ` also failed in ${isAtLeast ? 'at least ' : ''}${runs.length} other ${nouns[isOne ? 0 : 1]}`,
      since === undefined ? '' : ` since ${formatClock(since)}`,
      ` (${branchRefs(runs, inline)})`,
      same.length > 0 ? `, ${which}with the same error` : areOthers ? ', with another error' : '',
    ].join(''),
    commit &&
      `${contain}${isCommitHere ? ', as this run does,' : ''} commit ${inline.code(commit.slice(0, 7))}, which ${base} does not`,
  ])
}

/** Returns that a failure comes and goes: `` `adds` failed in 12 of 431 runs of a month, and passed again 7 times ``. */
export function monthRemarks({ context: { inMonth } }: Verdict, inline: Inline): string[] {
  if (inMonth === undefined) return []
  const { name, failed, runs, recovered, url, issueUrl } = inMonth
  const often = recovered === 1 ? 'once' : `${recovered} times`
  const again = recovered === 0 ? '' : `, and passed again on the same commit ${often}`
  const listed = issueUrl === undefined ? '' : `, see ${inline.link('the issue', issueUrl)}`
  return [
    `${nameTest(name, inline)} comes and goes: it ${inline.link('failed', url)} in at least ${failed} of ${runs} runs of a month${again}${listed}`,
  ]
}

type OtherBranch = Elsewhere['runs'][number]

/**
 * Lists other branches, linked to their jobs, by the number of the pull request, or else by name and run: two forks can
 * have branches of one name. A merge group has the changes of others as well, so it is named after its last pull request.
 */
export function branchRefs(runs: readonly OtherBranch[], inline: Inline): string {
  const refs = runs.map(({ event, pullRequest, branch, runId, runNumber, url }) => {
    const of = event === 'merge_group' ? 'merge group of ' : ''
    const run = runNumber === undefined ? `run ${runId}` : `#${runNumber}`
    const name =
      branch === undefined ? run : `${fit(branch, MAX_TITLE_CHARACTERS, inline)} in ${run}`
    return inline.link(inline.text(pullRequest === undefined ? name : `${of}#${pullRequest}`), url)
  })
  return enumerate(refs)
}

/**
 * Lists the commits since the last green run, oldest first, and how many more there are; empty if they
 * are unknown.
 */
export function suspectCommits({ commits, commitsTotal }: RedSince, inline: Inline): string[] {
  if (commitsTotal === 0) return ['none']
  const shown = commits.slice(0, MAX_COMMITS)
  const rest = Math.max(commits.length, commitsTotal ?? 0) - shown.length
  const more = shown.length === 0 ? plural(rest, 'commit') : `and ${plural(rest, 'more commit')}`
  return textsIn([
    ...shown.map((commit) => commitLine(commit, inline)),
    rest > 0 && inline.text(more),
  ])
}

function commitLine({ sha, url, title, author }: Commit, inline: Inline): string {
  const { text, code, link } = inline
  const by = author === undefined ? '' : ` by ${text(author)}`
  return `${link(code(sha.slice(0, 7)), url)} ${text(fit(title, MAX_TITLE_CHARACTERS, inline))}${by}`
}
