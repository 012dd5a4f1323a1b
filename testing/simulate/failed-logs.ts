import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { seededRandom } from './random.ts'

export type FailedLog = ReturnType<typeof simulateLogs>[number]

/** Logs that were read while the rules were written, so that they show only what no longer works. */
export const READ_SETS = ['known', 'held-out', 'looked-up'] as const

export type LogSet = (typeof READ_SETS)[number] | 'blind' | 'no-tests' | 'later-tries'

/** Precedes a line of the reason. */
const REASON = '» '
/** Precede each message, each test that failed and how many did, in the lines below the heading of a log with a kind. */
const MESSAGE = '=> '
const FAILED = '-> '
const COUNT = '#> '
const HEADING = /^## (.+?)(?: <(.*)>(.*?))?(?: \[([a-z-]+)\] \S.*)?$/
const WORDS = 'cart order refund invoice client basket ledger parser worker session'.split(' ')

/**
 * Makes the logs of `failed-logs/<set>.txt`: each has a heading `## name <before>after`, where the
 * noise before and after the text is listed as `kind lines`, and the kinds are in `noise.txt`.
 */
export function simulateLogs(set: LogSet) {
  const noise = new Map(readSections('noise').map(({ name, lines }) => [name, lines]))
  return readSections(set).map((section, seed) => {
    const { name, before, after, kind, messages, failed, count, lines } = section
    const random = seededRandom(seed)
    const fill = (line: string) =>
      line
        .replaceAll('{w}', () => WORDS[random.whole(0, WORDS.length - 1)] ?? '')
        .replaceAll('{n}', () => String(random.whole(1, 99)))
    const makeNoise = (list: string) =>
      list.split(',').flatMap((item) => {
        const [kind = '', count = '0'] = item.trim().split(' ')
        if (kind === '') return []
        const templates = noise.get(kind)
        if (templates === undefined) throw new Error(`noise.txt has no section "${kind}" (${name})`)
        return Array.from({ length: Number(count) }, (_, at) =>
          fill(templates[at % templates.length] ?? ''),
        )
      })
    const unmarked = (line: string) => line.replace(REASON, '')
    return {
      /**
       * The name begins with the tool, `go: test -v`. Only the sets that were looked up have the kind: why the step
       * ended. The count is that of the tests that failed; `undefined` if the set does not state it.
       */
      ...{ name, kind, count },
      lines: [...makeNoise(before), ...lines.map(unmarked), ...makeNoise(after)],
      /** The lines that say why the step failed. */
      reason: lines.filter((line) => line.includes(REASON)).map(unmarked),
      /**
       * What says alone why it failed, each a line or a part of one: the author's choice first, and what a second
       * reader accepts. Empty if no line of the step says it.
       */
      messages: messages.filter((message) => message !== 'none'),
      /** Titles of all tests that failed; `undefined` if the set does not state them. */
      failed: failed.length === 0 ? undefined : failed.filter((title) => title !== 'none'),
    }
  })
}

interface Section {
  name: string
  before: string
  after: string
  kind: string | undefined
  messages: string[]
  failed: string[]
  count: number | undefined
  lines: string[]
}

/** Reads the sections of a file: a heading that starts with `## `, and the lines below it. */
export function readSections(file: string) {
  const text = readFileSync(join(import.meta.dirname, 'failed-logs', `${file}.txt`), 'utf8')
  const sections: Section[] = []
  for (const line of text.trimEnd().split('\n')) {
    const section = sections.at(-1)
    const [heading, name = '', before = '', after = '', kind] = HEADING.exec(line) ?? []
    const isLabel = section?.kind !== undefined && section.lines.length === 0
    if (heading !== undefined)
      sections.push({
        ...{ name, before, after, kind },
        ...{ messages: [], failed: [], count: undefined, lines: [] },
      })
    else if (isLabel && line.startsWith(MESSAGE)) section.messages.push(line.slice(MESSAGE.length))
    else if (isLabel && line.startsWith(FAILED)) section.failed.push(line.slice(FAILED.length))
    else if (isLabel && line.startsWith(COUNT)) section.count = Number(line.slice(COUNT.length))
    else section?.lines.push(line)
  }
  return sections
}
