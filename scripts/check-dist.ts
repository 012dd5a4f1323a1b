/** `npm run check:dist`: checks that dist/ is byte for byte what `npm run build` makes of this source. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { buildBundles } from './build.ts'

const dist = join(import.meta.dirname, '../dist')

/** Returns a line for each file that is missing, left over or different in `committed`. */
export function compareFolders(built: string, committed: string): string[] {
  const fresh = listFiles(built)
  const kept = listFiles(committed)
  return [...new Set([...fresh, ...kept])].sort().flatMap((file) => {
    if (!kept.includes(file)) return [`${file} is missing`]
    if (!fresh.includes(file)) return [`${file} is no longer built`]
    const equal = readFileSync(join(built, file)).equals(readFileSync(join(committed, file)))
    return equal ? [] : [`${file} differs`]
  })
}

/** Lists paths below the folder, with `/` on every system; none if the folder does not exist. */
function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
}

if (import.meta.main) {
  const fresh = mkdtempSync(join(tmpdir(), 'run-report-dist-'))
  try {
    await buildBundles(fresh)
    const differences = compareFolders(fresh, dist)
    for (const difference of differences) console.error(`dist/${difference}`)
    if (differences.length > 0) {
      console.error('dist/ is not what the source builds. Fix it with: npm run build')
      process.exitCode = 1
    } else {
      console.log('dist/ is what the source builds.')
    }
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}
