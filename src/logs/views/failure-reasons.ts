import { isEcho } from '../lines/plain-lines.ts'
import { maskPart, withoutAmounts, maskNumbers } from '../masks/mask-line.ts'
import { type ComparedText, partsOfText, reportedTexts } from '../../model/logged/log-text.ts'
import { LASTING_NAMES } from '../../model/logged/names.ts'
import { type LoggedEntry, type StepFindings, MAX_REASONS } from '../../model/report/failure.ts'
import { namesError } from '../entries/message.ts'
import { isSpecific } from '../lines/ending-forms.ts'
import { isFrame } from '../lines/frames.ts'
import { type LineClass, showsWork } from '../forms/classify-line.ts'
import type { Statement } from '../events/statement.ts'
import { isPassed } from '../words/passed.ts'

type FoundErrors = Pick<StepFindings, 'entries' | 'reasons' | 'log'>

/**
 * Returns what the log of a step says failed, without what can differ between two logs of the same error.
 *
 * 1. Each entry counts by its title, its path and its error.
 * 2. If nothing is a test, the names around what failed distinguish it as well: a tool can print the package or the
 *    id that is wrong below a standing sentence.
 * 3. Unless each entry names an error, the lines that say why count as well; an amount beside its limit is no name.
 *
 * @returns `undefined` if no line says what failed
 */
export function errorNames({ entries, reasons, log }: FoundErrors): string | undefined {
  const isNamed = entries.length > 0 && entries.every(namesError)
  const isTest = entries.some((entry) => entry.isTest)
  const isNameless = ({ masked }: ComparedText) => withoutAmounts(masked.text) !== undefined
  const texts = isTest
    ? []
    : reportedTexts(log.texts).flatMap((text) => (isNameless(text) ? [] : partsOfText(text.masked)))
  const parts = [
    joinSorted(entries.map(identityOf)), // 1
    joinSorted(texts.flatMap((text) => text.match(LASTING_NAMES) ?? [])), // 2
    isNamed ? '' : joinSorted(reasons.map(maskReason)), // 3
  ].filter(Boolean)
  return parts.length === 0 ? undefined : parts.join('\n')
}

/** A line that is only a position, such as `node:internal/modules/cjs/loader:1252`. */
const POSITION = /^(?!\S*:\/\/)([^\s/]*\/\S*?)(?::\d+){1,2}$/

function maskReason(reason: string): string {
  return withoutAmounts(reason) ?? maskPart(reason.replace(POSITION, '$1'))
}

const QUOTED = /"[^"]*"|`[^`]*`|(?<!\w)'[^']*'(?!\w)/g

/** Returns what an entry is about, without counts and measured values; a quoted text is a name, and keeps its numbers. */
function identityOf({ identity: { name, error }, position }: LoggedEntry): string {
  const names = error.match(QUOTED) ?? []
  const parts = error.split(QUOTED).map(maskNumbers)
  const said = parts.map((part, at) => `${part}${names[at] ?? ''}`).join('')
  return JSON.stringify([name, position?.path ?? '', said])
}

function joinSorted(texts: readonly string[]): string {
  return [...new Set(texts)].toSorted().join('\n')
}

const MAX_FAILURES = 200

/** What names the failure: lines in the form of a tool, or else the message, or the last line that can. */
interface NamedFailures extends Pick<StepFindings, 'reasons' | 'mentions'> {
  /** Whether there are no more failures than are kept. */
  readonly areComplete: boolean
  readonly areSeveral: boolean
  /** Whether the step did or said something after its last failure. */
  readonly goesOn: boolean
}

interface ReasonCollector {
  readonly readNoise: (text: string, found: LineClass) => void
  readonly read: (statement: Statement) => void
  /** @param message the line that says why the step failed */
  readonly named: (message: string | undefined) => NamedFailures
}

/** Collects the lines by which a step names what failed, and whether it worked after the last of them. */
export function reasonCollector(): ReasonCollector {
  const failures: string[] = []
  const mentions: string[] = []
  /** Mentions below a failure: of another command, or introduced by it. */
  const later: string[] = []
  /** How many lines name an error, and the last line that can name what failed. */
  let errors = 0
  let last: string | undefined
  /** The first word of the last failure: a line that begins with another one is taken for further work. */
  let start: string | undefined
  let worked = false
  /** Whether another command began after the last failure, and whether that failure only introduces the next line. */
  let isNext = false
  let isOpen = false
  return {
    readNoise(text, found) {
      worked ||= showsWork(text, found)
    },
    read({ line, found, names, report }) {
      const text = line.mark + line.text
      isNext ||= failures.length > 0 && isEcho(text)
      if (!names) return
      if (!isPassed(text)) last = text
      if (found.kind !== 'text') errors += 1
      if (found.kind === 'mention') {
        const some = isNext || isOpen ? later : mentions
        if (some.length < MAX_REASONS) some.push(text)
      }
      if (report === undefined) {
        worked ||= start !== undefined && !isFrame(text) && firstWord(text) !== start
        isOpen = false
        return
      }
      worked = false
      isNext = false
      isOpen = text.endsWith(':')
      start = firstWord(text)
      if (failures.length <= MAX_FAILURES) failures.push(text)
    },
    named(message) {
      const hasFailure = failures.length > 0
      const reason = message !== undefined && isSpecific(message) ? message : last
      return {
        reasons: hasFailure ? failures : [reason ?? []].flat(),
        mentions: hasFailure ? later : [...mentions, ...later],
        areComplete: failures.length <= MAX_FAILURES,
        areSeveral: errors > 1,
        goesOn: worked,
      }
    },
  }
}

function firstWord(text: string): string | undefined {
  return /\S+/.exec(text)?.[0]
}
