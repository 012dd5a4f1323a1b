import { load } from 'js-yaml'
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

/** Each action: its folder, '' for the report; its manifest, and the document with tables of its inputs and outputs. */
export const ACTIONS = globSync('{action.yml,*/action.yml}', { cwd: ROOT })
  .sort()
  .map((path) => {
    const folder = dirname(path).replace(/^\.$/, '')
    return {
      ...{ folder, path, name: folder === '' ? 'report' : folder },
      manifest: load(readFileSync(join(ROOT, path), 'utf8')) as Manifest,
      document: folder === '' ? 'docs/inputs.md' : join(folder, 'README.md'),
    }
  })

/** Where the action at the root is, too, for `report.yml`: `$/` names no action at the root. */
export const NESTED_REPORT = '.github/report/action.yml'

/** Returns the manifest of the action at the root for that path. */
export function nestedManifest(text: string): string {
  const origin = `# action.yml, for \`report.yml\`; \`npm run build\` writes it.\n`
  return origin + text.replace('main: dist/', () => 'main: ../../dist/')
}
