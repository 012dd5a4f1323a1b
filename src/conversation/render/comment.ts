// The layout of a comment, and its size.
import { branchName } from '../../model/run.ts'
import { shownResultOf } from '../../model/report/gate.ts'
import { failingInputs } from '../../render/findings/gate.ts'
import { testsText } from '../../render/text/tests.ts'
import { flakyJobs } from '../../render/findings/overview.ts'
import { verdictCounts } from '../../render/findings/verdict-counts.ts'
import { sizeOf } from '../../render/text/fit-to-size.ts'
import { guideLink, jobText } from '../../render/text/inline.ts'
import { iconOf } from '../../render/text/labels.ts'
import { enumerate, joinTexts, textsIn } from '../../render/text/units.ts'
import { silentSkips } from '../../render/text/skips.ts'
import { longWaitLines } from '../../render/text/waits.ts'
import { renderCauses } from './cause-list.ts'
import {
  renderCriticalPath,
  renderJobTable,
  renderOverBudget,
  renderWorkflows,
  type SectionOptions,
} from './comment-sections.ts'
import { CONVERSATION, commitLink, inlineWithin, linkWithin } from './inline.ts'
import { passedGatesOf } from './passed-gates.ts'
import { isFinished, passedWorkflows, type Subject, workflowDigest } from './subject.ts'

const { text } = CONVERSATION

/**
 * Maximum size of a body without its marker, which has at most 3,100 bytes. GitHub accepts 65,536 characters
 * and does not document whether it counts bytes.
 */
export const MAX_POST_BYTES = 61_900

/** Text of the link to the URL that the user chose. */
export const FULL_REPORT = 'Full report'

/** Jobs that are named if a merge queue did not wait for them. */
const MAX_UNFINISHED = 3

/** The sections in the order of the comment and of the space they get. */
const SECTIONS: readonly ((subject: Subject, options: SectionOptions) => string)[] = [
  renderCauses,
  renderWorkflows,
  renderOverBudget,
  renderCriticalPath,
  renderJobTable,
]

/** What each post is rendered with. */
export interface PostOptions {
  /** Such as `https://github.com/octo-org/octo-shop`; other URLs are not linked. */
  readonly repositoryUrl: string
  /** URL that the user chose. */
  readonly detailsUrl?: string | undefined
  /** Page that explains the words. */
  readonly guide?: string | undefined
  readonly maxBytes?: number
}

interface CommentOptions extends PostOptions {
  /** Whether a report without failures has only one line. */
  readonly brief: boolean
  /** Whether the report is about a merge group, and not about the commit of the pull request. */
  readonly isMergeGroup?: boolean
  /** The merge queue removed the pull request: its group failed, or took too long. */
  readonly dropped?: { readonly timedOut: boolean }
}

/** Renders the text of a comment: the result first, details folded away. */
export function renderComment(subject: Subject, options: CommentOptions): string {
  const { repositoryUrl, brief, maxBytes = MAX_POST_BYTES } = options
  const isBrief = brief && subject.state === 'green'
  const result = renderResult(subject, options, isBrief)
  if (isBrief) return result
  const blocks: string[] = []
  let left = maxBytes - sizeOf(result)
  for (const render of SECTIONS) {
    const block = render(subject, { repositoryUrl, maxBytes: left - sizeOf('\n\n') })
    if (block === '' || sizeOf(block) > left - sizeOf('\n\n')) continue
    blocks.push(block)
    left -= sizeOf(block) + sizeOf('\n\n')
  }
  return [result, ...blocks].join('\n\n')
}

