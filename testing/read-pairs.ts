import { readFileSync } from 'node:fs'

/**
 * Reads the logs of two runs or legs, one pair per line of a file, which differ only in what stands between braces;
 * `⏎` ends a line.
 */
export function readPairs(file: URL) {
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const pick = (index: number) =>
        line.replace(/\{([^{}|]*)\|([^{}|]*)\}/g, (_, ...sides: string[]) => sides[index] ?? '')
      return { here: pick(0), there: pick(1) }
    })
}
