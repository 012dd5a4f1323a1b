import { type LogText, partsOfText } from '../../model/logged/log-text.ts'
import { innerNames, nameKey } from '../../model/logged/test-name.ts'
import { oneLine } from '../../model/note.ts'
import type { LoggedEntry, LoggedErrors } from '../../model/report/failure.ts'

/**
 * Finds what of a log is about some entries of its list. A line is about the entry whose name it has, of several names the
 * longest, or else about that of the nearest line above, or of the line below a heading. A name that other entries have, too,
 * says nothing.
 */
export function subjectFinder(errors: LoggedErrors, isChosen: (entry: LoggedEntry) => boolean) {
  const named = errors.entries.flatMap((entry) =>
    namesOf(entry).map((name) => ({ name, isChosen: isChosen(entry) })),
  )
  const names = [...Map.groupBy(named, ({ name }) => name).values()]
    .flatMap(([first, ...others]) =>
      first && others.every((other) => other.isChosen === first.isChosen) ? first : [],
    )
    .toSorted((one, other) => other.name.length - one.name.length)
  const isNamed = (line: string): boolean | undefined => {
    const words = ` ${nameKey(line)} `
    return names.find(({ name }) => words.includes(` ${name} `))?.isChosen
  }
  const lineOf = (text: LogText) => partsOfText(text).join(' ')
  const lines = errors.printed.map(({ texts: [text] }) => lineOf(text))
  const totals = new Set(errors.rows?.flatMap(({ text, total }) => (total ? text : [])))
  // A total ends what is said of the last thing.
  const rows = lines.map((line) => isNamed(line) ?? (totals.has(line) ? false : undefined))
  const keys = errors.printed.map(({ masked }) => masked.key)
  const loose = new Map(errors.lines.map((line) => [line.withoutNumbers.key, line.masked.key]))

  return {
    /** Whether a line names one of the chosen; `undefined` if it names nothing. */
    isNamed,
    /** @param text masked, without its numbers, or as printed */
    isAbout(text: LogText): boolean {
      const named = isNamed(lineOf(text))
      const masked = loose.get(text.key) ?? text.key
      const index = Math.max(keys.indexOf(masked), lines.map(oneLine).indexOf(text.key))
      const above = rows.slice(0, index + 1).findLast((row) => row !== undefined)
      return named ?? (above === true || (index !== -1 && rows[index + 1] === true))
    },
  }
}

/** Lists what an entry is called in the lines about it, as words. */
function namesOf({ title = '', detail = '', position, printed }: LoggedEntry): readonly string[] {
  return [title, ...innerNames(title), detail, printed, position?.path ?? '']
    .map(nameKey)
    .filter((name) => name !== '')
}
