/**
 * `npm run build`: src/ -> build/ (tsc) -> dist/<name>/index.js (ncc), a bundle for each index.ts; the JSON schemas,
 * and what is made of other declarations: tables of fields, inputs and outputs in documents, the example page.
 * `npm run build -- report cli` builds only these bundles.
 */
import { execFile } from 'node:child_process'
import {
  appendFileSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { availableParallelism } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import pLimit from 'p-limit'
import ts from 'typescript'
import { ACTIONS, NESTED_REPORT, nestedManifest, partOf } from '../testing/action-manifests.ts'
import { buildExamplePage, EXAMPLE_PAGE } from './build-example-page.ts'
import { buildPage } from './build-page.ts'
import { type SchemaFile, withFieldTables } from '../testing/field-table.ts'
import { withManifestTables } from '../testing/manifest-tables.ts'
import { digestFile, sourceDigest } from '../testing/source-digest.ts'
import { generateSchemas, REPORT_SCHEMA } from './report-schema.ts'

const root = join(import.meta.dirname, '..')

// Without the cache, a bundle can't depend on what was built before it. Each chunk has its own licences.
const nccOptions = ['--minify', '--no-cache', '--quiet', '--license', '[name].licenses.txt']

/** These read the template of the HTML page beside them. */
const BUNDLES_WITH_PAGE = ['report', 'cli']

/**
 * Writes the bundles into `outputFolder`, each into a folder of its own, which is emptied first.
 *
 * ncc could compile TypeScript itself, but would repeat it for each bundle and report a type error as
 * a stack trace.
 * The same source and lock file give the same bytes in any folder: `npm run check:dist` rests on that.
 *
 * @param names the bundles to build, by the names of their folders; all bundles if there are none
 * @returns the paths of the bundles, ordered by entry
 * @throws Error if no bundle has one of the names
 */
export async function buildBundles(
  outputFolder: string,
  names: readonly string[] = [],
): Promise<string[]> {
  const compiled = join(root, 'build')
  rmSync(compiled, { recursive: true, force: true })
  await runNode('typescript/bin/tsc', ['-p', 'tsconfig.build.json'])

  const entries = globSync(['actions/*/index.js', 'cli/index.js'], { cwd: compiled })
  const sources = new Map(
    entries.sort().map((entry) => [basename(dirname(entry)), join(compiled, entry)]),
  )
  const unknown = names.find((name) => !sources.has(name))
  if (unknown !== undefined) {
    throw new Error(`No bundle is called "${unknown}". Use: ${[...sources.keys()].join(', ')}`)
  }
  if (names.length === 0) rmSync(outputFolder, { recursive: true, force: true })
  const built = [...sources].filter(([name]) => names.length === 0 || names.includes(name))
  const inParallel = pLimit(availableParallelism())
  const bundles = await Promise.all(
    built.map(([name, source]) => inParallel(() => bundle(source, join(outputFolder, name)))),
  )
  const withPage = BUNDLES_WITH_PAGE.filter((name) => built.some(([other]) => other === name))
  if (withPage.length > 0) {
    const { template, licences } = await buildPage()
    for (const name of withPage) {
      writeFileSync(join(outputFolder, name, 'page.html'), template)
      appendFileSync(join(outputFolder, name, 'licenses.txt'), `\n\n${licences}`)
    }
  }
  return bundles
}

async function bundle(source: string, folder: string): Promise<string> {
  rmSync(folder, { recursive: true, force: true })
  await runNode('@vercel/ncc/dist/ncc/cli.js', ['build', source, '--out', folder, ...nccOptions])
  const file = join(folder, 'index.js')
  parenthesizeModules(file)
  joinLicences(folder)
  writeFileSync(digestFile(file), sourceDigest())
  return file
}

/** Joins the licences of the packages in the chunks of a bundle. */
function joinLicences(folder: string): void {
  const files = globSync('*.licenses.txt', { cwd: folder }).sort()
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8'))
  for (const file of files) rmSync(join(folder, file))
  writeFileSync(join(folder, 'licenses.txt'), texts.join('\n\n'))
}

/**
 * Puts the modules of a bundle in parentheses, which the minifier removes. V8 then compiles each when it reads
 * the bundle, and does not read it a second time when it is required: https://v8.dev/blog/preparser#pife
 */
function parenthesizeModules(file: string): void {
  const text = readFileSync(file, 'utf8')
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest)
  const edges = [0]
  const visit = (node: ts.Node): void => {
    if (!ts.isPropertyAssignment(node) || !ts.isNumericLiteral(node.name)) {
      ts.forEachChild(node, visit)
    } else if (ts.isFunctionLike(node.initializer)) {
      edges.push(node.initializer.getStart(source), node.initializer.end)
    }
  }
  visit(source)
  const parts = edges.map((from, at) => text.slice(from, edges[at + 1]))
  writeFileSync(file, parts.map((part, at) => (at % 2 === 1 ? `(${part})` : part)).join(''))
}

/**
 * Writes the example page of the documents into `folder`.
 *
 * @param outputFolder has the bundle of the report
 */
export async function writeExamplePage(folder: string, outputFolder: string): Promise<void> {
  const template = readFileSync(join(outputFolder, 'report/page.html'), 'utf8')
  const path = join(folder, EXAMPLE_PAGE)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, await buildExamplePage(template))
}

/** The document with the tables of fields. */
export const FIELDS = 'docs/exports.md'

/** Writes the JSON schemas, and the document with their fields, into the folder. */
export async function writeSchemas(folder: string): Promise<void> {
  for (const [file, text] of Object.entries(await generateSchemas())) {
    writeFileSync(join(folder, file), text)
  }
  const schema = JSON.parse(readFileSync(join(folder, REPORT_SCHEMA), 'utf8')) as SchemaFile
  const document = readFileSync(join(root, FIELDS), 'utf8')
  mkdirSync(dirname(join(folder, FIELDS)), { recursive: true })
  writeFileSync(join(folder, FIELDS), withFieldTables(document, schema))
}

/** Writes the tables of inputs and outputs in the documents, from each action.yml, and the copy of that of the report. */
function writeManifests(): void {
  writeFileSync(
    join(root, NESTED_REPORT),
    nestedManifest(readFileSync(join(root, 'action.yml'), 'utf8')),
  )
  for (const { document, name, manifest } of ACTIONS) {
    const path = join(root, document)
    const text = readFileSync(path, 'utf8')
    const part = partOf(text, name)
    writeFileSync(
      path,
      text.replace(part, () => withManifestTables(part, manifest)),
    )
  }
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
  for (const file of await buildBundles(join(root, 'dist'), process.argv.slice(2))) {
    console.log(`${relative(root, file)}: ${(statSync(file).size / 1000).toFixed(1)} kB`)
  }
  await writeSchemas(root)
  writeManifests()
  await writeExamplePage(root, join(root, 'dist'))
}
