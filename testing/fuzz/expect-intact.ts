import { expect } from 'expect'
import { compile, parse, postprocess, preprocess } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { readGantt } from '../read-gantt.ts'

type Events = ReturnType<typeof postprocess>

/**
 * Holds a summary against what its readers must be able to rely on: it begins with a headline, all
 * that is opened is closed, it leads to no other server, every row of a table has the cells of its head, and
 * a diagram is one.
 *
 * @param charted whether there is something to draw, and room for it; `undefined` when not known
 * @param leadsTo what its addresses have to begin with
 */
export async function expectIntact(
  summary: string,
  charted: boolean | undefined,
  leadsTo: string,
): Promise<void> {
  const chunks = preprocess()(summary, 'utf8', true)
  const events = postprocess(
    parse({ extensions: [gfm()] })
      .document()
      .write(chunks),
  )
  const html = compile({
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
  })(events)
  expect(html).toMatch(/^<h2>\S+ \S.*<\/h2>\n/)
  expectClosed(html)
  const addresses = Array.from(
    html.matchAll(/ (?:href|src)="([^"]*)"/g),
    ([, address = '']) => address,
  )
  expect(addresses.filter((address) => !address.startsWith(leadsTo))).toEqual([])
  const blocks = codeBlocksOf(events)
  expect(blocks.filter(({ code }) => !CLOSED_FENCE.test(code))).toEqual([])
  expectTables(summary, events, blocks)
  const diagrams = blocks.filter(({ code }) => code.startsWith('```mermaid\n'))
  expect(charted === undefined ? [0, 1] : [Number(charted)]).toContain(diagrams.length)
  for (const { code } of diagrams) await expectDrawn(code)
}

const VOID = ['br', 'hr', 'img', 'input']

/** No text and no attribute has an angle bracket: they are entities by now. */
function expectClosed(html: string): void {
  const open: string[] = []
  for (const [tag, slash, name = ''] of html.matchAll(/<(\/?)(\w+)[^>]*>/g)) {
    if (slash === '/') {
      const opened = open.pop()
      if (opened !== name) throw new Error(`${tag} closes ${opened ?? 'nothing'}`)
    } else if (!VOID.includes(name)) open.push(name)
  }
  expect(open).toEqual([])
}

const CLOSED_FENCE = /^(`{3,}).*\n(?:.*\n)*\s*\1$/

type CodeBlock = ReturnType<typeof codeBlocksOf>[number]

function codeBlocksOf(events: Events) {
  return events.flatMap(([kind, token, context]) =>
    kind === 'exit' && token.type === 'codeFenced'
      ? [{ code: context.sliceSerialize(token), from: token.start.line, to: token.end.line }]
      : [],
  )
}

/** Counted before HTML is made: that fills up a short row, and omits what a long one has too many. */
function expectTables(summary: string, events: Events, blocks: readonly CodeBlock[]): void {
  const lines = new Set<number>()
  let columns = 0
  let cells = 0
  for (const [kind, token] of events) {
    // The extension for tables does not export its token types.
    const { type, start }: { type: string; start: { line: number } } = token
    if (kind === 'enter' && type === 'tableHead') columns = 0
    if (kind === 'enter' && (type === 'tableHeader' || type === 'tableData')) cells += 1
    if (kind === 'exit' && (type === 'tableRow' || type === 'tableDelimiterRow')) {
      lines.add(start.line)
      if (type === 'tableDelimiterRow') continue
      if (columns === 0) columns = cells
      if (cells !== columns) throw new Error(`line ${start.line} has ${cells} of ${columns} cells`)
      cells = 0
    }
  }
  // What was meant to be a row is one.
  const rows = summary.split('\n').flatMap((text, at) => (text.startsWith('|') ? at + 1 : []))
  const isCode = (line: number) => blocks.some(({ from, to }) => from <= line && line <= to)
  const isHtml = linesOfHtml(events)
  expect(rows.filter((line) => !lines.has(line) && !isCode(line) && !isHtml.has(line))).toEqual([])
}

/** The lines of blocks of HTML, such as `<pre>`, in which a name can start a line. */
function linesOfHtml(events: Events): ReadonlySet<number> {
  return new Set(
    events.flatMap(([kind, { type, start, end }]) =>
      kind === 'enter' && type === 'htmlFlow'
        ? Array.from({ length: end.line - start.line + 1 }, (_, at) => start.line + at)
        : [],
    ),
  )
}

async function expectDrawn(code: string): Promise<void> {
  const rows = await readGantt(code)
  expect(rows.filter(({ name, bars }) => name.trim() === '' || bars.length === 0)).toEqual([])
  const bars = rows.flatMap((row) => row.bars)
  expect(bars.length).toBeGreaterThan(0)
  expect(bars.filter(({ from, to }) => !(from >= 0 && to >= from))).toEqual([])
}
