import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ApiIssue, apiIssue } from '../../fake-github/api-conversation.ts'
import { writeTime } from '../../fake-github/time.ts'
import { errorOf } from './errors.ts'
import { RUN_URL } from '../../make-run.ts'
import { seenRuns } from './seen.ts'

/** An issue of the repository, and what is true about it. */
type PlantedIssue = ReturnType<typeof readIssue>

/** A text of an issue, and what the people who wrote it mean. */
type IssueText = ReturnType<typeof readText>

export const DAY = 24 * 3_600
/** For so many days, a closed issue says that a failure is fixed. */
export const MAX_CLOSED_DAYS = 14
const LABEL = 'known-failure'

export const ISSUES: readonly PlantedIssue[] = readFileSync(
  join(import.meta.dirname, 'issues.txt'),
  'utf8',
)
  .split(/^=== /m)
  .slice(1)
  .map(readIssue)

/** Returns the text that an issue has at a time; `undefined` before it was opened. */
export function textAt({ texts }: PlantedIssue, day: number): IssueText | undefined {
  return texts.findLast((text) => text.day <= day)
}

/**
 * Returns the issues as GitHub has them on a day, and who edited them last.
 *
 * @param from when the month begins, in seconds after `START`
 */
export function issuesAt(day: number, from: number) {
  const issues: ApiIssue[] = []
  const editors: Record<string, string> = {}
  for (const planted of ISSUES) {
    const text = textAt(planted, day)
    if (text === undefined) continue
    const { closed } = planted
    const isClosed = closed !== undefined && closed <= day
    const timeOf = (at: number) => writeTime(from + Math.round(at * DAY))
    const changes = [text.day, closed, planted.commented].filter((at) => at !== undefined)
    const issue = {
      ...apiIssue({
        ...{ number: planted.number, title: planted.title, labels: [planted.label] },
        ...{ author: planted.login, association: planted.association },
        body: bodyOf(planted, text, from),
        ...(isClosed && { state: 'closed', closedAt: timeOf(closed) }),
      }),
      updated_at: timeOf(Math.max(...changes.filter((at) => at <= day))),
    }
    issues.push(issue)
    if (text !== planted.texts[0]) editors[issue.node_id] = text.editor ?? planted.login
  }
  return { issues, editors }
}

/** Lists the jobs that the text of an issue shows. */
function seenOf({ number, texts }: PlantedIssue, text: IssueText) {
  return text.opensGate || text.reruns ? seenRuns(number, texts.indexOf(text), text) : []
}

/** Lists the jobs that any text of an issue shows. */
export function allSeenRuns() {
  return ISSUES.flatMap((issue) => issue.texts.flatMap((text) => seenOf(issue, text)))
}

/** Writes the text of an issue, some with line ends as a browser sends them. */
function bodyOf(planted: PlantedIssue, text: IssueText, from: number): string {
  const { number, title } = planted
  const { blocks, until } = text
  const date = until === undefined ? '' : writeTime(from + until * DAY).slice(0, 10)
  const seen = seenOf(planted, text).map(({ runId, job }) => {
    return `seen: ${RUN_URL.replace(/\d+$/, String(runId))}/job/${job.id}`
  })
  const parts = blocks.map((block) => {
    const shown = /^(gate: pass|rerun: once)$/m.test(block) ? seen : []
    return ['```known-failure', block.replace('{until}', date), ...shown, '```'].join('\n')
  })
  const paragraphs = [
    `${title}, as the [log](https://example.com/log) shows:`,
    '```\nexit 1\n```',
    ...parts,
    'See #7.',
  ]
  const body = paragraphs.join('\n\n')
  return number % 2 === 0 ? body.replaceAll('\n', '\r\n') : body
}

function readIssue(section: string) {
  const [head = '', ...texts] = section.split(/^--- /m)
  const [number = '', login = '', association = '', title = '', ...words] = head.trim().split(' | ')
  const value = (name: string) => valueOf(words, name)
  return {
    /** The association is what GitHub calls the author. */
    ...{ number: Number(number), title, login, association },
    label: value('labelled') ?? LABEL,
    /** Whether an issue of this author with this label counts. */
    counts: !words.includes('counts for nothing'),
    /** The first one is the text with which it was opened. */
    texts: texts.map(readText),
    /** Days of the month, from 0, on which it was closed, and on which somebody commented later. */
    closed: numberOf(value('closed')),
    commented: numberOf(value('commented')),
  }
}

function readText(section: string) {
  const [head = '', ...lines] = section.trimEnd().split('\n')
  const words = head.split(' | ')
  const value = (name: string) => valueOf(words, name)
  const listed = value('lists')?.split(', ') ?? []
  return {
    /** Day of the month, from 0. */
    day: Number(value('day')),
    /** Who wrote it; `undefined` for the author. */
    editor: value('edited by'),
    blocks: lines.join('\n').split('\n\n'),
    /** Ids of the errors that it lists; none if its blocks are invalid. */
    lists: listed.filter((id) => id !== 'nothing').map((id) => errorOf(id).id),
    /** The jobs and steps that it means; `undefined` for all. */
    jobs: value('jobs')?.split(', '),
    steps: value('steps')?.split(', '),
    opensGate: words.includes('opens the gate'),
    reruns: words.includes('reruns'),
    /** The last day on which the gate opens. */
    until: numberOf(value('until')),
  }
}

/** @example valueOf(['lists lint-any'], 'lists') // 'lint-any' */
function valueOf(words: readonly string[], name: string): string | undefined {
  return words.find((word) => word.startsWith(`${name} `))?.slice(name.length + 1)
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text)
}
