import { partsOfText, reportedTexts } from '../../model/logged/log-text.ts'
import { LASTING_NAMES } from '../../model/logged/names.ts'
import type { LoggedErrors } from '../../model/report/failure.ts'

/** A line that is only a position, such as `node:internal/modules/cjs/loader:1252`. */
const POSITION = /^(?!\S*:\/\/)(\S*\/\S*?)(?::\d+){1,2}$/gm

/**
 * Returns what the log of a step says failed, without what can differ between two logs of the same error.
 *
 * 1. Tests are named by their titles.
 * 2. If nothing is a test, the names around what failed distinguish it as well: a tool can print the package or the
 *    id that is wrong below a standing sentence. An amount beside its limit is no name.
 *
 * @returns `undefined` if no line says what failed
 */
export function errorNames(errors: LoggedErrors): string | undefined {
  const { entries, lines } = errors
  const isNamed = entries.length > 0 && entries.every(({ title }) => title !== undefined)
  const isTest = entries.some((entry) => entry.isTest)
  const texts = isTest ? [] : reportedTexts(lines).flatMap(({ masked }) => partsOfText(masked))
  const parts = [
    isNamed ? undefined : plainSignature(errors),
    joined(entries.map(({ identity }) => identity)), // 1
    joined(texts.flatMap((text) => text.match(LASTING_NAMES) ?? [])), // 2
  ].filter(Boolean)
  return parts.length === 0 ? undefined : parts.join('\n')
}

function plainSignature({ signature, measured }: LoggedErrors): string | undefined {
  const amounts = measured.flatMap((measure) =>
    measure.amounts.flatMap(({ text, limit }) => (limit === undefined ? [] : [text])),
  )
  return amounts.reduce((plain, amount) => {
    // Alone, it is no part of a word, a version or an id.
    const alone = `(?<![\\w.:/#@-])${amount.replaceAll('.', '\\.')}(?!\\w|\\.\\d)`
    return plain?.replace(new RegExp(alone, 'g'), '#')
  }, signature?.replace(POSITION, '$1'))
}

function joined(texts: readonly string[]): string {
  return [...new Set(texts)].toSorted().join('\n')
}
