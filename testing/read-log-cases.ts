import { readFileSync } from 'node:fs'

/** A log, and what is read of it; `undefined` for nothing. */
interface LogCase {
  readonly title: string
  readonly lines: readonly string[]
  readonly expected: string | undefined
}

/** Reads logs, each below `## title`; a last line `=> ...` has what is read of the log. */
export function readLogCases(file: URL): readonly LogCase[] {
  const sections = readFileSync(file, 'utf8').split(/^## /m).slice(1)
  return sections.map((section) => {
    const [title = '', ...lines] = section.trimEnd().split('\n')
    const hasResult = lines.at(-1)?.startsWith('=> ') === true
    return {
      title,
      lines: hasResult ? lines.slice(0, -1) : lines,
      expected: hasResult ? lines.at(-1)?.slice('=> '.length) : undefined,
    }
  })
}
