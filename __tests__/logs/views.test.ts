import { describe, expect, it } from '@jest/globals'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { type ExcerptChooser, excerptChooser } from '../../src/logs/views/excerpt-chooser.ts'
import { markOf, type StepLine } from '../../src/logs/lines/step-line.ts'
import { readLine } from '../../src/github/logs/lines/log-text.ts'
import { greenLog, variesByWords } from '../../src/model/logged/green-log.ts'
import type { LogRow } from '../../src/model/logged/step-log.ts'
import { reasonText } from '../../src/model/report/entry-words.ts'
import { stepEvents } from '../../src/logs/events/step-events.ts'
import { rankLines } from '../../src/logs/views/rank-lines.ts'
import { textMasker } from '../../src/logs/masks/mask-line.ts'
import { textRoles } from '../../src/logs/views/compared-texts.ts'
import { logText } from '../../src/model/logged/log-text.ts'
import { errorsOf, makeExcerpt } from '../../testing/failure-report.ts'
import { FORM_EXAMPLES } from '../../testing/listed-rules.ts'
import { readLogCases } from '../../testing/read-log-cases.ts'
import { showFailure } from '../../testing/accuracy/shown-failure.ts'

describe('excerpt-chooser', () => {
  const EXIT = '##[error]Process completed with exit code 1.'

  /** Lines as the runner writes them; a line that begins with `~` continues the message before it. */
  function stepLine(raw: string): StepLine {
    const timed = !raw.startsWith('~')
    return { ...readLine(Buffer.from(timed ? raw : raw.slice(1))), timed }
  }

  function excerptOf(lines: readonly string[], limit = 20) {
    const chooser = excerptChooser(limit)
    for (const line of lines) chooser.add(stepLine(line))
    return chooser.excerpt()
  }

  const textsOf = (lines: readonly string[], limit?: number) =>
    excerptOf(lines, limit)?.lines.map(({ text }) => text)

  const numbered = (count: number, text = 'line') =>
    Array.from({ length: count }, (_, at) => `${text} ${at + 1}`)

  setFlagsFromString('--expose-gc')
  const collectGarbage = runInNewContext('gc') as () => void

  describe('excerptChooser', () => {
    it('shows a failure far from the end, with the lines that belong to it', () => {
      const failure = ['--- FAIL: TestRefund (0.00s)', '    refund_test.go:12: got 1, want 2']
      const lines = [...numbered(100), ...failure, 'FAIL', ...numbered(2_000, 'later'), EXIT]
      const excerpt = excerptOf(lines)
      expect(excerpt?.lines.map(({ text }) => text)).toEqual([
        ...[...failure, 'FAIL', ...numbered(4, 'later')],
        ...numbered(2_000, 'later').slice(-13),
      ])
      expect(excerpt).toMatchObject({ omitted: 100, exitCode: 1 })
      expect(excerpt?.lines[7]).toMatchObject({ text: 'later 1988', omittedBefore: 1_983 })
    })

    it('takes no error behind the exit for the message, unless another inner step begins', () => {
      const said = 'the cart of "web" is missing'
      const later = '##[error]$GITHUB_STEP_SUMMARY upload aborted, supports content up to 1024k'
      const messageOf = (lines: readonly string[]) => excerptOf(lines)?.errors?.message
      expect(messageOf([said, EXIT, later])).toBe(said)
      expect(messageOf([said, EXIT, '##[group]Run ./upload', later])).not.toBe(said)
    })

    it('shows the first failure above more lines that can be the reason than are kept', () => {
      const failure = ['--- FAIL: TestRefund (0.00s)', '    refund_test.go:12: got 1, want 2']
      const errors = Array.from({ length: 80 }, (_, at) => `Error: no ${'x'.repeat(at)}`)
      const lines = [...failure, ...errors.flatMap((line) => [line, ...numbered(15)]), EXIT]
      expect(textsOf(lines)?.slice(0, 2)).toEqual(failure)
    })

    it('shows the first failures as whole blocks, and of the next only what says most', () => {
      const failure = (name: string) => [
        `  ● ${name}`,
        '',
        `    ${name} is wrong`,
        ...numbered(8, name),
      ]
      const lines = [...failure('a'), ...failure('b'), ...failure('c')].flatMap((line) =>
        line.startsWith('  ●') ? ['PASS src/x.test.ts', line] : [line],
      )
      const texts = textsOf([...lines, ...numbered(50), EXIT], 32) ?? []
      expect(texts).toContain('    a is wrong')
      expect(texts).toContain('a 8')
      expect(texts).toContain('b 8')
      expect(texts).toContain('  ● c')
      expect(texts).not.toContain('c 8')
    })

    it('shows what each of the first four tests says before the whole of any', () => {
      const names = ['a', 'b', 'c', 'd', 'e']
      const lines = names.flatMap((name, at) => [
        `  ${at + 1}) test ${name} (CartTest)`,
        ...['     test/cart_test.exs:31', `     ** (KeyError) no ${name}`],
        ...numbered(8, `       (elixir) of ${name}:`),
        '',
      ])
      const texts = textsOf([...lines, '5 tests, 5 failures', EXIT]) ?? []
      for (const [at, name] of names.slice(0, 4).entries()) {
        expect(texts).toContain(`  ${at + 1}) test ${name} (CartTest)`)
        expect(texts).toContain(`     ** (KeyError) no ${name}`)
      }
    })

    it('shows what each of the first tests says some lines above its name', () => {
      const failure = (name: string) => [
        `=== RUN   Test${name}`,
        `    cart_test.go:12: no ${name} is left`,
        ...numbered(3, '    said'),
        `--- FAIL: Test${name} (0.00s)`,
      ]
      const lines = ['Apple', 'Bread', 'Cake', 'Dough'].flatMap(failure)
      const said = ['Apple', 'Bread', 'Cake'].map(
        (name) => `    cart_test.go:12: no ${name} is left`,
      )
      expect(textsOf([...lines, 'FAIL', ...numbered(30), EXIT], 14)).toEqual(
        expect.arrayContaining(said),
      )
    })

    it('shows what the first failure says rather than the lines above it', () => {
      const failure = (name: string) => [`     AssertionError: no ${name}`, ...numbered(12, name)]
      const lines = [...numbered(15), ...failure('cart'), 'PASS x', ...failure('mail')]
      const texts = textsOf([...lines, 'Error: no cart is left', EXIT], 8) ?? []
      expect(texts).toContain('cart 1')
      expect(texts.filter((text) => text.startsWith('line '))).toEqual([])
    })

    it('shows the empty lines between others, which take no more room than a mark', () => {
      const lines = ['frob: error: 3 is not 4', '', '  3', '', '  4', '', 'bye']
      expect(textsOf(lines, 4)).toEqual(lines)
      expect(textsOf(lines, 3)).toEqual([...lines.slice(0, 3), 'bye'])
    })

    it('shows a repeated failure once', () => {
      const failure = (name: string) => [`panic: ${name}`, ...numbered(10, name), 'PASS x']
      const [first, second] = ['the first of two different panics', 'the second of two']
      const lines = [first, first, second].flatMap(failure)
      const texts = textsOf([...lines, ...numbered(50), EXIT], 30) ?? []
      expect(texts.filter((text) => text.startsWith('panic: '))).toEqual([
        `panic: ${first}`,
        `panic: ${second}`,
      ])
    })

    it('shows different failures below the same heading', () => {
      const failure = (task: string) => ['* What went wrong:', `Task ${task} failed.`, '* Try:']
      const texts = textsOf([...failure('lint'), ...failure('test'), ...numbered(50), EXIT])
      expect(texts).toEqual(expect.arrayContaining(['Task lint failed.', 'Task test failed.']))
    })

    it('shows an error that the step reported even if failures fill the excerpt', () => {
      const failures = numbered(30, 'panic: no').flatMap((line) => [line, 'PASS x'])
      const lines = [...failures, '##[error]Rate limit exceeded', ...numbered(900), EXIT]
      expect(textsOf(lines)).toContain('Error: Rate limit exceeded')
    })

    it('shows the first error, the last one, and the end', () => {
      const lines = [...numbered(50), 'Error: first', ...numbered(900, 'between')]
      expect(textsOf([...lines, 'Error: last', ...numbered(30, 'end'), EXIT])).toEqual(
        expect.arrayContaining(['Error: first', 'Error: last', 'end 30']),
      )
    })

    it('shows the last of many different errors', () => {
      const lines = numbered(300, 'Error: no').flatMap((line) => [line, ...numbered(9)])
      expect(textsOf([...lines, EXIT])).toContain('Error: no 300')
    })

    it('shows the further lines of a message of the runner, which have no time', () => {
      const message = ['##[error]It broke', ...numbered(12, '~detail')]
      const lines = [...message, ...numbered(300), EXIT]
      const { lines: shown = [] } = excerptOf(lines) ?? {}
      expect(shown.slice(0, 12).map(({ error }) => error)).toEqual(Array(12).fill(true))
      expect(shown[11]).toMatchObject({ text: 'detail 11' })
    })

    it('recognises the form of a tool after ##[error]', () => {
      const lines = ['##[error]src/a.ts(3,1): error TS1005: ; expected.', ...numbered(900), EXIT]
      expect(textsOf(lines)?.[0]).toBe('Error: src/a.ts(3,1): error TS1005: ; expected.')
    })

    it.each([
      ['the operation was cancelled', '##[error]The operation was canceled.'],
      ['an empty error', '##[error]'],
      ['the exit code', EXIT],
    ])('shows the end if the only error is %s', (_, error) => {
      const texts = textsOf([...numbered(90), error, 'of nobody'], 3) ?? []
      expect(texts).toContain('line 90')
      expect(texts).not.toContain('of nobody')
    })

    it('prefers lines that mention a failure over the end', () => {
      const lines = ['upload of a.txt was refused', ...numbered(900), EXIT]
      expect(textsOf(lines)?.[0]).toBe('upload of a.txt was refused')
    })

    it('skips cleanup, help and warnings at the end', () => {
      const warning = ['warning: unused variable', '  --> src/a.rs:3:1', '  |']
      const noise = ['Removing /tmp/x', ...warning, '* Try:']
      const lines = [...numbered(30), ...Array.from({ length: 50 }, () => noise).flat(), EXIT]
      expect(textsOf(lines)).toEqual(numbered(30).slice(-20))
    })

    it.each([
      { first: 'one line', shown: ['one line'] },
      { first: 'Removing x', shown: ['Removing /tmp/47', 'Removing /tmp/48', 'Removing /tmp/49'] },
      { first: 'panic: it broke', shown: ['panic: it broke'] },
    ])('shows noise only if there is nothing else, as with $first: $shown', ({ first, shown }) => {
      const lines = [first, ...Array.from({ length: 50 }, (_, at) => `Removing /tmp/${at}`), EXIT]
      expect(textsOf(lines, 3)).toEqual(shown)
    })

    it('ends the block of a failure at noise', () => {
      const failure = ['of b', '--- FAIL: TestB (0.00s)', 'why']
      const lines = ['of a', 'ok  \tshop/a\t0.1s', ...failure, 'PASS c', 'of c']
      expect(textsOf(lines, 4)).toEqual([...failure, 'of c'])
    })

    it.each([1, 2, 3, 5])('shows the failure at a limit of %i', (limit) => {
      const lines = [...numbered(90), 'panic: it broke', ...numbered(90), EXIT]
      expect(textsOf(lines, limit)).toContain('panic: it broke')
    })

    it('returns the exit code without a line, and no lines if there is no other output', () => {
      expect(excerptOf([EXIT])).toMatchObject({ lines: [], omitted: 0, exitCode: 1 })
      expect(excerptOf(['##[error]Process completed with exit code 137.'])?.exitCode).toBe(137)
    })

    it('returns undefined for no lines, only empty lines, and only hidden lines', () => {
      expect(excerptOf([])).toBeUndefined()
      expect(excerptOf(['', ' ', '\t', ''])).toBeUndefined()
      expect(excerptOf(['::add-mask::secret', '##[debug]x', '##[endgroup]'])).toBeUndefined()
    })

    it('collapses empty lines, and drops them at the top', () => {
      expect(textsOf(['', '', 'a', '', '', 'why', '', 'b'], 20)).toEqual(['a', '', 'why', '', 'b'])
      expect(textsOf(['', '', 'a', '', ' \t', '', 'b'])).toEqual(['a', '', 'b'])
    })

    it('shows at most `limit` lines of any log but empty ones, in order, and counts the skipped lines', () => {
      const line = fc.oneof(
        fc.constantFrom(...FORM_EXAMPLES),
        fc.constantFrom(
          '',
          EXIT,
          '##[error]It broke',
          '~more of it',
          '##[group]Run make',
          'Error: x',
        ),
        fc.string(),
      )
      fc.assert(
        fc.property(
          fc.array(line, { maxLength: 100 }),
          fc.integer({ min: 0, max: 60 }),
          (raw, limit) => {
            const { lines: shown, omitted } = excerptOf(raw, limit) ?? { lines: [], omitted: 0 }
            expect(shown.filter(({ text }) => text.trim() !== '').length).toBeLessThanOrEqual(limit)
            const kept = raw
              .map(stepLine)
              .filter(({ kind }) => !/hidden|end/.test(kind))
              .map((read) => markOf(read) + read.text)
              .filter((text) => !/^Error: Process com/.test(text))
              .filter((text, at, all) => text !== '' || (all[at - 1] ?? '') !== '')
            let at = omitted ?? 0
            for (const { text, omittedBefore } of shown) {
              at += omittedBefore
              expect(text).toBe(kept[at])
              at += 1
            }
          },
        ),
      )
    })

    it('uses bounded memory for 20,000 lines', () => {
      const chooser = excerptChooser(20)
      const failures = ['Error: no', 'panic: no', '##[error]no', '  1) no', 'could not']
      const texts = ['line', 'npm WARN', ...failures].map((text) =>
        stepLine(`${text} ${'x'.repeat(60)}`),
      )
      const addLines = (count: number, to: ExcerptChooser) => {
        for (let at = 0; at < count; at++) {
          const line = texts[at % texts.length]
          if (line !== undefined) to.add({ ...line, text: `${line.text}${at}` })
        }
      }
      collectGarbage()
      // The patterns are compiled when they are first used.
      addLines(100, excerptChooser(20))
      const before = process.memoryUsage().heapUsed
      addLines(20_000, chooser)
      collectGarbage()
      expect((process.memoryUsage().heapUsed - before) / 2 ** 20).toBeLessThan(12)
      expect(chooser.excerpt()?.lines).toHaveLength(20)
    })

    it('shows the last lines of a step that was stopped, and those of the tests that had not ended', () => {
      const chooser = excerptChooser(6, true)
      const tests = ['=== CONT  TestPays', 'in TestPays', '=== CONT  TestAdds', 'in TestAdds']
      for (const raw of [...numbered(9), ...tests, ...numbered(20)]) chooser.add(stepLine(raw))
      const notEnded = [{ name: 'TestPays', printed: '=== CONT  TestPays', duration: 9 }]
      const texts = chooser.excerpt('', notEnded)?.lines.map(({ text }) => text)
      expect(texts).toEqual([
        '=== CONT  TestPays',
        'in TestPays',
        '=== CONT  TestAdds',
        ...numbered(20).slice(-3),
      ])
    })
  })
})

