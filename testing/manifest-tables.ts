import type { Manifest } from './action-manifests.ts'

/** A link of a cell; action.yml has none. */
const LINK = /\[([^\]]+)\]\([^)]+\)/g
const TABLE = /^\| (input|output) \|.*\n\| ---.*(?:\n\|.*)*/gm

/**
 * Returns a document with the tables of an action.yml. Words that are a link in a row stay one. A second table of inputs
 * keeps those that it has, and the first one gets all others.
 */
export function withManifestTables(text: string, { inputs, outputs }: Manifest): string {
  const [, second = ''] = Array.from(text.matchAll(TABLE), ([old]) => old).filter((old) =>
    old.startsWith('| input |'),
  )
  const isInSecond = (name: string) => second.includes(`\n| ${code(name)} |`)
  return text.replace(TABLE, (old, kind: string) => {
    const linksOf = (name: string) => {
      const row = old.split('\n').find((line) => line.startsWith(`| ${code(name)} |`)) ?? ''
      return [...row.matchAll(LINK)]
    }
    const describe = (name: string, description: string) =>
      linksOf(name).reduce(
        (cell, [link, words = '']) => cell.replace(words, () => link),
        description.replaceAll('|', '\\|'),
      )
    return kind === 'input'
      ? table(
          ['input', 'default', 'description'],
          Object.entries(inputs)
            .filter(([name]) => isInSecond(name) === (old === second))
            .map(([name, { default: value = '', description }]) => [
              code(name),
              value === '' ? '' : code(value),
              describe(name, description),
            ]),
        )
      : table(
          ['output', 'description'],
          Object.entries(outputs).map(([name, { description }]) => [
            code(name),
            describe(name, description),
          ]),
        )
  })
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function code(text: string): string {
  return `\`${text}\``
}
