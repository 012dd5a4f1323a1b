/** An error as it stands in a log. */
export interface PlantedError {
  readonly name: string
  readonly lines: readonly string[]
}

/** Pairs of different errors that one word or number sets apart. */
export const errorVariants: readonly (readonly [PlantedError, PlantedError])[] = [
  pair(
    'tsc code',
    ["src/a.ts(3,13): error TS7006: Parameter 'y' implicitly has an 'any' type."],
    ["src/a.ts(3,13): error TS2345: Argument of type 'y' is not assignable."],
  ),
  pair(
    'tsc file',
    ["src/a.ts(3,13): error TS7006: Parameter 'y' implicitly has an 'any' type."],
    ["src/b.ts(3,13): error TS7006: Parameter 'y' implicitly has an 'any' type."],
  ),
  pair(
    'jest test',
    [
      '  ● Cart › adds two numbers',
      '',
      '    expect(received).toBe(expected) // Object.is equality',
      '',
      '    Expected: 3',
      '    Received: 4',
    ],
    [
      '  ● Cart › adds three numbers',
      '',
      '    expect(received).toBe(expected) // Object.is equality',
      '',
      '    Expected: 3',
      '    Received: 4',
    ],
  ),
  pair(
    'jest number in the name',
    ['  ● Cart › adds 2 numbers', '', '    expect(received).toBe(expected)'],
    ['  ● Cart › adds 3 numbers', '', '    expect(received).toBe(expected)'],
  ),
  pair(
    'jest reason',
    ['  ● Cart › adds two numbers', '', '    expect(received).toBe(expected)'],
    ['  ● Cart › adds two numbers', '', '    thrown: "Exceeded timeout of 5000 ms for a test."'],
  ),
  pair(
    'go test',
    ['--- FAIL: TestRefund (0.01s)', '    refund_test.go:12: got 1, want 2', 'FAIL'],
    ['--- FAIL: TestOrder (0.01s)', '    refund_test.go:12: got 1, want 2', 'FAIL'],
  ),
  pair(
    'go case',
    ['--- FAIL: TestRefund/case_1 (0.01s)', '    refund_test.go:12: got 1, want 2'],
    ['--- FAIL: TestRefund/case_2 (0.01s)', '    refund_test.go:12: got 1, want 2'],
  ),
  pair(
    'pytest parameter',
    [
      '=================================== FAILURES ===================================',
      '________________________________ test_sum[1-2] _________________________________',
      '',
      '    def test_sum():',
      '>       assert add(1, 2) == 4',
      'E       assert 3 == 4',
      '',
      'tests/test_sum.py:12: AssertionError',
      'FAILED tests/test_sum.py::test_sum[1-2] - assert 3 == 4',
    ],
    [
      '=================================== FAILURES ===================================',
      '________________________________ test_sum[2-2] _________________________________',
      '',
      '    def test_sum():',
      '>       assert add(1, 2) == 4',
      'E       assert 3 == 4',
      '',
      'tests/test_sum.py:12: AssertionError',
      'FAILED tests/test_sum.py::test_sum[2-2] - assert 3 == 4',
    ],
  ),
  pair(
    'pytest test',
    [
      '________________________________ test_sum _________________________________',
      '',
      '>       assert add(1, 2) == 4',
      'E       assert 3 == 4',
      '',
      'tests/test_sum.py:12: AssertionError',
    ],
    [
      '________________________________ test_product _________________________________',
      '',
      '>       assert add(1, 2) == 4',
      'E       assert 3 == 4',
      '',
      'tests/test_sum.py:12: AssertionError',
    ],
  ),
  pair(
    'npm code',
    ['npm error code E404', 'npm error 404 Not Found - GET https://registry.npmjs.org/@octo%2fx'],
    [
      'npm error code E401',
      'npm error 401 Unauthorized - GET https://registry.npmjs.org/@octo%2fx',
    ],
  ),
  pair(
    'exit code',
    ["##[error]The process '/usr/bin/git' failed with exit code 128"],
    ["##[error]The process '/usr/bin/git' failed with exit code 1"],
  ),
  pair(
    'status',
    ['curl: (22) The requested URL returned error: 404 Not Found'],
    ['curl: (22) The requested URL returned error: 503 Service Unavailable'],
  ),
  pair(
    'module',
    ["Error: Cannot find module 'lodash'", 'Require stack:'],
    ["Error: Cannot find module 'chalk'", 'Require stack:'],
  ),
  pair('hexadecimal word', ['error: unknown command dead'], ['error: unknown command face']),
  pair('word without vowels', ['sh: 1: tsc: not found'], ['sh: 1: vt: not found']),
  pair(
    'rust code',
    ['error[E0308]: mismatched types', ' --> src/main.rs:3:5'],
    ['error[E0425]: cannot find value `x` in this scope', ' --> src/main.rs:3:5'],
  ),
  pair(
    'test with a number',
    [
      'FAIL: test42 (tests.SumTest.test42)',
      '----------------------------------------------------------------------',
      'Traceback (most recent call last):',
    ],
    [
      'FAIL: test43 (tests.SumTest.test43)',
      '----------------------------------------------------------------------',
      'Traceback (most recent call last):',
    ],
  ),
  pair(
    'gtest',
    [
      '/app/sum_test.cc:12: Failure',
      'Expected equality of these values:',
      '  add(1, 2)',
      '    Which is: 3',
      '  4',
      '[  FAILED  ] Sum.Adds (0 ms)',
    ],
    [
      '/app/sum_test.cc:31: Failure',
      'Expected equality of these values:',
      '  sub(1, 2)',
      '    Which is: 3',
      '  4',
      '[  FAILED  ] Sum.Subtracts (0 ms)',
    ],
  ),
  pair(
    'playwright',
    [
      '  1) [chromium] › tests/pay.spec.ts:12:1 › pays by card ────────',
      '',
      '    Error: Timed out 5000ms waiting for expect(locator).toHaveText(expected)',
    ],
    [
      '  1) [chromium] › tests/pay.spec.ts:12:1 › pays by transfer ────────',
      '',
      '    Error: Timed out 5000ms waiting for expect(locator).toHaveText(expected)',
    ],
  ),
  pair(
    'docker',
    ['Error response from daemon: manifest for python:3.14t not found: manifest unknown'],
    ['Error response from daemon: toomanyrequests: You have reached your pull rate limit.'],
  ),
  pair('words alone', ['Deployment of the shop failed'], ['Deployment of the search failed']),
  pair('last line', ['checking the licences'], ['checking the changelog']),
  pair(
    'make',
    ['make: *** [Makefile:12: test] Error 1'],
    ['make: *** [Makefile:31: lint] Error 1'],
  ),
  pair(
    'flake8',
    ['src/a.py:3:1: F401 os imported but unused'],
    ['src/a.py:3:1: E501 line too long (120 > 79 characters)'],
  ),
  pair(
    'mocha',
    [
      '  1) Invoice',
      '       is never negative:',
      '     AssertionError: expected -5 to be at least 0',
    ],
    [
      '  1) Order',
      '       is never negative:',
      '     AssertionError: expected -5 to be at least 0',
    ],
  ),
  pair(
    'rspec',
    ['  1) Invoice is paid', '     Failure/Error: expect(total).to eq(3)'],
    ['  1) Order is paid', '     Failure/Error: expect(total).to eq(3)'],
  ),
  pair(
    'eslint',
    ['/home/runner/work/shop/shop/src/cart.js', "  3:1  error  'a' is not defined  no-undef"],
    ['/home/runner/work/shop/shop/src/order.js', "  3:1  error  'a' is not defined  no-undef"],
  ),
  pair(
    'port',
    ['Error: connect ECONNREFUSED 127.0.0.1:5432'],
    ['Error: connect ECONNREFUSED 127.0.0.1:6379'],
  ),
]

function pair(
  name: string,
  one: readonly string[],
  other: readonly string[],
): readonly [PlantedError, PlantedError] {
  return [
    { name: `${name}, one`, lines: one },
    { name: `${name}, other`, lines: other },
  ]
}
