import { readFileSync } from 'node:fs'

/** The log of a step with a failure that an issue lists, and of the run of main in which the step passed. */
export type ListedLog = ReturnType<typeof readListedLogs>[number]

/**
 * Reads cases, each below a heading `## green | WHAT | LISTED ¦ LISTED`, or `## no green`. Two characters at the start of
 * a line say in which log it is: blanks in both, `!` in the red one, `+` in the green one. Those who wrote them did not
 * know the rules.
 *
 * @param kind whether something else failed as well
 */
export function readListedLogs(kind: 'alone' | 'beside') {
  return readFileSync(new URL(`listed-logs/${kind}.txt`, import.meta.url), 'utf8')
    .split(/^## /m)
    .slice(1)
    .map((block) => {
      const [heading = '', ...lines] = block.replace(/\n+$/, '').split('\n')
      const [green, name = '', listed = ''] = heading.split(' | ')
      const linesOf = (mark: string) =>
        lines
          .filter((line) => line === '' || ` ${mark}`.includes(line.charAt(0)))
          .map((line) => line.slice(2).replaceAll('\\e[', '\u001b['))
      return {
        name,
        listed: listed.split(' ¦ '),
        red: [...linesOf('!'), '##[error]Process completed with exit code 1.'],
        green: green === 'green' ? linesOf('+') : undefined,
      }
    })
}
