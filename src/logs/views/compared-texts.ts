import {
  type ComparedText,
  logText,
  type LogText,
  partsOfText,
} from '../../model/logged/log-text.ts'
import { NAME } from '../../model/logged/names.ts'
import type { StepLog } from '../../model/logged/step-log.ts'
import type { LoggedEntry, StepFindings } from '../../model/report/failure.ts'
import { isBeside, isEnding, isSpecific, saysWhat } from '../lines/ending-forms.ts'
import { isLogged } from '../lines/plain-lines.ts'
import {
  blamesRows,
  compares,
  maskPart,
  withoutAmounts,
  isTestName,
  maskNumbers,
  type TextMasker,
  withoutOrder,
} from '../masks/mask-line.ts'
import { isPassed } from '../words/passed.ts'
import { isCounting, isTemplate } from '../words/total.ts'

/** What of a log is compared with another one, beside its lines. */
interface ComparedTexts extends Pick<StepFindings, 'isInToolForm' | 'identifiesError'> {
  readonly log: Omit<StepLog, 'lines' | 'rows' | 'hidesOutput'>
}

/** The ordinal of an entry in the list of its tool. */
const ORDINAL = /^\d{1,4}\. (?=\S)/

/** What is known of the errors of a step when all of it was read. */
export interface ErrorEvidence {
  readonly entries: readonly LoggedEntry[]
  /** Whether several lines name an error. */
  readonly areSeveral: boolean
  /** Whether a failure is in a tool's own form. */
  readonly hasFailure: boolean
  /** Whether a line says more than that something failed. */
  readonly identifiesError: boolean
  readonly blamesWarnings: boolean
  /** Rows of tables with percentages. */
  readonly rows: readonly string[]
}

/** Texts that have to be in another log of the same error: as they are, and without their numbers. */
interface NeededTexts {
  readonly strict: readonly LogText[]
  readonly loose: readonly LogText[]
}

/**
 * Returns what two logs of the same error have in common:
 *
 * | the step has | as it is | without its numbers |
 * | --- | --- | --- |
 * | a failure in a tool's own form | what reports a failure (1) | what can name another one; warnings, if an error mentions them (2) |
 * | none, but a line that identifies the error (3) | its tests, or where it stopped; what reports; findings and lines around errors | other lines, but not what passed |
 * | neither (4) | all lines but noise, and where it stopped | – |
 * | any of these (5) | lines that compare values, or have an amount beside its limit | – |
 *
 * In (3) and (4), noise in which scripts report counts without its numbers if at most one line names an error. If several
 * do, messages of level INFO do not count in (3).
 */
export function comparedTexts(texts: TextRoles, evidence: ErrorEvidence): ComparedTexts {
  const { hasFailure } = evidence
  const tests = evidence.entries.flatMap(({ isTest, title = '' }) =>
    isTest ? logText(`≡ ${title}`) : [],
  )
  const found = hasFailure ? ofFailures(texts, evidence) : ofErrors(texts, tests, evidence)
  const amounts = new Set(found.loose.filter(hasAmount))
  const strict = [...found.strict, ...texts.of('compared'), ...amounts] // (5)
  const loose = found.loose.filter((text) => !amounts.has(text))
  const blamesTable = strict.some(({ text }) => blamesRows(text))
  const roles: readonly TextRole[] = hasFailure ? ['report', 'mention', 'warning'] : ['output']
  return {
    isInToolForm: hasFailure,
    identifiesError:
      evidence.identifiesError || strict.some((text) => hasAmount(text) && saysWhat(text.text)),
    log: {
      texts: [
        // What a line is beside the row of a table counts.
        ...(blamesTable ? evidence.rows.map(rowText) : []),
        ...listTexts(texts, { strict, loose }, [...tests, ...amounts], evidence),
      ],
      blamesTable,
      isReadToEnd: !roles.some(texts.isMissed),
    },
  }
}

function ofFailures(texts: TextRoles, { blamesWarnings }: ErrorEvidence): NeededTexts {
  const loose = blamesWarnings ? texts.of('mention', 'warning') : texts.of('mention')
  return { strict: texts.of('report'), loose } // (1), (2)
}

function ofErrors(
  texts: TextRoles,
  tests: readonly LogText[],
  { areSeveral, identifiesError }: ErrorEvidence,
): NeededTexts {
  const said = texts.of('output', 'warning')
  const isMore = (text: LogText) => isSpecific(partsOfText(text).join(' '))
  const others = texts.of('mention', 'report')
  const plain = [...(identifiesError ? said.filter(isMore) : said), ...others]
  // A fixed sentence of a script says less than the noise above it can.
  const noise = areSeveral ? [] : texts.of('noise')
  if (!identifiesError) return { strict: [...plain, ...texts.of('stop')], loose: noise } // (4)
  const reported = new Set(texts.of('report'))
  // Beside several errors, messages of level INFO say nothing of them.
  const isSilent = (text: LogText) =>
    isPassed(text.text) || (areSeveral && isLogged(partsOfText(text).join('')))
  const isExact = (text: LogText) =>
    reported.has(text) || (texts.hasExact(text) && !isCounting(text.text) && !isSilent(text))
  return {
    strict: [...plain.filter(isExact), ...(tests.length > 0 ? tests : texts.of('stop'))],
    loose: [...noise, ...plain.filter((text) => !isExact(text) && !isSilent(text))],
  } // (3)
}