function read(lines: readonly string[]) {
  const chooser = excerptChooser(20)
  for (const line of [...lines, '##[error]Process completed with exit code 2.'])
    chooser.add({ ...readLine(Buffer.from(line)), timed: true })
  return chooser.excerpt()
}

const rowsOf = (lines: readonly string[]): readonly LogRow[] => read(lines)?.errors?.log.rows ?? []

describe('greenLog', () => {
  it.each<[string, here: string, green: string, standing: string]>([
    ['an equal line', 'no cache of cart', 'no cache of cart', 'same'],
    ['a line at another time', '10:00:01 no cache of cart', '11:30:02 no cache of cart', 'same'],
    [
      'another count',
      '12 rows of cart were skipped',
      '14 rows of cart were skipped',
      'other values',
    ],
    ['none there', '12 rows of cart were skipped', '0 rows of cart were skipped', 'not'],
    ['a number beyond a limit', 'size 31 of at most 20 kB', 'size 19 of at most 20 kB', 'not'],
    ['a number below it', 'size 18 of at most 20 kB', 'size 19 of at most 20 kB', 'other values'],
    ['another word', 'no cache of shop', 'no cache of cart', 'not'],
    ['another mark', '✗ checks the size', '✓ checks the size', 'not'],
    ['more often', 'retried cart⏎retried cart', 'retried cart', 'more often'],
    ['as often', 'retried cart⏎retried cart', 'retried cart⏎retried cart', 'same'],
  ])('says of %s: %s beside %s is %s', (_, here, green, standing) => {
    const [row = { key: '', count: 0 }] = rowsOf(here.split('⏎'))
    expect(greenLog([rowsOf(green.split('⏎'))], variesByWords).stands(row)).toBe(standing)
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

/** What a log lists: each title or detail with its position. */
function listed(log: string) {
  const { entries, total, shown } = errorsOf(log.split('\n')) ?? { entries: [] }
  return {
    entries: entries.map(({ title, detail, position }) =>
      [title ?? detail, position?.path, position?.line].filter(Boolean).join(' '),
    ),
    failed: total?.failed,
    message: reasonText(shown ?? {}),
  }
}

const ESLINT = `/home/runner/work/shop/shop/src/cart.js
##[error]  11:24  error  'x' is not defined  no-undef
##[error]  12:5   error  'y' is assigned a value but never used  no-unused-vars

/home/runner/work/shop/shop/src/order.js
##[error]  3:1  error  'z' is not defined  no-undef

✖ 3 problems (3 errors, 0 warnings)`

const STYLELINT = `src/cart.css
##[error]  3:10  ✖  Unexpected invalid hex color "#ggg"  color-no-invalid-hex

##[error]1 problem (1 error, 0 warnings)`

const JEST = `FAIL src/cart.test.ts
##[error]  ● cart › adds

    Expected: 3
    Received: 4

      at Object.<anonymous> (src/cart.test.ts:9:15)

Tests:       1 failed, 2 passed, 3 total`

describe('lines that the runner marks as errors', () => {
  it.each([
    {
      of: 'ESLint, with the rows of a problem matcher',
      log: ESLINT,
      entries: [
        'no-undef src/cart.js 11',
        'no-unused-vars src/cart.js 12',
        'no-undef src/order.js 3',
      ],
      failed: 3,
      message: "src/cart.js:11: 'x' is not defined (no-undef)",
    },
    {
      of: 'Stylelint, with its total',
      log: STYLELINT,
      entries: ['color-no-invalid-hex src/cart.css 3'],
      failed: 1,
      message: 'src/cart.css:3: Unexpected invalid hex color "#ggg" (color-no-invalid-hex)',
    },
    {
      of: 'Jest, with the name of a test',
      log: JEST,
      entries: ['cart › adds src/cart.test.ts 9'],
      failed: 1,
      message: 'cart › adds: Expected: 3, Received: 4',
    },
    {
      of: 'an action, with a message in no form',
      log: '##[error]no cart of y',
      entries: ['Error: no cart of y'],
      failed: undefined,
      message: 'Error: no cart of y',
    },
  ])('are read without the mark: $of', ({ log, entries, failed, message }) => {
    expect(listed(log)).toEqual({ entries, failed, message })
  })

  it.each([
    [
      'Looks for dist\n##[error]No artifacts were found.\nPost job cleanup.',
      'Error: No artifacts were found.',
    ],
    ['##[error]Some checks failed!\nPost job cleanup.', 'Error: Some checks failed!'],
    ['##[error]There was an error in the action', 'Error: There was an error in the action'],
    ["##[error]The process '/usr/bin/git' failed with exit code 128", ''],
    ['##[error]There was an error\n##[error]no cart of y', 'Error: no cart of y'],
    ['no cart of x\n  ##[error]no cart of y\nruns on', 'Error: no cart of y'],
  ])('are the message if nothing says more: %j', (log, message) => {
    expect(listed(log).message).toBe(message)
  })
})

const readCases = (name: string) => readLogCases(new URL(`views/${name}`, import.meta.url))

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

const NPM_RESET = [
  'npm error code ECONNRESET',
  'npm error syscall read',
  'npm error errno ECONNRESET',
  'npm error network Invalid response body while trying to fetch https://registry.npmjs.org/a: read ECONNRESET',
  'npm error network This is a problem related to network connectivity.',
]
const NPM_DISK = [
  'npm error code ENOSPC',
  'npm error syscall write',
  'npm error errno -28',
  'npm error nospc ENOSPC: no space left on device, write',
]
const BROWSER = [
  'Error: getaddrinfo EAI_AGAIN cdn.playwright.dev',
  'Failed to install browsers',
  'Error: Failed to download Chrome for Testing 145.0.7632.6 (playwright chromium v1208), caused by',
  'Error: Download failure, code=1',
]

const GOAL =
  "[ERROR] Failed to execute goal com.github.eirslett:frontend-maven-plugin:1.12.1:npm (npm ci) on project web: Failed to run task: 'npm ci' failed. Process exited with an error: 1 (Exit value: 1) -> [Help 1]"
const BUILT = 'process "/bin/sh -c npm ci" did not complete successfully: exit code: 1'

/** The same lines about a registry or a host of the project's own. */
const ownHost = (lines: readonly string[]) =>
  lines.map((line) => line.replace(/registry\.npmjs\.org|cdn\.playwright\.dev/, 'npm.example.test'))

describe('the kind that a log proves', () => {
  it.each<[string, string | undefined, readonly string[]]>([
    ['a reset request of npm, whose message differs', 'network', NPM_RESET],
    ['the same without what npm advises', 'network', NPM_RESET.slice(0, 4)],
    ['a full disk that npm reports', 'disk-full', NPM_DISK],
    ['a browser that could not be downloaded', 'network', BROWSER],
    [
      'the frames below an error',
      'network',
      [
        'Error: getaddrinfo EAI_AGAIN cdn.playwright.dev',
        '    at GetAddrInfoReqWrap.onlookup (node:dns:111:26)',
        '    at request (src/cart/download.js:12:3)',
      ],
    ],
    ['a reset request to a registry of its own', undefined, ownHost(NPM_RESET.slice(0, 4))],
    ['a browser from a host of its own', undefined, ownHost(BROWSER)],
    ['one beside a host of its own', undefined, ['GET http://localhost:4873/a', ...NPM_RESET]],
    [
      'a child of MSBuild',
      'network',
      [...NPM_RESET, 'a.csproj(20,5): error MSB3073: The command "npm ci" exited with code 1.'],
    ],
    ['a child of Maven', 'network', [...NPM_RESET.map((line) => `[ERROR] ${line}`), GOAL]],
    ['a child of make', 'network', [...NPM_RESET, 'make: *** [Makefile:3: deps] Error 1']],
    ['a child of BuildKit', 'network', [...NPM_RESET, `ERROR: failed to solve: ${BUILT}`]],
    [
      'a full disk below make',
      'disk-full',
      ['ld: final link failed: No space left on device', 'make: *** [Makefile:3: app] Error 1'],
    ],
    [
      'a child that ended after the retry of another one',
      undefined,
      [
        'npm error code ECONNRESET',
        'added 812 packages in 3s',
        'make: *** [Makefile:3: t] Error 1',
      ],
    ],
    [
      'an outage that the installation survived',
      undefined,
      ['quux: GET https://pypi.org/simple/a: 503 Service Unavailable', 'added 812 packages in 3s'],
    ],
    [
      'an action that a script says could not be downloaded',
      undefined,
      ["Error: Action 'https://api.github.com/repos/o/r/tarball/1' download has timed out."],
    ],
    [
      'a child whose own error is another one',
      undefined,
      [...NPM_RESET, 'build: cart.c is empty', 'make: *** [Makefile:3: app] Error 1'],
    ],
    [
      'a client of no known form',
      'network',
      ['quux: GET https://pypi.org/simple/a: 503 Service Unavailable', 'quux: gave up on a'],
    ],
    [
      'the same after another request',
      undefined,
      ['quux: GET https://pypi.org/simple/a: 503 Service Unavailable', 'GET /orders: 500, not 200'],
    ],
    [
      'a download without its host beside the only one that the log names',
      'network',
      ['GET https://pypi.org/simple/a', 'Error: download of a failed: 503 Service Unavailable'],
    ],
    [
      'a full disk below the exception that it led to',
      'disk-full',
      [
        'KeyError: the cart',
        '',
        'During handling of the above exception, another exception occurred:',
        '',
        'OSError: [Errno 28] No space left on device',
      ],
    ],
    [
      'a name that can be misspelt',
      undefined,
      [
        'go: a.dev/b@v1: Get "https://proxy.goland.org/b": dial tcp: lookup proxy.goland.org: no such host',
      ],
    ],
    [
      'a reset request, and a message about something else',
      undefined,
      ['npm error code ECONNRESET', "TypeError: Cannot read properties of undefined (reading 'a')"],
    ],
  ])('of %s is %s', (_, kind, lines) => {
    expect(makeExcerpt(lines).errors?.kinds.proven).toBe(kind)
  })
})

/** No tool of these is in the tables of forms. */
const LOGS = readLogCases(new URL('views/ranked-lines.txt', import.meta.url))

/** Returns the line of a failed step that says why it failed. */
function chosenLine(lines: readonly string[]): string | undefined {
  const events = stepEvents(() => undefined)
  for (const text of [...lines, '##[error]Process completed with exit code 2.']) {
    const line = readLine(Buffer.from(text))
    if (line.kind !== 'hidden' && line.kind !== 'end-of-group') events.add({ ...line, timed: true })
  }
  const { message } = rankLines(events.end()).compared
  return message && message.line.mark + message.line.text
}

describe('rankLines', () => {
  it.each(LOGS)('chooses $title: $expected', ({ lines, expected }) => {
    expect(chosenLine(lines)).toBe(expected)
  })
})

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
const STEPS = readLogCases(new URL('views/really-run.txt', import.meta.url)).map((one) => {
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

describe('the log of a step', () => {
  it('has each line once, as printed, and lines of one row together', () => {
    const log = errorsOf(['at 10:00:01', 'no cart', 'at 10:00:02', 'no cart'])?.log
    expect(log?.lines.map(({ text, masked, row }) => [text.key, masked.key, row?.count])).toEqual([
      ['at 10:00:01', 'at <time>', 2],
      ['no cart', 'no cart', 2],
      ['at 10:00:02', 'at <time>', 2],
    ])
    expect(log?.rows?.map(({ text, count }) => [text, count])).toEqual([
      ['at 10:00:01', 2],
      ['no cart', 2],
    ])
  })

  it('has a line of two files twice, in one row', () => {
    const log = errorsOf(['src/a.ts', '  1:1  no cart', 'src/b.ts', '  1:1  no cart'])?.log
    const lines = log?.lines.filter(({ row }) => row?.text.includes('no cart'))
    expect(lines?.map(({ text }) => text.context)).toEqual([['src/a.ts'], ['src/b.ts']])
    expect(new Set(lines?.map(({ row }) => row)).size).toBe(1)
    expect(lines?.[0]?.row?.count).toBe(2)
  })

  it('has lines without a row: what says nothing', () => {
    const log = errorsOf(['12 passed', 'no cart'])?.log
    expect(log?.lines.map(({ row }) => row?.text)).toEqual([undefined, 'no cart'])
  })

  it.each([
    ['a limit without the amount', 'error: app.js exceeds 300 kB', true],
    ['a sum', 'RESULT: FAILED (minimum: 100.0%, actual: 80.0%)', true],
    ['a limit with the amount', 'error: app.js is 302 kB, limit 300 kB', false],
  ])('compares the rows of a table beside %s: %s: %s', (_, line, isCompared) => {
    const log = errorsOf([line, '| tiles.py | 50% |'])?.log
    const rows = log?.texts.filter(({ isEntry }) => isEntry).map(({ masked }) => masked.key)
    expect(rows?.includes('| tiles.py | 50% |')).toBe(isCompared)
  })
})

describe('textRoles', () => {
  it('keeps the weightiest role of a line', () => {
    const texts = textRoles(textMasker())
    for (const role of ['output', 'report', 'warning'] as const)
      texts.note(role, logText('cart is empty'))
    texts.note('mention', logText('cart is full'))
    expect(texts.of('report')).toEqual([logText('cart is empty')])
    expect(texts.of('mention', 'warning')).toEqual([logText('cart is full')])
  })

  it('drops further lines of a role, but not a heavier role of a known line', () => {
    const texts = textRoles(textMasker())
    for (let at = 0; at < 10_001; at++) texts.note('output', logText(`row ${at}`))
    texts.note('report', logText('row 0'))
    texts.note('report', logText('row 10000'))
    expect(texts.isMissed('output')).toBe(true)
    expect(texts.isMissed('report')).toBe(false)
    expect(texts.of('report')).toEqual([logText('row 0'), logText('row 10000')])
  })

  it('counts how often it printed a text', () => {
    const texts = textRoles(textMasker())
    for (const text of ['cart fails', 'cart fails', 'order fails'])
      texts.note('output', logText(text))
    const counts = [...texts.output()]
    expect(counts.map(([key, { count }]) => [key, count])).toEqual([
      ['cart fails', 2],
      ['order fails', 1],
    ])
  })
})

describe('reasons', () => {
  it.each<[string, string[], string[]]>([
    [
      'all errors',
      ['a.c:1:2: error: no cart', 'a.c:3:2: error: no order', 'done'],
      ['a.c:1:2: error: no cart', 'a.c:3:2: error: no order'],
    ],
    ['the line that says why', ['the port is in use', 'bye'], ['the port is in use']],
    ['the last line that says something', ['table cart', 'table order'], ['table order']],
    ['nothing', ['done', '3 passed'], []],
  ])('are %s', (_, lines, expected) => {
    expect(errorsOf(lines)?.reasons).toEqual(expected)
  })
})
