import type { ReasonBasis } from '../../../model/report/failure.ts'
import type { Candidate, FailureBlock, FailureBlocks } from './failure-blocks.ts'

/** A form with at least so many lines after it is a heading: what follows says what failed. */
const MIN_LINES_BELOW_HEADING = 4

/** Lines below a heading that are part of the reason. */
const MAX_BELOW_HEADING = 2

/** A heading without lines of its own is followed by the error, after the source code at most. */
const MAX_DISTANCE = 60

/** A title of mocha or rspec, above what failed. */
const NUMBERED = /^ {2}\d{1,5}\) \S/

/** A path of eslint or stylelint, above lines that begin with a position. */
const PATH = /^(?:[A-Za-z]:)?[\w@./\\+-]{1,300}\.\w{1,8}$/
const POSITION = /^\s{0,8}\d{1,6}:\d{1,6}\s/

/** A title and the names nested in it. */
const MAX_TITLE_LINES = 4

/**
 * Returns, by position, the lines that say why a step failed: the first failure in a tool's own form,
 * else the first error, else the last line that names a failure in words, else the last line.
 *
 * @param end the last lines of the step
 */
export function reasonLines(
  { failures, errors, mentions }: FailureBlocks,
  end: readonly Candidate[],
): ReadonlyMap<number, ReasonBasis> {
  const [block = errors[0], next] = failures
  if (block !== undefined) {
    return new Map([
      ...titleOf(block, errors).map(({ index }) => [index, 'title'] as const),
      ...linesOf(block, next).map(({ index }) => [index, 'error'] as const),
    ])
  }
  const last = end.findLast(({ text }) => text !== '')
  const mention = mentions.at(-1)
  if (mention !== undefined) return new Map([[mention.index, 'mention']])
  return last === undefined ? new Map() : new Map([[last.index, 'end']])
}

function linesOf({ form, match, lines }: FailureBlock, next: FailureBlock | undefined) {
  const [, pattern, , after] = form
  if (after === 0 && next !== undefined && next.form !== form) {
    return next.match.index - match.index <= MAX_DISTANCE ? [match, next.match] : [match]
  }
  if (after < MIN_LINES_BELOW_HEADING) return [match]
  const below = lines.slice(lines.indexOf(match) + 1)
  const other = below.findIndex(({ text }) => pattern.test(text))
  const part = (other === -1 ? below : below.slice(0, other)).filter(
    ({ text }) => text.trim() !== '',
  )
  return [match, ...part.slice(0, MAX_BELOW_HEADING)]
}

/** Returns the lines above a failure that name what failed. Without them, two tests can fail alike. */
function titleOf({ match, lines }: FailureBlock, errors: readonly FailureBlock[]): Candidate[] {
  const isAbove = ({ index }: Candidate) => index < match.index
  const above = [...(errors.findLast((error) => isAbove(error.match))?.lines ?? []), ...lines]
    .filter((line) => isAbove(line) && line.index >= match.index - MAX_TITLE_LINES - 1)
    .filter(({ text }) => text.trim() !== '')
  const isTitle = POSITION.test(match.text) ? PATH : NUMBERED
  const at = above.findLastIndex(({ text }) => isTitle.test(text))
  return at === -1 ? [] : above.slice(at)
}
