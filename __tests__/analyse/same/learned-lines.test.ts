import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { compareLogs } from '../../../src/analyse/same/same-error.ts'
import { compareErrors } from '../../../testing/accuracy/changed-errors.ts'
import { makeExcerpt } from '../../../testing/failure-report.ts'
import { readRows } from '../../../testing/read-log-cases.ts'

/**
 * Returns the lines of a log of the pull request, of main's last red run, and of its green run: `⏎` ends a line, `!` begins
 * one that no green run prints, and `{1|2|3}` is what differs. The last value stands for missing ones.
 */
function logsOf(text: string): readonly (readonly string[])[] {
  return [0, 1, 2].map((run) =>
    text
      .replace(/\{([^{}]*)\}/g, (_, inner: string) => {
        const values = inner.split('|')
        return values[Math.min(run, values.length - 1)] ?? ''
      })
      .split('⏎')
      .filter((line) => run < 2 || !line.startsWith('!'))
      .map((line) => line.replace(/^!/, ''))
      .filter((line) => line !== ''),
  )
}

const read = (lines: readonly string[] = []) => ({ excerpts: [makeExcerpt(lines)] })
const logOf = (lines: readonly string[] = []) => {
  const { errors } = makeExcerpt(lines)
  if (errors === undefined) throw new Error('the log was read')
  return errors.log
}

describe('learnedLines', () => {
  it.each(readRows(new URL('learned-lines.txt', import.meta.url)))(
    'knows $text with a green log: $result',
    ({ text, result }) => {
      const [own, red, passed] = logsOf(text)
      const [here, there] = [read(own), read(red)]
      expect(compareErrors(here, there)).not.toBe('same')
      const { match, isLearned } = compareLogs(here, there, logOf(passed))
      expect({ match: match === 'same', isLearned }).toEqual({
        match: result === 'yes',
        isLearned: result === 'yes',
      })
    },
  )
})

/** Lines of logs, some of which a green run prints as well. */
const LINES = [
  'tool 1.2.3',
  'tool 1.2.4',
  '7 carts in src/a.ts',
  '8 carts in src/a.ts',
  'reads a.ts',
  'reads b.ts',
  'build a8f3K2 of shop',
  'build b9s4D1 of shop',
  'expected 7 carts',
  'warning: order of root is late',
  'deploy goes on',
]
const anyLines = fc.array(fc.constantFrom(...LINES), { maxLength: 8 })
const NAMES = ['src/cart.ts: no cart', 'src/login.ts: no cart', 'src/cart.ts: no user']
const failed = (lines: readonly string[], name: string) => [...lines, `##[error]${name}`]

describe('compareLogs', () => {
  const anyPair = fc.tuple(anyLines, anyLines, anyLines)

  it('never takes errors of different names for the same, whatever other runs print', () => {
    const anyNames = fc.shuffledSubarray(NAMES, { minLength: 2, maxLength: 2 })
    fc.assert(
      fc.property(anyPair, anyNames, ([own, main, green], names) => {
        const [here, there] = [own, main].map((lines, at) => read(failed(lines, names[at] ?? '')))
        const { match } = compareLogs(here ?? read(), there ?? read(), logOf(green))
        expect(match).not.toBe('same')
      }),
    )
  })

  it('shows the same without other runs as before, and learns nothing that it does not need', () => {
    fc.assert(
      fc.property(anyPair, ([own, main, green]) => {
        const [name = ''] = NAMES
        const [here, there] = [read(failed(own, name)), read(failed(main, name))]
        const alone = compareLogs(here, there)
        const learned = compareLogs(here, there, logOf(green))
        expect(alone.isLearned).toBe(false)
        if (alone.match === 'same' && learned.stage === undefined)
          expect(learned).toEqual({ ...alone, isStaged: false })
        if (learned.almost !== undefined) expect(own).toContain(learned.almost)
      }),
    )
  })

  it('needs the lines of a green run in no order, unless they show how far a run got', () => {
    const anyOrder = fc
      .array(fc.constantFrom(...LINES), { maxLength: 8 })
      .chain((green) =>
        fc.tuple(
          fc.constant(green),
          fc.shuffledSubarray(green, { minLength: green.length, maxLength: green.length }),
        ),
      )
    fc.assert(
      fc.property(anyPair, anyOrder, ([own, main], [green, shuffled]) => {
        const [name = ''] = NAMES
        const [here, there] = [read(failed(own, name)), read(failed(main, name))]
        const [one, other] = [green, shuffled].map((lines) =>
          compareLogs(here, there, logOf(lines)),
        )
        const areStages = [one, other].some((result) => result?.stage !== undefined)
        if (areStages) expect([one?.match, other?.match]).not.toContain('other')
        else expect(other).toEqual(one)
      }),
    )
  })
})
