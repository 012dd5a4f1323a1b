/** `npm run check:reproducible`: does the same source give the same bundles in another folder? */
import { execFileSync } from 'node:child_process'
import { copyFileSync, linkSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { compareFolders } from './check-dist.ts'

const root = join(import.meta.dirname, '..')

/** What a build reads: the files that are committed, and the packages. */
function filesOf(project: string): string[] {
  const committed = execFileSync('git', ['ls-files', '-z', '--', ':!dist', ':!docs'], {
    cwd: project,
    encoding: 'utf8',
  })
  const packages = readdirSync(join(project, 'node_modules'), {
    recursive: true,
    withFileTypes: true,
  })
  return [
    ...committed.split('\0').filter((file) => file !== ''),
    ...packages
      .filter((entry) => entry.isFile())
      .map((entry) => relative(project, join(entry.parentPath, entry.name))),
  ]
}

/** The project in another folder, not by way of symbolic links: a module is named by where it really is. */
function copyTo(folder: string): void {
  for (const file of filesOf(root)) {
    const copy = join(folder, file)
    mkdirSync(dirname(copy), { recursive: true })
    try {
      // The same file at another place, which takes no time.
      linkSync(join(root, file), copy)
    } catch {
      // Another disk.
      copyFileSync(join(root, file), copy)
    }
  }
}

const temporary = mkdtempSync(join(tmpdir(), 'run-report-'))
try {
  // Of another length and depth, with what a shell or a pattern might stumble over.
  const elsewhere = join(temporary, 'some where (else)', 'deeper')
  copyTo(elsewhere)
  execFileSync(process.execPath, [join(elsewhere, 'scripts/build.ts')], { stdio: 'inherit' })
  const differences = compareFolders(join(elsewhere, 'dist'), join(root, 'dist'))
  for (const difference of differences) console.error(`dist/${difference}`)
  console.log(
    differences.length === 0
      ? 'dist/ is what the source builds in another folder too.'
      : 'dist/ is not what the source builds in another folder. Is it that in this one (npm run check:dist)?',
  )
  if (differences.length > 0) process.exitCode = 1
} finally {
  rmSync(temporary, { recursive: true, force: true })
}
