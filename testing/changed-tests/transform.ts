import { stripTypeScriptTypes } from 'node:module'
import { join, relative, sep } from 'node:path'
import { plantChanges } from './plant-changes.ts'

const ROOT = join(import.meta.dirname, '../..')
const GLOBALS = JSON.stringify(join(import.meta.dirname, 'planted-globals.ts'))
/** A change that fails has failed, whatever the shortest example is. */
const END_ON_FAILURE =
  "import $fc from 'fast-check'; $fc.configureGlobal({ ...$fc.readConfigureGlobal(), endOnFailure: true });"

/** Plants the changes in a file: `transform` of jest. */
export function process(source: string, path: string): { readonly code: string } {
  if (!source.includes("'@jest/globals'")) return { code: stripTypeScriptTypes(source) }
  const { text, changes } = plantChanges(source)
  const file = relative(ROOT, path).replaceAll(sep, '/')
  const head = [
    `import { changesOf as $changesOf } from ${GLOBALS};`,
    `const { $turn, $on } = $changesOf(${JSON.stringify(file)}, ${JSON.stringify(changes)});`,
    source.includes("'fast-check'") ? END_ON_FAILURE : '',
  ]
  const planted = text.replaceAll("from '@jest/globals'", `from ${GLOBALS}`)
  return { code: head.join(' ') + stripTypeScriptTypes(planted) }
}
