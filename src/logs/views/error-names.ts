import { hasFinding } from '../lines/plain-lines.ts'
import { maskPart, withoutAmounts, maskNumbers } from '../masks/mask-line.ts'
import { type ComparedText, partsOfText, reportedTexts } from '../../model/logged/log-text.ts'
import { LASTING_NAMES } from '../../model/logged/names.ts'
import type { LoggedEntry, StepFindings } from '../../model/report/failure.ts'
import { namesError } from '../entries/message.ts'

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
  const isNameless = ({ masked }: ComparedText) =>
    withoutAmounts(masked.text) !== undefined && !hasFinding(masked)
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
const POSITION = /^(?!\S*:\/\/)(\S*\/\S*?)(?::\d+){1,2}$/

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
