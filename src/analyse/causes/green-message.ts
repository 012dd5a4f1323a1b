import type { LoggedErrors } from '../../model/report/failure.ts'
import type { LogLine } from '../../model/shapes/failure.ts'
import { wordsIn } from '../same/line-words.ts'

/**
 * Returns the line that says why a step failed, if it is known what the step prints when it passes: the first
 * candidate among the shown lines that a green run does not print. If it prints all of them, the message stays.
 */
export function messageBeside(
  { message, candidates }: LoggedErrors,
  shown: readonly LogLine[],
  green: LoggedErrors,
): string | undefined {
  const passed = wordsIn(green)
  const isShown = (line: string) => shown.some(({ text }) => text.includes(line.trim()))
  const found = candidates.find((one) => one.compares || !passed.hasWords(one.masked))
  return found !== undefined && isShown(found.line) ? found.line : message
}
