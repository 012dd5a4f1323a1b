import { ACTIONS, type Manifest, partOf } from './action-manifests.ts'

/** A link of a cell; action.yml has none. */
const LINK = /\[([^\]]+)\]\([^)]+\)/g
const ACTION_SECTIONS = /(?<=<!-- actions -->\n\n)[^]*?(?=\n\n<!-- end -->)/

/**
 * Returns the document whose part between `<!-- actions -->` and `<!-- end -->` has a section for each action, with the
 * tables of its action.yml. Words that are a link in a row stay one.
 */
export function withActionSections(text: string): string {
  return text.replace(ACTION_SECTIONS, (old) =>
    ACTIONS.map(
      ({ name, manifest }) => `## ${name}\n\n${tablesOf(manifest, partOf(old, name))}`,
    ).join('\n\n'),
  )
}

/** Returns the tables of inputs and outputs, with the links of the part that they replace. */
function tablesOf({ inputs, outputs }: Manifest, old: string): string {
  const describe = (name: string, description: string) => {
    const row = old.split('\n').find((line) => line.startsWith(`| ${code(name)} |`)) ?? ''
    return [...row.matchAll(LINK)].reduce(
      (cell, [link, words = '']) => cell.replace(words, () => link),
      description.replaceAll('|', '\\|'),
    )
  }
  const inputRows = Object.entries(inputs).map(([name, { default: value = '', description }]) => [
    code(name),
    value === '' ? '' : code(value),
    describe(name, description),
  ])
  const outputRows = Object.entries(outputs).map(([name, { description }]) => [
    code(name),
    describe(name, description),
  ])
  return [
    table(['input', 'default', 'description'], inputRows),
    table(['output', 'description'], outputRows),
  ].join('\n\n')
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function code(text: string): string {
  return `\`${text}\``
}
