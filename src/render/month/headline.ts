import { isStopped } from '../../model/reasons.ts'
import {
  type Month,
  MONTH_VERSION,
  type ReadMonth,
  type RunLabel,
} from '../../model/shapes/month.ts'
import { DAY, type Milliseconds, RECENT_DAYS, recentDays } from '../../model/time.ts'
import { fit, type Inline, PLAIN } from '../text/inline.ts'
import { escapeTitle } from '../text/markdown.ts'
import { enumerate, formatDay, formatDuration, joinTexts, plural } from '../text/units.ts'

const MAX_NAME_CHARACTERS = 120

type Heading = Pick<Month, 'branch' | 'red' | 'madeAt' | 'fromAt'>

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

/** Returns whether the default branch is green, and how long it was red, in plain text. */
export function monthHeadline(month: Heading): string {
  return monthSentence(month, PLAIN)
}

export function monthSentence({ branch, red, madeAt, fromAt }: Heading, inline: Inline): string {
  const { now, greenSince, runs, times, count, countByRerun: solved } = red
  if (runs === 0 && times.length === 0)
    return `No run of ${inline.code(shortName(branch, inline))} has passed or failed in ${daysOf({ madeAt, fromAt })}.`
  const since = now.map((run) => monthRun(run, inline))
  const state =
    since.length > 0
      ? `is red since ${enumerate(since)}`
      : `is green${greenSince === undefined ? '' : ` since ${monthRun(greenSince, inline)}`}`
  const isPart = isPartRead(red)
  const least = isPart ? AT_LEAST : ''
  const time = `${leastOf(red)}${formatDuration(red.duration)}`
  const history =
    times.length === 0
      ? `it was never ${isPart ? 'seen ' : ''}red`
      : `it was red for ${time}, ${least}${timesText(count)}`
  const byRerun =
    solved === 0 ? '' : `; ${solved} ${solved === 1 ? 'was' : 'were'} solved by a re-run alone`
  return `${inline.code(shortName(branch, inline))} ${state}. In ${daysOf({ madeAt, fromAt: red.fromAt })} ${history}${byRerun}.`
}

/** Returns `once`, `twice` or `3 times`. */
export function timesText(count: number): string {
  return ['never', 'once', 'twice'][count] ?? `${count} times`
}

function daysOf({ madeAt, fromAt }: Pick<Month, 'madeAt' | 'fromAt'>): string {
  return plural(Math.max(1, Math.round((madeAt - fromAt) / DAY)), 'day')
}

/** Returns `CI #1841`, linked. */
export function monthRun({ workflow, number, id, url }: RunLabel, inline: Inline): string {
  const name = shortName(workflow, inline)
  return inline.link(
    inline.text(number === undefined ? `${name} run ${id}` : `${name} #${number}`),
    url,
  )
}

/** Cuts a name, so that an issue can hold all rows. */
export function shortName(raw: string, inline: Inline): string {
  return fit(raw, MAX_NAME_CHARACTERS, inline)
}

/** Time in which something was first seen that is new to the reader of a list of issues. */
const NEW: Milliseconds = RECENT_DAYS * DAY

/** Start of each title of the issue. */
export const TITLE_START = 'CI in a month: '

/** Returns the title of the issue in plain text: which repository gets worse shows in a list of issues. */
export function monthTitle(month: Month): string {
  const { branch, red, unsteady, failuresUnread, madeAt } = month
  const namesOf = (isUnparsed: boolean) =>
    month.missed.flatMap(({ state, workflow, fault }) =>
      isStopped(state) || (fault !== undefined) !== isUnparsed ? [] : shortName(workflow, PLAIN),
    )
  const missing = namesOf(false)
  const unparsed = namesOf(true)
  const fresh = unsteady.filter(({ listedAt }) => listedAt > madeAt - NEW).length
  const verb = unsteady.length === 1 ? 'comes and goes' : 'come and go'
  const parts = [
    red.now.length > 0 && `${branch} is red`,
    red.times.length > 0 &&
      `red for ${leastOf(red)}${formatDuration(red.duration)} (${formatDuration(red.recent)} in the ${RECENT_DAYS} days to ${formatDay(recentDays(madeAt).untilAt - DAY)})`,
    missing.length > 0 && `${enumerate(missing)} did not run`,
    unsteady.length > 0 &&
      `${failuresUnread === 0 ? '' : AT_LEAST}${unsteady.length} ${verb}${fresh === 0 ? '' : ` (${fresh} new)`}`,
  ]
  const unread = unparsed.length > 0 && `the schedule of ${enumerate(unparsed)} could not be read`
  const found = joinTexts(parts, ', ')
  const green = `always green${unread === false ? ', nothing comes and goes' : ''}`
  const first = found || (red.runs === 0 ? 'no run' : green)
  return escapeTitle(`${TITLE_START}${joinTexts([first, unread], found === '' ? ', but ' : ', ')}`)
}
