import { blocksToShow, type Block, type ListItem, type Section } from '../findings/section.ts'
import { iconOf } from '../text/labels.ts'
import { codeBlock, table } from '../text/markdown.ts'

/** Returns a section as Markdown; '' if it says nothing. */
export function writeSection(section: Section): string {
  const blocks = blocksToShow(section)
  if (blocks.length === 0) return ''
  return `### ${section.title}\n\n${writeBlocks(blocks)}`
}

/** Returns blocks as Markdown. */
export function writeBlocks(blocks: readonly Block[]): string {
  return blocks.map(writeBlock).join('\n\n')
}

function writeBlock(block: Block): string {
  if (typeof block === 'string') return block
  if ('legend' in block) return `<sub>${block.legend}</sub>`
  if ('list' in block) return block.list.map(writeItem).join('\n')
  return table(block.table.columns, block.table.rows)
}

function writeItem(item: ListItem): string {
  if (typeof item === 'string') return `- ${item}`
  const { icon, text, below = [] } = item
  const parts = below.map((part) =>
    typeof part === 'string' ? part : codeBlock(part.code, 'yaml'),
  )
  return [`- ${iconOf(icon)} ${text}`, ...parts].join('\n\n').replace(/\n(?!\n)/g, '\n  ')
}
