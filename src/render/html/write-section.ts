import {
  type Block,
  blocksToShow,
  type Column,
  type ListItem,
  type Section,
  type Table,
} from '../findings/section.ts'
import { iconOf } from '../text/labels.ts'
import { withoutControls } from '../text/markdown.ts'
import { drawIcons } from './icons.ts'
import { escapeHtml } from './inline.ts'

/**
 * Returns a section of the page; '' if it says nothing.
 *
 * @param id of its heading, for links to it
 */
export function writeSection(id: string, section: Section): string {
  const blocks = blocksToShow(section)
  return wrapSection(
    id,
    section.title,
    blocks.map((block) => writeBlock(block, section.title)).join('\n'),
  )
}

export function wrapSection(id: string, title: string, body: string): string {
  if (body === '') return ''
  return `<section aria-labelledby="${id}">\n<h2 id="${id}">${title}</h2>\n${body}\n</section>`
}

function writeBlock(block: Block, title: string): string {
  if (typeof block === 'string') return `<p>${block}</p>`
  if ('legend' in block) return `<p class="muted legend-line">${block.legend}</p>`
  if ('list' in block) return writeList(block.list)
  return writeTable(block.table, title)
}

export function writeList(items: readonly ListItem[]): string {
  if (items.length === 0) return ''
  return `<ul>${items.map((item) => `<li>${writeItem(item)}</li>`).join('\n')}</ul>`
}

export function writeItem(item: ListItem): string {
  if (typeof item === 'string') return item
  const below = (item.below ?? []).map(
    (part) => `\n<div>${typeof part === 'string' ? part : writeCode(part.code)}</div>`,
  )
  return `${drawIcons(iconOf(item.icon))} ${item.text}${below.join('')}`
}

function writeCode(lines: readonly string[]): string {
  return `<pre class="log">${escapeHtml(withoutControls(lines.join('\n')))}</pre>`
}

/** Returns a table that scrolls sideways if there is no room for it. */
function writeTable({ columns, rows }: Table, label: string): string {
  const head = columns.map((column) => `<th scope="col"${classOf(column)}>${column.title}</th>`)
  const name = columns.findIndex(({ isName }) => isName)
  const body = rows.map((row) => {
    const cells = row.map((cell, at) =>
      at === name ? `<th scope="row">${cell}</th>` : `<td${classOf(columns[at])}>${cell}</td>`,
    )
    return `<tr>${cells.join('')}</tr>`
  })
  return [
    `<div class="table-scroll" role="group" aria-label="${escapeHtml(label)}" tabindex="0"><table>`,
    `<thead><tr>${head.join('')}</tr></thead>`,
    `<tbody>${body.join('\n')}</tbody>`,
    '</table></div>',
  ].join('\n')
}

function classOf(column: Column | undefined): string {
  return column?.align === 'right' ? ' class="numeric"' : ''
}
