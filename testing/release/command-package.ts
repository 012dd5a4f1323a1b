import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The name of the package in a release. */
export const COMMAND_PACKAGE = 'run-report.tgz'

/** Fields of package.json that the package of the command has; npm would install its dependencies. */
const FIELDS = ['name', 'version', 'description', 'license', 'type', 'bin', 'engines'] as const

/** Returns package.json for the command alone, whose bundle needs no other package. */
export function commandManifest(manifest: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(FIELDS.map((field) => [field, manifest[field]]))
}

/** Returns a package of the command for npm, of a few files. */
export function packCommand(root: string): Uint8Array<ArrayBuffer> {
  const folder = mkdtempSync(join(tmpdir(), 'run-report-'))
  try {
    for (const path of ['dist', 'LICENSE'])
      cpSync(join(root, path), join(folder, path), { recursive: true })
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as object
    writeFileSync(join(folder, 'package.json'), JSON.stringify(commandManifest({ ...manifest })))
    const [{ filename = '' } = {}] = JSON.parse(
      execFileSync('npm', ['pack', '--json'], { cwd: folder, encoding: 'utf8' }),
    ) as { filename?: string }[]
    return new Uint8Array(readFileSync(join(folder, filename)))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
