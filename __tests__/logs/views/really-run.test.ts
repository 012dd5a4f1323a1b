import { describe, expect, it } from '@jest/globals'
import { reasonText } from '../../../src/model/report/entry-words.ts'
import { showFailure } from '../../../testing/accuracy/shown-failure.ts'
import { readLogCases } from '../../../testing/read-log-cases.ts'

const linesWith = (mark: string, lines: readonly string[]) =>
  lines.flatMap((line) => (line.startsWith(mark) ? line.slice(mark.length) : []))

const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Whether a message has a line that a reader accepts, or most of its words, or is most of it. */
function isAccepted(message: string, line: string): boolean {
  const [said, wanted] = [wordsOf(message), wordsOf(line)]
  const words = wanted.split(' ').filter((word) => word.length > 2)
  const shared = words.filter((word) => said.includes(word)).length
  return (
    said.includes(wanted) ||
    // Passes if changed: no message is short today, and one that is too short to say anything is to fail.
    (wanted.includes(said) && 2 * said.length >= wanted.length) ||
    // Passes if changed: the same for a line of few words.
    (words.length > 2 && shared >= 0.6 * words.length)
  )
}

/**
 * What tools printed in 105 failing steps: below `?` the lines that a reader accepts as the reason, who did not read the
 * rules, below `$` the script.
 */
const STEPS = readLogCases(new URL('really-run.txt', import.meta.url)).map((one) => {
  const [accepted, script] = [linesWith('? ', one.lines), linesWith('$ ', one.lines)]
  const output = one.lines.slice(accepted.length + script.length)
  const header = [`##[group]Run ${script[0]}`, ...script, 'shell: bash', '##[endgroup]']
  const shown = showFailure({ lines: [...header, ...output] }).excerpt?.errors?.shown
  const message = reasonText(shown ?? {})
  const isCertain = shown?.isCertain === true
  return {
    name: one.title,
    said: `${isCertain ? 'certain' : 'uncertain'}: ${message}`,
    approved: one.expected,
    isCertain,
    isRight: accepted.some((line) => isAccepted(message, line)),
  }
})

describe('the message of a step that was really run', () => {
  it.each(STEPS)('is as before: $name', ({ said, approved }) => {
    expect(said).toBe(approved)
  })

  it('is one that a reader accepts, but for these', () => {
    const others = STEPS.filter(({ isRight }) => !isRight)
    expect(others.map(({ name, isCertain }) => [name, isCertain])).toEqual([
      ['e2e fallback', false],
      ['download ok then corrupt', false],
      // A loop of the script ran all tests again.
      ['pytest loop', true],
      // The log states no reason.
      ['silent', false],
      ['flake8 black isort', false],
    ])
  })
})
