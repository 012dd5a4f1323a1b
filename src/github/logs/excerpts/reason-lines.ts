import type { Reason, ReasonBasis } from '../../../model/report/failure.ts'
import { isEnding, isSpecific, saysWhat } from './ending-forms.ts'
import type { Candidate, FailureBlock, FailureBlocks } from './failure-blocks.ts'

/** A form with at least so many lines after it is a heading: what follows says what failed. */
const MIN_LINES_BELOW_HEADING = 4

/** Lines below a heading that are part of the reason: in PowerShell, the message is the fourth. */
const MAX_BELOW_HEADING = 4

/** A heading without lines of its own is followed by the error, after the source code at most. */
const MAX_DISTANCE = 60

/** A title of mocha or rspec, above what failed. */
const NUMBERED = /^ {2}\d{1,5}\) \S/

/** A path of eslint or stylelint, above lines that begin with a position. */
const PATH = /^(?:[A-Za-z]:)?[\w@./\\+-]{1,300}\.\w{1,8}$/
const POSITION = /^\s{0,8}\d{1,6}:\d{1,6}\s/

/** A title and the names nested in it. */
const MAX_TITLE_LINES = 4

/** Maximum lines of all reasons; more failures are not named. */
const MAX_REASONS = 100

/**
 * Lists the lines that say why a step failed: all failures in a tool's own form, else the first error that
 * says something, else the last line that names a failure in words, else the last line that says something.
 *
 * @param last the last line that says more than that something failed
 */
export function reasonLines(
  { failures, errors, mentions }: FailureBlocks,
  last: string | undefined,
): readonly Reason[] {
  const named = failures.filter(({ lines }) => lines.some(isIdentified))
  const blocks =
    named.length > 0 ? named : errors.filter(({ match }) => isIdentified(match)).slice(0, 1)
  if (blocks.length > 0) {
    const found = blocks.flatMap((block, at) => [
      ...titleOf(block, errors).map((line) => reason(line, 'title', block)),
      ...linesOf(block, blocks[at + 1]).map((line) =>
        reason(
          line,
          line === block.match || block.form[1].test(line.text) ? 'error' : 'detail',
          block,
        ),
      ),
    ])
    return [...new Map(found.map((one) => [one.text, one])).values()].slice(0, MAX_REASONS)
  }
  const mention = mentions.findLast(isIdentified)
  if (mention !== undefined) return [{ text: mention.text, basis: 'mention' }]
  return last === undefined ? [] : [{ text: last, basis: 'end' }]
}

function isIdentified({ text }: Candidate): boolean {
  return isSpecific(text) && !isEnding(text)
}

function reason({ text }: Candidate, basis: ReasonBasis, { form: [tool] }: FailureBlock): Reason {
  return { text, basis, tool }
}

function linesOf({ form, match, lines }: FailureBlock, next: FailureBlock | undefined) {
  const [, pattern, , after] = form
  if (after === 0 && next !== undefined && next.form !== form) {
    return next.match.index - match.index <= MAX_DISTANCE ? [match, next.match] : [match]
  }
  const below = lines.slice(lines.indexOf(match) + 1).filter(({ text }) => text.trim() !== '')
  const others = below.filter(({ text }) => pattern.test(text))
  if (after < MIN_LINES_BELOW_HEADING) return [match, ...others]
  const [other] = others
  const part = other === undefined ? below : below.slice(0, below.indexOf(other))
  return [match, ...part.slice(0, MAX_BELOW_HEADING), ...others]
}

/** Returns the lines above a failure that name what failed. Without them, two tests can fail alike. */
function titleOf({ match, lines }: FailureBlock, errors: readonly FailureBlock[]): Candidate[] {
  const isAbove = ({ index }: Candidate) => index < match.index
  const above = [...(errors.findLast((error) => isAbove(error.match))?.lines ?? []), ...lines]
    .filter((line) => isAbove(line) && line.index >= match.index - MAX_TITLE_LINES - 1)
    .filter(({ text }) => text.trim() !== '')
  const isTitle = POSITION.test(match.text) ? PATH : NUMBERED
  const at = above.findLastIndex(({ text }) => isTitle.test(text))
  if (at !== -1) return above.slice(at)
  // The frame above an exception without a message.
  return saysWhat(match.text) ? [] : above.filter(({ text }) => /^\s/.test(text))
}
