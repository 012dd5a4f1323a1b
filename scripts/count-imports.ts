// Prints how many imports of src stay within the core or a unit, and how many go from one to another: node scripts/count-imports.ts
import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')
/** Units have the folders of stages, such as `actions/`, within their own. */
const UNITS = globSync('src/*/actions', { cwd: ROOT }).map((path) => basename(dirname(path)))
const IMPORT = /(?:from|import\((?:\s*\/\*.*?\*\/)?)\s*'(\.[^']+)'/g

const ownerOf = (path: string): string =>
  UNITS.find((unit) => path.startsWith(`src/${unit}/`)) ?? 'core'

const imports = globSync('src/**/*.ts', { cwd: ROOT }).flatMap((path) =>
  Array.from(
    readFileSync(join(ROOT, path), 'utf8').matchAll(IMPORT),
    ([, imported = '']) => `${ownerOf(path)} → ${ownerOf(join(dirname(path), imported))}`,
  ),
)
const counts = Map.groupBy(imports, (one) => one)
for (const [arrow, { length }] of [...counts].sort()) console.log(String(length).padStart(6), arrow)
