import type { Series, SeriesRun } from '../../model/series.ts'
import { NO_JOB } from '../../render/findings/advice.ts'
import { failingInputs } from '../../render/findings/gate.ts'
import { causesForList } from '../../render/findings/headline.ts'
import { sizeOf } from '../../render/text/fit-to-size.ts'
import { guideLink, PLAIN } from '../../render/text/inline.ts'
import { details, escapeTitle } from '../../render/text/markdown.ts'
import { formatDay, joinTexts, plural } from '../../render/text/units.ts'
import { renderCauses } from './cause-list.ts'
import { FULL_REPORT, MAX_POST_BYTES, type PostOptions } from './comment.ts'
import { CONVERSATION, commitLink, inlineWithin, isSha, linkWithin } from './inline.ts'
import type { Subject } from './subject.ts'

const { text, code, link } = CONVERSATION

/** The runs of a workflow that an issue is about. */
export interface IssueTopic {
  readonly workflow: string
  readonly event: string
  readonly branch: string
}

interface IssueOptions extends PostOptions {
  /** Whether the issue is closed when the workflow passes. */
  readonly closes: boolean
}

/**
 * Returns the title in plain text, which a list of issues shows; GitHub renders no Markdown in titles, except for code.
 *
 * @param subject `undefined` for what the titles of all issues on the topic start with
 */
export function issueTitle({ workflow, event, branch }: IssueTopic, subject?: Subject): string {
  const on = event === 'push' ? '' : ` (${event})`
  const what = subject === undefined ? '' : whatFails(subject)
  return escapeTitle(`${workflow}${on} fails on ${branch}${what === '' ? '' : `: ${what}`}`)
}

/** Returns what fails in plain text, without what differs between runs with the same causes; '' if no job shows it. */
function whatFails(subject: Subject): string {
  const [first, ...others] = subject.causes
  if (first !== undefined) return causesForList([first, ...others])
  const [gate] = failingInputs(subject.report, PLAIN)
  if (gate !== undefined) return gate.replace(/^F/, 'f')
  return startsNoJob(subject) ? 'no job started' : ''
}

function startsNoJob({ runs }: Subject): boolean {
  return runs.every(({ report: { jobs } }) => jobs?.length === 0)
}

/** Renders the text of an issue about a workflow that fails. */
export function renderIssue(
  subject: Subject,
  topic: IssueTopic,
  series: Series,
  { repositoryUrl, detailsUrl, guide, closes, maxBytes = MAX_POST_BYTES }: IssueOptions,
): string {
  const branch = code(topic.branch)
  const [first] = series.runs
  const isLatest = runUrl(first, repositoryUrl) === subject.url
  const links = [
    isLatest ? '' : linkTo('Latest failed run', subject.url, repositoryUrl),
    ...describeGreen(series, repositoryUrl),
    detailsUrl !== undefined && link(FULL_REPORT, detailsUrl),
  ]
  // What fails stands in the title.
  const opening = [
    `**${text(topic.workflow)}** has failed on ${branch} since ${describeStart(series, repositoryUrl)}.`,
    joinTexts(links, ' · '),
    // What to do if no job started stands in place of the causes.
    (!startsNoJob(subject) && subject.advice(inlineWithin(repositoryUrl)).first?.text) || [],
  ]
    .flat()
    .filter((each) => each !== '')
    .join('\n\n')
  const condition = `when each job that failed has passed on ${branch} again.`
  const ends = closes
    ? `This issue is closed ${condition}`
    : `A comment reports ${condition.replace('has passed', 'passes')}`
  const closing = [ends, ...guideLink(guide)].join(' · ')
  const left = maxBytes - MAX_GREEN_BYTES - sizeOf(`${opening}\n\n\n\n${closing}`)
  return [opening, causesOf(subject, repositoryUrl, left), closing].join('\n\n')
}

/** Links to the URL that the user chose, after another link. */
function fullReport(detailsUrl: string | undefined): string {
  return detailsUrl === undefined ? '' : ` · ${link(FULL_REPORT, detailsUrl)}`
}

