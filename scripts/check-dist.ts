/** `npm run check:dist`: checks that dist/ and the JSON schemas are byte for byte what `npm run build` makes of this source. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildBundles, writeSchemas } from './build.ts'
import { SCHEMAS } from './report-schema.ts'

const ROOT = join(import.meta.dirname, '..')

const folder = mkdtempSync(join(tmpdir(), 'run-report-'))
try {
  await buildBundles(join(folder, 'dist'))
  await writeSchemas(folder)
  const differences = ['dist', ...Object.keys(SCHEMAS)].filter((path) => {
    const compared = ['--recursive', '--brief', path, join(folder, path)]
    return spawnSync('diff', compared, { cwd: ROOT, stdio: 'inherit' }).status !== 0
  })
  if (differences.length > 0) {
    console.error(
      `Not what the source builds: ${differences.join(', ')}. Fix it with: npm run build`,
    )
    process.exitCode = 1
  } else {
    console.log('dist/ and the JSON schemas are what the source builds.')
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
