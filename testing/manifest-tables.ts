import { dirname, relative } from 'node:path/posix'
import type { Manifest } from '../src/actions/manifest.ts'

/** A link of a text, whose target is relative to the project. */
const LINK = /\[([^\]]+)\]\(([^)]+)\)/g
const TABLE = /^\| (input|output) \|.*\n\| ---.*(?:\n\|.*)*/gm

/**
 * Returns a document whose tables of inputs and outputs are those of the manifest.
 *
 * @param document its path in the project, to which its links are relative
 */
export function withManifestTables(text: string, manifest: Manifest, document: string): string {
  const content = (description: string) => withLinks(description, document).replaceAll('|', '\\|')
  return text.replace(TABLE, (_, kind: string) =>
    kind === 'input'
      ? table(
          ['input', 'default', 'description'],
          Object.entries(manifest.inputs).map(([name, { default: value = '', description }]) => [
            code(name),
            value === '' ? '' : code(value),
            content(description),
          ]),
        )
      : table(
          ['output', 'description'],
          Object.entries(manifest.outputs).map(([name, { description }]) => [
            code(name),
            content(description),
          ]),
        ),
  )
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function code(text: string): string {
  return `\`${text}\``
}

/** Returns a text without its links, which action.yml cannot have. */
export function withoutLinks(text: string): string {
  return text.replace(LINK, '$1')
}

/** Returns a text whose links are relative to a document. */
function withLinks(description: string, document: string): string {
  return description.replace(LINK, (_, words: string, target: string) => {
    const path = target.includes(':') ? target : relative(dirname(document), target)
    return `[${words}](${path})`
  })
}
