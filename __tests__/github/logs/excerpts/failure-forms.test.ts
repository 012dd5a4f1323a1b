import { describe, expect, it } from '@jest/globals'
import { classifyLine } from '../../../../src/github/logs/excerpts/classify-line.ts'
import { ERRORS, FAILURES, SUMMARIES } from '../../../../src/github/logs/excerpts/failure-forms.ts'
import { NOISE, WARNINGS } from '../../../../src/github/logs/excerpts/noise-forms.ts'

const forms = [
  ...FAILURES.map((form) => ({ kind: 'failure', form })),
  ...ERRORS.map((form) => ({ kind: 'error', form })),
  ...SUMMARIES.map((form) => ({ kind: 'summary', form })),
].map(({ kind, form }) => ({ kind, form, tool: form[0], example: form[4] }))

const noise = [
  ...NOISE.map((form) => ({ kind: 'noise', form })),
  ...WARNINGS.map((form) => ({ kind: 'warning', form })),
].map(({ kind, form }) => ({ kind, form, name: form[0], example: form[2] }))

describe('classifyLine', () => {
  it.each(forms)('recognises $kind of $tool: $example', ({ kind, form, example }) => {
    expect(classifyLine(example)).toEqual({ kind, form })
  })

  it.each(noise)('recognises $kind, $name: $example', ({ kind, form, example }) => {
    expect(form[1].test(example)).toBe(true)
    expect(classifyLine(example).kind).toBe(kind)
  })

  // The prefix of one tool before the line of another.
  it.each([
    ['#12 3.456 src/cart.ts(14,7): error TS2304: Cannot find name totl.', 'failure'],
    ['web:test:   ● cart › adds an item', 'failure'],
    ['packages/web test: AssertionError: expected 1 to be 2', 'failure'],
    ['api-1  | panic: runtime error: index out of range', 'failure'],
    ['➤ YN0000: [@shop/web]: error TS18003: No inputs were found in config file', 'failure'],
    ['[api] --- FAIL: TestTotal (0.00s)', 'failure'],
  ])('recognises a form after the prefix of another tool: %s', (line, kind) => {
    expect(classifyLine(line).kind).toBe(kind)
  })

  it.each([
    ['', 'text'],
    ['Everything is fine', 'text'],
    ['12 passed, 0 failed', 'text'],
    ['Tests: 0 failed, 12 passed', 'text'],
    ['Compilation failed 0', 'text'],
    ['Failed tests: 0', 'text'],
    ['fatal: not a git repository (or any of the parent directories): .git', 'mention'],
    ['error: script "test" exited with code 1', 'summary'],
    ['  1) Open the settings of the repository', 'error'],
    ['signature of shop.tar.gz is invalid', 'mention'],
    ['lib/a.c:12:3: warning: unused variable', 'warning'],
    ['lib/a.c:12:3: note: declared here', 'warning'],
    ['ok 12 - not ok in its name', 'noise'],
    ['[ SKIPPED  ] spec/run_spec.lua @ 383: runs, missing `xclip`', 'noise'],
    ['[22:27:54] t9816-locked.sh ............. ok     5993 ms ( 0.05 usr  0.00 sys)', 'noise'],
    // A scanner can list its findings so.
    ['[+] leak in src/a.ts', 'text'],
    ['├─ left-pad@1.3.0', 'text'],
    ['  % Total    % Received % Xferd  Average Speed', 'noise'],
    ['Vim: Warning: Output is not to a terminal', 'warning'],
    ['not ok 3 # TODO not written yet', 'text'],
    ['> Task :compileJava UP-TO-DATE', 'noise'],
    ['> Task :compileJava FAILED', 'summary'],
    ['make: *** Waiting for unfinished jobs....', 'text'],
    [
      "ERROR: pip's dependency resolver does not currently take into account all packages",
      'mention',
    ],
  ])('classifies a line that is not a failure: %j is %s', (line, kind) => {
    expect(classifyLine(line).kind).toBe(kind)
  })

  it('reads only the start of a long line', () => {
    expect(classifyLine(`${' '.repeat(900)}error TS1: x`).kind).toBe('text')
    expect(classifyLine(`panic: ${'x'.repeat(100_000)}`).kind).toBe('failure')
  })

  it('takes under 2 ms for a line that nearly matches', () => {
    const starts = [...forms, ...noise].map(({ example }) => example.slice(0, 40))
    const fills = ['a', ' ', '1', ':', '1:', 'a.', '| ', '(', '=', '>', ' > ', 'E ', '\t', 'error ']
    const lines = starts.flatMap((start) => fills.map((fill) => start + fill.repeat(500)))
    const from = process.cpuUsage()
    for (const line of lines) classifyLine(line)
    const { user } = process.cpuUsage(from)
    // A pattern with exponential time takes seconds for one line; these take 0.05 ms.
    expect(user / 1000 / lines.length).toBeLessThan(2)
  })
})

describe('table of forms', () => {
  it.each(forms)('follows the rules: $tool, $example', ({ form }) => {
    const [, pattern, before, after, , source] = form
    expect(pattern.source).toMatch(/^\^/)
    expect(pattern.flags).toBe('')
    expect(before).toBeLessThanOrEqual(12)
    expect(after).toBeLessThanOrEqual(16)
    expect(source).toMatch(/^[\w.-]+\/[\w.-]+(?:#\d+| \S+)?$/)
  })
})
