import { readFileSync } from 'node:fs'

/** The logs of one step: of a pull request, of the last two red runs of main, and of its newest green run. */
export type LearnedLogs = ReturnType<typeof readLearnedLogs>[number]

const RUNS = ['here', 'there', 'before', 'green'] as const
const GREEN = 3
const EXIT = '##[error]Process completed with exit code 1.'

/**
 * Reads cases, each below a heading `## KIND | TOOL | WHAT`. Two characters at the start of a line say in which logs
 * it is: blanks in all, `!` in the red ones, `+` in the green one. `⟦a|b|c|d⟧` is what differs in the four; the last
 * value stands for those that are missing.
 */
export function readLearnedLogs(kind: 'different' | 'equal') {
  return readFileSync(new URL(`learned-logs/${kind}.txt`, import.meta.url), 'utf8')
    .split(/^## /m)
    .slice(1)
    .map((block) => {
      const [heading = '', ...lines] = block.trimEnd().split('\n')
      const [, tool = '', name = ''] = heading.split(' | ')
      const logs = RUNS.map((_, run) => [
        ...lines.flatMap((line) => renderLine(line, run)),
        ...(run === GREEN ? [] : [EXIT]),
      ])
      const [here = [], there = [], before = [], green = []] = logs
      return { ...{ tool, name, here, there, before, green } }
    })
}

function renderLine(line: string, run: number): readonly string[] {
  const mark = line.charAt(0)
  if (mark === '+' ? run !== GREEN : mark === '!' && run === GREEN) return []
  const template = line.slice(2)
  const text = template.replace(/⟦([^⟦⟧]*)⟧/g, (_, inner: string) => {
    const values = inner.split('|')
    return values[Math.min(run, values.length - 1)] ?? ''
  })
  if (text === '' && template !== '') return []
  return [text.replaceAll('\\e[', '\u001b[')]
}
