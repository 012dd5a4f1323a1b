import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { linesOf } from './count-shapes.ts'

/** With its comments, as a reader has them before the eyes. */
const MAX_FUNCTION_LINES = 80
const MAX_TYPE_FIELDS = 12
const MAX_PATTERN_CHARACTERS = 200

export const OFFENDER_KINDS = ['functions', 'types', 'patterns', 'pages'] as const

export type OffenderKind = (typeof OFFENDER_KINDS)[number]

/** Something above a limit. */
export interface Offender {
  readonly kind: OffenderKind
  /** Its file, and its name in it, which an edit above it does not change. */
  readonly place: string
  /** What an exception counts: the lines of a function, or else 1. */
  readonly amount: number
  /** How large it is, and its limit. */
  readonly text: string
}

/** Lists the functions, types and patterns of `src` above their limits. */
export function findOffenders(root: string): readonly Offender[] {
  return globSync('src/**/*.{ts,tsx}', { cwd: root })
    .sort()
    .flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8')
      const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
      return offendersIn(source, source)
    })
}

function offendersIn(node: ts.Node, source: ts.SourceFile): readonly Offender[] {
  const place = `${source.fileName}: ${nameOfNode(node)}`
  const found = [longFunction(node, source), wideType(node), longPattern(node, source)].flatMap(
    (one) => (one === undefined ? [] : { ...one, place }),
  )
  return [...found, ...node.getChildren(source).flatMap((child) => offendersIn(child, source))]
}

type Finding = Omit<Offender, 'place'> | undefined

function longFunction(node: ts.Node, source: ts.SourceFile): Finding {
  if (!ts.isFunctionLike(node) || !('body' in node) || node.body === undefined) return undefined
  const lines = linesOf(node, source)
  if (lines <= MAX_FUNCTION_LINES) return undefined
  return { kind: 'functions', amount: lines, text: `${lines} lines, at most ${MAX_FUNCTION_LINES}` }
}

function wideType(node: ts.Node): Finding {
  if (!ts.isInterfaceDeclaration(node) && !ts.isTypeLiteralNode(node)) return undefined
  const fields = node.members.filter(
    (member) => ts.isPropertySignature(member) || ts.isMethodSignature(member),
  ).length
  if (fields <= MAX_TYPE_FIELDS) return undefined
  return { kind: 'types', amount: 1, text: `${fields} fields, at most ${MAX_TYPE_FIELDS}` }
}

function longPattern(node: ts.Node, source: ts.SourceFile): Finding {
  if (!ts.isRegularExpressionLiteral(node)) return undefined
  const { length } = node.text
  if (length <= MAX_PATTERN_CHARACTERS || hasExample(node, source)) return undefined
  const text = `${length} characters: above ${MAX_PATTERN_CHARACTERS}, it needs a line with @example that it matches`
  return { kind: 'patterns', amount: 1, text }
}

/** Whether a comment above the pattern, or above the table that it is in, has a line with `@example` that it matches. */
function hasExample(literal: ts.RegularExpressionLiteral, source: ts.SourceFile): boolean {
  const end = literal.text.lastIndexOf('/')
  const flags = literal.text.slice(end + 1).replace(/[gy]/g, '')
  const pattern = new RegExp(literal.text.slice(1, end), flags)
  const examples = ancestorsOf(literal)
    .flatMap((node) => ts.getLeadingCommentRanges(source.text, node.getFullStart()) ?? [])
    .flatMap(({ pos, end }) => source.text.slice(pos, end).match(/(?<=@example ).*/g) ?? [])
  return examples.some((example) => pattern.test(example.replace(/ ?\*\/$/, '')))
}

/** Lists a node and those around it, up to its statement. */
function ancestorsOf(node: ts.Node): readonly ts.Node[] {
  return ts.isStatement(node) || ts.isSourceFile(node)
    ? [node]
    : [node, ...ancestorsOf(node.parent)]
}

/** Returns the name of the nearest declaration that has one. */
function nameOfNode(node: ts.Node): string {
  if (ts.isSourceFile(node)) return ''
  const name = isDeclaration(node) ? node.name : undefined
  return name !== undefined && ts.isIdentifier(name) ? name.text : nameOfNode(node.parent)
}

/** Whether a node declares what a reader would name: a property of a table is none. */
function isDeclaration(
  node: ts.Node,
): node is
  | ts.VariableDeclaration
  | ts.FunctionDeclaration
  | ts.ClassDeclaration
  | ts.MethodDeclaration
  | ts.InterfaceDeclaration
  | ts.TypeAliasDeclaration {
  return (
    ts.isVariableDeclaration(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node)
  )
}
