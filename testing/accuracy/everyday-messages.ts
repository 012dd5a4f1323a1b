import { readFileSync } from 'node:fs'
import { type Accuracy, countOf, countText, ratio } from './accuracy.ts'
import { saysReason } from './green-messages.ts'
import { showFailure } from './shown-failure.ts'

/** Sets by authors who did not know the rules, and how many messages are right at least. */
const SETS = {
  /** Five failures of each of ten kinds that everybody meets. The misses were looked at. */
  everyday: 49,
  /** Twenty of Gradle, Maven, Kotlin and Android, and twenty of tests of rarer languages. Looked at as well. */
  languages: 38,
  /** Three more of each of the ten kinds, by which the rules were judged. */
  thirty: 28,
  /** Really run: survived commands, repeated attempts, packages beside a failed one, and what everybody runs. */
  // Looked at while the rules were written: their share predicts nothing. Before a rule came from two of these logs, 47 of 56 were right.
  survivors: 49,
}

interface EverydayLog {
  readonly id: string
  readonly lines: readonly string[]
  /** The sentence that a colleague would quote, and others that say the same. */
  readonly messages: readonly string[]
}

/** Measures the messages of what everybody meets, without a green log. */
export function measureEveryday(): Accuracy {
  const measured = Object.entries(SETS).map(([name, min]) => {
    const logs = readLogs(name).map(({ id, lines, messages }) => {
      const { cause } = showFailure({ lines })
      const isRight =
        cause?.kind === 'timed-out' || // The report says so itself.
        saysOneOf(cause?.message, lines, { sentences: messages })
      return { id, isRight, isCertain: cause?.isMessageCertain === true, message: cause?.message }
    })
    const right = countOf(logs.map(({ isRight }) => isRight))
    const certain = countOf(logs.flatMap((log) => (log.isCertain ? log.isRight : [])))
    const wrong = logs.filter(({ isRight }) => !isRight)
    return {
      lines: [
        `${name}: ${countText(right)} right (at least ${min}); certain and right: ${countText(certain)}`,
        ...wrong.map(({ id, message = 'no message' }) => `  ${id}: ${message}`),
      ],
      targetsMet: right.count >= min && ratio(right) > 0,
    }
  })
  return {
    lines: measured.flatMap(({ lines }) => lines),
    targetsMet: measured.every(({ targetsMet }) => targetsMet),
  }
}

/** In characters. */
const MIN_PART = 16

/** Whether a message says one of some sentences, or matches a pattern. */
export function saysOneOf(
  message: string | undefined,
  lines: readonly string[],
  {
    sentences,
    patterns = [],
  }: { readonly sentences: readonly string[]; readonly patterns?: readonly RegExp[] },
): boolean {
  const said = sentences.map(bare)
  const isReason = (text: string) =>
    said.some((one) => bare(text).includes(one)) || patterns.some((one) => one.test(text))
  // A test is shown with what is wrong behind its name, and a sentence without the link at its end.
  const parts = (message ?? '').split(': ').filter(({ length }) => length >= MIN_PART)
  const isPart = (part: string) => said.some((one) => one.includes(bare(part)))
  return saysReason(message, lines, isReason) || parts.some(isPart)
}

function bare(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function readLogs(name: string): readonly EverydayLog[] {
  return readFileSync(new URL(`../simulate/everyday-logs/${name}.jsonl`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as EverydayLog)
}
