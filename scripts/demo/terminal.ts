import type { Element, ElementContent, Root, RootContent } from 'hast'
import rehypeParse from 'rehype-parse'
import { styleText } from 'node:util'
import stringWidth from 'string-width'
import { unified } from 'unified'
import { alignColumns, type Alignment } from '../../src/render/terminal/columns.ts'
import { renderMarkdown } from '../github-page/markdown.ts'

type Node = RootContent | ElementContent

const FOLDED = '▸ '

/** A summary as it reads in a terminal: tables in columns, folded details by their title alone. */
export function renderForTerminal(markdown: string): string {
  const tree = unified().use(rehypeParse, { fragment: true }).parse(renderMarkdown(markdown))
  const text = blocksOf(tree).map((lines) => lines.join('\n'))
  // Folded details stand close together.
  return `${text.join('\n\n').replaceAll(`\n\n${FOLDED}`, `\n${FOLDED}`)}\n`
}

/** Text from outside without what a terminal would obey. */
export function printable(text: string): string {
  return text.replaceAll(/(?!\n)\p{Cc}/gu, ' ')
}

/** The lines of each paragraph, table and so on. */
function blocksOf({ children }: Root | Element): string[][] {
  const blocks: string[][] = []
  let loose: Node[] = []
  const endParagraph = () => {
    const lines = inline(loose).split('\n')
    if (lines.some((line) => line !== '')) blocks.push(lines)
    loose = []
  }
  for (const child of children) {
    const block = child.type === 'element' ? blockOf(child) : undefined
    if (block === undefined) loose.push(child)
    else {
      endParagraph()
      blocks.push(...block)
    }
  }
  endParagraph()
  return blocks
}

/** `undefined` for what is a part of a line. */
function blockOf(element: Element): string[][] | undefined {
  switch (element.tagName) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return [[styleText('bold', inline(element.children))]]
    case 'p':
      return blocksOf(element)
    case 'ul':
    case 'ol':
      return [elementsIn(element).flatMap((item) => mark('• ', '  ', blocksOf(item).flat()))]
    case 'table':
      return [table(element)]
    case 'details':
      return [[`${FOLDED}${inline(elementsIn(element, 'summary'))}`]]
    case 'blockquote':
      return [mark('│ ', '│ ', blocksOf(element).flat())]
    case 'pre':
      return [mark('    ', '    ', textOf(element).trimEnd().split('\n'))]
    case 'hr':
      return [['─'.repeat(40)]]
    case 'div':
      return isDiagram(element) ? [['(a diagram: see the page)']] : blocksOf(element)
    default:
      return undefined
  }
}

function isDiagram({ properties: { className } }: Element): boolean {
  return Array.isArray(className) && className.includes('diagram')
}

function mark(first: string, other: string, lines: readonly string[]): string[] {
  return lines.map((line, index) => (index === 0 ? first : other) + line)
}

function table(element: Element): string[] {
  const rows = elementsIn(element).flatMap((part) => elementsIn(part, 'tr'))
  const cells = rows.map((row) => elementsIn(row).map(({ children }) => inline(children, ' ')))
  const alignments = elementsIn(rows[0]).map(({ properties }) => alignmentOf(properties.align))
  const [head = '', ...body] = alignColumns(cells, alignments)
  const width = Math.max(...[head, ...body].map((line) => stringWidth(line)))
  return [head, '─'.repeat(width), ...body]
}

function alignmentOf(value: unknown): Alignment {
  return value === 'right' ? value : 'left'
}

/** The text of one line, or of several where a `br` stands for `lineBreak`. */
function inline(nodes: readonly Node[], lineBreak = '\n'): string {
  return shown(nodes, lineBreak)
    .replaceAll(/ *\n */g, '\n')
    .trim()
}

function shown(nodes: readonly Node[], lineBreak: string): string {
  return nodes
    .map((node): string => {
      if (node.type === 'text') return printable(node.value).replaceAll(/\s+/g, ' ')
      if (node.type !== 'element') return ''
      return node.tagName === 'br' ? lineBreak : shown(node.children, lineBreak)
    })
    .join('')
}

function textOf(element: Element): string {
  return element.children
    .map((child) =>
      child.type === 'text'
        ? printable(child.value)
        : child.type === 'element'
          ? textOf(child)
          : '',
    )
    .join('')
}

function elementsIn(element: Element | undefined, tagName?: string): Element[] {
  return (element?.children ?? [])
    .filter((child) => child.type === 'element')
    .filter((child) => tagName === undefined || child.tagName === tagName)
}
