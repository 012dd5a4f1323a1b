import { type LogText, partsOfText } from '../../model/logged/log-text.ts'
import { innerNames, nameKey } from '../../model/logged/test-name.ts'
import { collapseBlanks } from '../../model/note.ts'
import type { LoggedEntry, StepFindings } from '../../model/report/failure.ts'
import { isSome } from '../../model/some.ts'

/** Finds the lines that are about chosen entries. */
interface SubjectFinder {
  /** Lines behind the last one that names something or is a total. */
  readonly linesBehind: number
  /** Whether a line names one of the chosen; `undefined` if it names nothing. */
  readonly isNamed: (line: string) => boolean | undefined
  /**
   * @param text masked, without its numbers, or as printed
   * @param maxBehind lines that can be about the last thing
   */
  readonly isAbout: (text: LogText, maxBehind: number) => boolean
}

/**
 * Finds what of a log is about some entries of its list. A line is about the entry whose name it has, of several names the
 * longest, or else about that of the nearest line above, or of the line below a heading. A name that other entries have, too,
 * says nothing.
 */
export function subjectFinder(
  errors: StepFindings,
  isChosen: (entry: LoggedEntry) => boolean,
): SubjectFinder {
  const named = errors.entries.flatMap((entry) =>
    namesOf(entry).map((name) => ({ name, isChosen: isChosen(entry) })),
  )
  const names = [...Map.groupBy(named, ({ name }) => name)]
    .map(([name, some]) => ({ name, of: new Set(some.map((one) => one.isChosen)) }))
    .toSorted((one, other) => other.name.length - one.name.length)
  const namesIn = (line: string) => {
    const words = ` ${nameKey(line)} `
    return names.filter(({ name }) => words.includes(name))
  }
  const isNamed = (line: string) =>
    namesIn(line)
      .find(({ of }) => of.size === 1)
      ?.of.has(true)
  const lineOf = (text: LogText) => collapseBlanks(partsOfText(text).join(' '))
  const { log } = errors
  const lines = log.lines.map(({ text }) => lineOf(text))
  const isTotal = (index: number) => log.lines[index]?.row?.total !== undefined
  // A total ends what is said of the last thing.
  const subjectAt = (index: number) =>
    isNamed(lines[index] ?? '') ?? (isTotal(index) ? false : undefined)
  const keys = log.lines.map(({ masked }) => masked.key)
  const loose = new Map(log.texts.map((text) => [text.withoutNumbers.key, text.masked.key]))
  const end = 1 + lines.findLastIndex((line, index) => isTotal(index) || isSome(namesIn(line)))

  return {
    linesBehind: lines.length - end,
    isNamed,
    isAbout: (text, maxBehind) => {
      const named = isNamed(lineOf(text))
      const masked = loose.get(text.key) ?? text.key
      const index = Math.max(keys.indexOf(masked), lines.indexOf(text.key))
      if (index >= end + maxBehind) return named === true
      if (named !== undefined) return named
      let at = index
      while (at > 0 && subjectAt(at) === undefined) at -= 1
      return subjectAt(at) === true || (index !== -1 && subjectAt(index + 1) === true)
    },
  }
}

/** Lists what an entry is called in the lines about it, as words between blanks. */
function namesOf({ title = '', detail = '', position, printed }: LoggedEntry): readonly string[] {
  // Summaries omit the package of a class.
  const short = /\s/.test(title) ? '' : nameKey(title).split(' ').slice(-2).join(' ')
  const names = [title, short, ...innerNames(title), detail, printed, position?.path ?? '']
  return names.map(nameKey).flatMap((name) => (name === '' ? [] : ` ${name} `))
}
