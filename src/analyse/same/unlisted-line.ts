import type { LogText } from '../../model/logged/log-text.ts'
import type { BesideText, LoggedErrors } from '../../model/report/failure.ts'
import { wordsOf } from './worded-text.ts'

/** A number that is no part of a name or a version. */
const NUMBER = /(?<![\w.:/-])\d+(?:\.\d+)?(?![\w:/-]|\.\d)/g

/**
 * Returns the first line beside what failed that can be about another failure: (1) without the log of a run in which the
 * step passed, any line behind it; (2) with such a log, a line that it lacks. (3) What fails in no tool's form can be
 * explained by the lines around it, up to one that the other log has.
 *
 * @param isAbout whether a line is about what failed
 * @param hasPassed whether the other log has a line; `undefined` if none was read
 */
export function unlistedLine(
  { beside, loose }: LoggedErrors,
  isAbout: (line: string) => boolean,
  hasPassed: ((line: LogText) => boolean) | undefined,
): string | undefined {
  if (beside === undefined) return 'more lines than are compared'
  const last = beside.findLastIndex(({ isOwn }) => isOwn)
  const isOther = ({ isOwn, isReport }: BesideText, at: number) => !isOwn && (isReport || at > last)
  const runs = hasPassed === undefined ? [beside.filter(isOther)] : divide(beside, hasPassed)
  return runs
    .filter((run) => loose === undefined || !run.some(({ isOwn }) => isOwn))
    .flat()
    .flatMap(({ text, isOwn }) => (isOwn ? [] : text.text))
    .find((text) => !isAbout(text))
}

/** Divides lines at those that the other log has. */
function divide(lines: readonly BesideText[], hasPassed: (line: LogText) => boolean) {
  const runs: BesideText[][] = [[]]
  for (const line of lines) {
    if (!line.isOwn && hasPassed(line.text)) runs.push([])
    else runs.at(-1)?.push(line)
  }
  return runs
}

/** Returns a function that finds a line in a log of the step that passed: of the same words, with numbers that say the same. */
export function passedLines(
  { printed }: LoggedErrors,
  green: LoggedErrors,
): (line: LogText) => boolean {
  const masked = new Map(
    printed.flatMap((alike) => alike.texts.map(({ key }) => [key, alike.masked.text])),
  )
  const passed = Map.groupBy(
    green.printed.flatMap(({ masked, texts }) => texts.map(({ text }) => ({ masked, text }))),
    (line) => wordsOf(line.masked.text),
  )
  return ({ key, text }) => {
    const numbers = numbersOf(text)
    const alike = passed.get(wordsOf(masked.get(key) ?? text)) ?? []
    return alike.some((line) => saySame(numbers, numbersOf(line.text)))
  }
}

/**
 * Whether numbers in a line of equal words say the same as those of the other log: one is 0 only if the other is, and
 * none is beyond another one, such as a limit or a total, that is equal in both.
 */
function saySame(numbers: readonly number[], passed: readonly number[]): boolean {
  return numbers.every((number, at) => {
    const before = passed[at] ?? number
    const isSameSide = (limit: number) => Math.sign(number - limit) === Math.sign(before - limit)
    const limits = numbers.filter((other, index) => index !== at && other === passed[index])
    return (number === 0 || before !== 0) && limits.every(isSameSide)
  })
}

function numbersOf(line: string): readonly number[] {
  return (line.match(NUMBER) ?? []).map(Number)
}
