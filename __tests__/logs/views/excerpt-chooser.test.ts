import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type ExcerptChooser, excerptChooser } from '../../../src/logs/views/excerpt-chooser.ts'
import { FORMS } from '../../../src/logs/forms/forms.ts'
import { markOf, type StepLine } from '../../../src/logs/lines/step-line.ts'
import { readLine } from '../../../src/github/logs/lines/log-text.ts'

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
    const said = ['Apple', 'Bread', 'Cake'].map((name) => `    cart_test.go:12: no ${name} is left`)
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
      fc.constantFrom(...FORMS.map(({ example }) => example)),
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
