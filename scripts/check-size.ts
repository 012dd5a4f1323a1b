// Fails if the source or what each job downloads is larger than its limit, which only goes down: npm run lint
import { execFileSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { packArchive } from '../testing/release/archive.ts'

const ROOT = join(import.meta.dirname, '..')

const archive = packArchive(ROOT)
const entries = execFileSync('tar', ['-t'], { input: archive, encoding: 'utf8' }).trim().split('\n')

/** Each size and its limit. A feature that needs more takes away elsewhere. */
const sizes: readonly (readonly [what: string, size: number, limit: number])[] = [
  ['lines of TypeScript in src', countLines('src/**/*.{ts,tsx}'), 47_560],
  [
    'with styles, templates and schemas',
    countLines('{src/**/*.{ts,tsx,css,html},*.schema.json}'),
    51_350,
  ],
  ['lines of TypeScript in __tests__', countLines('__tests__/**/*.ts'), 42_300],
  ['lines of TypeScript in testing', countLines('testing/**/*.ts'), 22_690],
  ['bytes of the archive, packed', gzipSync(archive).length, 720_000],
  ['files and folders in the archive', entries.length, 98],
]

for (const [what, size, limit] of sizes) {
  console.log(`${String(size).padStart(7)} ${what}, at most ${limit}`)
  if (size > limit) process.exitCode = 1
}

function countLines(pattern: string): number {
  const files = globSync(pattern, { cwd: ROOT })
  return files.reduce(
    (sum, file) => sum + readFileSync(join(ROOT, file), 'utf8').split('\n').length - 1,
    0,
  )
}
