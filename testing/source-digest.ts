import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'

const ROOT = join(import.meta.dirname, '..')
/** What bundles are built from. */
const SOURCES = ['src/**/*.*', 'scripts/build*.ts', 'package-lock.json', 'tsconfig*.json']
const FILE = 'source.sha256'

/** Returns the path of the file beside a bundle with the digest of what it was built from. */
export function digestFile(bundle: string): string {
  return join(dirname(bundle), FILE)
}

/** Returns a line with the digest of what bundles are built from. */
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
 * @throws Error if a bundle was built from other source than that of today
 */
export function requireCurrent(bundle: string): void {
  if (relative(join(ROOT, 'dist'), bundle).startsWith('..')) return
  current ??= sourceDigest()
  if (readFileSync(digestFile(bundle), 'utf8') === current) return
  const name = basename(dirname(bundle))
  throw new Error(
    `dist/${name}/ was not built from this source, so its tests would show another one. Run: npm run build -- ${name}`,
  )
}
