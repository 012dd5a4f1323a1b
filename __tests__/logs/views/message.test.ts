import { describe, expect, it } from '@jest/globals'
import { excerptChooser } from '../../../src/logs/views/excerpt-chooser.ts'
import { readLine } from '../../../src/github/logs/lines/log-text.ts'

function errorsOf(lines: readonly string[]) {
  const chooser = excerptChooser(20)
  for (const line of [...lines, '##[error]Process completed with exit code 1.'])
    chooser.add({ ...readLine(Buffer.from(line)), cut: false, timed: true })
  return chooser.excerpt()?.errors
}

describe('message', () => {
  it.each([
    {
      lines: [
        '# Avoid error: the cart must not be missing, or it cannot be read',
        'cart: total missing',
      ],
      message: 'cart: total missing',
    },
    {
      lines: [
        'npm error Missing: react@18.3.11 from lock file',
        'npm error --omit <type>  Types that you do not want, and that must not be required',
      ],
      message: 'npm error Missing: react@18.3.11 from lock file',
    },
    {
      lines: ['  -q, --quiet  prints no error that is not expected', 'cart: total missing'],
      message: 'cart: total missing',
    },
    { lines: [' 1 file changed, 3 insertions(+)', 'octocat may push no cart'], message: undefined },
    { lines: ['actual builds take longer than others', 'no cart'], message: undefined },
    {
      lines: ['docs/a.md FAIL: the link ./b.md is missing', 'reason 2 of the links'],
      message: 'docs/a.md FAIL: the link ./b.md is missing',
    },
    { lines: ['actual: 3 carts'], message: 'actual: 3 carts' },
  ])('takes no comment, option or prose for a reason: $lines', ({ lines, message }) => {
    expect(errorsOf(lines)?.message).toBe(message)
  })

  it.each([
    {
      lines: [
        'jq: error: site/0 is not defined at <top-level>, line 1:',
        '.multi-site.BETA // "false"',
      ],
      message: 'jq: error: site/0 is not defined at <top-level>, line 1:',
    },
    {
      lines: [
        'Cypress could not verify that this server is running:',
        '',
        '  > http://localhost:5174',
      ],
      message: 'Cypress could not verify that this server is running:',
    },
    {
      lines: ['The shop cannot read the total of its cart because the order', 'is missing a total'],
      message: 'The shop cannot read the total of its cart because the order',
    },
    {
      lines: ['cart: total is missing in:', '  .shop.cart[0]'],
      message: 'cart: total is missing in:',
    },
    {
      lines: ['Could not read the cart:', '  it expects a total, but got none'],
      message: '  it expects a total, but got none',
    },
    {
      lines: [
        'CMake Warning at cmake/deps.cmake:12 (find_package):',
        '  By not providing "FindBlake.cmake" CMake was to find it, but',
        '  CMake did not find one.',
        '',
        '  Add the installation prefix of "Blake", or it cannot be found.',
        '',
        'CMake Error at CMakeLists.txt:41 (target_link_libraries):',
        '  Target "shop" links to Blake, but the target was not found.',
      ],
      message: '  Target "shop" links to Blake, but the target was not found.',
    },
    {
      lines: [
        'CMake Deprecation Warning at CMakeLists.txt:1 (cmake_minimum_required):',
        '  Compatibility is not found and must not be used.',
        '',
        '  It cannot be read.',
        'CMake Error at CMakeLists.txt:3 (include):',
        '  include could not find requested file: a.cmake',
      ],
      message: '  include could not find requested file: a.cmake',
    },
    {
      lines: [
        'CMake Warning (dev) at CMakeLists.txt:9 (project):',
        '',
        '  The name of the project must not have a blank: not allowed',
        'CMake Error: The source directory "/app" does not exist.',
      ],
      message: 'CMake Error: The source directory "/app" does not exist.',
    },
    {
      lines: [
        'CMake Error: no "/app"',
        'CMake Warning at cmake/deps.cmake:12 (find_package):',
        '',
        '  "Blake" is missing: it was not found.',
      ],
      message: 'CMake Error: no "/app"',
    },
  ])('is that of the error, not of what is above or below it: $lines', ({ lines, message }) => {
    expect(errorsOf(lines)?.message).toBe(message)
  })

  it.each([
    {
      veto: 'a row of a diff',
      lines: ['Diff in /app/src/main.rs:3:', '-    if x >= rect.x', '+    if x > rect.x'],
      message: 'Diff in /app/src/main.rs:3:',
    },
    {
      veto: 'a total of a compiler',
      lines: [
        "sycl.cpp:3:10: fatal error: 'torch/csrc/autograd/generated/variable_factories.h' file not found",
        '#include "torch/csrc/autograd/generated/variable_factories.h"',
        '1 error generated.',
      ],
      message: "sycl.cpp:3: 'torch/csrc/autograd/generated/variable_factories.h' file not found",
    },
    {
      veto: 'a total of tests',
      lines: [
        'shortest: Test Failed at /app/test/shortest.jl:41',
        '  Expression: length(path) == 4',
        '   Evaluated: 5 == 4',
        'ERROR: LoadError: Some tests did not pass: 3 passed, 1 failed, 0 errored, 0 broken.',
      ],
      message: 'shortest: Evaluated: 5 == 4',
    },
    {
      veto: 'a name that the detail repeats',
      lines: [
        '1..2',
        'not ok 2 - GET /sitemap.xml',
        '  Error: GET /sitemap.xml: timed out after 5 s',
      ],
      message: 'GET /sitemap.xml: timed out after 5 s',
    },
    {
      veto: 'a command that npm advises',
      lines: [
        "npm warn tar TAR_ENTRY_ERROR ENOENT: no such file or directory, open '/app/index.js'",
        'npm error code ECONNRESET',
        'npm error network read ECONNRESET',
      ],
      message: 'npm error network read ECONNRESET',
    },
    {
      veto: 'work above warnings that fail the step',
      lines: [
        'building [html]: targets for 61 source files that are out of date',
        "/app/docs/todo.md:97: WARNING: Unknown source document 'AGENTS' [myst.xref_missing]",
        'build finished with problems, 1 warning (with warnings treated as errors).',
      ],
      message: "/app/docs/todo.md:97: Unknown source document 'AGENTS' (myst.xref_missing)",
    },
    {
      veto: 'warnings with which an earlier command passed',
      lines: [
        '/app/src/cart.ts',
        "  3:5  warning  'sum' is assigned but never used  no-unused-vars",
        '✖ 1 problem (0 errors, 1 warning)',
        '> node scripts/release.js',
        'Could not read the changelog: no entry for 2.1.0',
      ],
      message: 'Could not read the changelog: no entry for 2.1.0',
    },
    {
      veto: 'what a tool runs',
      lines: [
        '✖ [813/815] Building Euler.Totient',
        'trace: .> LEAN_PATH=./build/lib lean ./Euler/Totient.lean -o ./build/Euler.olean',
        'error: ./Euler/Totient.lean:42:63: unsolved goals',
      ],
      message: 'error: ./Euler/Totient.lean:42:63: unsolved goals',
    },
    {
      veto: 'that nothing was found',
      lines: ['-- no diagnostics found', 'Error: `atlas migrate lint` completed with errors'],
      message: 'Error: `atlas migrate lint` completed with errors',
    },
    {
      veto: 'a wrapper of Maven',
      lines: [
        '[ERROR] Failed to execute goal on project web: Could not resolve dependencies for project a:web:jar:1.0',
        '[ERROR] dependency: org.example:core:jar:2.18.2 (compile)',
        '[ERROR] \tCould not transfer artifact org.example:core:jar:2.18.2 from/to central (https://repo.maven.apache.org/maven2): Connection timed out',
      ],
      message:
        '[ERROR] \tCould not transfer artifact org.example:core:jar:2.18.2 from/to central (https://repo.maven.apache.org/maven2): Connection timed out',
    },
    {
      veto: 'half of a comparison',
      lines: [
        'FAIL in (adds) (sum_test.clj:12)',
        'sums of two',
        'expected: false',
        '  actual: true',
      ],
      message: 'adds: sums of two, expected: false, actual: true',
    },
    {
      veto: 'a warning beside an error',
      lines: [
        '/app/src/page.tsx',
        '  14:37  warning  React Hook useEffect has a missing dependency  react-hooks/exhaustive-deps',
        '  41:17  error    Unexpected any. Specify a different type       no-explicit-any',
      ],
      message: '/app/src/page.tsx:41: Unexpected any. Specify a different type (no-explicit-any)',
    },
    {
      veto: 'a wrapper of another tool',
      lines: [
        'LFS: write /app/.git/lfs/incomplete/9f3c1a: no space left on device',
        "error: failed to fetch some objects from 'https://example.com/vision.git/info/lfs'",
      ],
      message: 'LFS: write /app/.git/lfs/incomplete/9f3c1a: no space left on device',
    },
    {
      veto: 'a URL',
      lines: [
        'In deploy.sh line 12:',
        'cp $file out',
        '   ^---^ SC2086 (info): Double quote to prevent globbing and word splitting.',
        '  https://www.shellcheck.net/wiki/SC2086 -- Double quote to prevent globbing ...',
      ],
      message: 'deploy.sh:12: Double quote to prevent globbing and word splitting. (SC2086)',
    },
  ])('is not $veto', ({ lines, message }) => {
    expect(errorsOf(lines)?.shown?.text).toBe(message)
  })

  it.each([
    {
      what: 'a test',
      lines: ['FAILED tests/test_a.py::test_a - ValueError: bad drive', '1 failed in 0.12s'],
      text: 'tests/test_a.py::test_a: ValueError: bad drive',
      isCertain: true,
    },
    {
      what: 'the first of two findings',
      lines: [
        '/app/src/cart.js',
        "  1:7   error  'unused' is assigned a value but never used  no-unused-vars",
        "  2:33  error  Expected '===' and instead saw '=='          eqeqeq",
        '',
        '✖ 2 problems (2 errors, 0 warnings)',
      ],
      text: "/app/src/cart.js:1: 'unused' is assigned a value but never used (no-unused-vars)",
      isCertain: true,
    },
    {
      what: 'a finding and what is in its frame',
      lines: [
        '│ Error: Unsupported argument',
        '│ ',
        '│   on main.tf line 12, in resource "aws_s3_bucket" "logs":',
        '│   12:   acll = "private"',
        '│ ',
        '│ An argument named "acll" is not expected here. Did you mean "acl"?',
      ],
      text: 'main.tf:12: Unsupported argument: An argument named "acll" is not expected here. Did you mean "acl"?',
      isCertain: true,
    },
    {
      what: 'a line that the runner marked',
      lines: ['##[error]No artifact is called coverage'],
      text: 'Error: No artifact is called coverage',
      isCertain: true,
    },
    {
      what: 'any other line',
      lines: ['uploading', 'curl: (6) Could not resolve host: files.example.test'],
      text: 'curl: (6) Could not resolve host: files.example.test',
      isCertain: false,
    },
    {
      what: 'the last line of a step that does not say why it failed',
      lines: [
        'uploading 3 files to harbour-staging',
        'deploy: the bucket harbour-staging refuses writes: AccessDenied',
        '3 files skipped',
        'make: *** [Makefile:3: deploy] Error 4',
      ],
      text: 'deploy: the bucket harbour-staging refuses writes: AccessDenied',
      isCertain: false,
    },
    {
      what: 'the last line that says anything, above tests that passed and empty lines',
      lines: ['cart of octocat', ...Array.from({ length: 30 }, () => ['✓ adds', '']).flat()],
      text: 'cart of octocat',
      isCertain: false,
    },
    { what: 'nothing', lines: ['make: *** [Makefile:3: deploy] Error 4'], text: undefined },
  ])('is $what', ({ lines, text, isCertain }) => {
    const shown = errorsOf(lines)?.shown
    expect([shown?.text, shown?.isCertain]).toEqual([text, isCertain])
  })

  it('names the first of several failed tests', () => {
    const lines = [
      'FAILED tests/test_a.py::test_a - ValueError: bad drive',
      'FAILED tests/test_b.py::test_b - AssertionError: 1 != 2',
      '========= 2 failed, 5 passed in 0.12s =========',
    ]
    const errors = errorsOf(lines)
    expect(errors?.shown).toEqual({
      isCertain: true,
      text: 'tests/test_a.py::test_a: ValueError: bad drive',
    })
    expect(errors?.entries).toHaveLength(2)
    expect(errors?.total).toEqual({ counts: 'tests', failed: 2, total: 7 })
  })
})

