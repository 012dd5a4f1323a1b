import { readFileSync } from 'node:fs'

/** A log, and what is read of it; `undefined` for nothing. */
export type LogCase = ReturnType<typeof readLogCases>[number]

/** Reads logs, each below `## title`; a last line `=> ...` has what is read of the log. */
export function readLogCases(file: URL) {
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

/** Reads rows such as `failed after 3s => failed after <duration>`, one per line; `//` begins a comment. */
export function readRows(file: URL) {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
  return lines
    .filter((line) => line !== '' && !line.startsWith('// '))
    .map((line) => {
      const [text = '', result = ''] = line.split(' => ')
      return { text, result }
    })
}
