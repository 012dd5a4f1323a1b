/** `npm run build`: src/ -> build/ (tsc) -> dist/<name>/index.js (ncc), a bundle for each index.ts. */
import { execFileSync } from 'node:child_process'
import { appendFileSync, globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import ts from 'typescript'
import { buildPage } from './build-page.ts'
import { generateSchema, SCHEMAS } from './report-schema.ts'

const root = join(import.meta.dirname, '..')

// Without the cache, a bundle can't depend on what was built before it.
const nccOptions = ['--minify', '--no-cache', '--quiet', '--license', 'licenses.txt']

/** These read the template of the HTML page beside them. */
const BUNDLES_WITH_PAGE = ['report', 'cli']

/**
 * Writes the bundles into `outputFolder`, which is emptied first.
 *
 * ncc could compile TypeScript itself, but would repeat it for each bundle and report a type error as
 * a stack trace.
 * The same source and lock file give the same bytes in any folder: `npm run check:dist` rests on that.
 *
 * @returns the paths of the bundles, ordered by entry
 */
export async function buildBundles(outputFolder: string): Promise<string[]> {
  const compiled = join(root, 'build')
  rmSync(compiled, { recursive: true, force: true })
  rmSync(outputFolder, { recursive: true, force: true })
  runNode('typescript/bin/tsc', ['-p', 'tsconfig.build.json'])

  const entries = globSync(['actions/*/index.js', 'cli/index.js'], { cwd: compiled })
  const bundles = entries.sort().map((entry) => {
    const folder = join(outputFolder, basename(dirname(entry)))
    const source = join(compiled, entry)
    runNode('@vercel/ncc/dist/ncc/cli.js', ['build', source, '--out', folder, ...nccOptions])
    const bundle = join(folder, 'index.js')
    parenthesizeModules(bundle)
    return bundle
  })
  const { template, licences } = await buildPage()
  for (const name of BUNDLES_WITH_PAGE) {
    writeFileSync(join(outputFolder, name, 'page.html'), template)
    appendFileSync(join(outputFolder, name, 'licenses.txt'), `\n\n${licences}`)
  }
  return bundles
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

/** Writes the JSON schemas into the folder. */
export async function writeSchemas(folder: string): Promise<void> {
  for (const [file, source] of Object.entries(SCHEMAS)) {
    writeFileSync(join(folder, file), await generateSchema(source))
  }
}

function runNode(script: string, args: string[]): void {
  execFileSync(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: 'inherit',
  })
}

if (import.meta.main) {
  for (const bundle of await buildBundles(join(root, 'dist'))) {
    console.log(`${relative(root, bundle)}: ${(statSync(bundle).size / 1000).toFixed(1)} kB`)
  }
  await writeSchemas(root)
}
