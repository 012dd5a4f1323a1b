import type { LogText } from '../../model/logged/log-text.ts'
import type { TextMasker } from '../masks/mask-line.ts'

/**
 * What a text is, the weightiest last: noise in which a script can also say what is wrong; any other output; an error
 * after what the step said before it; a warning; one that can name what failed; one that compares values; one that
 * reports it.
 */
const ROLES = ['noise', 'output', 'stop', 'warning', 'mention', 'compared', 'report'] as const
export type TextRole = (typeof ROLES)[number]

/** Texts that are kept, by the first role of each, and of any: of a step that prints more, not all is known. */
const MAX_TEXTS = 5_000

/** Each error with what was said before it is a text of its own. */
const MAX_STOPS = 1_000

export interface TextRoles {
  /** Gives a text at least this role. */
  readonly note: (role: TextRole, text: LogText, isCut?: boolean) => void
  readonly isMissed: (role: TextRole) => boolean
  /** Notes that the numbers of texts count. Those of texts that report a failure always do. */
  readonly keepNumbers: (texts: readonly LogText[]) => void
  readonly hasExact: (text: LogText) => boolean
  /** Lists the texts of some roles, as printed. */
  readonly of: (...roles: readonly TextRole[]) => readonly LogText[]
  /** Counts given texts by what is left of them when masked. It omits totals, which say nothing themselves. */
  readonly masked: (texts: readonly LogText[]) => TextCounts
  /** Counts what is no noise, without the tests that passed at another try. */
  readonly output: (recovered: readonly LogText[]) => TextCounts
}

/** A text by which logs are compared, however often it was printed. */
interface KnownText {
  readonly text: LogText
  role: TextRole
  /** Whether its numbers can distinguish errors although it reports no failure. */
  isExact: boolean
  times: number
}

/** How often a masked text was printed, by its key. */
type TextCounts = ReadonlyMap<string, { readonly masked: LogText; readonly count: number }>

/** Collects what each of the different texts of a step is. Its memory is bounded. */
export function textRoles(masker: TextMasker): TextRoles {
  const known = new Map<string, KnownText>()
  const counts = new Map<TextRole, number>()
  /** The roles of texts that were dropped or cut. */
  const missed = new Set<TextRole>()

  function masked(texts: readonly LogText[]): TextCounts {
    const counted = new Map<string, { masked: LogText; count: number }>()
    for (const text of texts) {
      const compared = masker.compared(text)
      const { count = 0 } = counted.get(compared.key) ?? {}
      const times = Math.max(1, known.get(text.key)?.times ?? 0)
      if (compared.key !== '') counted.set(compared.key, { masked: compared, count: count + times })
    }
    return counted
  }

  return {
    note(role: TextRole, text: LogText, isCut = false): void {
      const count = counts.get(role) ?? 0
      const noted = known.get(text.key)
      const isFull = noted === undefined && count >= (role === 'stop' ? MAX_STOPS : MAX_TEXTS)
      if (isCut || isFull) missed.add(role)
      if (isFull) return
      const one = noted ?? { text, role, isExact: false, times: 0 }
      if (noted === undefined) counts.set(role, count + 1)
      if (ROLES.indexOf(role) > ROLES.indexOf(one.role)) one.role = role
      if (role === 'output') one.times += 1
      known.set(text.key, one)
    },
    isMissed: (role) => missed.has(role),
    keepNumbers(texts: readonly LogText[]): void {
      for (const one of texts.map(({ key }) => known.get(key))) if (one) one.isExact = true
    },
    hasExact: ({ key }) => known.get(key)?.isExact === true,
    of: (...roles) =>
      [...known.values()].flatMap(({ text, role }) => (roles.includes(role) ? text : [])),
    masked,
    output(recovered: readonly LogText[]): TextCounts {
      const names = [...masked(recovered).values()].map((name) => name.masked.text)
      const texts = [...known.values()].filter(({ role }) => role !== 'noise')
      const counted = [...masked(texts.map(({ text }) => text))]
      const isOf = (text: string) => names.some((name) => text.endsWith(name))
      return new Map(counted.filter(([, one]) => !isOf(one.masked.text)))
    },
  }
}
