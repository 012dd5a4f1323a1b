import { readFileSync } from 'node:fs'

/** The logs of two runs or legs; `⏎` ends a line. */
interface LogPair {
  readonly here: string
  readonly there: string
}

/** Reads pairs of logs, one per line of a file, which differ only in what stands between braces. */
export function readPairs(file: URL): readonly LogPair[] {
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const pick = (index: number) =>
        line.replace(/\{([^{}|]*)\|([^{}|]*)\}/g, (_, ...sides: string[]) => sides[index] ?? '')
      return { here: pick(0), there: pick(1) }
    })
}
