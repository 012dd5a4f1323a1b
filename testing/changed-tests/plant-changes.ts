import ts from 'typescript'

/** A place in a test that can be changed, and its text as it is changed. */
export interface Change {
  readonly line: number
  readonly text: string
  /** The choice and the operand alone, or nothing for an `expect` that is turned round. */
  readonly choice?: { readonly from: number; readonly to: number; readonly operand: string }
  /** Why the test passes with it, in a comment that begins so in the line above. */
  readonly reason?: string
}

const REASON = /^ *\/\/ Passes if changed: (.+)$/

/** Operators of which a change keeps one operand alone. */
const CHOICES: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
])
/**
 * Returns the text of a test in which each `expect` is `$turn(n, expect(...))`, and each choice between operands, in what an
 * `expect` compares, is `$on(n) ? left : $on(n + 1) ? right : left || right`, and the changes by their numbers. What a name in it
 * stands for in this file counts as well, as does what a function is passed to: the table of `it.each`.
 *
 * Lines stay where they are.
 */
export function plantChanges(source: string): {
  readonly text: string
  readonly changes: readonly Change[]
} {
  const file = ts.createSourceFile('test.ts', source, ts.ScriptTarget.Latest, true)
  const lines = source.split('\n')
  const compared = findCompared(file)
  const changes: Change[] = []
  const numbers = new Map<ts.Node, number>()
  /** Returns the number of the change, which is the same for each copy of a node. */
  const numberOf = (about: ts.Node, node: ts.Node, operand?: string): number => {
    const known = numbers.get(about)
    if (known !== undefined) return known
    const { line } = file.getLineAndCharacterOfPosition(node.getStart())
    const reason = REASON.exec(lines[line - 1] ?? '')?.[1]
    changes.push({
      line: line + 1,
      text: node.getText().replaceAll(/\s+/g, ' '),
      ...(operand !== undefined && { choice: { from: node.getStart(), to: node.end, operand } }),
      ...(reason !== undefined && { reason }),
    })
    numbers.set(about, changes.length - 1)
    return changes.length - 1
  }
  const plantInChildren = (node: ts.Node): string => {
    let text = ''
    let end = node.getFullStart()
    ts.forEachChild(node, (child) => {
      text += source.slice(end, child.getFullStart()) + plant(child)
      end = child.end
    })
    return text + source.slice(end, node.end)
  }
  const plant = (node: ts.Node): string => {
    const blanks = source.slice(node.getFullStart(), node.getStart())
    const whole = () => plantInChildren(node).slice(blanks.length)
    if (isExpect(node)) return `${blanks}$turn(${numberOf(node, node)}, ${whole()})`
    const operands = compared.has(node) ? operandsOf(node) : undefined
    if (operands === undefined) return plantInChildren(node)
    const choices = operands.map((operand) => {
      const number = numberOf(operand, node, operand.getText())
      return `$on(${number}) ? (${plant(operand)}) : `
    })
    return `${blanks}(${choices.join('')}(${whole()}))`
  }
  const text = plantInChildren(file)
  return { text, changes }
}

function isExpect(node: ts.Node): node is ts.CallExpression {
  return (
    ts.isCallExpression(node) &&
    ts.isIdentifier(node.expression) &&
    node.expression.text === 'expect' &&
    ts.isPropertyAccessExpression(node.parent)
  )
}

function operandsOf(node: ts.Node): readonly [ts.Expression, ts.Expression] | undefined {
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse]
  const isChoice = ts.isBinaryExpression(node) && CHOICES.has(node.operatorToken.kind)
  return isChoice ? [node.left, node.right] : undefined
}

/**
 * Lists the nodes of what each `expect` compares: all of its call, and of the values that it names what is not passed to a
 * function, since that is what the test is about.
 */
