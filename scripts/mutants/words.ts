import { build, type Plugin } from 'esbuild'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, relative } from 'node:path'
import { Script } from 'node:vm'
import ts from 'typescript'
import type { approvedTexts } from '../../testing/examples/approved.ts'

const ROOT = join(import.meta.dirname, '../..')
const TARGET = 98
/** What users read; the exports are for programs, and have tests of their own, as has the thread of `end-late.ts`. */
const READ = /\/src\/(?:render\/(?!export\/)|actions\/(?!end-late)|cli\/).*\.ts$/
/** The first of the characters that stand for nothing. */
const MARK = 0xf_0000
const WORD = /\p{L}{2,}/u
/** A path, a URL, an option or a variable, or a part of one. */
const NAME = /^ ?[\w:]*[-./_=][^\s]*$/
const COMPARISONS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.InKeyword,
])
/** Functions whose texts are keys: of a map, a variable, a locale, or the marker that only the actions read. */
const LOOK_UPS =
  /(?:\.(?:get|has|includes|startsWith|filter|groupBy|toLocaleString|localeCompare|on)|^(?:env|execute|getVariable|restorer|read|readNumber|readList|digestOf))$/
/** Names and defaults as in action.yml, which `manifest.test.ts` compares. */
const DECLARED = /^(?:NO_OUTPUTS$|outputs: \{\s+done:)/
/** Functions of `inputs.ts` that get a default first. */
const WITH_DEFAULT = /^(?:text|choice|flag|count|id|lines|list|parsed)$/

/** A word of a text in the source, and the call that returns it changed or not. */
interface Mutant {
  readonly position: string
  readonly text: string
  readonly from: number
  readonly to: number
  readonly call: string
}

const mutants: Mutant[] = []
const bySource = findMutants()
const script = new Script(`(function (require, module, $changed) {${await bundle()}\n})`)
const expected = new Map<string, string>()

/** The texts that contain or are decided by a word, by the index of the mutant. */
const readBy = new Map<number, Set<string>>()
/** The first text that shows a word, which is likely to notice its change. */
const shownBy = new Map<number, string>()
let active: number | undefined
let reading = ''
let isMarking = false

const texts = load()
for (const [name, { path, render }] of texts) {
  reading = name
  expected.set(name, readFileSync(path, 'utf8'))
  if ((await render()) !== expected.get(name))
    throw new Error(`${name} is not approved: npm run approve`)
}
await findShown()

const missed: Mutant[] = []
for (const [index, mutant] of mutants.entries()) if (!(await isNoticed(index))) missed.push(mutant)
for (const { position, text } of missed) console.log(`${position}: ${JSON.stringify(text)}`)
const share = (1 - missed.length / mutants.length) * 100
console.log(`${mutants.length - missed.length} of ${mutants.length} noticed: ${share.toFixed(1)} %`)
if (share < TARGET) process.exitCode = 1

/** A word that is read when a module is loaded, such as in a table, needs to be loaded again. */
async function isNoticed(index: number): Promise<boolean> {
  const readers = [...(readBy.get(index) ?? [])]
  active = index
  try {
    const [names, from] = readers.includes('') ? [expected.keys(), load()] : [readers, texts]
    for (const name of new Set([shownBy.get(index) ?? '', ...names]))
      if ((await from.get(name)?.render()) !== expected.get(name)) return true
    return false
  } catch {
    return true
  } finally {
    active = undefined
  }
}

/** Renders all texts with a character of its own after each word. */
async function findShown(): Promise<void> {
  isMarking = true
  for (const [name, { render }] of load()) {
    const text = await Promise.resolve()
      .then(render, () => '')
      .catch(() => '')
    for (const [character] of text.matchAll(/\p{Co}/gu)) {
      const index = (character.codePointAt(0) ?? 0) - MARK
      if (!shownBy.has(index)) shownBy.set(index, name)
    }
  }
  isMarking = false
}

function load(): ReturnType<typeof approvedTexts> {
  const module: { exports: { approvedTexts?: typeof approvedTexts } } = { exports: {} }
  const run = script.runInThisContext() as (...values: readonly unknown[]) => void
  reading = ''
  run(createRequire(import.meta.url), module, (index: number, word: string) => {
    if (isMarking) return word + String.fromCodePoint(MARK + index)
    if (active !== undefined) return index === active ? `${word}x` : word
    readBy.set(index, (readBy.get(index) ?? new Set()).add(reading))
    return word
  })
  return module.exports.approvedTexts?.() ?? new Map<string, never>()
}

/** Bundles the examples with calls in place of the words. */
async function bundle(): Promise<string> {
  const plugin: Plugin = {
    name: 'mutants',
    setup(builder) {
      // A cached text would hide a change, or keep it.
      builder.onLoad({ filter: /\/text\/memoize\.ts$/ }, () => ({
        contents: 'export const memoize = (compute) => compute',
      }))
      builder.onLoad({ filter: /\/src\/(?:render|actions|cli)\// }, ({ path }) =>
        bySource.has(path) ? { contents: withCalls(path), loader: 'ts' } : undefined,
      )
    },
  }
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, 'testing/examples/approved.ts')],
    ...{ bundle: true, write: false, format: 'cjs', platform: 'node', target: 'node24' },
    define: {
      'import.meta.url': JSON.stringify(`file://${join(ROOT, 'testing/examples/approved.ts')}`),
    },
    plugins: [plugin],
  })
  return outputFiles[0]?.text ?? ''
}

