/**
 * `npm run build`: src/ -> build/ (tsc) -> dist/bundle/ (ncc), one bundle for all actions and the command, and
 * dist/<name>/index.js, which starts one of them; before it, the words of patterns in src/; the JSON schemas, and what is
 * made of other declarations: tables of fields, inputs and outputs in documents, the example page.
 */
import { transform } from 'esbuild'
import { execFile } from 'node:child_process'
import { globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { withAdviceTables, withExitCodes, withRuleTable } from '../testing/advice-table.ts'
import { ACTIONS, NESTED_REPORT, nestedManifest, REFERENCE } from '../testing/action-manifests.ts'
import { NEEDED_WORDS_FILE, writtenNeededWords } from './build-needed-words.ts'
import { buildExamplePage, EXAMPLE_PAGE } from './build-example-page.ts'
import { pageTemplate } from '../testing/page-template.ts'
import { withActionSections } from '../testing/manifest-tables.ts'
import { withoutExamples } from './without-examples.ts'
import { digestFile, sourceDigest } from '../testing/source-digest.ts'
import { generateSchemas, generateTypes, TYPES } from './report-schema.ts'

const root = join(import.meta.dirname, '..')

/**
 * Writes what actions and the command run into `outputFolder`, which is emptied first.
 *
 * ncc could compile TypeScript itself, but would report a type error as a stack trace.
 * The same source and lock file give the same bytes in any folder: `npm run check:dist` rests on that.
 */
export async function buildBundle(outputFolder: string): Promise<void> {
  const compiled = join(root, 'build')
  rmSync(compiled, { recursive: true, force: true })
  await runNode('typescript/bin/tsc', ['-p', 'tsconfig.build.json'])
  withoutExamples(join(root, 'src'), compiled)

  rmSync(outputFolder, { recursive: true, force: true })
  const folder = join(outputFolder, 'bundle')
  // Without the cache, a bundle can't depend on what was built before it. Each chunk has its own licences.
  const options = ['--out', folder, '--no-cache', '--quiet', '--license', '[name].licenses.txt']
  const source = join(compiled, 'programs.js')
  await runNode('@vercel/ncc/dist/ncc/cli.js', ['build', source, ...options])
  for (const file of globSync('*.js', { cwd: folder })) {
    const path = join(folder, file)
    // ncc minifies no chunk. The licences are in a file.
    const options = {
      minify: true,
      format: 'esm',
      target: 'node22',
      legalComments: 'none',
    } as const
    const { code } = await transform(readFileSync(path, 'utf8'), options)
    writeFileSync(path, code)
  }
  writeFileSync(join(folder, 'page.html'), pageTemplate())
  joinLicences(folder)
  // In place of that of ncc, since it holds for the files below too.
  renameSync(join(folder, 'package.json'), join(outputFolder, 'package.json'))
  for (const name of [...ACTIONS.map(({ name }) => name), 'cli']) {
    mkdirSync(join(outputFolder, name))
    writeFileSync(join(outputFolder, name, 'index.js'), startOf(name))
  }
  writeFileSync(digestFile(outputFolder), sourceDigest())
}

/** Returns the file that starts an action or, from a shell, the command. */
function startOf(name: string): string {
  const first = name === 'cli' ? '#!/usr/bin/env node\n' : ''
  return `${first}import { runProgram } from '../bundle/index.js'\n\nawait runProgram('${name}')\n`
}

/** Joins the licences of the packages in the chunks, for which ncc writes the same list. */
function joinLicences(folder: string): void {
  const files = globSync('*.licenses.txt', { cwd: folder }).sort()
  const texts = new Set(files.map((file) => readFileSync(join(folder, file), 'utf8')))
  for (const file of files) rmSync(join(folder, file))
  writeFileSync(join(folder, 'licenses.txt'), [...texts].join('\n\n'))
}

/**
 * Writes the example page of the documents into `folder`.
 *
 * @param outputFolder has the bundle
 */
export async function writeExamplePage(folder: string, outputFolder: string): Promise<void> {
  const template = readFileSync(join(outputFolder, 'bundle/page.html'), 'utf8')
  const path = join(folder, EXAMPLE_PAGE)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, await buildExamplePage(template))
}

/** Writes the JSON schemas and their types into the folder. */
export async function writeSchemas(folder: string): Promise<void> {
  for (const [file, text] of Object.entries(await generateSchemas())) {
    writeFileSync(join(folder, file), text)
  }
  writeFileSync(join(folder, TYPES), await generateTypes(folder))
}

/**
 * Writes the tables of rules, advice, inputs and outputs in the documents, from the source and each action.yml, and the copy of that
 * of the report.
 */
function writeManifests(): void {
  const contributing = join(root, 'CONTRIBUTING.md')
  writeFileSync(contributing, withRuleTable(readFileSync(contributing, 'utf8')))
  const exports = join(root, 'docs/exports.md')
  writeFileSync(exports, withExitCodes(readFileSync(exports, 'utf8')))
  const verdicts = join(root, 'docs/verdicts.md')
  writeFileSync(verdicts, withAdviceTables(readFileSync(verdicts, 'utf8')))
  writeFileSync(
    join(root, NESTED_REPORT),
    nestedManifest(readFileSync(join(root, 'action.yml'), 'utf8')),
  )
  const reference = join(root, REFERENCE)
  writeFileSync(reference, withActionSections(readFileSync(reference, 'utf8')))
}

/** @throws Error with what the script printed, if it fails */
async function runNode(script: string, args: string[]): Promise<void> {
  const path = join(root, 'node_modules', script)
  try {
    await promisify(execFile)(process.execPath, [path, ...args], { cwd: root })
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string }
    throw new Error(`${script} failed:\n${stdout}${stderr}`, { cause: error })
  }
}

if (import.meta.main) {
  // Before the source is compiled, of which it is a part.
  writeFileSync(join(root, NEEDED_WORDS_FILE), await writtenNeededWords())
  await buildBundle(join(root, 'dist'))
  await writeSchemas(root)
  writeManifests()
  await writeExamplePage(root, join(root, 'dist'))
}
