import { moreText } from '../../model/report/entry-words.ts'
import type { Cause } from '../../model/report/cause.ts'
import type { NotEnded } from '../../model/report/failure.ts'
import { fit, type Inline } from './inline.ts'
import { shorten, safeLine } from './markdown.ts'
import { enumerate, formatDuration } from './units.ts'

/** Tests that are named: more did not hang, but wait for a place. */
const MAX_NAMED = 3

const MAX_NAME_CHARACTERS = 120

/**
 * Returns `cart › pays had not ended after 9m 3s (and 1 more)` in plain text, or as much of it as fits: at least the name. Empty
 * if the log does not show it.
 */
export function notEndedPhrase(cause: Pick<Cause, 'failures'>, maxCharacters: number): string {
  const [first, ...others] = notEndedIn(cause)
  if (first === undefined) return ''
  const name = safeLine(first.name)
  const text = `${name} ${sinceText(first)}`
  const whole = [text, ...moreText(others.length).map((more) => `(${more})`)].join(' ')
  const fitting = [whole, text].find(({ length }) => length <= maxCharacters)
  return fitting ?? shorten(name, maxCharacters)
}

/**
 * Says which tests had started and not ended when a time limit or a cancellation cut the log of the first job: with several
 * at a time, not which of them hung. Empty if the log does not show it.
 */
export function notEndedLine(cause: Pick<Cause, 'failures'>, inline: Inline): string[] {
  const all = notEndedIn(cause)
  const [first, ...others] = all
  if (first === undefined) return []
  const nameOf = ({ name }: NotEnded) =>
    inline.strong(inline.text(fit(name, MAX_NAME_CHARACTERS, inline)))
  if (others.length === 0) return [`${nameOf(first)} ${sinceText(first)}.`]
  const names = all.map((one) =>
    one.duration === undefined
      ? nameOf(one)
      : `${nameOf(one)} after ${formatDuration(one.duration)}`,
  )
  return [`Had not ended: ${enumerate(names, MAX_NAMED)}`]
}

function sinceText({ duration }: NotEnded): string {
  const after = duration === undefined ? '' : ` after ${formatDuration(duration)}`
  return `had not ended${after}`
}

/** The first job has the log. */
function notEndedIn({ failures: [{ excerpts }] }: Pick<Cause, 'failures'>): readonly NotEnded[] {
  return excerpts.flatMap(({ notEnded = [] }) => notEnded)
}
