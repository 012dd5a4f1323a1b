import type { Form } from './form.ts'

/** A line without any of these neither names nor reports a failure in a form that begins with free text. */
export const SIGN =
  /^[A-Z]{1,6}\d{2,5}\b|^[a-z]+[-[][\w-]{1,40}\]?: |FAIL|Spec - |Failure|ERR|\[[✘✗✖×✕]\]|[Ff]ailed|[Ee]rror|E\]$|NOT OK|ABORTED|: \d|:\d+(?: |:[\w ]|:?$)|\(\d+[,)]| => |❌|━|is invalid|recorded|collecting|\.(?:feature|spec)|#\w|scenario|test|TIMEOUT|mismatch|undefined ref|multiple definition|relocation|warning|(?:Passed|Skipped|PASSED|PASS \|)$|^PASS |[Ww]ould reformat|\.\w{1,8}$|Exception|Interrupt|NotFound|DoesNotExist|Assertion|Segmentation|No space|not found|denied|directory$|refused$|\*\*\*|: line|\.psm?1:|No rule|: exit|cannot find|library/

/** Rows that are joined to find the first matching one, which saves most tests. */
const BLOCK_ROWS = 16

/** `^\S`, `^.` or `^[...]`, also in a group, after white space, an optional group or a negative lookahead. */
const BEGINS_WITH_FREE_TEXT =
  /^\^(?:\\s\{\d,\d\}|\(\?:[^()]*\)\?|\(\?![^()]*\)|\(\?:|\(\?<\w+>)*(?:\\S|\.|\[)/

/**
 * Returns a function that finds the first row that matches. Most lines match none, and two
 * joined patterns reject them. The pattern for forms that begin with free text is slow, so it runs only
 * on lines with a sign.
 */
export function formTable(rows: readonly Form[], sign: RegExp) {
  const isFree = ({ pattern }: Form) => BEGINS_WITH_FREE_TEXT.test(pattern.source)
  const anchored = join(rows.filter((row) => !isFree(row)))
  const free = join(rows.filter(isFree))
  const blocks = Array.from({ length: Math.ceil(rows.length / BLOCK_ROWS) }, (_, at) => {
    const block = rows.slice(at * BLOCK_ROWS, (at + 1) * BLOCK_ROWS)
    return { block, joined: join(block) }
  })
  return (text: string): Form | undefined =>
    anchored.test(text) || (sign.test(text) && free.test(text))
      ? blocks
          .find(({ joined }) => joined.test(text))
          ?.block.find(({ pattern }) => pattern.test(text))
      : undefined
}

function join(rows: readonly Form[]): RegExp {
  const sources = rows.map(({ pattern }) => `(?:${pattern.source.replace(/\(\?<\w+>/g, '(?:')})`)
  return new RegExp(sources.length === 0 ? '^(?!)' : sources.join('|'))
}
