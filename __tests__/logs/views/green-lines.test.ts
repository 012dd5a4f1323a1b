import { describe, expect, it } from '@jest/globals'
import { noveltyIn } from '../../../src/logs/views/green-lines.ts'
import type { LogRow } from '../../../src/model/logged/step-log.ts'
import { excerptChooser } from '../../../src/logs/views/excerpt-chooser.ts'
import { readLine } from '../../../src/github/logs/lines/log-text.ts'
import { reasonText } from '../../../src/model/report/entry-words.ts'

function read(lines: readonly string[]) {
  const chooser = excerptChooser(20)
  for (const line of [...lines, '##[error]Process completed with exit code 2.'])
    chooser.add({ ...readLine(Buffer.from(line)), timed: true })
  return chooser.excerpt()
}

const rowsOf = (lines: readonly string[]): readonly LogRow[] => read(lines)?.errors?.log.rows ?? []

describe('noveltyIn', () => {
  it.each<[string, here: string, green: string, novelty: string]>([
    ['an equal line', 'no cache of cart', 'no cache of cart', 'old'],
    ['a line at another time', '10:00:01 no cache of cart', '11:30:02 no cache of cart', 'old'],
    ['another count', '12 rows of cart were skipped', '14 rows of cart were skipped', 'old'],
    ['none there', '12 rows of cart were skipped', '0 rows of cart were skipped', 'new'],
    ['a number beyond a limit', 'size 31 of at most 20 kB', 'size 19 of at most 20 kB', 'new'],
    ['a number below it', 'size 18 of at most 20 kB', 'size 19 of at most 20 kB', 'old'],
    ['another word', 'no cache of shop', 'no cache of cart', 'new'],
    ['another mark', '✗ checks the size', '✓ checks the size', 'new'],
    ['more often', 'retried cart⏎retried cart', 'retried cart', 'more'],
    ['as often', 'retried cart⏎retried cart', 'retried cart⏎retried cart', 'old'],
  ])('says of %s: %s beside %s is %s', (_, here, green, novelty) => {
    const rows = rowsOf(here.split('⏎'))
    expect(noveltyIn(rowsOf(green.split('⏎')), rows)(rows[0]?.key ?? '')).toBe(novelty)
  })
})

describe('an excerpt beside a green log', () => {
  const WARNING = 'cp: cannot stat coverage/lcov.info: No such file or directory'
  const show = (red: readonly string[], green: readonly string[]) => {
    const chosen = read(red)?.chooseBeside?.(rowsOf(green))
    return {
      text: chosen?.shown && reasonText(chosen.shown),
      isCertain: chosen?.shown?.isCertain,
      lines: chosen?.lines.map(({ text }) => text),
      ...chosen?.green,
    }
  }

  it('has the new line as message, and an old one only below it', () => {
    const red = [WARNING, 'column fee of orders contains null values', 'done']
    expect(show(red, [WARNING, 'done'])).toMatchObject({
      text: 'column fee of orders contains null values',
      isCertain: true,
      newLines: 1,
      hasMessage: false,
    })
  })

  it('says that the message is old if nothing is new, and never calls it certain', () => {
    const red = ['##[error]no cart of y']
    expect(show(red, red)).toMatchObject({
      text: 'Error: no cart of y',
      isCertain: false,
      newLines: 0,
      hasMessage: true,
    })
    expect(read(red)?.errors?.shown?.isCertain).toBe(true)
  })

  it.each([
    [
      ['include: **/*.{test,spec}.js', 'No test files found, exiting with code 1'],
      ['✓ test/cart.test.js (1)'],
      'No test files found, exiting with code 1',
    ],
    [['t/cart.t .. read', 'Result: FAIL'], ['Result: PASS'], 'Result: FAIL'],
  ])('has the line that is chosen without it, if that is new: %j', (red, green, expected) => {
    expect(show([...red, ''], [...green, '']).text).toBe(expected)
  })

  it('has no test as message that fails in the green log, too, beside one that does not', () => {
    const test = (name: string) => [`  ● cart › ${name}`, '', `    Error: no ${name}`, '']
    expect(show([...test('adds'), ...test('pays')], test('adds')).text).toMatch(/pays$/)
  })

  it('does not choose a total or a summary that it would not choose alone', () => {
    const red = [WARNING, 'tests of the shop', 'Fail:    1', 'carts of octocat']
    const green = [WARNING, 'tests of the shop', 'Fail:    0', 'carts of octocat']
    expect(show(red, green).text).toBe(WARNING)
    expect(show([...red, '"total": 6 -> 5'], green).text).toBe('"total": 6 -> 5')
  })

  it('finds nothing new in a long row beside the same log', () => {
    const red = ['no cart of y', `price of ${'octocat '.repeat(200)}`, 'carts of y']
    const alone = read(red)?.errors?.shown?.line
    expect(show(red, red)).toMatchObject({ newLines: 0, hasMessage: true, text: alone })
  })

  it('is not chosen if the step printed more than is kept', () => {
    const long = Array.from(
      { length: 25_001 },
      (_, at) => `row ${'abcdefghij'[at % 10]}${at} of a${at}b is new`,
    )
    expect(read(long)?.chooseBeside?.([])).toBeUndefined()
  })
})
