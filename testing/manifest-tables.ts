import type { Manifest } from './action-manifests.ts'

/** A link of a cell; action.yml has none. */
const LINK = /\[([^\]]+)\]\([^)]+\)/g
const TABLE = /^\| (input|output) \|.*\n\| ---.*(?:\n\|.*)*/gm

/** Returns a document with the tables of an action.yml. Words that are a link in a row stay one. */
export function withManifestTables(text: string, { inputs, outputs }: Manifest): string {
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
          Object.entries(inputs).map(([name, { default: value = '', description }]) => [
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
