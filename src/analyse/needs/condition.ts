// Reads the `if` of a job with GitHub's own library: https://github.com/actions/languageservices
import { type Expr, FunctionCall, Grouping, Logical } from '@actions/expressions/ast'
import * as data from '@actions/expressions/data/index'
import { Evaluator } from '@actions/expressions/evaluator'
import { Lexer, TokenType } from '@actions/expressions/lexer'
import { Parser } from '@actions/expressions/parser'
import { truthy } from '@actions/expressions/result'

/** https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#context-availability */
const CONTEXTS = ['github', 'needs', 'vars', 'inputs']

const uncertain = (): never => {
  throw new Error('The value is not certain')
}
const STATUS_FUNCTIONS = ['always', 'cancelled', 'failure', 'success'].map((name) => ({
  name,
  description: '',
  minArgs: 0,
  maxArgs: 0,
  call: uncertain,
}))

type StatusFunction = 'always' | 'cancelled' | 'failure'

function functionsOf({ status }: Certain) {
  const functions = STATUS_FUNCTIONS.map((one) => {
    const value = status[one.name as StatusFunction]
    return { ...one, ...(value !== undefined && { call: () => new data.BooleanData(value) }) }
  })
  return new Map(functions.map((one) => [one.name, one]))
}

interface Condition {
  /** Parts that must all be true, without `success()`. */
  readonly parts: readonly Expr[]
  /**
   * What it requires of the jobs before: that all passed (`success()`, which GitHub adds to a condition without a status
   * function), that one failed (`failure()` alone), something else, or with `success()` below another operator it is unclear.
   */
  readonly requires: 'success' | 'failure' | 'other' | 'unclear'
}

/** Parses the text of an `if`; `undefined` if it is not one expression that GitHub documents. */
export function parseCondition(text: string): Condition | undefined {
  try {
    const { tokens } = new Lexer(text).lex()
    // The lexer resolves only the first quotation mark of a text that is written twice.
    if (tokens.length === 1 || tokens.some(({ value }) => String(value).includes("''")))
      return undefined
    const all = conjunctsOf(new Parser(tokens, CONTEXTS, STATUS_FUNCTIONS).parse())
    const parts = all.filter(
      (part) => !(part instanceof FunctionCall && /^success$/i.test(part.functionName.lexeme)),
    )
    const calls = tokens.flatMap(({ lexeme }, at) =>
      tokens[at + 1]?.type === TokenType.LEFT_PAREN ? lexeme.toLowerCase() : [],
    )
    const others = all.length - parts.length
    const status = calls.filter((name) => STATUS_FUNCTIONS.some((one) => one.name === name))
    const isBelow = status.filter((name) => name === 'success').length > others
    const byStatus = /^\s*failure\(\)\s*$/i.test(text) ? 'failure' : 'other'
    const requires = status.length === others ? 'success' : isBelow ? 'unclear' : byStatus
    return { parts, requires }
  } catch {
    return undefined
  }
}

function conjunctsOf(expression: Expr): readonly Expr[] {
  if (expression instanceof Grouping) return conjunctsOf(expression.group)
  return isAnd(expression) ? expression.args.flatMap(conjunctsOf) : [expression]
}

function isAnd(expression: Expr): expression is Logical {
  return expression instanceof Logical && expression.operator.type === TokenType.AND
}

/** A context of which only these values are certain. */
export class CertainContext extends data.Dictionary {
  override get(key: string): data.ExpressionData {
    return super.get(key) ?? uncertain()
  }

  /** Whether it has all keys. */
  isWhole = false

  override values(): data.ExpressionData[] {
    return this.isWhole ? super.values() : uncertain()
  }
}

/** Makes a context of values that are not `undefined`. */
export function contextOf(values: Readonly<Record<string, unknown>>): CertainContext {
  const pairs = Object.entries(values).map(([key, value]) => {
    const isContext = value === undefined || value instanceof CertainContext
    // The library makes its data of any JSON.
    const read = isContext ? value : (JSON.parse(JSON.stringify(value), data.reviver) as unknown)
    return { key, value: read as data.ExpressionData }
  })
  return new CertainContext(...pairs)
}

/** What is certain of a job. */
export interface Certain {
  readonly contexts: CertainContext
  /** What the status functions return, as far as that is certain. */
  readonly status: Readonly<Partial<Record<StatusFunction, boolean | undefined>>>
}

/** Returns whether an expression is true or false for any values that are not certain; `undefined` if these decide. */
export function truthOf(expression: Expr, values: Certain): boolean | undefined {
  if (expression instanceof Grouping) return truthOf(expression.group, values)
  if (expression instanceof Logical) {
    const decisive = !isAnd(expression)
    const truths = expression.args.map((part) => truthOf(part, values))
    if (truths.includes(decisive)) return decisive
    return truths.includes(undefined) ? undefined : !decisive
  }
  try {
    return truthy(new Evaluator(expression, values.contexts, functionsOf(values)).evaluate())
  } catch {
    return undefined
  }
}
