import { dirname, relative } from 'node:path/posix'

/** What an action.yml says of the inputs and outputs of an action. */
export interface Manifest {
  readonly inputs: Readonly<
    Record<string, { readonly description: string; readonly default?: string }>
  >
  readonly outputs: Readonly<Record<string, { readonly description: string }>>
}

/** Phrases of descriptions that are links in the documents; targets are relative to the project. */
const LINKS = [
  '[all runs of its commit](docs/commit.md)',
  '[Sections](docs/summary.md#summary-sections) to write, comma-separated: `failures`, `over-budget`',
  'See [gate](README.md#gate)',
  'See [budgets](README.md#budgets)',
  'See [comparison](comment/README.md#comparison)',
  '[what failed by name](docs/summary.md#what-failed-by-name)',
  '[problem matcher](https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md)',
  'failure is [new](docs/summary.md#whose-failure-it-is)',
  '[one object per cause](docs/exports.md#causes)',
  '[JSON report](docs/exports.md#json-report)',
  '[Chrome trace](docs/exports.md#chrome-trace)',
  '[HTML page](docs/page.md)',
  '[the uploaded page](docs/recipes.md#page-linked-from-the-comment)',
  'the same as in [the report](docs/inputs.md#inputs)',
]

const LINK = /\[([^\]]+)\]\(([^)]+)\)/
const TABLE = /^\| (input|output) \|.*\n\| ---.*(?:\n\|.*)*/gm

/** Returns the path of the manifest whose inputs and outputs a document has. */
export function manifestOf(document: string): string {
  return document === 'docs/inputs.md' ? 'action.yml' : `${dirname(document)}/action.yml`
}

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

function withLinks(description: string, document: string): string {
  return LINKS.reduce((text, linked) => {
    const plain = linked.replace(LINK, '$1')
    return text.replace(plain, () =>
      linked.replace(LINK, (_, words: string, target: string) => {
        const path = target.includes(':') ? target : relative(dirname(document), target)
        return `[${words}](${path})`
      }),
    )
  }, description)
}
