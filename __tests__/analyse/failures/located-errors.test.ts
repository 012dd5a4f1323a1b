import { describe, expect, it } from '@jest/globals'
import { fetchFiles } from '../../../src/github/commit/fetch-files.ts'
import { locate } from '../../../src/model/report/source-position.ts'
import { sourceOf } from '../../../testing/fake-client.ts'
import { directClients } from '../../../testing/fake-github/direct-clients.ts'
import { fakeRun } from '../../../testing/fake-github/fake-run.ts'
import { fakeState } from '../../../testing/fake-github/state.ts'
import { errorsOf } from '../../../testing/failure-report.ts'

/** The files of a monorepo. */
const FILES: readonly string[] = [
  'api/tests/test_views.py',
  'cpp/tests/cart_test.cpp',
  'crates/core/src/lib.rs',
  'dart/test/cart_test.dart',
  'docs/guide.md',
  'dotnet/Shop.Tests/CartTests.cs',
  'elixir/apps/shop/test/cart_test.exs',
  'go/stock/stock_test.go',
  'go/price/price.go',
  'infra/main.tf',
  'java/src/test/java/shop/CartTest.java',
  'jest/cart.test.js',
  'kotlin/src/main/kotlin/shop/Cart.kt',
  'packages/a/a.test.js',
  'packages/a/src/index.ts',
  'packages/b/b.test.js',
  'packages/b/src/index.ts',
  'packages/b/src/order.ts',
  'php/tests/CartTest.php',
  'py/test_money.py',
  'ruby/spec/cart_spec.rb',
  'scripts/build.sh',
  'src/cart.ts',
  'src/index.ts',
  'swift/Tests/ShopTests/CartTests.swift',
  'tests/checkout.spec.ts',
  'web/tests/test_views.py',
  'tools/main.go',
  'main.go',
  'vite.config.ts',
]

const LINUX = '/home/runner/work/octo-shop/octo-shop'
const WINDOWS = 'D:\\a\\octo-shop\\octo-shop'

interface StepInFolder {
  /** What the step runs. */
  readonly runs: string
  readonly prints: readonly string[]
  /** The path and the line as printed, without the folder of the checkout. */
  readonly printed: string
  /** The file if the tree of the commit was read; `undefined` if it is text. */
  readonly file: string | undefined
  /** The file without the tree. @default none */
  readonly alone?: string
}

const goTest = (at: string) => ['--- FAIL: TestSold (0.00s)', `    ${at}: got 3, want 4`, 'FAIL']
const tsc = (at: string) => [`${at}: error TS2304: Cannot find name 'total'.`]
const pytest = (at: string, name: string) => [
  '=================================== FAILURES ===================================',
  `__________________________________ ${name} __________________________________`,
  '',
  `    def ${name}():`,
  '>       assert 3 == 4',
  'E       assert 3 == 4',
  '',
  `${at}: AssertionError`,
  '=========================== short test summary info ============================',
  `FAILED ${at.replace(/:\d+$/, '')}::${name} - assert 3 == 4`,
  '============================== 1 failed in 0.02s ===============================',
]
const nodeTest = (at: string, frame: string) => [
  '✖ failing tests:',
  '',
  `test at ${at}:1`,
  '✖ adds (1.2ms)',
  '  AssertionError [ERR_ASSERTION]: Expected values to be strictly equal:',
  '  ',
  '  3 !== 4',
  '  ',
  `      at TestContext.<anonymous> (${frame}:33)`,
  '      at Test.runInAsyncScope (node:async_hooks:214:14)',
]
const jest = (file: string, at: string) => [
  `FAIL ${file}`,
  '  ● cart › adds',
  '',
  '    Expected: 3',
  '    Received: 4',
  '',
  `      at Object.<anonymous> (${at}:20)`,
  '',
  'Tests:       1 failed, 1 total',
]
const eslint = (file: string) => [
  file,
  "  7:3  error  'x' is not defined  no-undef",
  '',
  '✖ 1 problem (1 error, 0 warnings)',
]
const rust = (at: string) => [
  'running 1 test',
  'test tests::adds ... FAILED',
  '',
  'failures:',
  '',
  '---- tests::adds stdout ----',
  `thread 'tests::adds' panicked at ${at}:5:`,
  'assertion `left == right` failed',
  '  left: 3',
  ' right: 4',
  '',
  'failures:',
  '    tests::adds',
  '',
  'test result: FAILED. 0 passed; 1 failed; 0 ignored',
]

