import { parse } from 'yaml'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What an action.yml says of an action. */
export interface Manifest {
  readonly inputs: Readonly<
    Record<string, { readonly description: string; readonly default?: string }>
  >
  readonly outputs: Readonly<Record<string, { readonly description: string }>>
}

const ROOT = join(import.meta.dirname, '..')

/** Has the inputs and outputs of all actions, with a section for each. */
export const REFERENCE = 'docs/inputs.md'

/** Has a section for each of these actions, which have no README. */
const SHARED = 'docs/runs.md'
const ON_SHARED = ['runs', 'cancel', 'download-logs', 'delete-logs']

/** Each action: its folder, '' for the report; its manifest, and the document that says how to use it. */
export const ACTIONS = globSync('{action.yml,*/action.yml}', { cwd: ROOT })
  .sort()
  .map((path) => {
    const folder = dirname(path).replace(/^\.$/, '')
    return {
      ...{ folder, path, name: folder === '' ? 'report' : folder },
      manifest: parse(readFileSync(join(ROOT, path), 'utf8')) as Manifest,
      document: documentOf(folder),
    }
  })

/** Returns what a document says of an action: its section, or the whole document if it has none. */
export function partOf(document: string, name: string): string {
  return document.split(/^(?=## )/m).find((part) => part.startsWith(`## ${name}\n`)) ?? document
}

/** Where the action at the root is, too, for `report.yml`: `$/` names no action at the root. */
export const NESTED_REPORT = '.github/report/action.yml'

/** Returns the manifest of the action at the root for that path. */
export function nestedManifest(text: string): string {
  const origin = `# action.yml, for \`report.yml\`; \`npm run build\` writes it.\n`
  return origin + text.replace('main: dist/', () => 'main: ../../dist/')
}

function documentOf(folder: string): string {
  return ON_SHARED.includes(folder) ? SHARED : join(folder, 'README.md')
}
