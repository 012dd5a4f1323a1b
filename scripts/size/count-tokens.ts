import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** Counts the tokens of each room of `src`: of a folder directly below it, and of the files beside these folders. */
export function countRooms(root: string): ReadonlyMap<string, number> {
  const files = globSync('src/**/*.{ts,tsx}', { cwd: root })
  const rooms = Map.groupBy(files.sort(), (file) => /^src\/(.+?)\//.exec(file)?.[1] ?? '*.ts')
  return new Map([...rooms].sort().map(([room, some]) => [room, countTokens(root, some)]))
}

/**
 * Counts the tokens of files without comments and blanks, so that neither long lines nor missing comments make a file
 * smaller. The scanner alone would take a quote in a regular expression for the start of a text, so the parser drives
 * it: its tree has each token as a leaf.
 */
export function countTokens(root: string, files: readonly string[]): number {
  return files
    .map((file) => {
      const text = readFileSync(join(root, file), 'utf8')
      const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
      return countLeaves(source, source)
    })
    .reduce((sum, count) => sum + count, 0)
}

function countLeaves(node: ts.Node, source: ts.SourceFile): number {
  // The text of a tag such as `@throws` is a comment, too.
  if (ts.isJSDoc(node)) return 0
  const children = node.getChildren(source)
  if (children.length > 0) {
    return children.reduce((sum, child) => sum + countLeaves(child, source), 0)
  }
  // The end of the file and an empty list have no text.
  return node.getWidth(source) > 0 ? 1 : 0
}
