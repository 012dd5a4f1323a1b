import { describe, expect, it } from '@jest/globals'
import { INPUTS } from '../../../src/actions/report/inputs.ts'
import { InputError } from '../../../src/actions/step-failure.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/model/time.ts'

function read(lines: string) {
  return INPUTS.budgets.read(lines, 'budgets', () => undefined)
}

describe('readBudgets', () => {
  it.each([
    ['test (*): 90s', 'test (*)', 90 * SECOND],
    ['test > Run npm test: 1h30m', 'test > Run npm test', 90 * MINUTE],
    ['build:prod: 1h 30m', 'build:prod', 90 * MINUTE],
    ['build: prod > say: "hi": 2m', 'build: prod > say: "hi"', 2 * MINUTE],
    ['nightly:1d2h3m4s', 'nightly', DAY + 2 * HOUR + 3 * MINUTE + 4 * SECOND],
    ['a : 1.5h', 'a', 90 * MINUTE],
    ['a: 0h1m', 'a', MINUTE],
    ['minutes: 300', undefined, 300 * MINUTE],
    ['minutes:1', undefined, MINUTE],
    ['*: 15m fail', '*', 15 * MINUTE],
    ['may fail: 15m\t fail', 'may fail', 15 * MINUTE],
    ['may fail: 15m', 'may fail', 15 * MINUTE],
    ['minutes: 300 fail', undefined, 300 * MINUTE],
    ['minutes > make: 90s', 'minutes > make', 90 * SECOND],
  ])('reads %s', (line, glob, limit) => {
    expect(read(line)).toEqual([{ line, glob, limit }])
  })

  it('reads one budget per line and skips blank lines', () => {
    expect(read('\n  *: 15m  \n\n\tbuild: 90s\r\n').map(({ line }) => line)).toEqual([
      '*: 15m',
      'build: 90s',
    ])
    expect(read('')).toEqual([])
  })
})

describe('readBudgets, with an invalid line', () => {
  it.each([
    'build',
    'build:',
    ': 15m',
    'build: 15',
    'build: 15x',
    'build: 3M',
    'build: 90S',
    'build: 10 parsecs 15m',
    'build: 15m or so',
    'build: 1h30',
    'build: 100ms',
    'build: 0m',
    'build: -5m',
    'build: 5m-3m',
    'build: 1e3s',
    'build: 1_000s',
    'build: .m',
    'build: Infinity',
    `build: ${'9'.repeat(400)}s`,
    'build: 15m:',
    'minutes: 0',
    'minutes: 1.5',
    'minutes: -3',
    'minutes: 1e3',
    'minutes:',
    'build: fail',
    'build: 15m FAIL',
    'build fail',
    'Minutes: 300',
    'minutes (a): 300',
    `minutes: ${'9'.repeat(30)}`,
  ])('rejects and quotes %s', (line) => {
    const shown =
      line.length <= 100 ? `is ${JSON.stringify(line)}` : `has ${line.length} characters`
    expect(() => read(`*: 15m\n${line}`)).toThrow(
      new InputError(
        'budgets',
        line,
        'lines of a name and a duration above 0, such as "*: 15m", "test (*): 1h30m" or "build > Run make: 90s", or a whole number of runner minutes above 0, such as "minutes: 300", each with " fail" at its end to fail the step',
      ),
    )
    expect(() => read(line)).toThrow(`The input budgets ${shown}: expected lines of a name`)
  })

  it.each([
    ['minutes: 10m', '"minutes: 10" for runner minutes'],
    ['minutes : 1h30m', '"minutes: 90" for runner minutes'],
    ['minutes: 90s', '"minutes: 2" for runner minutes'],
  ])('rejects a unit of runner minutes in %s, and says what to write', (line, accepted) => {
    const job = ', or "minutes*: ..." for a job of this name'
    expect(() => read(line)).toThrow(new InputError('budgets', line, `${accepted}${job}`))
  })

  // A pattern with exponential time would not end.
  it('rejects a line that is as long as a variable can be', () => {
    expect(() => read(`build: ${'1m '.repeat(40_000)}x`)).toThrow(InputError)
  })
})
