// The title and the first line of a month.
import { isStopped } from '../../model/reasons.ts'
import {
  type Month,
  MONTH_VERSION,
  type ReadMonth,
  type RedTime,
} from '../../model/shapes/month.ts'
import { groupsOf, type Some, sortBy } from '../../model/some.ts'
import { DAY, type Instant, type Milliseconds, RECENT_DAYS } from '../../model/time.ts'
import { fit, type Inline, PLAIN } from '../../render/text/inline.ts'
import { escapeTitle } from '../../render/text/markdown.ts'
import {
  enumerate,
  formatDuration,
  formatInstant,
  joinTexts,
  plural,
} from '../../render/text/units.ts'

const MAX_NAME_CHARACTERS = 120
/** Names in the headline. */
export const MAX_NAMED = 5

type Heading = Pick<
  Month,
  'branch' | 'red' | 'missed' | 'unsteady' | 'madeAt' | 'fromAt' | 'sinceAt'
>

/** Words before a number: if runs were not read, more may have failed. */
export const AT_LEAST = 'at least '

/** Whether the branch may have been red more often than it was seen to be. */
function isPartRead({ unreadRuns, unknownWorkflows }: Month['red']): boolean {
  return unreadRuns + unknownWorkflows > 0
}

/** Returns the words before how long the branch was red. */
function leastOf(red: Month['red']): string {
  return isPartRead(red) || red.times.some(({ isAtLeast }) => isAtLeast) ? AT_LEAST : ''
}

/** Returns the whole of what was read. */
export function completeMonth(
  read: ReadMonth,
  url: string,
  notes: readonly string[],
  issueUrl?: string,
): Month {
  const heading = { schemaVersion: MONTH_VERSION, kind: 'month' } as const
  return { ...heading, headline: monthHeadline(read), ...read, url, notes, issueUrl }
}

/** Returns what is red now and for how long, what is new since the last night, and as of when, in plain text. */
export function monthHeadline(month: Heading): string {
  return Object.values(monthSentences(month, PLAIN)).join(' ')
}

/** Returns the sentences of the headline. */
export function monthSentences(month: Heading, inline: Inline): { state: string; rest: string } {
  const { madeAt, sinceAt } = month
  const news = sinceAt === undefined ? [] : newsSince(sinceAt, month, inline)
  const since = sinceAt === undefined ? '' : 'New since the last night: '
  const said = news.length === 0 ? 'nothing' : enumerate(news, MAX_NAMED)
  const rest = [since && `${since}${said}.`, `As of ${formatInstant(madeAt)}.`]
  const state = joinTexts([stateSentence(month, inline), cancelledText(month, inline)], ' ')
  return { state, rest: joinTexts(rest, ' ') }
}

/** Fewer runs, or fewer of them cancelled, are common: a newer push cancels an older one. */
const MANY_CANCELLED = { pushes: 10, share: 1 / 3 }

/** Returns that many runs of the branch were cancelled, which say nothing of its state; '' if few were. */
function cancelledText({ branch, red }: Heading, inline: Inline): string {
  const { pushes, cancelledPushes: cancelled } = red
  if (pushes < MANY_CANCELLED.pushes || cancelled < MANY_CANCELLED.share * pushes) return ''
  const name = inline.code(shortName(branch, inline))
  return `${cancelled} of ${pushes} runs of ${name} by push were cancelled: ${pushes - cancelled} ran to their end.`
}

function stateSentence({ branch, red, madeAt, fromAt }: Heading, inline: Inline): string {
  const name = inline.code(shortName(branch, inline))
  const now = redNowText(red)
  if (now.length > 0) {
    const named = now.map(
      (time) => `${shortText(time.first.workflow, inline)} for ${redFor(time, red, madeAt)}`,
    )
    return `${name} is red: ${enumerate(named, MAX_NAMED)}.`
  }
  const days = daysOf({ madeAt, fromAt })
  if (red.runs === 0 && red.times.length === 0)
    return `No run of ${name} has passed or failed in ${days}.`
  return `${name} is green: ${historyText({ red, madeAt })}.`
}

/** Returns `red for 5h in 30 days`. */
function historyText({ red, madeAt }: Pick<Heading, 'red' | 'madeAt'>): string {
  const days = daysOf({ madeAt, fromAt: red.fromAt })
  if (red.times.length === 0) return `never ${isPartRead(red) ? 'seen ' : ''}red in ${days}`
  return `red for ${leastOf(red)}${formatDuration(red.duration)} in ${days}`
}

/** Returns the times that go on, the longest first. */
export function redNowText({ times }: Month['red']): readonly RedTime[] {
  const open = times.filter(({ untilAt }) => untilAt === undefined)
  return sortBy(open, ({ fromAt }) => fromAt)
}