/** Most of them print paths from another folder than the root. */
// prettier-ignore
const STEPS: readonly StepInFolder[] = [
  // Folders.
  { runs: 'cd go && go test ./...', prints: goTest('stock_test.go:7'), printed: 'stock_test.go:7', file: 'go/stock/stock_test.go' },
  { runs: 'cd py && pytest', prints: pytest('test_money.py:5', 'test_money'), printed: 'test_money.py:5', file: 'py/test_money.py' },
  { runs: 'jest --rootDir jest', prints: jest('jest/cart.test.js', 'cart.test.js:3'), printed: 'jest/cart.test.js', file: 'jest/cart.test.js' },
  { runs: 'cd jest && jest', prints: jest('./cart.test.js', 'cart.test.js:3'), printed: 'cart.test.js:3', file: 'jest/cart.test.js' },
  { runs: 'npx tsc', prints: tsc('src/cart.ts(12,5)'), printed: 'src/cart.ts:12', file: 'src/cart.ts' },
  { runs: 'npx tsc', prints: tsc('src/index.ts(3,1)'), printed: 'src/index.ts:3', file: 'src/index.ts' },
  { runs: 'cd packages/b && npx tsc', prints: tsc('src/order.ts(3,1)'), printed: 'src/order.ts:3', file: 'packages/b/src/order.ts' },
  { runs: 'cd packages && npx tsc -p a', prints: tsc('a/src/index.ts(3,1)'), printed: 'a/src/index.ts:3', file: 'packages/a/src/index.ts' },
  { runs: 'cd packages/b && npx tsc', prints: tsc('../../src/cart.ts(3,1)'), printed: '../../src/cart.ts:3', file: undefined },
  { runs: 'npx tsc -p tsconfig.node.json', prints: tsc('vite.config.ts(3,1)'), printed: 'vite.config.ts:3', file: 'vite.config.ts' },
  { runs: 'cd api && pytest', prints: pytest('tests/test_views.py:9', 'test_views'), printed: 'tests/test_views.py:9', file: undefined },
  { runs: 'pytest api', prints: pytest('api/tests/test_views.py:9', 'test_views'), printed: 'api/tests/test_views.py:9', file: 'api/tests/test_views.py' },
  { runs: 'go vet ./...', prints: ['./main.go:4:2: undefined: total'], printed: 'main.go:4', file: undefined },
  { runs: 'cd go && go build ./...', prints: ['price/price.go:8:3: undefined: total'], printed: 'price/price.go:8', file: 'go/price/price.go' },
  { runs: 'cargo test', prints: rust('crates/core/src/lib.rs:21'), printed: 'crates/core/src/lib.rs:21', file: 'crates/core/src/lib.rs' },
  { runs: 'cd crates/core && cargo test', prints: rust('src/lib.rs:21'), printed: 'src/lib.rs:21', file: 'crates/core/src/lib.rs' },
  { runs: 'cd ruby && rspec', prints: ['Failures:', '', '  1) Cart adds', '     Failure/Error: expect(3).to eq 4', '', '       expected: 4', '            got: 3', '     # ./spec/cart_spec.rb:5:in `block (2 levels) in <top (required)>\'', '', '1 example, 1 failure', '', 'Failed examples:', '', 'rspec ./spec/cart_spec.rb:4 # Cart adds'], printed: 'spec/cart_spec.rb:5', file: 'ruby/spec/cart_spec.rb' },
  { runs: 'cd elixir && mix test', prints: ['  1) test adds (Shop.CartTest)', '     apps/shop/test/cart_test.exs:5', '     Assertion with == failed', '     code:  assert 3 == 4', '     left:  3', '     right: 4', '', '1 test, 1 failure'], printed: 'apps/shop/test/cart_test.exs:5', file: 'elixir/apps/shop/test/cart_test.exs' },
  { runs: 'mvn -f java test', prints: ['[ERROR] Tests run: 1, Failures: 1, Errors: 0, Skipped: 0, Time elapsed: 0.04 s <<< FAILURE! -- in shop.CartTest', '[ERROR] shop.CartTest.adds -- Time elapsed: 0.01 s <<< FAILURE!', 'org.opentest4j.AssertionFailedError: expected: <3> but was: <4>', '\tat shop.CartTest.adds(CartTest.java:12)', '', '[ERROR] Tests run: 1, Failures: 1, Errors: 0, Skipped: 0'], printed: 'CartTest.java:12', file: 'java/src/test/java/shop/CartTest.java' },
  { runs: 'cd dart && dart test', prints: ['00:00 +0: test/cart_test.dart: adds', '00:00 +0 -1: test/cart_test.dart: adds [E]', '  Expected: <4>', '    Actual: <3>', '  test/cart_test.dart 6:5  main.<fn>', '00:00 +0 -1: Some tests failed.'], printed: 'test/cart_test.dart:6', file: 'dart/test/cart_test.dart' },
  { runs: 'cd e2e && npx playwright test', prints: ['  1) checkout.spec.ts:38:5 › pays ─────────', '', '    Error: expect(received).toBe(expected)', '', '      at checkout.spec.ts:40:7', '', '  1 failed', '    checkout.spec.ts:38:5 › pays ──'], printed: 'checkout.spec.ts:40', file: 'tests/checkout.spec.ts' },
  { runs: 'cd scripts && shellcheck build.sh', prints: ['build.sh:3:1: error: Tips depend on target shell [SC2148]'], printed: 'build.sh:3', file: 'scripts/build.sh' },
  { runs: 'cd cpp && ctest', prints: ['[ RUN      ] Cart.Adds', 'tests/cart_test.cpp:7: Failure', 'Expected equality of these values:', '  3', '  4', '[  FAILED  ] Cart.Adds (0 ms)', '[  FAILED  ] 1 test, listed below:', '[  FAILED  ] Cart.Adds'], printed: 'tests/cart_test.cpp:7', file: 'cpp/tests/cart_test.cpp' },
  // Workspaces.
  { runs: 'npm test --workspaces', prints: nodeTest('a.test.js:4', `${LINUX}/packages/a/a.test.js:4`), printed: 'a.test.js:4', file: 'packages/a/a.test.js', alone: 'packages/a/a.test.js' },
  { runs: 'npm test --workspaces', prints: nodeTest('b.test.js:4', `file://${LINUX}/packages/b/b.test.js:4`), printed: 'b.test.js:4', file: 'packages/b/b.test.js', alone: 'packages/b/b.test.js' },
  { runs: 'npm run lint --workspaces', prints: eslint(`${LINUX}/packages/a/src/index.ts`), printed: 'packages/a/src/index.ts:7', file: 'packages/a/src/index.ts', alone: 'packages/a/src/index.ts' },
  { runs: 'npm run build --workspaces', prints: tsc('src/order.ts(9,1)'), printed: 'src/order.ts:9', file: 'packages/b/src/order.ts' },
  { runs: 'cd kotlin && ./gradlew build', prints: [`e: file://${LINUX}/kotlin/src/main/kotlin/shop/Cart.kt:4:9 Unresolved reference: total`], printed: 'kotlin/src/main/kotlin/shop/Cart.kt:4', file: 'kotlin/src/main/kotlin/shop/Cart.kt', alone: 'kotlin/src/main/kotlin/shop/Cart.kt' },
  { runs: 'npm run lint', prints: eslint(`${LINUX}/src/generated.ts`), printed: 'src/generated.ts:7', file: undefined, alone: 'src/generated.ts' },
  { runs: 'npm run lint', prints: eslint(`${LINUX}/node_modules/x/index.js`), printed: 'node_modules/x/index.js:7', file: undefined },
  // Containers and other machines.
  { runs: 'npm run lint in a container', prints: eslint('/__w/octo-shop/octo-shop/src/cart.ts'), printed: 'src/cart.ts:7', file: 'src/cart.ts', alone: 'src/cart.ts' },
  { runs: 'npm run lint in a Docker action', prints: eslint('/github/workspace/src/cart.ts'), printed: 'src/cart.ts:7', file: 'src/cart.ts', alone: 'src/cart.ts' },
  { runs: 'npm run lint on an own machine', prints: eslint('/opt/runner/_work/octo-shop/octo-shop/src/cart.ts'), printed: 'src/cart.ts:7', file: 'src/cart.ts', alone: 'src/cart.ts' },
  { runs: 'docker run -w /app image npm run lint', prints: eslint('/app/src/cart.ts'), printed: '/app/src/cart.ts:7', file: undefined },
  { runs: 'npm run lint in an action', prints: eslint('/home/runner/work/_actions/octo-org/lint/v1/dist/index.js'), printed: '/home/runner/work/_actions/octo-org/lint/v1/dist/index.js:7', file: undefined },
  { runs: 'swift test on macOS', prints: ['/Users/runner/work/octo-shop/octo-shop/swift/Tests/ShopTests/CartTests.swift:9: error: -[ShopTests.CartTests testAdds] : XCTAssertEqual failed: ("3") is not equal to ("4")'], printed: 'swift/Tests/ShopTests/CartTests.swift:9', file: 'swift/Tests/ShopTests/CartTests.swift', alone: 'swift/Tests/ShopTests/CartTests.swift' },
  // Windows.
  { runs: 'npm run lint on Windows', prints: eslint(`${WINDOWS}\\src\\cart.ts`), printed: 'src/cart.ts:7', file: 'src/cart.ts', alone: 'src/cart.ts' },
  { runs: 'npm test --workspaces on Windows', prints: nodeTest('a.test.js:4', 'file:///D:/a/octo-shop/octo-shop/packages/a/a.test.js:4'), printed: 'a.test.js:4', file: 'packages/a/a.test.js', alone: 'packages/a/a.test.js' },
  { runs: 'cd packages/b && tsc on Windows', prints: tsc('src\\order.ts(3,1)'), printed: 'src/order.ts:3', file: 'packages/b/src/order.ts' },
  { runs: 'cd packages/b && tsc on Windows', prints: tsc('SRC\\Order.ts(3,1)'), printed: 'SRC/Order.ts:3', file: undefined },
]

const TREE = fakeState({
  runs: [fakeRun()],
  files: Object.fromEntries(FILES.map((path) => [path, ''])),
})

/** Returns the first position that the log of a step has, and the file there. */
async function positionIn(prints: readonly string[]) {
  const [position] = errorsOf(prints)?.entries.flatMap((entry) => entry.position ?? []) ?? []
  if (position === undefined) throw new Error('the log has no position')
  const { client } = directClients(TREE)
  const paths = new Set([position.path, ...(position.file === undefined ? [] : [position.file])])
  const files = await fetchFiles(sourceOf(client), 'a'.repeat(40), paths)
  return {
    printed: [position.path, position.line].filter((part) => part !== undefined).join(':'),
    file: locate(position, files).file,
    alone: locate(position, undefined).file,
  }
}

describe('the position of an error', () => {
  it.each(STEPS)('of $runs, printed as $printed, is in $file', async ({ prints, ...expected }) => {
    const { printed, file, alone } = expected
    expect(await positionIn(prints)).toEqual({ printed, file, alone })
    expect([undefined, ...FILES]).toContain(file)
  })
})
