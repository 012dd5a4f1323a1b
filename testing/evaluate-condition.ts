import { data, Evaluator, Lexer, Parser } from '@actions/expressions'
import { truthy } from '@actions/expressions/result'

/** What the status functions return in a job of which no step has failed. */
const STATUS_FUNCTIONS = { always: true, cancelled: false, failure: false, success: true }

/** Without one of them, a condition has `success()` before it. */
const STATUS_FUNCTION = new RegExp(`\\b(?:${Object.keys(STATUS_FUNCTIONS).join('|')})\\(`)

/**
 * Evaluates the `if` of a step by GitHub's own library for expressions.
 *
 * @param contexts by name, such as `steps`
 * @throws if GitHub fails the step, as for `fromJSON` of what is no JSON
 */
export function isConditionMet(condition: string, contexts: object): boolean {
  const functions = Object.entries(STATUS_FUNCTIONS).map(([name, value]) => {
    const call = () => new data.BooleanData(value)
    return { name, description: '', minArgs: 0, maxArgs: 0, call }
  })
  const whole = STATUS_FUNCTION.test(condition) ? condition : `success() && (${condition})`
  const { tokens } = new Lexer(whole).lex()
  const parsed = new Parser(tokens, Object.keys(contexts), functions).parse()
  const byName = new Map(functions.map((one) => [one.name, one]))
  const values = JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary
  return truthy(new Evaluator(parsed, values, byName).evaluate())
}
