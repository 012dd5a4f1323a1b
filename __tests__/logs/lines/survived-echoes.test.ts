import { describe, expect, it } from '@jest/globals'
import { excerptChooser } from '../../../src/logs/views/excerpt-chooser.ts'
import { forgivenCommands, survivedEchoes } from '../../../src/logs/lines/survived-echoes.ts'
import { readLine } from '../../../src/github/logs/lines/log-text.ts'
import { reasonText } from '../../../src/model/report/entry-words.ts'

describe('survivedEchoes', () => {
  it.each<[string, script: string, row: string]>([
    ['an alternative', 'npm audit || echo "audit failed, going on"', 'audit failed, going on'],
    ['one without quotes', 'npm audit || echo audit failed', 'audit failed'],
    ['one in brackets', 'npm audit || { echo "audit failed"; sleep 1; }', 'audit failed'],
    ['one in further lines', 'npm audit ||\n  (\n  echo "audit failed"\n)', 'audit failed'],
    [
      'one with a variable',
      'get $u || echo "could not get $u, skipped"',
      'could not get a b, skipped',
    ],
  ])('finds the text of %s: %j', (_, script, row) => {
    expect(survivedEchoes(script)(row)).toBe(true)
  })

  it.each<[string, script: string, row: string]>([
    ['ends the step', 'cmp a b || { echo "a differs"; exit 1; }', 'a differs'],
    ['ends it in a further line', 'cmp a b || {\n  echo "a differs"\n  exit 1\n}', 'a differs'],
    [
      'is kept for the end',
      'cmp a b || { echo "a differs"; failed=1; }\nexit $failed',
      'a differs',
    ],
    ['is counted', 'cmp a b || { echo "a differs"; ((errors++)); }', 'a differs'],
    ['is false', 'cmp a b || { echo "a differs"; false; }', 'a differs'],
    ['leaves a function', 'check() { cmp a b || { echo "a differs"; return 1; }; }', 'a differs'],
    ['is written to a file', 'cmp a b || echo "a differs" | tee -a out.txt', 'a differs'],
    ['is an output', 'cmp a b || echo "a differs" >> "$GITHUB_OUTPUT"', 'a differs'],
    ['is an error of the step', 'cmp a b || echo "::error::a differs"', '::error::a differs'],
    ['is printed elsewhere', 'cmp a b || echo "a differs"\necho "a differs"; exit 1', 'a differs'],
    ['is part of a row', 'cmp a b || echo "a differs"', 'cmp: a differs from b'],
    ['follows nothing', 'echo "a differs"', 'a differs'],
  ])('finds no text that %s: %j', (_, script, row) => {
    expect(survivedEchoes(script)(row)).toBe(false)
  })
})

describe('a text that the script prints for a command that it survives', () => {
  const SCRIPT =
    'npm audit || echo "audit failed, not fatal"\n./check\nshell: /usr/bin/bash -e {0}\n'
  const WORK = Array.from({ length: 8 }, (_, at) => `${'abcdefgh'[at]} is read`)
  it.each([
    [
      'below another row that says why',
      ['audit failed, not fatal', ...WORK, 'error: carts.csv cannot be read', 'bye'],
      'certain: carts.csv cannot be read',
    ],
    [
      'with the row of its command, which is above it',
      ['npm: cannot reach the mirror', 'audit failed, not fatal', ...WORK, 'error: no cart', 'bye'],
      'certain: error: no cart',
    ],
    [
      'if no other row says why',
      ['audit failed, not fatal', ...WORK],
      'uncertain: audit failed, not fatal',
    ],
  ])('is no certain message %s', (_, lines, expected) => {
    const chooser = excerptChooser(20)
    for (const text of [...lines, '##[error]Process completed with exit code 2.'])
      chooser.add({ ...readLine(Buffer.from(text)), timed: true })
    const shown = chooser.excerpt(SCRIPT)?.errors?.shown
    expect(`${shown?.isCertain === true ? '' : 'un'}certain: ${reasonText(shown ?? {})}`).toBe(
      expected,
    )
  })
})

describe('forgivenCommands', () => {
  it.each<[script: string, row: string, tool: string, isForgiven: boolean]>([
    ['npx tsc -p . || true\nnode build.js', 'a.ts(1,7): error TS2322', 'mypy, tsc', true],
    ['npx tsc -p . || :', 'a.ts(1,7): error TS2322', 'tsc', true],
    ['npx tsc -p a || true\nnpx tsc -p b', 'a.ts(1,7): error TS2322', 'tsc', false],
    ['npx tsc -p . || exit 1', 'a.ts(1,7): error TS2322', 'tsc', false],
    ['npx tsc-watch || true\nnpx tsc', 'a.ts(1,7): error TS2322', 'tsc', false],
    ['rm out.o || true', "rm: cannot remove 'out.o'", '', true],
    ['cp -r cached/modules . || true\ncp a b', "cp: cannot stat 'cached/modules'", '', true],
    ['cp -r cached/modules . || true\ncp a b', "cp: cannot stat 'a'", '', false],
    ['make test', 'make: *** No rule', '', false],
    ['if ! make test  || true; then', 'make: *** No rule', 'make', true],
    [`make\n${' '.repeat(9_000)}test`, 'make: *** No rule', 'make', false],
  ])('says of %j and the row %j, %j: %s', (script, row, tool, isForgiven) => {
    expect(forgivenCommands(script)(row, tool)).toBe(isForgiven)
  })
})
