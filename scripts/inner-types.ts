// Lists the tests that name a type of a run, a report or a verdict, so that a new model would change them:
// node scripts/inner-types.ts
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

const ROOT = join(import.meta.dirname, '..')
const MODEL = /\/src\/model\/(?:run\.ts|report\/)/

const lines = globSync('__tests__/**/*.test.ts', { cwd: ROOT })
  .sort()
  .flatMap((file) => {
    const types = typesIn(readFileSync(join(ROOT, file), 'utf8'))
    return types.length === 0 ? [] : `${file}: ${types.join(', ')}`
  })
for (const line of lines) console.log(line)
console.log(`${lines.length} test files`)

function typesIn(source: string): readonly string[] {
  const { statements } = ts.createSourceFile('test.ts', source, ts.ScriptTarget.Latest)
  return statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement)) return []
    const { importClause, moduleSpecifier } = statement
    const names = importClause?.namedBindings
    if (!ts.isStringLiteral(moduleSpecifier) || !MODEL.test(moduleSpecifier.text)) return []
    if (importClause === undefined || names === undefined || !ts.isNamedImports(names)) return []
    const isType = importClause.phaseModifier === ts.SyntaxKind.TypeKeyword
    return names.elements.flatMap(({ name, isTypeOnly }) => (isType || isTypeOnly ? name.text : []))
  })
}