/** A run without a failed job, such as one whose workflow file is invalid, has no cause to list. */
function causesOf(subject: Subject, repositoryUrl: string, maxBytes: number): string {
  const heading = '### Causes\n\n'
  const causes = renderCauses(subject, { repositoryUrl, maxBytes: maxBytes - sizeOf(heading) })
  if (causes !== '') return `${heading}${causes}`
  const [gate] = failingInputs(subject.report, CONVERSATION)
  if (gate !== undefined) return `${text(subject.heading().line)}. ${gate}.`
  const page = linkWithin(repositoryUrl, 'the page of the run', subject.url)
  return startsNoJob(subject)
    ? `GitHub started no job, which can be due to ${NO_JOB}. See ${page}.`
    : `No job of the report shows the cause. See ${page}.`
}

/** Maximum size of the lines that `renderGreenIssue` adds. */
const MAX_GREEN_BYTES = 2_000

/** Returns since when the workflow has failed: the day of its first failed run, or else that run. */
function describeStart({ runs }: Series, repositoryUrl: string): string {
  const [first] = runs
  const at = first.createdAt ?? first.endedAt
  const count = runs.length === 1 ? '' : ` (${plural(runs.length, 'failed run')})`
  const start =
    at === undefined
      ? runLink(first, repositoryUrl)
      : link(formatDay(at), runUrl(first, repositoryUrl))
  return `${start}${count}`
}

/** Names the last run that passed. Each cause has suspect commits of its own: it can be younger than the series. */
function describeGreen({ runs, lastGreen }: Series, repositoryUrl: string): readonly string[] {
  if (lastGreen === undefined) return []
  const [{ commit }] = runs
  const compare =
    isSha(lastGreen.commit) && isSha(commit) && commit !== lastGreen.commit
      ? ` (${link('what changed', `${repositoryUrl}/compare/${lastGreen.commit}...${commit}`)})`
      : ''
  return [`Last successful run: ${runLink(lastGreen, repositoryUrl)}${compare}`]
}

/** Renders the comment about what a reader of the issue does not know. */
export function renderChange(
  subject: Subject,
  workflow: string,
  reason: 'other-causes' | 'fails-again',
  { repositoryUrl, detailsUrl }: Pick<IssueOptions, 'repositoryUrl' | 'detailsUrl'>,
): string {
  const run = linkWithin(repositoryUrl, text(subject.heading().line), subject.url)
  const sentence = reason === 'fails-again' ? `**${text(workflow)}** fails again` : 'Other causes'
  const opening = `${sentence}: ${run}${fullReport(detailsUrl)}`
  const maxBytes = MAX_POST_BYTES - sizeOf(`${opening}\n\n`)
  return `${opening}\n\n${renderCauses(subject, { repositoryUrl, maxBytes })}`.trimEnd()
}

/** A run that passed. */
export interface GreenRun {
  /** Whether it passed but for failures that the user allows. */
  readonly onlyAllowed: boolean
  readonly id: number
  readonly number: number | undefined
  readonly commit: string | undefined
}

/** Returns the sentence that the workflow passes again, with its run and commit. */
export function renderGreen(workflow: string, run: GreenRun, repositoryUrl: string): string {
  const at = commitLink(repositoryUrl, run.commit)
  const withCommit = at === undefined ? '' : ` with commit ${at}`
  const allowed = run.onlyAllowed ? ', except for allowed failures,' : ''
  return `✅ **${text(workflow)}** passed again${allowed} in ${runLink(run, repositoryUrl)}${withCommit}.`
}

/** Folds the text of an issue, which is no longer true, below that sentence. */
export function renderGreenIssue(green: string, body: string): string {
  return `${green}\n\n${details('While it failed', body)}`
}

function runLink({ id, number }: Pick<SeriesRun, 'id' | 'number'>, repositoryUrl: string): string {
  const label = number === undefined ? `run ${id}` : `run ${text(`#${number}`)}`
  return link(label, runUrl({ id }, repositoryUrl))
}

function runUrl({ id }: Pick<SeriesRun, 'id'>, repositoryUrl: string): string {
  return `${repositoryUrl}/actions/runs/${id}`
}

/** Returns a link to a page of the repository; '' without a URL, or if it leads elsewhere. */
function linkTo(label: string, url: string | undefined, repositoryUrl: string): string {
  const linked = linkWithin(repositoryUrl, label, url)
  return linked === label ? '' : linked
}
