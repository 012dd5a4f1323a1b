import { suspectCommits } from '../findings/suspect-commits.ts'
import { sizeOf } from '../text/fit-to-size.ts'
import { details, escapeTitle } from '../text/markdown.ts'
import { plural } from '../text/units.ts'
import { renderCauses } from './cause-list.ts'
import { MAX_BODY_BYTES } from './comment.ts'
import { CONVERSATION } from './inline.ts'
import { commitLink, linkWithin } from './links.ts'
import type { Subject } from './subject.ts'

const { text, code, link } = CONVERSATION

/** A run of the branch. */
export interface RedRun {
  readonly id: number
  readonly number: number | undefined
  readonly commit: string | undefined
}

/** How long a workflow has failed on a branch. */
export interface RedStreak {
  readonly branch: string
  /** The failed runs since the last successful one, oldest first; never empty. */
  readonly runs: readonly RedRun[]
  /** The last successful run before them; `undefined` if none was found. */
  readonly lastGreen: RedRun | undefined
}

interface IssueOptions {
  readonly repositoryUrl: string
  /** Whether the issue is closed when the workflow passes. */
  readonly closes: boolean
}

/** Returns the title in plain text; GitHub renders no Markdown in titles, except for code. */
export function issueTitle({ runs }: Subject, branch: string): string {
  const [{ label, report } = { label: 'Workflow', report: undefined }] = runs
  const event = report?.run.event ?? 'push'
  const on = event === 'push' ? '' : ` (${event})`
  return escapeTitle(`${label}${on} fails on ${branch}`)
}

/** Renders the text of an issue about a workflow that fails. */
export function renderIssue(
  subject: Subject,
  streak: RedStreak,
  { repositoryUrl, closes }: IssueOptions,
): string {
  const { branch } = streak
  const [label = ''] = subject.runs.map((run) => text(run.label))
  const opening = [
    `**${label}** has failed on ${code(branch)} since ${describeStreak(streak, repositoryUrl)}.`,
    `Latest failed run: ${linkWithin(repositoryUrl, text(subject.headline), subject.url)}`,
    ...suspects(subject, streak, repositoryUrl),
    '### Causes',
  ].join('\n\n')
  const closing = closes
    ? `This issue is closed when the workflow passes on ${code(branch)} again.`
    : `A comment reports when the workflow passes on ${code(branch)} again.`
  const maxBytes = MAX_BODY_BYTES - MAX_GREEN_BYTES - sizeOf(`${opening}\n\n\n\n${closing}`)
  const causes = renderCauses(subject, { repositoryUrl, maxBytes })
  const shown = causes === '' ? 'The report lists no cause.' : causes
  return [opening, shown, closing].join('\n\n')
}

/** Maximum size of the lines that `renderGreenIssue` adds. */
const MAX_GREEN_BYTES = 2_000

function describeStreak({ runs, lastGreen }: RedStreak, repositoryUrl: string): string {
  const [first] = runs
  const count = runs.length === 1 ? '' : ` (${plural(runs.length, 'failed run')})`
  const green =
    lastGreen === undefined
      ? ''
      : `; the last successful run was ${runLink(lastGreen, repositoryUrl)}`
  return first === undefined ? 'this run' : `${runLink(first, repositoryUrl)}${count}${green}`
}

/** Lists the commits since the last successful run, from the report, or links to them. */
function suspects(
  { causes }: Subject,
  { runs: [first], lastGreen }: RedStreak,
  repositoryUrl: string,
): string[] {
  const since = causes.flatMap(({ redSince }) => redSince ?? [])
  const commits = new Map(
    since.flatMap((red) => red.commits.map((commit) => [commit.sha, commit] as const)),
  )
  const compare =
    isSha(lastGreen?.commit) && isSha(first?.commit) && first.commit !== lastGreen.commit
      ? link('all changes', `${repositoryUrl}/compare/${lastGreen.commit}...${first.commit}`)
      : undefined
  if (commits.size === 0) {
    return compare === undefined ? [] : [`Suspect commits: ${compare}`]
  }
  const known = [...commits.values()].map((each) => ({ ...each, author: each.author ?? undefined }))
  const commitsTotal = Math.max(commits.size, ...since.map((red) => red.commitsTotal ?? 0))
  const inline = {
    ...CONVERSATION,
    link: (label: string, url: string) => linkWithin(repositoryUrl, label, url),
  }
  const lines = suspectCommits({ commits: known, commitsTotal }, inline).map((line) => `- ${line}`)
  const heading = compare === undefined ? 'Suspect commits:' : `Suspect commits (${compare}):`
  return [[heading, '', ...lines].join('\n')]
}

function isSha(commit: string | undefined): commit is string {
  return commit !== undefined && /^[0-9a-f]{40}$/.test(commit)
}

/** Renders the comment about causes that differ from those that the issue has listed. */
export function renderChange(subject: Subject, repositoryUrl: string): string {
  const opening = `The causes changed: ${linkWithin(repositoryUrl, text(subject.headline), subject.url)}`
  const maxBytes = MAX_BODY_BYTES - sizeOf(`${opening}\n\n`)
  return `${opening}\n\n${renderCauses(subject, { repositoryUrl, maxBytes })}`
}

/** Returns the sentence that the workflow passes again, with its run and commit. */
export function renderGreen({ runs, commit }: Subject, repositoryUrl: string): string {
  const sentences = runs.map(({ label, report: { run } }) => {
    const number = run.number === null ? `run ${run.id}` : `run ${text(`#${run.number}`)}`
    const at = commitLink(repositoryUrl, commit)
    const withCommit = at === undefined ? '' : ` with commit ${at}`
    return `✅ **${text(label)}** passed again in ${linkWithin(repositoryUrl, number, run.url)}${withCommit}.`
  })
  return sentences.join('\n\n')
}

/** Folds the text of an issue, which is no longer true, below that sentence. */
export function renderGreenIssue(subject: Subject, repositoryUrl: string, body: string): string {
  return `${renderGreen(subject, repositoryUrl)}\n\n${details('While it failed', body)}`
}

function runLink({ id, number }: RedRun, repositoryUrl: string): string {
  const label = number === undefined ? `run ${id}` : `run ${text(`#${number}`)}`
  return link(label, `${repositoryUrl}/actions/runs/${id}`)
}
