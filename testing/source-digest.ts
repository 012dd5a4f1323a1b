import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

const ROOT = join(import.meta.dirname, '..')
/** What the bundle is built from. */
const SOURCES = ['src/**/*.*', 'scripts/build*.ts', 'package-lock.json', 'tsconfig*.json']

/** Returns the path of the file in the folder of the bundle with the digest of what it was built from. */
export function digestFile(folder: string): string {
  return join(folder, 'source.sha256')
}

/** Returns a line with the digest of what the bundle is built from. */
export function sourceDigest(): string {
  const hash = createHash('sha256')
  for (const file of globSync(SOURCES, { cwd: ROOT }).sort()) {
    hash.update(`${file.replaceAll(sep, '/')}\n`).update(readFileSync(join(ROOT, file)))
  }
  return `${hash.digest('hex')}\n`
}

let current: string | undefined

/**
 * Does nothing for files that are not in dist/.
 *
 * @throws Error if the bundle was built from other source than that of today
 */
export function requireCurrent(file: string): void {
  const dist = join(ROOT, 'dist')
  if (relative(dist, file).startsWith('..')) return
  current ??= sourceDigest()
  if (readFileSync(digestFile(dist), 'utf8') === current) return
  throw new Error(
    'dist/ was not built from this source, so its tests would show another one. Run: npm run build',
  )
}
