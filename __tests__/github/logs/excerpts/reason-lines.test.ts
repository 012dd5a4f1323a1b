import { describe, expect, it } from '@jest/globals'
import { excerptChooser } from '../../../../src/github/logs/excerpts/excerpt-chooser.ts'
import { readLine } from '../../../../src/github/logs/lines/log-text.ts'

/** Returns the lines that say why a step failed, each after its basis. */
function reasonsOf(lines: readonly string[]): string[] {
  const chooser = excerptChooser(20)
  for (const line of lines) chooser.add({ ...readLine(Buffer.from(line)), timed: true })
  const reasons = chooser.excerpt()?.errors?.reasons ?? []
  return reasons.map(({ text, basis }) => `${basis}: ${text.trim()}`)
}

describe('reasonLines', () => {
  it.each<[string, string[], string[]]>([
    [
      'nested names of mocha',
      ['  1) Invoice', '       is never negative:', '', '     AssertionError: expected -5', ''],
      ['title: 1) Invoice', 'title: is never negative:', 'error: AssertionError: expected -5'],
    ],
    [
      'the example of rspec',
      ['Failures:', '', '  1) Invoice is paid', '     Failure/Error: expect(a).to eq(3)'],
      ['title: 1) Invoice is paid', 'error: Failure/Error: expect(a).to eq(3)'],
    ],
    [
      'the file of eslint',
      ['', '/app/src/cart.js', "  3:1  error  'a' is not defined  no-undef"],
      ['title: /app/src/cart.js', "error: 3:1  error  'a' is not defined  no-undef"],
    ],
    [
      'no title that is far above',
      ['  1) Invoice', ...Array.from({ length: 9 }, (_, at) => `row ${at}`), 'AssertionError: no'],
      ['error: AssertionError: no'],
    ],
    [
      'the frame above an exception without a message',
      ['  File "a.py", line 3, in check', '    assert total == paid', 'AssertionError'],
      [
        'title: File "a.py", line 3, in check',
        'title: assert total == paid',
        'error: AssertionError',
      ],
    ],
    [
      'the message of PowerShell',
      [
        'Exception: /tmp/a.ps1:3',
        'Line |',
        '   3 |  throw $m',
        '     |  ~~~~~~~~',
        '     | no total',
      ],
      [
        'error: Exception: /tmp/a.ps1:3',
        'detail: Line |',
        'detail: 3 |  throw $m',
        'detail: |  ~~~~~~~~',
        'detail: | no total',
      ],
    ],
    [
      'the command that cmd does not find',
      ["'jest' is not recognized as an internal or external command,", 'operable program.'],
      ["error: 'jest' is not recognized as an internal or external command,"],
    ],
    [
      'the error above the end of fastlane',
      [
        "❌  A.swift:3:5: cannot find 'x' in scope",
        '[!] Error building the app - see the log above',
      ],
      ["error: ❌  A.swift:3:5: cannot find 'x' in scope"],
    ],
    ['no other line', ['building', 'cart.c', 'a.c:1:2: error: no'], ['error: a.c:1:2: error: no']],
  ])('marks %s', (_, lines, expected) => {
    expect(reasonsOf(lines)).toEqual(expected)
  })
})
