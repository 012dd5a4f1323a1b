import { describe, expect, it } from '@jest/globals'
import { stopsEarly } from '../../../src/logs/lines/stops-early.ts'

describe('stopsEarly', () => {
  it.each([
    '!!!!!!!!!!!!!!!!!!!!!!!!!! stopping after 1 failures !!!!!!!!!!!!!!!!!!!!!!!!!!!',
    '!!!!!!!!!!!!!!!!!!!! Interrupted: 2 errors during collection !!!!!!!!!!!!!!!!!!!!',
    'Testing stopped early after 1 maximum allowed failures.',
    '  Cancelling due to test failure: 3 tests still running',
    'warning: 3/5 tests were not run due to test failure (run with --no-fail-fast to run all tests)',
    'Maximum number of failures exceeded; quitting early.',
    'Bailed out after 1 failure',
    'fatal error: too many errors emitted, stopping now [-ferror-limit=]',
    'only showing the first 100 errors, of 120 total; use -Xmaxerrs if you would like to see more',
    'Test Suites: 1 failed, 1 of 3 total',
    '> jest --bail',
    'pytest -q -x tests',
    'python -m pytest --maxfail=2',
    'go test -failfast ./...',
    'python -m unittest -v -f',
    'phpunit --testdox --stop-on-defect',
    './cart_test --gtest_fail_fast',
    'behave --stop',
    'compilation terminated due to -fmax-errors=1.',
    'panic: runtime error: integer divide by zero [recovered, repanicked]',
  ])('finds that more can be wrong: %s', (line) => {
    expect(stopsEarly(line)).toBe(true)
  })

  it.each([
    'cargo test --no-fail-fast',
    'vitest run --bail=0',
    'docker compose up --abort-on-container-exit',
    'ctest --stop-time 10:00',
    'pytest tests/test_x.py',
    'error: aborting due to 2 previous errors',
    'Test Suites: 1 failed, 2 passed, 3 total',
    'FAIL stops after the last row',
    "make: Target 'all' not remade because of errors.",
  ])('takes a list for whole beside %s', (line) => {
    expect(stopsEarly(line)).toBe(false)
  })
})
