import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

const PROJECT = join(import.meta.dirname, '../..')

/** Bundles `plain-list.ts` as the action is bundled; a start from `node_modules` would be slower. */
export function bundlePlainList(folder: string): string {
  mkdirSync(folder, { recursive: true })
  const source = join(folder, 'plain-list.js')
  const text = readFileSync(join(import.meta.dirname, 'plain-list.ts'), 'utf8')
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2024 }
  writeFileSync(source, ts.transpileModule(text, { compilerOptions }).outputText)
  const ncc = join(PROJECT, 'node_modules/@vercel/ncc/dist/ncc/cli.js')
  const out = join(folder, 'plain-list')
  execFileSync(process.execPath, [ncc, 'build', source, '--out', out, '--minify', '--quiet'], {
    cwd: PROJECT,
    stdio: 'inherit',
  })
  return join(out, 'index.js')
}

/**
 * Returns what runs the report of a commit.
 *
 * @throws Error if Git does not know the commit
 */
export function bundleOf(commit: string, folder: string): string {
  const out = join(folder, 'older')
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  const archive = execFileSync('git', ['archive', commit, 'dist'], {
    cwd: PROJECT,
    maxBuffer: 100_000_000,
  })
  execFileSync('tar', ['-x', '-C', out], { input: archive })
  return join(out, 'dist/report/index.js')
}
