import { describe, expect, it } from '@jest/globals'
import { lineChooser } from '../../src/github/choose-lines.ts'
import { logLine, logOfStep } from '../helpers/log-text.ts'
import { at } from '../helpers/make-run.ts'

const SPAN = { from: at(20), to: at(30) }
const EXIT = '##[error]Process completed with exit code 1.'

function chosen(lines: readonly string[], limit = 20) {
  const chooser = lineChooser({ span: SPAN, limit }, true)
  for (const line of lines) chooser.add({ bytes: Buffer.from(line), cut: false })
  return chooser
}

const textsOf = (lines: readonly string[], limit?: number) =>
  chosen(lines, limit)
    .excerpt()
    ?.lines.map(({ text }) => text)

const numbered = (count: number, seconds = 25) =>
  Array.from({ length: count }, (_, index) => logLine(seconds, `line ${index + 1}`))

describe('the lines of a failed step', () => {
  it('are those with the times of the step', () => {
    const lines = [
      logLine(18.9, 'of a step before'),
      logLine(21, 'first'),
      logLine(29, 'last'),
      logLine(32, 'of a step after'),
    ]
    expect(textsOf(lines)).toEqual(['first', 'last'])
  })

  it('begin after the head of the step, where it began within the same second', () => {
    const lines = [
      ...logOfStep(19, 'npm run lint', ['of the lint step']),
      logLine(19.9, '##[error]An error of the lint step'),
      ...logOfStep(20, 'npm test', ['of the test step']),
      logLine(29, EXIT),
    ]
    expect(chosen(lines).excerpt()).toEqual({
      lines: [{ text: 'of the test step', error: false, cut: false, skipped: 0 }],
      leftOut: 0,
      exitCode: 1,
    })
  })

  it('end before the head of the next step, and before the cleaning up', () => {
    const failed = [logLine(25, 'of the step'), logLine(29.9, '##[error]It broke')]
    const next = [...logOfStep(30, 'echo', ['of the next']), logLine(30.5, '##[error]Another')]
    expect(textsOf([...failed, ...next])).toEqual(['of the step', 'Error: It broke'])
    const cleanup = [logLine(30.1, 'Post job cleanup.'), logLine(30.2, '##[error]Another')]
    expect(textsOf([...failed, ...cleanup])).toEqual(['of the step', 'Error: It broke'])
    expect(chosen([...failed, ...cleanup]).ended).toBe(true)
  })

  it('have the names of the steps within it, without their scripts', () => {
    const lines = [...logOfStep(20, './action', []), ...logOfStep(24, 'make', ['done'])]
    expect(textsOf(lines)).toEqual(['Run make', 'done'])
  })

  it('are the last ones up to the last error', () => {
    const lines = [...numbered(50), logLine(26, EXIT), logLine(26.1, 'after it')]
    expect(textsOf(lines, 3)).toEqual(['line 48', 'line 49', 'line 50'])
    expect(chosen(lines, 3).excerpt()).toMatchObject({ leftOut: 47, exitCode: 1 })
  })

  it('are the last ones of all where there is no error', () => {
    expect(textsOf(numbered(50), 2)).toEqual(['line 49', 'line 50'])
  })

  it('include the first error where it is further up, with half of the lines', () => {
    const lines = [
      ...numbered(30, 22),
      logLine(23, '##[error]src/sum.ts(3,1): wrong'),
      ...numbered(300, 24),
      logLine(25, EXIT),
    ]
    expect(textsOf(lines, 5)).toEqual([
      'line 29',
      'line 30',
      'Error: src/sum.ts(3,1): wrong',
      'line 299',
      'line 300',
    ])
    const excerpt = chosen(lines, 5).excerpt()
    expect(excerpt?.lines.map(({ skipped }) => skipped)).toEqual([0, 0, 0, 298, 0])
    expect(excerpt?.lines.map(({ error }) => error)).toEqual([false, false, true, false, false])
    expect(excerpt?.leftOut).toBe(28)
  })

  it.each([1, 2, 3, 20, 200])('are at most %i', (limit) => {
    const errors = Array.from({ length: 500 }, (_, index) => logLine(25, `##[error]no ${index}`))
    expect(textsOf([...numbered(500), ...errors, logLine(26, EXIT)], limit)).toHaveLength(limit)
  })

  it('are the error where only one is wanted', () => {
    const lines = [logLine(25, '##[error]It broke'), ...numbered(3), logLine(26, EXIT)]
    expect(textsOf(lines, 1)).toEqual(['Error: It broke'])
  })

  it('are not the exit code, which is told apart', () => {
    const lines = [
      logLine(25, 'why'),
      logLine(26, '##[error]Process completed with exit code 137.'),
    ]
    expect(chosen(lines, 1).excerpt()).toMatchObject({ lines: [{ text: 'why' }], exitCode: 137 })
    expect(chosen([logLine(26, EXIT)]).excerpt()).toEqual({ lines: [], leftOut: 0, exitCode: 1 })
  })

  it('include the further lines of an error, which have no time', () => {
    const lines = [logLine(25, '##[error]It broke'), '  at sum.ts:3', logLine(25.1, 'next')]
    expect(chosen(lines).excerpt()?.lines).toMatchObject([
      { text: 'Error: It broke', error: true },
      { text: '  at sum.ts:3', error: true },
    ])
  })

  it('have one empty line where there are many, and none at the top', () => {
    const lines = ['', '', 'a', '', ' \t', '', 'b'].map((text) => logLine(25, text))
    expect(textsOf(lines)).toEqual(['a', '', 'b'])
  })

  it('are all lines of a job whose step is not known', () => {
    const chooser = lineChooser({ span: { from: undefined, to: undefined }, limit: 9 }, true)
    for (const line of ['no time', logLine(5, 'a'), logLine(5_000, 'b')]) {
      chooser.add({ bytes: Buffer.from(line), cut: false })
    }
    expect(chooser.excerpt()?.lines.map(({ text }) => text)).toEqual(['no time', 'a', 'b'])
  })
})
