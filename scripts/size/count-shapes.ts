import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** What a reader stumbles over; each count of `src` may only fall. */
export interface Shapes {
  /** Files over 300 lines. */
  readonly longFiles: number
  /** Functions over 60 lines. */
  readonly longFunctions: number
  /** Names of functions and types that two or more files declare at their top level. */
  readonly namesTwice: number
}

const MAX_FILE_LINES = 300
const MAX_FUNCTION_LINES = 60

export function countShapes(root: string): Shapes {
  const sources = globSync('src/**/*.{ts,tsx}', { cwd: root }).map((file) =>
    ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true),
  )
  const names = sources.flatMap((source) => [...new Set(source.statements.flatMap(nameOf))])
  return {
    longFiles: sources.filter((source) => linesOf(source, source) > MAX_FILE_LINES).length,
    longFunctions: sources.flatMap((source) => functionsIn(source, source)).length,
    namesTwice: [...Map.groupBy(names, (name) => name).values()].filter(({ length }) => length > 1)
      .length,
  }
}

function functionsIn(node: ts.Node, source: ts.SourceFile): readonly ts.Node[] {
  const isLong =
    ts.isFunctionLike(node) &&
    'body' in node &&
    node.body !== undefined &&
    linesOf(node, source) > MAX_FUNCTION_LINES
  const inside = node.getChildren(source).flatMap((child) => functionsIn(child, source))
  return isLong ? [node, ...inside] : inside
}

function nameOf(statement: ts.Statement): readonly string[] {
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement)
  return isNamed && statement.name !== undefined ? [statement.name.text] : []
}

/** Counts the lines of a node without comments above it. */
export function linesOf(node: ts.Node, source: ts.SourceFile): number {
  const lineOf = (position: number) => source.getLineAndCharacterOfPosition(position).line
  return lineOf(node.end) - lineOf(node.getStart(source)) + 1
}