function renderResult(subject: Subject, options: CommentOptions, isBrief: boolean): string {
  const { repositoryUrl, detailsUrl, guide, isMergeGroup = false, dropped } = options
  const { url, commit, runs } = subject
  const group = isMergeGroup ? 'Merge queue: ' : ''
  const isLate = dropped?.timedOut && subject.state === 'open'
  const gates = passedGatesOf(subject)
  const icon = iconOf(gates === '' ? shownResultOf(subject.report) : 'action_required')
  const line = joinTexts([gates, text(subject.heading().line)], '; ')
  const result = isLate
    ? `${iconOf('timed_out')} ${group}checks took too long`
    : `${icon} ${group}${line}`
  const run = runs[0]?.report.run
  const label = run?.number === undefined ? 'run' : `run #${run.number}`
  const advice = subject.advice(inlineWithin(repositoryUrl)).first
  const origin = joinTexts(
    [
      url !== undefined && linkWithin(repositoryUrl, text(label), url),
      detailsUrl !== undefined && CONVERSATION.link(FULL_REPORT, detailsUrl),
      // A line on one green run has its link.
      ...(isBrief && url !== undefined ? [] : originOf(subject, repositoryUrl)),
      commitLink(repositoryUrl, commit),
      !isBrief && run?.actor !== undefined && `by ${text(run.actor)}`,
      ...failingInputs(subject.report, CONVERSATION),
      ...subject.runs.flatMap(({ report }) => testsText(report, inlineWithin(repositoryUrl))),
      ...verdictCounts(subject.causes, advice !== undefined, CONVERSATION),
      ...guideLink(guide),
    ],
    ' · ',
  )
  const passed = subject.state === 'green' ? runs : []
  const flaky = passed.flatMap(({ report }) => [
    ...flakyJobs(report, CONVERSATION),
    ...silentSkips(report, CONVERSATION),
  ])
  if (isBrief) return joinTexts([result, ...flaky, origin], ' · ')
  const waits = runs.flatMap(({ report }) => longWaitLines(report, CONVERSATION))
  const tooLong = joinTexts(['its checks took too long', isLate && unfinishedText(subject)], '; ')
  const why = dropped?.timedOut ? tooLong : 'its checks failed'
  const isNone = advice?.advice === 'none'
  const when = isNone ? '' : advice?.advice === 'rerun' ? ' in place of a re-run' : ' after that'
  const then = advice === undefined ? '' : `: queue it again${when}`
  const removal = `The merge queue removed the pull request because ${why}${then}.`
  return joinTexts(
    [
      `### ${result}`,
      [...waits, ...flaky].join('<br>\n'),
      advice?.text,
      dropped !== undefined && removal,
      origin,
    ],
    '\n\n',
  )
}

/** Returns a link to the pull request, and the branch of the commit: GitHub made that of a merge group. */
function originOf({ pullRequest: number, runs }: Subject, repositoryUrl: string): string[] {
  const run = runs[0]?.report.run
  const branch = run === undefined || run.event === 'merge_group' ? undefined : branchName(run)
  return textsIn([
    number !== undefined &&
      linkWithin(repositoryUrl, text(`pull request #${number}`), `${repositoryUrl}/pull/${number}`),
    branch !== undefined && CONVERSATION.code(branch),
  ])
}

/** Returns `build and test had not finished`; empty if no such job is known. */
function unfinishedText({ runs }: Subject): string {
  const names = runs.flatMap(({ report }) =>
    (report.jobs ?? []).flatMap(({ listed: job, current }) =>
      job.state.kind === 'finished' || current ? [] : jobText(job, CONVERSATION),
    ),
  )
  return names.length === 0 ? '' : `${enumerate(names, MAX_UNFINISHED)} had not finished`
}

interface OldComment {
  /** The commit that the text is about. */
  readonly commit?: string | undefined
  /** The report of the newest commit, in which nothing failed. */
  readonly subject: Subject
  /** Digests of the workflows that failed at the older one. */
  readonly workflows?: readonly string[] | undefined
}

const OLD_COMMENT = /^> (?=.*older commit).*\n\n/

/** Puts above a text that it is about an older commit, and what is known of the newest one. */
export function renderOldComment(
  body: string,
  { commit, subject, workflows = [] }: OldComment,
  repositoryUrl: string,
): string {
  const same = subject.runs.filter((run) => workflows.includes(workflowDigest(run)))
  const passed = same.filter((run) => passedWorkflows({ runs: [run] }).length > 0)
  const labels = enumerate([...new Set(passed.map(({ label }) => text(label)))])
  const none = same.length === 0 ? 'GitHub lists no run of what failed' : 'no listed run failed'
  const known = labels === '' ? none : `${labels} passed`
  const rest = isFinished(subject) ? 'is known to have passed' : 'has finished'
  const old = commitLink(repositoryUrl, commit) ?? ''
  const newest = commitLink(repositoryUrl, subject.commit) ?? ''
  const sentence = `This is about the older commit ${old}. At the newest commit ${newest}, ${known}; not everything ${rest}.`
  return `> ⏳ ${sentence}\n\n${body.replace(OLD_COMMENT, '')}`
}
