import { describe, expect, it } from '@jest/globals'
import { errorsOf } from '../../../testing/failure-report.ts'
import { excerptChooser } from '../../../src/logs/views/excerpt-chooser.ts'
import { readLogCases } from '../../../testing/read-log-cases.ts'
import { reasonText } from '../../../src/model/report/entry-words.ts'

const readCases = (name: string) => readLogCases(new URL(name, import.meta.url))

describe('message', () => {
  it.each(readCases('messages.txt'))('is, with $title: $expected', ({ lines, expected }) => {
    expect(errorsOf(lines)?.message).toBe(expected)
  })

  it.each(readCases('no-messages.txt'))('is not $title: $expected', ({ lines, expected }) => {
    expect(reasonText(errorsOf(lines)?.shown ?? {})).toBe(expected?.trim())
  })

  it.each(readCases('shown-texts.txt'))('is $title: $expected', ({ lines, expected }) => {
    const shown = errorsOf(lines)?.shown
    const text = shown && `${shown.isCertain ? 'certain' : 'uncertain'}: ${reasonText(shown)}`
    expect(text).toBe(expected)
  })

  it('is the last line that says anything, above tests that passed and empty lines', () => {
    const passed = Array.from({ length: 30 }, () => ['✓ adds', '']).flat()
    const shown = errorsOf(['cart of octocat', ...passed])?.shown
    expect(shown).toEqual({ line: 'cart of octocat', isCertain: false })
  })

  const logged = (level: string, text: string) => `2026-11-30 03:51:40,883 ${level} sync: ${text}`
  const traceback = ['Traceback (most recent call last):', "AttributeError: no attribute 'inform'"]

  it.each([3, 4, 50, 5000])('is no logged error that the step survives %s times', (count) => {
    const rows = Array.from({ length: count }, (_, at) => [
      logged('INFO', `row ${at} done`),
      logged('ERROR', `could not read row ${at}: timeout, skipped`),
    ]).flat()
    const shown = errorsOf([...rows, logged('INFO', 'row 8 done'), ...traceback])?.shown
    expect(shown).toEqual({ line: "AttributeError: no attribute 'inform'", isCertain: true })
  })

  it.each([3, 4, 50])('is the first of %s logged errors after which nothing goes on', (count) => {
    const rows = Array.from({ length: count }, (_, at) => logged('ERROR', `row ${at} is invalid`))
    const shown = errorsOf([logged('INFO', 'row 8 done'), ...rows])?.shown
    expect(shown).toEqual({ line: logged('ERROR', 'row 0 is invalid'), isCertain: true })
  })

  it.each([
    ['./check.sh', 'carts of octocat', 'carts of octocat (./check.sh exited with code 2)'],
    ['set -u\n./check.sh', 'carts of octocat', 'carts of octocat (./check.sh exited with code 2)'],
    ['./check.sh\n./build.sh', 'carts of octocat', 'carts of octocat'],
    ['./check.sh', 'carts cannot be read', 'carts cannot be read'],
  ])(
    'has what the script ran behind a line that says nothing: %j, %s',
    (script, text, expected) => {
      const chooser = excerptChooser(20)
      for (let at = 0; at < 8; at++)
        chooser.add({ kind: 'text', text: `${'abcdefgh'[at]} ${text}`, cut: false, timed: true })
      chooser.add({
        kind: 'error',
        text: 'Process completed with exit code 2.',
        cut: false,
        timed: true,
      })
      const shown = chooser.excerpt(`${script}\nshell: /usr/bin/bash -e {0}\n`)?.errors?.shown
      expect(reasonText(shown ?? {}).slice(2)).toBe(expected)
    },
  )

  it.each([
    ['npm test; code=$?\nnpm run lint || echo "lint failed"\n./upload\nexit $code', false],
    ['npm test || true\nnpm run lint || echo "lint failed"\n./upload', true],
  ])(
    'is not certain below what a script survives that keeps an exit code: %j',
    (script, isCertain) => {
      const chooser = excerptChooser(20)
      const lines = ['Error: prices are missing', 'lint failed', 'Error: upload is not allowed']
      for (const text of lines) chooser.add({ kind: 'text', text, cut: false, timed: true })
      const shown = chooser.excerpt(`${script}\nshell: /usr/bin/bash -e {0}\n`)?.errors?.shown
      expect(shown).toMatchObject({ line: 'Error: upload is not allowed', isCertain })
    },
  )

  it('names the first of several failed tests', () => {
    const lines = [
      'FAILED tests/test_a.py::test_a - ValueError: bad drive',
      'FAILED tests/test_b.py::test_b - AssertionError: 1 != 2',
      '========= 2 failed, 5 passed in 0.12s =========',
    ]
    const errors = errorsOf(lines)
    expect(reasonText(errors?.shown ?? {})).toBe('tests/test_a.py::test_a: ValueError: bad drive')
    expect(errors?.entries).toHaveLength(2)
    expect(errors?.total).toEqual({ counts: 'tests', failed: 2, total: 7 })
  })
})

describe('kinds', () => {
  it.each(readCases('kinds.txt'))('is for $title: $expected', ({ lines, expected }) => {
    const kinds = errorsOf(lines)?.kinds
    expect(kinds?.proven ?? kinds?.stated).toBe(expected)
  })
})

describe('reasons', () => {
  it.each([
    ['Error: order 3 has no total', 'ERROR: linted 4 chart(s), found 1 problem(s)'],
    ['Error: order 3 has no total', 'ERROR: checked 9 file(s), 2 failed'],
    ['Error: order 3 has no total', 'Error: loaded 4 cart(s) with 1 error(s)'],
  ])('are no totals in the form of an error: %s, %s', (reason, total) => {
    expect(errorsOf([reason, total])?.reasons).toEqual([reason])
  })
})

describe('isIdentified', () => {
  it.each([
    [['  File "cart.py", line 3, in total', 'KeyError'], true],
    [['    uploading carts to shop', 'Killed'], false],
    [['    ^', 'Killed'], false],
  ])('is for an error without a message that of the frame above it: %j: %s', (lines, expected) => {
    expect(errorsOf(lines)?.identifiesError).toBe(expected)
  })
})
