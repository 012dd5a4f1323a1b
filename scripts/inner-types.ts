// Lists the tests that name a type of a run, a report or a verdict, so that a new model would change them:
// node scripts/inner-types.ts
// A test that only passes such a value on, from what makes it to what takes it, changes with its name alone. One that
// names fields, as `Partial<Job>` or in a literal of the type, changes with them.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

const ROOT = join(import.meta.dirname, '..')
const MODEL = /\/src\/model\/(?:run\.ts|report\/)/

const found = globSync('__tests__/**/*.test.ts', { cwd: ROOT })
  .sort()
  .flatMap((file) => {
    const source = ts.createSourceFile(
      'test.ts',
      readFileSync(join(ROOT, file), 'utf8'),
      ts.ScriptTarget.Latest,
      true,
    )
    const types = typesIn(source)
    const ofFields = types.filter((name) => namesFields(source, name))
    return types.length === 0 ? [] : [{ file, types, ofFields }]
  })
const naming = found.filter(({ ofFields }) => ofFields.length > 0)
const passing = found.filter(({ ofFields }) => ofFields.length === 0)
console.log('Name fields:')
for (const { file, ofFields } of naming) console.log(`${file}: ${ofFields.join(', ')}`)
console.log('Only pass on:')
for (const { file, types } of passing) console.log(`${file}: ${types.join(', ')}`)
console.log(`${found.length} test files, of which ${naming.length} name fields`)

function typesIn({ statements }: ts.SourceFile): readonly string[] {
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

/** Whether a file takes a type apart, or writes a value of it. */
function namesFields(source: ts.SourceFile, name: string): boolean {
  let isNamed = false
  const visit = (node: ts.Node): void => {
    const isOf = ts.isTypeReferenceNode(node) && node.typeName.getText() === name
    if (isOf && (isTakenApart(node) || isWritten(node))) isNamed = true
    if (ts.isExpressionWithTypeArguments(node) && node.expression.getText() === name) isNamed = true
    ts.forEachChild(node, visit)
  }
  visit(source)
  return isNamed
}

/** As in `Partial<Job>`, `Pick<Run, 'id'>` and `Verdict['kind']`. */
function isTakenApart({ parent }: ts.TypeReferenceNode): boolean {
  if (ts.isIndexedAccessTypeNode(parent)) return true
  if (ts.isExpressionWithTypeArguments(parent)) return true
  return (
    ts.isTypeReferenceNode(parent) &&
    /^(?:Partial|Pick|Omit|Required)$/.test(parent.typeName.getText())
  )
}

/** As in `const job: Job = { … }` and `(): Job => ({ … })`. */
function isWritten(node: ts.TypeReferenceNode): boolean {
  const { parent } = node
  const value = ts.isVariableDeclaration(parent)
    ? parent.initializer
    : ts.isArrowFunction(parent) && parent.type === node
      ? parent.body
      : undefined
  if (value === undefined) return false
  const inner = ts.isParenthesizedExpression(value) ? value.expression : value
  return ts.isObjectLiteralExpression(inner)
}
