/** `npm run check:dist`: checks that what `npm run build` makes is, byte for byte, what it makes of this source. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { NEEDED_WORDS_FILE, writtenNeededWords } from './build-needed-words.ts'
import { EXAMPLE_PAGE } from './build-example-page.ts'
import { buildBundle, writeExamplePage, writeSchemas } from './build.ts'
import { SCHEMA_FILES, TYPES } from './report-schema.ts'

const ROOT = join(import.meta.dirname, '..')

const folder = mkdtempSync(join(tmpdir(), 'run-report-'))
try {
  await buildBundle(join(folder, 'dist'))
  await writeSchemas(folder)
  await writeExamplePage(folder, join(folder, 'dist'))
  mkdirSync(join(folder, dirname(NEEDED_WORDS_FILE)), { recursive: true })
  writeFileSync(join(folder, NEEDED_WORDS_FILE), await writtenNeededWords())
  const differences = ['dist', NEEDED_WORDS_FILE, ...SCHEMA_FILES, TYPES, EXAMPLE_PAGE].filter(
    (path) => {
      const compared = ['--recursive', '--brief', path, join(folder, path)]
      return spawnSync('diff', compared, { cwd: ROOT, stdio: 'inherit' }).status !== 0
    },
  )
  if (differences.length > 0) {
    console.error(
      `Not what the source builds: ${differences.join(', ')}. Fix it with: npm run build`,
    )
    process.exitCode = 1
  } else {
    console.log(
      'dist/, the words of patterns, each action.yml, the JSON schemas, their types and the example page are what the source builds.',
    )
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
