import type { LoggedEntry } from '../../model/report/failure.ts'

/**
 * Returns what says why the step failed: the first test that failed and what it says, else the line that says why,
 * else the first entry.
 *
 * @param line the line that says why
 */
export function messageOf(
  entries: readonly LoggedEntry[],
  line: string | undefined,
): string | undefined {
  const [first] = entries
  if (first === undefined) return line
  if (!first.isTest) {
    const isListed =
      line === undefined ||
      entries.some(({ detail }) => detail !== undefined && line.includes(detail))
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
  return line ?? entries.find(({ detail }) => detail !== undefined)?.detail ?? first.title
}

/** Whether what a test says begins with its name, perhaps after the name of an error. */
function namesTest(detail: string, title: string | undefined): boolean {
  return (
    title !== undefined && detail.replace(/^\w*(?:Error|Exception): /, '').startsWith(`${title}:`)
  )
}
