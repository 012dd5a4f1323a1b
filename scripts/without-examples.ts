import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** Types of what only tests read in the rows of a table. */
const TYPES = ['Examples', 'Unmatched']

/** Empties in the compiled tables of `logs` what only tests read: in each row the members of these types. */
export function withoutExamples(source: string, compiled: string): void {
  const files = globSync('logs/**/*.ts', { cwd: source }).map((path) => ({
    path,
    parsed: parse(readFileSync(join(source, path), 'utf8')),
  }))
  const members = new Map(files.flatMap(({ parsed }) => [...membersOfRows(parsed)]))
  for (const { path, parsed } of files) {
    const tables = tablesIn(parsed, members)
    if (tables.size === 0) continue
    const to = join(compiled, path.replace(/ts$/, 'js'))
    writeFileSync(to, emptied(readFileSync(to, 'utf8'), tables))
  }
}

function parse(code: string): ts.SourceFile {
  return ts.createSourceFile('table.ts', code, ts.ScriptTarget.Latest, true)
}

/** Lists the positions of the members in each type of a row, by its name. */
function membersOfRows({ statements }: ts.SourceFile): readonly (readonly [string, number[]])[] {
  return statements.flatMap((statement) => {
    if (!ts.isTypeAliasDeclaration(statement)) return []
    const { name, type } = statement
    const row = ts.isTypeOperatorNode(type) ? type.type : type
    if (!ts.isTupleTypeNode(row)) return []
    const positions = [...row.elements.entries()].flatMap(([at, element]) => {
      const member = ts.isNamedTupleMember(element) ? element.type : element
      return TYPES.includes(member.getText()) ? at : []
    })
    return positions.length === 0 ? [] : [[name.text, positions]]
  })
}

/** Lists the constants of a file that are lists of such rows, with the positions. */
function tablesIn(
  { statements }: ts.SourceFile,
  members: ReadonlyMap<string, number[]>,
): ReadonlyMap<string, number[]> {
  const declared = statements.flatMap((statement) =>
    ts.isVariableStatement(statement) ? [...statement.declarationList.declarations] : [],
  )
  return new Map(
    declared.flatMap(({ name, type }) => {
      const row = /^readonly (\w+)\[\]$/.exec(type?.getText() ?? '')?.[1] ?? ''
      const positions = members.get(row)
      return positions === undefined ? [] : [[name.getText(), positions]]
    }),
  )
}

function emptied(code: string, tables: ReadonlyMap<string, number[]>): string {
  const found = parse(code).statements.flatMap((statement) => {
    if (!ts.isVariableStatement(statement)) return []
    return statement.declarationList.declarations.flatMap(({ name, initializer }) => {
      const positions = tables.get(name.getText()) ?? []
      if (initializer === undefined || !ts.isArrayLiteralExpression(initializer)) return []
      const rows = initializer.elements.filter((row) => ts.isArrayLiteralExpression(row))
      return rows.flatMap(({ elements }) => positions.flatMap((at) => elements[at] ?? []))
    })
  })
  return found.reduceRight(
    (text, node) => `${text.slice(0, node.getStart())}''${text.slice(node.getEnd())}`,
    code,
  )
}