/** Returns for how long a workflow has been red. */
function redFor({ fromAt }: RedTime, red: Month['red'], madeAt: Instant): string {
  return `${fromAt === red.fromAt ? AT_LEAST : ''}${formatDuration(madeAt - fromAt)}`
}

/** Lists what changed since the night before. */
function newsSince(since: Instant, { red, missed, unsteady }: Heading, inline: Inline): string[] {
  const name = (text: string) => shortText(text, inline)
  return [
    ...redRows(red.times).flatMap(([{ fromAt, untilAt = Infinity, first, isGone }]) => {
      if (untilAt === Infinity) return fromAt > since ? `${name(first.workflow)} is red` : []
      const verb = fromAt > since ? 'was red' : 'is no longer red'
      const reason = isGone ? ' (its file is gone)' : ''
      return untilAt > since ? `${name(first.workflow)} ${verb}${reason}` : []
    }),
    ...missed.flatMap(({ missedAt = 0, workflow }) =>
      missedAt > since ? `${name(workflow)} did not run` : [],
    ),
    ...unsteady.flatMap(({ listedAt, test, step, job }) =>
      listedAt > since ? `${name(test ?? step ?? job)} comes and goes` : [],
    ),
  ]
}

/** Returns the times of each workflow, the newest first: what is red still, the longest first, then what was red last. */
export function redRows(times: readonly RedTime[]): readonly Some<RedTime>[] {
  const inOrder = sortBy(
    sortBy(times, ({ fromAt }) => fromAt),
    ({ untilAt = Infinity }) => -untilAt,
  )
  return groupsOf(inOrder, ({ first }) => first.workflowPath)
}

/** Returns `once`, `twice` or `3 times`. */
export function timesText(count: number): string {
  return ['never', 'once', 'twice'][count] ?? `${count} times`
}

function daysOf({ madeAt, fromAt }: Pick<Month, 'madeAt' | 'fromAt'>): string {
  return plural(Math.max(1, Math.round((madeAt - fromAt) / DAY)), 'day')
}

/** Cuts a name, so that an issue can hold all rows. */
export function shortName(raw: string, inline: Inline): string {
  return fit(raw, MAX_NAME_CHARACTERS, inline)
}

export function shortText(raw: string, inline: Inline): string {
  return raw === '' ? '' : inline.text(shortName(raw, inline))
}

/** Time in which something was first seen that is new to the reader of a list of issues. */
export const NEW_SINCE: Milliseconds = RECENT_DAYS * DAY

/** Start of each title of the issue. */
export const TITLE_START = 'CI in a month: '

/**
 * Returns the title of the issue in plain text, of at most three parts: what is red now, what did not run or has a schedule
 * that could not be read, and what comes and goes.
 */
export function monthTitle(month: Month): string {
  const { unsteady, failuresUnread, madeAt } = month
  const namesOf = (isUnparsed: boolean) =>
    month.missed.flatMap(({ state, workflow, fault }) =>
      isStopped(state) || (fault !== undefined) !== isUnparsed ? [] : shortName(workflow, PLAIN),
    )
  const [missing, unparsed] = [namesOf(false), namesOf(true)]
  const missed = [
    missing.length > 0 && `${enumerate(missing)} did not run`,
    unparsed.length > 0 && `the schedule of ${enumerate(unparsed)} could not be read`,
  ]
  const fresh = unsteady.filter(({ listedAt }) => listedAt > madeAt - NEW_SINCE).length
  const verb = unsteady.length === 1 ? 'comes and goes' : 'come and go'
  const parts = [
    redTitle(month),
    joinTexts(missed, ' and '),
    unsteady.length > 0 &&
      `${failuresUnread === 0 ? '' : AT_LEAST}${unsteady.length} ${verb}${fresh === 0 ? '' : ` (${fresh} new)`}`,
  ]
  return escapeTitle(`${TITLE_START}${joinTexts(parts, ', ')}`)
}

/** Returns `6 workflows are red, the longest Service B for 5 days`, or that the branch is green. */
function redTitle({ branch, red, madeAt }: Month): string {
  const now = redNowText(red)
  const [longest] = now
  if (longest === undefined) {
    if (red.runs === 0 && red.times.length === 0) return 'no run'
    return `${shortName(branch, PLAIN)} is green, ${historyText({ red, madeAt })}`
  }
  const name = shortName(longest.first.workflow, PLAIN)
  const time = madeAt - longest.fromAt
  const days = time < 2 * DAY ? formatDuration(time) : plural(Math.floor(time / DAY), 'day')
  const since = `for ${longest.fromAt === red.fromAt ? AT_LEAST : ''}${days}`
  return now.length === 1
    ? `${name} has been red ${since}`
    : `${now.length} workflows are red, the longest ${name} ${since}`
}