function findCompared(file: ts.SourceFile): ReadonlySet<ts.Node> {
  const checker = bindNames(file)
  const found = new Set<ts.Node>()
  const seen = new Map<string | undefined, Set<ts.Node>>()
  /** Of an object, follows only the property with the name, if there is one. */
  const follow = (node: ts.Node, property?: string): void => {
    const known = seen.get(property) ?? new Set()
    if (known.has(node) || ts.isTypeNode(node)) return
    seen.set(property, known.add(node))
    found.add(node)
    if (isName(node)) {
      const shorthand = checker.getShorthandAssignmentValueSymbol(node.parent)
      const { valueDeclaration } = shorthand ?? checker.getSymbolAtLocation(node) ?? {}
      const name = propertyOf(valueDeclaration) ?? property
      for (const value of valuesOf(valueDeclaration)) follow(value, name)
    }
    const fields = ts.isObjectLiteralExpression(node) ? node.properties : []
    const field = fields.find(({ name }) => name?.getText() === property)
    if (property !== undefined && field) follow(field)
    else for (const part of partsOf(node)) follow(part, property)
  }
  const addAll = (node: ts.Node): void => {
    found.add(node)
    childrenOf(node).forEach(addAll)
  }
  const search = (node: ts.Node): void => {
    if (isExpect(node)) {
      const [matcher, ...others] = [callOf(node), ...node.arguments]
      for (const value of [...others, ...argumentsOf(matcher)]) follow(value)
      addAll(matcher)
    }
    childrenOf(node).forEach(search)
  }
  search(file)
  return found
}

function argumentsOf(node: ts.Node): readonly ts.Node[] {
  return ts.isCallExpression(node) ? node.arguments : []
}

function childrenOf(node: ts.Node): readonly ts.Node[] {
  const children: ts.Node[] = []
  ts.forEachChild(node, (child) => void children.push(child))
  return children
}

/** Lists what the value of a node consists of: of a function, what it returns, and of a call, what is called. */
function partsOf(node: ts.Node): readonly ts.Node[] {
  if (ts.isCallExpression(node))
    return [node.expression, ...node.arguments.filter((value) => ts.isFunctionLike(value))]
  if (!ts.isFunctionLike(node) || !('body' in node) || node.body === undefined)
    return childrenOf(node)
  return ts.isBlock(node.body) ? returnedIn(node.body) : [node.body]
}

function returnedIn(node: ts.Node): readonly ts.Node[] {
  if (ts.isReturnStatement(node)) return childrenOf(node)
  return ts.isFunctionLike(node) ? [] : childrenOf(node).flatMap(returnedIn)
}

/** Whether a node is the name of a value, and not of a property. */
function isName(node: ts.Node): node is ts.Identifier {
  const { parent } = node
  const isKey = ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)
  return ts.isIdentifier(node) && !(isKey && parent.name === node)
}

/** Returns the call of the matcher. */
function callOf(node: ts.Node): ts.Node {
  const { parent } = node
  const isPart = ts.isPropertyAccessExpression(parent) || ts.isCallExpression(parent)
  return isPart && parent.expression === node ? callOf(parent) : node
}

/** Lists what a name that is declared so stands for. */
function valuesOf(declaration?: ts.Node): readonly ts.Node[] {
  if (declaration === undefined) return []
  if (ts.isFunctionDeclaration(declaration)) return [declaration]
  if (ts.isBindingElement(declaration)) return valuesOf(declaration.parent.parent)
  if (ts.isVariableDeclaration(declaration)) {
    const loop = declaration.parent.parent
    if (ts.isForOfStatement(loop)) return [loop.expression]
    return declaration.initializer ? [declaration.initializer] : []
  }
  if (!ts.isParameter(declaration)) return []
  const call = declaration.parent.parent
  if (!ts.isCallExpression(call)) return []
  return ts.isCallExpression(call.expression) ? call.expression.arguments : [call.expression]
}

/** Returns the property that a name is, as in `({ expected }) => ...`. */
function propertyOf(declaration?: ts.Node): string | undefined {
  const isField =
    declaration !== undefined &&
    ts.isBindingElement(declaration) &&
    ts.isObjectBindingPattern(declaration.parent)
  return isField ? (declaration.propertyName ?? declaration.name).getText() : undefined
}

/** Binds the names of one file, without what it imports. */
function bindNames(file: ts.SourceFile): ts.TypeChecker {
  const options = { noLib: true, noResolve: true, types: [] }
  const host = ts.createCompilerHost(options)
  return ts
    .createProgram([file.fileName], options, {
      ...host,
      getSourceFile: (name) => (name === file.fileName ? file : undefined),
      fileExists: (name) => name === file.fileName,
    })
    .getTypeChecker()
}
