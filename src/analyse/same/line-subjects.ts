import { type LogText, partsOfText } from '../../model/logged/log-text.ts'
import { innerNames } from '../../model/logged/test-name.ts'
import { oneLine } from '../../model/note.ts'
import type { LoggedEntry, LoggedErrors } from '../../model/report/failure.ts'

/** A shorter name is part of lines about anything. */
const MIN_NAME_CHARACTERS = 3

/** What the lines of a log are about: `chosen` for some entries of its list, `other` for the rest. */
type Subject = 'chosen' | 'other' | undefined

/**
 * Returns functions that find what the lines of a log are about: the entry whose name they have, of several the longest, or
 * else that of the nearest line above. A name that entries of both kinds have says nothing.
 */
export function subjectFinder(errors: LoggedErrors, chosen: readonly LoggedEntry[]) {
  const others = errors.entries.filter((entry) => !chosen.includes(entry))
  const [ownNames, otherNames] = [namesOf(chosen), namesOf(others)]
  const names = [
    ...[...ownNames].flatMap((name) =>
      otherNames.has(name) ? [] : { name, of: 'chosen' as const },
    ),
    ...[...otherNames].flatMap((name) =>
      ownNames.has(name) ? [] : { name, of: 'other' as const },
    ),
  ].toSorted((one, other) => other.name.length - one.name.length)
  const rows = errors.printed.map(({ texts: [text] }) => lineOf(text))
  const indexes = new Map(errors.printed.map(({ masked }, index) => [masked.key, index]))
  const loose = new Map(errors.lines.map((line) => [line.withoutNumbers.key, line.masked.key]))
  const indexOf = ({ key }: LogText) => indexes.get(key) ?? indexes.get(loose.get(key) ?? '') ?? -1
  const known = new Map<string, Subject>()

  function namedIn(line: string): Subject {
    if (!known.has(line)) known.set(line, names.find(({ name }) => hasName(line, name))?.of)
    return known.get(line)
  }

  /** Returns that of the nearest line above, or of the line below a heading. */
  function subjectAt(index: number): Subject {
    const below = namedIn(rows[index + 1] ?? '')
    const above = rows.slice(0, index + 1).findLast((row) => namedIn(row) !== undefined)
    return below === 'chosen' || above === undefined ? below : namedIn(above)
  }

  return {
    namedIn,
    /** @param text masked */
    subjectOf(text: LogText): Subject {
      const index = indexOf(text)
      return namedIn(lineOf(text)) ?? (index === -1 ? undefined : subjectAt(index))
    },
    /** @param line as printed */
    subjectOfLine: (line: string): Subject => subjectAt(rows.indexOf(line)),
  }
}

function lineOf(text: LogText): string {
  return oneLine(partsOfText(text).join(' '))
}

/** Lists what entries are called in the lines about them. */
function namesOf(entries: readonly LoggedEntry[]): ReadonlySet<string> {
  const names = entries.flatMap(({ title = '', detail = '', position, printed }) => [
    ...[title, ...innerNames(title), detail, printed],
    ...(position === undefined ? [] : [position.path]),
  ])
  return new Set(names.map(oneLine).filter(({ length }) => length >= MIN_NAME_CHARACTERS))
}

/** Whether a line has a name that is no part of a longer word. */
function hasName(line: string, name: string): boolean {
  const at = line.indexOf(name)
  const isWord = (character = '') => /[\p{L}\p{N}_]/u.test(character)
  const [before, after] = [line[at - 1], line[at + name.length]]
  return (
    at !== -1 && !(isWord(before) && isWord(name[0])) && !(isWord(after) && isWord(name.at(-1)))
  )
}