function withCalls(path: string): string {
  const source = readFileSync(path, 'utf8')
  const found = bySource.get(path) ?? []
  return found.reduceRight(
    (text, { from, to, call }) => text.slice(0, from) + call + text.slice(to),
    source,
  )
}

function findMutants(): ReadonlyMap<string, readonly Mutant[]> {
  const read = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) => ts.sys.readFile(path))
  const { options, fileNames } = ts.parseJsonConfigFileContent(read.config, ts.sys, ROOT)
  const program = ts.createProgram(
    fileNames.filter((name) => READ.test(name)),
    options,
  )
  const checker = program.getTypeChecker()
  const files = program.getSourceFiles().filter(({ fileName }) => READ.test(fileName))
  return new Map(
    files.map((file) => {
      const first = mutants.length
      const visit = (node: ts.Node): void => {
        if (!isName(node, checker)) mutants.push(...toMutants(node, file))
        if (!ts.isTypeNode(node)) ts.forEachChild(node, visit)
      }
      visit(file)
      return [file.fileName, mutants.slice(first)]
    }),
  )
}

/** Whether a text is a value, a key or a path: of a fixed set, and so checked by the compiler. */
function isName(node: ts.Node, checker: ts.TypeChecker): boolean {
  if ('text' in node && NAME.test(String(node.text))) return true
  if (!ts.isStringLiteralLike(node)) return false
  const { parent } = node
  if (ts.isImportDeclaration(parent) || ts.isCaseClause(parent)) return true
  if (ts.isCallExpression(parent) && parent.expression.kind === ts.SyntaxKind.ImportKeyword)
    return true
  const declared = ts.isPropertyAssignment(parent) && parent.parent.parent
  if (declared && ts.isAsExpression(declared) && !node.text.includes(' '))
    if (ts.isConstTypeReference(declared.type)) return true
  if (declared && ts.isVariableDeclaration(declared) && DECLARED.test(declared.name.getText()))
    return true
  if (declared && ts.isPropertyAssignment(declared) && DECLARED.test(declared.getText()))
    return true
  if (ts.isCallExpression(parent) && parent.arguments[0] === node)
    if (WITH_DEFAULT.test(parent.expression.getText(node.getSourceFile()))) return true
  if (ts.isArrayLiteralExpression(parent) && ts.isAsExpression(parent.parent)) {
    if (ts.isConstTypeReference(parent.parent.type)) return true
  }
  if (ts.isBinaryExpression(parent) && COMPARISONS.has(parent.operatorToken.kind)) return true
  const call = ts.isArrayLiteralExpression(parent) ? parent.parent : parent
  if (ts.isNewExpression(call) && /^(?:DOMException|Set)$/.test(call.expression.getText()))
    return true
  if (ts.isCallExpression(call) && LOOK_UPS.test(call.expression.getText(node.getSourceFile())))
    return true
  const index = ts.isConditionalExpression(parent) ? parent.parent : parent
  if (ts.isElementAccessExpression(index) || ts.isTaggedTemplateExpression(parent)) return true
  if (ts.isPropertyAssignment(parent) && parent.name === node) return true
  if (ts.isPropertyDeclaration(parent)) return true
  if (ts.isBindingElement(parent) && !node.text.includes(' ')) return true
  const type = checker.getContextualType(node)
  const parts = type?.isUnion() ? type.types : [type]
  return parts.some((part) => part?.isStringLiteral())
}

function toMutants(node: ts.Node, file: ts.SourceFile): Mutant[] {
  const isPart = ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)
  const isTemplate = isPart || ts.isNoSubstitutionTemplateLiteral(node)
  if (!isTemplate && !ts.isStringLiteral(node)) return []
  const start = node.getStart(file)
  const source = node.getText(file)
  const word = longestWord(source.replaceAll(/\\./g, '..'))
  if (word === undefined) return []
  const { line } = file.getLineAndCharacterOfPosition(start)
  const call = `$changed(${mutants.length}, ${JSON.stringify(word.text)})`
  const about = { position: `${relative(ROOT, file.fileName)}:${line + 1}`, text: node.text }
  const [from, to] = [start + word.at, start + word.at + word.text.length]
  if (isTemplate) return [{ ...about, from, to, call: `\${${call}}` }]
  const [quote = "'"] = source
  const whole = `(${source.slice(0, word.at)}${quote} + ${call} + ${quote}${source.slice(word.at + word.text.length)})`
  return [{ ...about, from: start, to: node.getEnd(), call: whole }]
}

function longestWord(text: string): { readonly text: string; readonly at: number } | undefined {
  const words = [...text.matchAll(new RegExp(WORD, 'gu'))]
  const [longest] = words.toSorted((a, b) => b[0].length - a[0].length)
  return longest && { text: longest[0], at: longest.index }
}