/** Lists the texts of the log and of its entries, masked, with what each of them is. */
function listTexts(
  texts: TextRoles,
  { strict, loose }: NeededTexts,
  tests: readonly LogText[],
  { entries }: ErrorEvidence,
): readonly ComparedText[] {
  const values = new Set([...texts.of('compared'), ...tests])
  const isComparing = (text: LogText) =>
    values.has(text) || hasAmount(text) || compares(text.text) || isTestName(text.text)
  const output = new Map([...texts.masked(tests), ...texts.output()])
  const noise = texts.masked(texts.of('noise'))
  const [reported, mentioned] = [texts.masked(strict), texts.masked(loose)]
  const comparing = texts.masked([...strict, ...loose].filter(isComparing))
  const listed = new Map(entryTexts(entries).map((masked) => [masked.key, { masked }]))
  const all = new Map([output, noise, reported, mentioned, listed].flatMap((some) => [...some]))
  return Array.from(all, ([key, { masked }]) => ({
    masked,
    withoutNumbers: logText(maskNumbers(masked.text), masked.context.map(maskNumbers)),
    count: output.get(key)?.count ?? 0,
    reported: reported.get(key)?.count ?? 0,
    isMentioned: mentioned.has(key),
    isEntry: listed.has(key),
    isNoise: noise.has(key),
    compares: comparing.has(key),
    names:
      reported.has(key) &&
      NAME.test(masked.text) &&
      !isEnding(masked.text) &&
      !isBeside(masked.text),
  }))
}

/** Lists the texts that name entries, as they are compared. */
function entryTexts(entries: readonly LoggedEntry[]): readonly LogText[] {
  return (
    entries
      .filter(({ printed }) => !isTemplate(printed))
      // Without a name, it can be a total.
      .filter(({ title, printed }) => title ?? !(isCounting(printed) || isLogged(printed)))
      .map(({ printed }) => logText(withoutOrder(maskPart(printed).replace(ORDINAL, ''), '')))
  )
}

/** Whether a text has an amount beside its limit. */
function hasAmount({ text }: LogText): boolean {
  return withoutAmounts(text) !== undefined
}

/** Returns the row of a table that another log of the same error has, as printed. */
function rowText(row: string): ComparedText {
  const masked = logText(row)
  const flags = { isMentioned: false, isEntry: true, isNoise: false, compares: true, names: false }
  return { masked, withoutNumbers: masked, count: 0, reported: 0, ...flags }
}

/**
 * What a text is, the weightiest last: noise in which a script can also say what is wrong; any other output; an error
 * after what the step said before it; a warning; one that can name what failed; one that compares values; one that
 * reports it.
 */
const ROLES = ['noise', 'output', 'stop', 'warning', 'mention', 'compared', 'report'] as const
type TextRole = (typeof ROLES)[number]

/**
 * Texts that are kept, by the first role of each, and of any: of a step that prints more, not all is known. Those of some
 * 10 MB of lines of several forms; a step that takes as many of each role costs a fifth more time than with half of them.
 */
const MAX_TEXTS = 10_000

/** Each error with what was said before it is a text of its own. */
const MAX_STOPS = 1_000

export interface TextRoles {
  /** Gives a text at least this role. */
  readonly note: (role: TextRole, text: LogText, isCut?: boolean) => void
  readonly isMissed: (role: TextRole) => boolean
  /** Notes that the numbers of texts count. Those of texts that report a failure always do. */
  readonly keepNumbers: (texts: readonly LogText[]) => void
  readonly hasExact: (text: LogText) => boolean
  /** Omits texts that say nothing of a failure. */
  readonly omit: (isSilent: (text: LogText) => boolean) => void
  /** Lists the texts of some roles, as printed. */
  readonly of: (...roles: readonly TextRole[]) => readonly LogText[]
  /** Counts given texts by what is left of them when masked. It omits totals, which say nothing themselves. */
  readonly masked: (texts: readonly LogText[]) => TextCounts
  /** Counts what is no noise. */
  readonly output: () => TextCounts
}

/** A text by which logs are compared, however often it was printed. */
interface KnownText {
  readonly text: LogText
  role: TextRole
  /** Whether its numbers can distinguish errors although it reports no failure. */
  isExact: boolean
  times: number
  /** The text as it is compared, once it was needed. */
  compared?: LogText
}

/** How often a masked text was printed, by its key. */
type TextCounts = Map<string, Pick<ComparedText, 'masked' | 'count'>>

/** Collects what each of the different texts of a step is. Its memory is bounded. */
export function textRoles(masker: TextMasker): TextRoles {
  const known = new Map<string, KnownText>()
  const counts = new Map<TextRole, number>()
  /** The roles of texts that were dropped or cut. */
  const missed = new Set<TextRole>()

  function masked(texts: readonly LogText[]): TextCounts {
    const counted: TextCounts = new Map()
    for (const text of texts) {
      const one = known.get(text.key)
      const compared =
        one?.text === text ? (one.compared ??= masker.compared(text)) : masker.compared(text)
      const { count = 0 } = counted.get(compared.key) ?? {}
      const times = Math.max(1, one?.times ?? 0)
      if (compared.key !== '') counted.set(compared.key, { masked: compared, count: count + times })
    }
    return counted
  }

  return {
    note(role, text, isCut = false) {
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
    keepNumbers(texts) {
      for (const one of texts.map(({ key }) => known.get(key))) if (one) one.isExact = true
    },
    hasExact: ({ key }) => known.get(key)?.isExact === true,
    omit(isSilent) {
      for (const [key, { text }] of known) if (isSilent(text)) known.delete(key)
    },
    of: (...roles) =>
      [...known.values()].flatMap(({ text, role }) => (roles.includes(role) ? text : [])),
    masked,
    output() {
      const texts = [...known.values()].filter(({ role }) => role !== 'noise')
      return masked(texts.map(({ text }) => text))
    },
  }
}
