import { build, transform } from 'esbuild'
import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')
const SOURCE = join(ROOT, 'src/page')

interface BuiltPage {
  /** The text of page.html. */
  readonly template: string
  /** The packages in it, as ncc lists them: name, licence and its text. */
  readonly licences: string
}

/**
 * Returns the template of the HTML page: script, style and their hashes are in it, title and report are
 * not.
 */
export async function buildPage(): Promise<BuiltPage> {
  const { script, licences } = await buildScript()
  const css = await buildStyle()
  const slots: Readonly<Record<string, string>> = {
    '<!-- style -->': `<style>${css}</style>`,
    '<!-- script -->': `<script>${script}</script>`,
    '<!-- licences -->': `<!--\nPackages in this page:\n\n${licences}-->`,
    '{{style-hash}}': hashOf(css),
    '{{script-hash}}': hashOf(script),
  }
  const source = readFileSync(join(SOURCE, 'template.html'), 'utf8')
  const template = Object.entries(slots).reduce(
    (page, [slot, content]) => page.replace(slot, () => content),
    source,
  )
  return { template, licences }
}

async function buildScript(): Promise<{ script: string; licences: string }> {
  const { outputFiles, metafile } = await build({
    entryPoints: [join(SOURCE, 'index.tsx')],
    tsconfig: join(SOURCE, 'tsconfig.json'),
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    // Text in other alphabets would depend on how the page is decoded.
    charset: 'ascii',
    metafile: true,
    absWorkingDir: ROOT,
    logLevel: 'warning',
  })
  // In a script element, only these have a meaning.
  const script = (outputFiles[0]?.text ?? '')
    .trim()
    .replaceAll('</script', '<\\/script')
    .replaceAll('<!--', '<\\!--')
  return { script, licences: listLicences(Object.keys(metafile.inputs)) }
}

function listLicences(files: readonly string[]): string {
  const folders = files.flatMap((file) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? [])
  const packages = new Set(folders)
  // A file of a package may contain the code of its dependencies. A set also iterates over what is
  // added in the meantime.
  for (const folder of packages) {
    for (const name of Object.keys(readPackage(folder).dependencies ?? {}))
      packages.add(`node_modules/${name}`)
  }
  const entries = [...packages].sort().map((folder) => {
    const { name, license } = readPackage(folder)
    const [text] = globSync('LICENSE*', { cwd: join(ROOT, folder) })
    if (text === undefined) throw new Error(`${folder} has no licence`)
    return `${name}\n${license}\n${readFileSync(join(ROOT, folder, text), 'utf8').trim()}\n`
  })
  return entries.join('\n')
}

interface Package {
  readonly name: string
  readonly license: string
  readonly dependencies?: Readonly<Record<string, string>>
}

function readPackage(folder: string): Package {
  return JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')) as Package
}

async function buildStyle(): Promise<string> {
  const css = readFileSync(join(SOURCE, 'page.css'), 'utf8')
  const { code } = await transform(css, { loader: 'css', minify: true })
  return code.trim()
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
