import { type AlikeTexts, logText, type LogText, uniqueTexts } from '../../model/logged/log-text.ts'
import { groupsOf, mapSome } from '../../model/some.ts'
import { textMasker } from '../masks/mask-text.ts'

/**
 * What a text is, the weightiest last: noise in which a script can also say what is wrong; any other output; an error
 * after what the step said before it; a warning; one that can name what failed; one that compares values; one that
 * reports it.
 */
const ROLES = ['noise', 'output', 'stop', 'warning', 'mention', 'compared', 'report'] as const
export type TextRole = (typeof ROLES)[number]

/** Texts that are kept of each role, and texts with what was above them: of a step that prints more, not all is known. */
const MAX_TEXTS = 5_000

/** Each error with what was said before it is a text of its own. */
const MAX_STOPS = 1_000

export type Printout = ReturnType<typeof printout>

/** A text of a step, however often it was printed. */
interface KnownText {
  readonly text: LogText
  /** `undefined` for a text that says nothing by which logs are compared. */
  role: TextRole | undefined
  /** Whether its numbers can distinguish errors although it reports no failure. */
  isExact: boolean
  times: number
  /** The keys of what was directly above it; none if more was printed than is kept. */
  readonly above: string[]
}

/** How often a masked text was printed, by its key. */
type TextCounts = ReadonlyMap<string, { readonly masked: LogText; readonly count: number }>

/** Collects the different texts of a step, and what each of them is. Its memory is bounded. */
export function printout() {
  const known = new Map<string, KnownText>()
  const counts = new Map<TextRole, number>()
  /** The roles of texts that were dropped or cut. */
  const missed = new Set<TextRole>()
  const masker = textMasker()
  let last = ''
  let pairs = 0

  function add(text: LogText, above: string[]): KnownText {
    const added = { text, role: undefined, isExact: false, times: 0, above }
    known.set(text.key, added)
    return added
  }

  /** Counts the texts that are equal when masked, of those that are given, without totals, which say nothing themselves. */
  function masked(texts: readonly LogText[]): TextCounts {
    const all = texts.map((text) => ({
      text: masker.compared(text),
      times: known.get(text.key)?.times,
    }))
    return countTexts(all.filter(({ text }) => text.key !== ''))
  }

  return {
    /** Gives a text at least this role. */
    note(role: TextRole, text: LogText, isCut = false): void {
      const count = counts.get(role) ?? 0
      const isNew = known.get(text.key)?.role === undefined
      const isFull = isNew && count >= (role === 'stop' ? MAX_STOPS : MAX_TEXTS)
      if (isCut || isFull) missed.add(role)
      if (isFull) return
      const noted = known.get(text.key) ?? add(text, [])
      if (isNew) counts.set(role, count + 1)
      if (noted.role === undefined || ROLES.indexOf(role) > ROLES.indexOf(noted.role))
        noted.role = role
      if (role === 'output') noted.times += 1
    },
    /** Reads a text of any class. */
    print(text: LogText): void {
      const above = known.get(text.key)?.above
      if (pairs < MAX_TEXTS && above?.includes(last) !== true) {
        pairs += 1
        if (above === undefined) add(text, [last])
        else above.push(last)
      }
      last = text.key
    },
    /** Lists all texts, noise and totals as well, in the order in which each was printed first. */
    printed(): readonly AlikeTexts[] {
      const all = [...known.values()].filter(({ above }) => above.length > 0)
      const textOf = (key: string) => masker.whole(known.get(key)?.text ?? logText(''))
      return groupsOf(all, ({ text }) => masker.whole(text).key).map((alike) => ({
        masked: masker.whole(alike[0].text),
        texts: mapSome(alike, ({ text }) => text),
        above: uniqueTexts(alike.flatMap(({ above }) => above.map(textOf))),
      }))
    },
    isMissed: (role: TextRole) => missed.has(role),
    /** Notes that the numbers of texts count. Those of texts that report a failure always do. */
    keepNumbers(texts: readonly LogText[]): void {
      for (const one of texts.map(({ key }) => known.get(key))) if (one) one.isExact = true
    },
    hasExact: ({ key }: LogText) =>
      known.get(key)?.isExact === true && known.get(key)?.role !== 'report',
    /** Lists the texts of some roles, as printed. */
    of: (...roles: readonly TextRole[]) =>
      [...known.values()].flatMap(({ text, role }) => (role && roles.includes(role) ? text : [])),
    masked,
    /** Counts what is no noise, without the tests that passed at another try. */
    output(recovered: readonly LogText[]): TextCounts {
      const names = [...masked(recovered).values()].map((name) => name.masked.text)
      const texts = [...known.values()].filter(({ role }) => role !== undefined && role !== 'noise')
      const counted = [...masked(texts.map(({ text }) => text))]
      const isOf = (text: string) => names.some((name) => text.endsWith(name))
      return new Map(counted.filter(([, one]) => !isOf(one.masked.text)))
    },
  }
}

/** @param texts masked, and how often each was printed as far as that was counted */
function countTexts(
  texts: readonly { readonly text: LogText; readonly times: number | undefined }[],
): TextCounts {
  const counted = new Map<string, { masked: LogText; count: number }>()
  for (const { text: masked, times = 0 } of texts) {
    const { count = 0 } = counted.get(masked.key) ?? {}
    counted.set(masked.key, { masked, count: count + Math.max(1, times) })
  }
  return counted
}