describe('kinds', () => {
  it.each([
    {
      kind: 'disk-full',
      lines: [
        '/usr/bin/ld: final link failed: No space left on device',
        '[5720/9608] Compiling cart.cc',
        '[5721/9608] Compiling order.cc',
      ],
    },
    { kind: 'disk-full', lines: ['ENOSPC: write failed'] },
    {
      kind: 'network',
      lines: [
        ' ERR_PNPM_FETCH_503  GET https://registry.npmjs.org/left-pad: Service Unavailable - 503',
      ],
    },
    {
      kind: 'network',
      lines: [
        'Error: getaddrinfo EAI_AGAIN cdn.playwright.dev',
        'Failed to install browsers',
        'Error: Failed to download Chromium 127.0, caused by',
        'Error: Download failure, code=1',
      ],
    },
    {
      kind: 'network',
      lines: [
        'Error: API rate limit exceeded for installation. If you reach out to GitHub Support',
      ],
    },
    {
      kind: 'out-of-memory',
      lines: ['collect2: fatal error: ld terminated with signal 9 [Killed]'],
    },
    {
      kind: undefined,
      lines: [
        'error: cart: fetch from https://registry.npmjs.org/a is refused',
        'fatal: order: connection reset by peer',
      ],
    },
    {
      kind: undefined,
      lines: ['Error: connect ECONNREFUSED 127.0.0.1:5432', 'Failed to install the schema'],
    },
    {
      kind: undefined,
      lines: [
        'FAIL: test_no_space (tests.DiskTest)',
        'AssertionError: No space left on device != ok',
      ],
    },
    {
      kind: undefined,
      lines: ['Error: GET https://api.example.test/orders: Service Unavailable - 503'],
    },
    {
      kind: 'out-of-memory',
      lines: [
        '#9 12.3 Killed',
        'ERROR: process "/bin/sh -c npm ci" did not complete successfully: exit code: 137',
      ],
    },
    {
      kind: 'network',
      lines: [
        'TypeError: cannot read the price of "cart": it is not defined',
        'error: fetch from https://registry.npmjs.org/a: connection reset by peer',
      ],
    },
    {
      kind: undefined,
      lines: [
        'TypeError: cannot read the price of "cart": it is not defined',
        'error: fetch from https://registry.npmjs.org/a: connection reset by peer',
        'cart is served without it',
      ],
    },
  ])('is $kind for $lines', ({ kind, lines }) => {
    const kinds = errorsOf(lines)?.kinds
    expect(kinds?.proven ?? kinds?.stated).toBe(kind)
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
    expect(errorsOf(lines)?.isIdentified).toBe(expected)
  })
})
