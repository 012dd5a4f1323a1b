import mermaid from 'mermaid'
import { SECOND } from '../src/model/time.ts'

interface DrawnBar {
  readonly label: string
  readonly tags: readonly string[]
  /** In seconds after the chart's start. */
  readonly from: number
  readonly to: number
}

/** What the database of Mermaid's own gantt responses; it is not part of its types. */
interface GanttDb {
  getSections: () => readonly string[]
  getTasks: () => readonly (Readonly<Record<'section' | 'task', string>> &
    Readonly<Record<'startTime' | 'endTime', Date>> &
    Readonly<Partial<Record<'active' | 'done' | 'crit', boolean>>>)[]
}

/**
 * The only diagram of some Markdown, as Mermaid's own parser understands it, every text as it would be
 * drawn.
 *
 * @throws what the parser says of a diagram that is none
 */
export async function readGantt(markdown: string) {
  // Mermaid sanitises these two, which hold no names, with the DOM of a browser.
  const code = codeOf(markdown).replace(/^acc(?:Title|Descr): .*\n/gm, '')
  await mermaid.parse(code)
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else returns what was parsed
  const diagram = await mermaid.mermaidAPI.getDiagramFromText(code)
  if (diagram.type !== 'gantt') throw new Error(`It is a ${diagram.type}`)
  const db = diagram.db as unknown as GanttDb
  const start = new Date(2023, 0, 1).getTime()
  const rows = new Map<string, DrawnBar[]>(db.getSections().map((name) => [name, []]))
  for (const { section, task, startTime, endTime, ...tags } of db.getTasks()) {
    rows.get(section)?.push({
      label: shown(task),
      tags: (['active', 'done', 'crit'] as const).filter((tag) => tags[tag]),
      from: (startTime.getTime() - start) / SECOND,
      to: (endTime.getTime() - start) / SECOND,
    })
  }
  return [...rows].map(([name, bars]) => ({ name: shown(name), bars }))
}

/** The code of the only block of Markdown in a fence; a line of backticks ends it. */
export function codeOf(markdown: string): string {
  const lines = markdown.split('\n')
  const [start, end, ...more] = lines.flatMap((line, at) =>
    /^\s*(?:```|~~~)/.test(line) ? at : [],
  )
  const isOne = start !== undefined && end !== undefined && more.length === 0
  if (!isOne || lines[start] !== '```mermaid') throw new Error('It is not one diagram')
  return lines.slice(start + 1, end).join('\n')
}

/** What Mermaid draws of what it keeps while it works: entities, as it writes them down. */
function shown(text: string): string {
  return text.trim().replace(/ﬂ°°(\d+)¶ß/g, (_, code: string) => String.fromCodePoint(Number(code)))
}
