/** Rows that are joined to find the first matching one, which saves most tests. */
const BLOCK_ROWS = 16

/** `^\S`, `^.` or `^[...]`, also in a group, after white space, an optional group or a negative lookahead. */
const BEGINS_WITH_FREE_TEXT =
  /^\^(?:\\s\{\d,\d\}|\(\?:[^()]*\)\?|\(\?![^()]*\)|\(\?:|\(\?<\w+>)*(?:\\S|\.|\[)/

interface FormRow<Value> {
  readonly pattern: RegExp
  readonly value: Value
}

/**
 * Returns a function that finds the value of the first matching row. Most lines match none, and two
 * joined patterns reject them. The pattern for forms that begin with free text is slow, so it runs only
 * on lines with a sign.
 */
export function formTable<Value>(rows: readonly FormRow<Value>[], sign: RegExp) {
  const isFree = ({ pattern }: FormRow<Value>) => BEGINS_WITH_FREE_TEXT.test(pattern.source)
  const anchored = join(rows.filter((row) => !isFree(row)))
  const free = join(rows.filter(isFree))
  const blocks = Array.from({ length: Math.ceil(rows.length / BLOCK_ROWS) }, (_, at) => {
    const block = rows.slice(at * BLOCK_ROWS, (at + 1) * BLOCK_ROWS)
    return { block, joined: join(block) }
  })
  return (text: string): Value | undefined =>
    anchored.test(text) || (sign.test(text) && free.test(text))
      ? blocks
          .find(({ joined }) => joined.test(text))
          ?.block.find(({ pattern }) => pattern.test(text))?.value
      : undefined
}

function join(rows: readonly FormRow<unknown>[]): RegExp {
  const sources = rows.map(({ pattern }) => `(?:${pattern.source.replace(/\(\?<\w+>/g, '(?:')})`)
  return new RegExp(sources.length === 0 ? '^(?!)' : sources.join('|'))
}
