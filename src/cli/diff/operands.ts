import { UsageError } from '../errors.ts'
import { type CommandTarget, readNamedRun, readRunUrl } from '../run-url.ts'

/** One of the runs to compare: on a server, or in a file of `--format json`. */
export type DiffOperand =
  | { readonly run: CommandTarget; readonly file?: undefined }
  | { readonly file: string; readonly run?: undefined }

const FORM = 'expected two runs, each a URL or a file, or OWNER/REPO and two run ids'

/**
 * Reads what follows `diff`.
 *
 * @param host such as `github.com`
 * @throws `UsageError`
 */
export function readDiffOperands(
  operands: readonly string[],
  host: string,
): readonly [DiffOperand, DiffOperand] {
  const [first, second, third, fourth] = operands
  if (first === undefined || second === undefined)
    throw new UsageError(`diff compares two runs: ${FORM}`)
  if (fourth !== undefined)
    throw new UsageError(`${JSON.stringify(fourth)} is one argument too many`)
  if (third !== undefined) {
    return [{ run: readNamedRun(first, second, host) }, { run: readNamedRun(first, third, host) }]
  }
  return [readOperand(first, second), readOperand(second, first)]
}

/** @param other the other operand, whose repository an id is in if it is a URL */
function readOperand(text: string, other: string): DiffOperand {
  if (text === '') throw new UsageError(`diff compares two runs: ${FORM}`)
  if (text.includes('://')) return { run: readRunUrl(text) }
  if (!/^\d+$/.test(text)) return { file: text }
  if (!other.includes('://')) throw new UsageError(`the run ${text} needs a repository: ${FORM}`)
  const { serverUrl, owner, repo } = readRunUrl(other)
  const named = readNamedRun(`${owner}/${repo}`, text, new URL(serverUrl).host)
  return { run: { ...named, serverUrl } }
}
