import { MAX_ENTRIES } from '../../../model/report/failure.ts'
import type { ListedError } from './stated-entry.ts'

/**
 * Returns what says why the step failed: the first test that failed and what it says, else the line that says why,
 * else the first entry.
 *
 * @param line the line that says why
 */
export function messageOf(
  entries: readonly ListedError[],
  line: string | undefined,
): string | undefined {
  const [first] = entries
  if (first === undefined) return line
  if (!first.isTest) {
    const isListed =
      line === undefined ||
      entries.some(({ detail }) => detail !== undefined && containsWhole(line, detail))
    // The list ends before the line.
    if (!isListed && entries.length >= MAX_ENTRIES) return first.printed
    // A path or a rule in the line itself shows that a compiler or a linter wrote it.
    const isPlaced =
      first.position !== undefined &&
      ([first.title, first.position.path].some(
        (part) => part !== undefined && first.printed.includes(part),
      ) ||
        first.printed.trimStart().startsWith(`${first.position.line} `))
    return isListed || !isPlaced ? (line ?? first.printed) : first.printed
  }
  if (first.detail !== undefined)
    return namesTest(first.detail, first.title) ? first.detail : `${first.title}: ${first.detail}`
  if (line !== undefined && /^\W{0,4}warn/i.test(line)) return first.printed
  return line === undefined || (first.title !== undefined && line.includes(first.title))
    ? (entries.find(({ detail }) => detail !== undefined)?.detail ?? line ?? first.title)
    : line
}

/** Whether what a test says begins with its name, perhaps after the name of an error. */
function namesTest(detail: string, title: string | undefined): boolean {
  return (
    title !== undefined && detail.replace(/^\w*(?:Error|Exception): /, '').startsWith(`${title}:`)
  )
}

/** Whether a line contains a text that does not go on in the middle of a word. */
function containsWhole(line: string, text: string): boolean {
  const at = line.indexOf(text)
  return at !== -1 && !/^\w/.test(line.slice(at + text.length))
}
