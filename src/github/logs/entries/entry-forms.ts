/**
 * What a line is in the report of a tool:
 *
 * - `test`: names a test that failed; the lines below say why. Without a title, the next line names it.
 * - `ended`: the same; the lines above say why.
 * - `either`: the same; the lines below say why, or else the lines above.
 * - `item`: the same, in a list below the line of a suite that failed.
 * - `run`: the same, while tests run. It counts only if no line of the other roles names a test.
 * - `listing`: heads a list of the names of tests that failed.
 * - `listed`: the same as `run`, in such a list. It counts only if no other line names a test.
 * - `finding`: says what is wrong, perhaps with the lines below.
 * - `row`: a finding in a list below the name of a file.
 * - `suite`: names what the tests of the tool below are part of.
 * - `file`: names the file of the lines below.
 * - `apart`: separates what is above from what is below.
 * - `muted`: heads a list of tests that did not fail.
 * - `outline`: names a test below what it is part of, whether it failed or not.
 * - `passed`: names a test that passed at another try.
 * - `restarted`: says that what is above is tried again, so that what failed there may pass.
 */
type EntryRole =
  | 'test'
  | 'ended'
  | 'either'
  | 'item'
  | 'run'
  | 'listing'
  | 'listed'
  | 'finding'
  | 'row'
  | 'suite'
  | 'file'
  | 'apart'
  | 'muted'
  | 'outline'
  | 'passed'
  | 'restarted'

/**
 * A line by which a tool names what failed: the tool, what the line is, the pattern, a real line, and the
 * repository that prints it. The parts of an entry are named groups: `title` after `suite`, `detail`, `file`,
 * `line`, `column`; `level` is that of a finding. A pattern begins with `^` and takes linear time.
 */
export type EntryForm = readonly [
  tool: string,
  role: EntryRole,
  pattern: RegExp,
  example: string,
  source: string,
]

/** A line of a list of failed tests, which a heading of another list or an empty list is not. */
export const LISTED: EntryForm = [
  'any',
  'listed',
  /^(?:\s{0,12}(?:[-*•✗✖✘×] |\d{1,4}[.)] )|\s{1,12})(?!(?:none|nil|n\/a|no tests?)\b)(?<title>[^\s(].{0,298}[^:\s])$/i,
  '  - adds two numbers',
  'any',
]

/** A line of any tool with a position and a text, as loggers write it too: a finding if it says why the step failed. */
export const STATED: EntryForm = [
  'any linter',
  'finding',
  /^(?<file>[^\s:()]{1,300}\.\w{1,8}):(?<line>\d+):? {1,2}(?!in |(?:\[?[Ww]arn|note|info|debug))(?:(?<title>[A-Z]{1,6}\d{2,5}|(?:[A-Z][a-z]+){2,8}):? )?(?<detail>\S.*?)(?: {1,2}\[(?<rule>[\w/-]{2,60})\](?: \[\d\])?| https?:\/\/\S+)?$/,
  'app/models/loan.rb:14: Method `rate` does not exist on `NilClass` https://srb.help/7003',
  'sorbet/sorbet',
]

// prettier-ignore
export const ENTRIES: readonly EntryForm[] = [
  // Tests: JavaScript
  ['jest', 'test', /^ {2,12}● (?!Console$|Cannot log after|.{0,40}Warning)(?<title>\S.*?)\s*$/, '  ● example tests › test that always fails', 'jestjs/jest'],
  ['detox', 'restarted', /^Detox CLI is going to restart the test runner\b/, 'Detox CLI is going to restart the test runner with those files...', 'wix/Detox'],
  ['any', 'restarted', /^Warning: Attempt \d{1,3} failed\. Reason: /, 'Warning: Attempt 1 failed. Reason: Child_process exited with error code 1', 'nick-fields/retry'],
  ['jest', 'file', /^\s{0,10}FAIL (?:\[.{1,60}\] |\S+ )?(?<file>\S{1,300}\.\w{1,8})(?: \([\d.]+ m?s\))?$/, 'FAIL src/checkout.test.ts (7.1 s)', 'jestjs/jest'],
  ['vitest', 'test', /^ ?FAIL {2}(?:\|.{1,60}\| |\w{1,30} {1,3})?(?<title>(?<file>\S{1,300}\.\w{1,5}) > .+?)\s*$/, ' FAIL  src/math.test.ts > add > adds two numbers', 'vitest-dev/vitest'],
  ['vitest', 'test', /^ ?FAIL {2}(?:\|.{1,60}\| |\w{1,30} {1,3})?(?<title>\S{1,300}) \[ (?<file>\S{1,300}) \]$/, ' FAIL  src/math.test.ts [ src/math.test.ts ]', 'vitest-dev/vitest'],
  ['playwright', 'test', /^ {2}\d{1,5}\) (?<title>(?:\[.{1,60}\] › )?(?<file>[^\s:]{1,200}):(?<line>\d+):(?<column>\d+) › .+?)(?: [─-]{2,})?\s*$/, '  3) [chromium] › tests/sites.test.ts:34:1 › docs page ──────', 'microsoft/playwright'],
  ['web-test-runner', 'test', /^\s{0,4}𐄂 (?<title>\S.{0,300}?)(?: \(failed on .{1,80}\))?$/, ' 𐄂 sum > adds two numbers (failed on Webkit)', 'modernweb-dev/web'],
  ['uvu', 'test', /^ {3}FAIL {2}(?:\S{1,100} {1,2})?"(?<title>.{1,300})"$/, '   FAIL  sum  "adds two numbers"', 'lukeed/uvu'],
  ['node', 'test', /^test at (?<file>\S{1,300}):(?<line>\d+):(?<column>\d+)$/, 'test at test/sum.test.js:5:1', 'nodejs/node'],
  ['ava', 'run', /^\s{0,4}✘ \[fail\]: (?<title>.+?)(?: (?:Rejected promise|Error thrown|Test finished|Promise returned).*)?(?: \([\d.]+m?s\))?$/, '  ✘ [fail]: adds two numbers', 'avajs/ava'],
  ['bun', 'ended', /^\(fail\) (?<title>.+?)(?: \[[\d.]+m?s\])?$/, '(fail) math > adds two numbers [1.20ms]', 'oven-sh/bun'],
  ['bun', 'ended', /^✗ (?<title>\S.{0,300}?) \[[\d.]+m?s\]$/, '✗ math > adds two numbers [1.20ms]', 'oven-sh/bun'],
  ['bun', 'file', /^(?<file>[\w@./-]{1,300}\.(?:test|spec)\.\w{1,4}):$/, 'test/math.test.ts:', 'oven-sh/bun'],
  ['karma', 'test', /^(?<title>(?:\w+ )?(?:Chrome|Firefox|Safari|Edge|Electron|HeadlessChrome)\b[^)]{0,100}\) .{1,300}) FAILED$/, 'Chrome Headless 120.0.0.0 (Linux x86_64) sum adds two numbers FAILED', 'karma-runner/karma'],
  ['deno', 'test', /^(?<title>\S.{0,300}) => (?<file>(?:\.\/|file:\/\/)\S{1,300}):(?<line>\d+):(?<column>\d+)$/, 'adds two numbers => ./sum_test.ts:5:6', 'denoland/deno'],
  ['newman', 'test', /^ {0,3}\d{1,4}\. {2}(?:\w*(?:Error|Failure)) {2,}(?<title>\S.*)$/, ' 1.  AssertionError  status is 200', 'postmanlabs/newman'],
  ['newman', 'test', /^ {0,3}\d{1,4}\. {2}Error *$/, ' 2.  Error', 'postmanlabs/newman'],
  // Tests: Python
  ['pytest', 'test', /^_{4,} (?:ERROR (?:collecting|at (?:setup|teardown) of) )?(?<title>\S.{0,200}?) _{4,}$/, '____________ TestTorchDeviceTypeCPU.test_cauchy ____________', 'pytest-dev/pytest'],
  ['pytest summary', 'test', /^(?:FAILED|ERROR|SUBFAIL(?:ED)?) (?:\[[\d.]+s\] )?(?<title>(?<file>\S{1,300}\.\w{2,5})(?:::.+?)?)(?: - (?<detail>.+))?$/, 'FAILED tests/test_sum.py::test_sum - assert 1 == 2', 'pytest-dev/pytest'],
  ['unittest', 'test', /^(?:FAIL|ERROR): (?!\/\/)(?<title>\S{1,200} \([^)\s]{1,200}\)(?: [([].{1,200}[)\]])?)/, 'FAIL: test_sum (tests.SumTest.test_sum)', 'python/cpython'],
  ['behave', 'test', /^ {2}(?<file>\S{1,300}\.feature):(?<line>\d+) {2}(?<title>\S.*)$/, '  features/cart.feature:12  Add an item', 'behave/behave'],
  ['gherkin', 'test', /^ {2,5}(?<file>\S{1,300}\.feature):(?<line>\d+)(?: \(on line \d+\))?$/, '    features/cart.feature:12 (on line 14)', 'Behat/Behat'],
  ['ansible', 'suite', /^(?:TASK|RUNNING HANDLER) \[(?<title>.{1,200})\] \*+$/, 'TASK [api : start the service] ****', 'ansible/ansible'],
  ['ansible', 'test', /^(?:fatal|failed): \[[^\]]{1,100}\](?:: [A-Z]+!)? .{0,60}?=> (?:.{0,300}?"msg": "(?:non-zero return code", .{0,60}"stderr": "(?=[^"]))?(?<detail>[^"\\]{1,300}).*)?/, 'fatal: [web-1]: FAILED! => {"changed": false, "msg": "No package matching nginx"}', 'ansible/ansible'],
  ['ansible', 'passed', /^\.\.\.ignoring$/, '...ignoring', 'ansible/ansible'],
  ['cocotb', 'test', /^ *[\d.-]{1,20}ns INFO +cocotb\.regression +(?<title>\S{1,200}) failed$/, '   850.00ns INFO     cocotb.regression                  test_overflow failed', 'cocotb/cocotb'],
  ['cocotb', 'test', /^\s*\*\* (?<title>[\w.]{1,200}) +FAIL +[\d.]+ +[\d.]+ +[\d.]+ +\*\*$/, '** test_fifo.test_overflow         FAIL         350.00           0.02      16871.75  **', 'cocotb/cocotb'],
  ['vunit', 'either', /^fail \(P=\d+ S=\d+ F=\d+ T=\d+\) (?<title>\S.{0,200}?)(?: \([\d.]+ s(?:econds)?\))?$/, 'fail (P=1 S=0 F=1 T=2) lib.tb_uart.rx (14.2 seconds)', 'VUnit/vunit'],
  ['robot', 'test', /^(?<title>\S.{0,200}?)(?: ::.{0,200})? {2,}\| FAIL \|$/, 'Adds two numbers                                            | FAIL |', 'robotframework/robotframework'],
  // Tests: Go
  ['go', 'either', /^\s{0,24}--- FAIL: (?<title>\S{1,300})(?: \([\d.]+ ?s(?:econds)?\))?/, '--- FAIL: TestHM9000 (0.00 seconds)', 'golang/go'],
  ['gotestsum', 'test', /^=== FAIL: (?<suite>\S{1,200}) (?<title>\S{1,300})/, '=== FAIL: sum TestAdd (0.00s)', 'gotestyourself/gotestsum'],
  ['ginkgo', 'test', /^(?:• )?\[(?:FAILED|PANICKED|TIMEDOUT)\](?: \[[\d.]+ seconds\])?$/, '• [FAILED] [0.001 seconds]', 'onsi/ginkgo'],
  ['ginkgo summary', 'test', /^\s{0,4}\[(?:FAIL|PANICKED!|TIMEDOUT|INTERRUPTED)\] (?!A |\w+::\w+: )(?<title>\S.*)$/, '  [FAIL] Size [It] formats 10 MB', 'onsi/ginkgo'],
  // Tests: Rust
  ['cargo test', 'test', /^---- (?<title>\S.{0,300}?) stdout ----$/, '---- tests::adds stdout ----', 'rust-lang/rust'],
  ['cargo test', 'run', /^test (?<title>\S.{0,300}) \.\.\. FAILED$/, 'test tests::adds ... FAILED', 'rust-lang/rust'],
  ['nextest', 'test', /^\s+(?:FAIL|SIGABRT|SIGSEGV|TIMEOUT|TRY \d+ FAIL) \[ *[\d.]+s\] (?:\([ \d/]+\) )?(?<suite>\S{1,200}) (?<title>\S.*)$/, '        FAIL [   0.005s] sum tests::adds', 'nextest-rs/nextest'],
  ['nextest', 'passed', /^\s{0,8}(?:TRY \d+ PASS|FLAKY \d+\/\d+) \[ *[\d.]+s\] (?:\([ \d/]+\) )?(?<suite>\S{1,200}) (?<title>\S.*)$/, '  TRY 2 PASS [   0.098s] sum tests::adds', 'nextest-rs/nextest'],
  // Tests: JVM
  ['gradle', 'test', /^(?<title>[^\s>:][^>]{0,200} > .{1,300}) FAILED$/, 'GreeterTest > testThatGreeterReturnsTheCorrectGreeting FAILED', 'gradle/gradle'],
  ['surefire', 'test', /^(?:\[ERROR\] +)?(?<title>[\w$.]{1,300}(?:\[[^\]]{1,100}\]|\([^)]{0,200}\)|\{[^}]{1,100}\})*|\S.{0,300}(?= -- ))(?: --)? +Time elapsed: .{1,40} <<< (?:FAILURE|ERROR)!/, '[ERROR] com.example.SumTest.adds -- Time elapsed: 0.012 s <<< FAILURE!', 'apache/maven-surefire'],
  ['surefire summary', 'test', /^\[ERROR\] {2,}(?<title>[\w$.]{1,200}(?:->[\w$.]{1,100}|\[[^\]]{1,100}\])*):(?<line>\d+)(?:->\S{1,200})? +(?<detail>\S.*)$/, '[ERROR]   SumTest.adds:12 expected: <3> but was: <4>', 'apache/maven-surefire'],
  ['scalatest', 'test', /^(?<title>[a-zA-Z][\w.]{0,200}) \*\*\* ABORTED \*\*\*$/, 'shop.http.ServerSpec *** ABORTED ***', 'scalatest/scalatest'],
  ['scalatest', 'test', /^ {0,8}- (?<title>.{1,300}) \*\*\* FAILED \*\*\*/, '- NOPTest *** FAILED ***', 'scalatest/scalatest'],
  ['munit', 'test', /^==> X (?<title>\S.{0,300}?) {2}[\d.]+s\b/, '==> X sum.SumSuite.adds  0.012s munit.ComparisonFailException: SumSuite.scala:12', 'scalameta/munit'],
  ['zio-test', 'test', /^(?<title>[A-Z]\w{0,100}Spec(?: - \S.{0,200})+)$/, 'QueueSpec - offer - grows by one', 'zio/zio'],
  ['clojure', 'suite', /^(?:lein test|Testing) (?<title>[a-z][\w.-]{1,200})$/, 'lein test shop.sum-test', 'technomancy/leiningen'],
  ['clojure', 'test', /^(?:FAIL|ERROR) in \(?(?<title>[^)(\s]{1,200})\)? \((?<file>[^:)]{1,200})(?::(?<line>\d+))?\)$/, 'FAIL in (adds) (sum_test.clj:12)', 'clojure/clojure'],
  // Tests: .NET
  ['vstest', 'test', /^\s{1,4}Failed (?<title>\S.{0,300}?) \[.{1,20}s\]$/, '  Failed FailingTest [12 ms]', 'microsoft/vstest'],
  ['xunit', 'apart', /^\s{0,4}\[xUnit\.net .{1,20}\] +\S.{0,300} \[SKIP\]$/, '[xUnit.net 00:00:01.20]     Sum.Tests.Adds [SKIP]', 'xunit/xunit'],
  ['xunit', 'test', /^\s{0,4}\[xUnit\.net .{1,20}\] +(?<title>\S.{0,300}) \[FAIL\]/, '[xUnit.net 00:00:00.52]     Sum.Tests.Adds [FAIL]', 'xunit/xunit'],
  ['microsoft testing platform', 'test', /^failed (?<title>\S.{0,300}) \(\d[\dms .]{0,20}\)$/, 'failed Adds (12ms)', 'microsoft/testfx'],
  ['pester', 'test', /^\s*\[-\] (?<title>\S.{0,300}?)(?: [\d.]+m?s(?: \(.{1,40}\))?)?$/, '  [-] adds two numbers 12ms (10ms|2ms)', 'pester/Pester'],
  // Tests: Ruby, PHP, Perl, R, Julia, Lua, shell
  ['minitest', 'test', /^(?<title>\w[\w:]{0,200}#\S{1,200}) \[(?<file>\S{1,300}):(?<line>\d+)\]:?$/, 'SumTest#test_adds [test/sum_test.rb:12]:', 'minitest/minitest'],
  ['minitest', 'test', /^(?<title>[A-Z]\w[\w:]{0,200}#\S{1,200}):$/, 'SumTest#test_adds:', 'minitest/minitest'],
  ['ctest', 'apart', /^\s{0,6}(?:\d+\/\d+ Test\s+#\d+: .{1,300} {3}Passed {2}|Start +\d+: )/, '11/20 Test #11: sum_test .........................   Passed    0.01 sec', 'Kitware/CMake'],
  ['cucumber', 'apart', /^ {0,2}\d{1,5}\) Scenario: .{1,300} \(attempt \d+, retried\)/, '  1) Scenario: Add an item (attempt 1, retried) # features/cart.feature:7', 'cucumber/cucumber-js'],
  ['mocha, rspec, exunit, jasmine', 'test', /^(?: {1,2}|(?=\d{1,5}\) (?![\w\\]+::\S)))\d{1,5}\) (?!(?:Failure|Error):$)(?<title>\S.*?)(?: \(attempt \d+\))?(?: {2,}#.*|: module '\w+'| # (?<file>\S+\.feature):(?<line>\d+))?\s*$/, '  1) Assertions', 'mochajs/mocha'],
  ['phpunit', 'test', /^\d{1,5}\) (?<title>\S{1,300}::\S.*)$/, '1) CalcTest::testAdd', 'sebastianbergmann/phpunit'],
  ['pest', 'test', /^\s{1,4}FAILED {2}(?<title>\S.*?)(?: {2,}\S+)?$/, '   FAILED  Tests\\Unit\\SumTest > it adds', 'pestphp/pest'],
  ['perl', 'test', /^\s{0,8}#\s+Failed test (?:'(?<title>.{1,300})'|\d+: "(?<name>.{1,300})"|\d+|at )/, "#   Failed test 'adds two numbers'", 'Test-More/test-more'],
  ['prove', 'test', /^(?<title>(?<file>\S{1,200}\.t)) +\(Wstat: [1-9]\d{0,5}\b.{0,40} Tests: \d+ Failed: 0\)$/, 't/30-track.t   (Wstat: 65280 (exited 255) Tests: 2 Failed: 0)', 'Perl-Toolchain-Gang/Test-Harness'],
  ['gut', 'test', /^ {4}\[Failed\]: +(?<detail>\S.*)$/, '    [Failed]:  [7] expected to equal [10]', 'bitwes/Gut'],
  ['julia', 'outline', /^(?<title> *\S.{0,200}?) +\| +(?:\d+ +)+[\d.ms]*$/, '  Rotations         |   20     1      1             22  2.1s', 'JuliaLang/julia'],
  ['plenary', 'test', /^Fail\s*\|\|\s*(?<title>\S.{0,300}?)\s*$/, 'Fail\t||\tmotion stops at a closed fold\t', 'nvim-lua/plenary.nvim'],
  ['tcltest', 'test', /^==== (?<title>[\w.-]{1,100} .{1,200}) FAILED$/, '==== list-2.3 nested lists keep braces FAILED', 'tcltk/tcl'],
  ['test-drive', 'suite', /^# Testing: (?<title>\S{1,100})$/, '# Testing: interp', 'fortran-lang/test-drive'],
  ['test-drive', 'test', /^ {4,12}\.\.\. (?<title>\S.{0,200}) \[FAILED\]$/, '       ... cubic [FAILED]', 'fortran-lang/test-drive'],
  ['nim', 'suite', /^\[Suite\] (?<title>\S.*)$/, '[Suite] csv', 'nim-lang/Nim'],
  ['nim', 'ended', /^ {0,4}\[FAILED\](?: \(.{1,20}\))? (?<title>\S.*)$/, '  [FAILED] ragged rows', 'nim-lang/Nim'],
  ['nim', 'apart', /^ {0,4}\[OK\] /, '  [OK] empty', 'nim-lang/Nim'],
  ['common_test', 'test', /^%%% (?<suite>\w{1,100}) ==> (?<title>\S.{0,200}): FAILED$/, '%%% cart_SUITE ==> empty.has_no_total: FAILED', 'erlang/rebar3'],
  ['common_test', 'apart', /^%%% \w{1,100} ==> \S.{0,200}: (?:OK|SKIPPED)$/, '%%% cart_SUITE ==> empty.has_no_total: OK', 'erlang/rebar3'],
  ['busted', 'test', /^(?:Failure|Error) (?:→|->) (?<file>\S{1,300}) @ (?<line>\d+)$/, 'Failure → spec/sum_spec.lua @ 12', 'lunarmodules/busted'],
  ['busted', 'apart', /^Pending (?:→|->) \S/, 'Pending → spec/sum_spec.lua @ 30', 'lunarmodules/busted'],
  ['testthat', 'test', /^\s{0,4}── (?:\d+\. )?(?:Failure|Error)(?: \('?(?<file>[^:')]{1,200}):(?<line>\d+)(?::(?<column>\d+))?'?\))?: (?<title>.+?) ─+$/, "── Failure ('test-sum.R:12:3'): adds two numbers ──", 'r-lib/testthat'],
  ['julia', 'test', /^(?<title>\S.{0,100}?): (?:Test Failed|Error During Test) at (?<file>\S{1,300}):(?<line>\d+)/, 'adds: Test Failed at /app/test/runtests.jl:12', 'JuliaLang/julia'],
  ['tap, bats', 'test', /^\s{0,24}not ok \d+(?! .{0,300}# (?:TODO|SKIP|todo|skip))(?:[ -]+(?:[A-Z]\w+ [\d.]+ - \[\d+ ms\] - )?(?<title>\S.*?))?(?: # time=\S+| {2,}\d+ ms| in \d+ ?m?s)?$/, 'not ok 2 - adds two numbers', 'TestAnything/testanything.github.io'],
  // Tests: C and C++
  ['googletest', 'ended', /^\[ {2}FAILED {2}\] (?!\d)(?<title>[^,]{1,300}?)(?:, where .{1,300})?(?: \([\d.]+ ?ms\))?$/, '[  FAILED  ] Sum.Adds (0 ms)', 'google/googletest'],
  ['catch2, doctest', 'test', /^(?<file>(?:[A-Za-z]:)?[^\s:()]{1,300})(?::(?<line>\d+)|\((?<row>\d+)\)): (?:FAILED|(?:FATAL )?ERROR(?=: (?:[A-Z_]{4,40}\(|test case))): ?(?<detail>.*)$/, '/app/sum_test.cpp:12: FAILED:', 'catchorg/Catch2'],
  ['cpputest', 'test', /^(?<file>[^\s:]{1,300}):(?<line>\d+): error: Failure in (?<title>(?:IGNORE_)?TEST\([^)]{1,200}\))$/, 'test/SumTest.cpp:55: error: Failure in TEST(Sum, Adds)', 'cpputest/cpputest'],
  ['criterion', 'ended', /^\[FAIL\] (?<title>\w{1,100}::\w{1,100}): (?:\([\d.]+s\)|CRASH!)$/, '[FAIL] ring::wraps: (0.00s)', 'Snaipe/Criterion'],
  ['criterion', 'apart', /^\[(?:RUN |PASS|SKIP)\] \w/, '[RUN ] ring::wraps', 'Snaipe/Criterion'],
  ['lit', 'test', /^FAIL: (?<title>\S.{0,100} :: \S{1,200}) \(\d+ of \d+\)$/, 'FAIL: Clang :: Sema/format.c (1 of 300)', 'llvm/llvm-project'],
  ['automake', 'test', /^FAIL: (?<title>[\w-]{1,60}(?:\/[\w.-]{1,100}){1,6})$/, 'FAIL: tests/sum.sh', 'autotools-mirror/automake'],
  ['automake', 'ended', /^(?:FAIL|ERROR) (?<title>[\w./-]{1,200}) \(exit status: \d+\)$/, 'FAIL tests/sum.sh (exit status: 1)', 'autotools-mirror/automake'],
  ['automake', 'apart', /^(?:SKIP|PASS|XFAIL) \S{1,200} \(exit status: \d+\)$/, 'SKIP tests/alsa (exit status: 77)', 'autotools-mirror/automake'],
  ['xfstests', 'test', /^(?<title>[a-z]{1,20}\/\d{3}) +\d+s \.\.\. +(?<detail>(?:\[failed|- output mismatch).*)$/, 'generic/088 0s ... - output mismatch (see /tmp/results/generic/088.out.bad)', 'kdave/xfstests'],
  ['ut', 'suite', /^Running(?: test)? "(?<title>[^"]{1,200})"\.\.\.$/, 'Running "adds"...', 'boost-ext/ut'],
  ['ut', 'test', /^ {1,4}(?<file>[^\s:]{1,300}):(?<line>\d+):FAILED (?<detail>\[.{1,300}\])$/, '  test/sum.cpp:22:FAILED [6 == 5]', 'boost-ext/ut'],
  ['boost', 'finding', /^(?<file>\S.{0,300})(?::|\()(?<line>\d+)\)?: (?:fatal )?error: in "(?<title>[^"]{1,200})": (?<detail>\S.*)$/, 'sum_test.cpp(12): error: in "sum/adds": check add(1, 2) == 4 has failed', 'boostorg/test'],
  ['qtest', 'test', /^FAIL! {1,3}: (?<title>\w\S{0,100}\(.{0,100}?\)) (?<detail>\S.*)$/, 'FAIL!  : tst_Sum::adds() Compared values are not the same', 'qt/qtbase'],
  ['unity', 'finding', /^(?<file>[^\s:]{1,300}):(?<line>\d+):(?<title>\w{1,100}):FAIL(?:: (?<detail>.+))?$/, 'test/test_sum.c:12:test_adds:FAIL: Expected 3 Was 4', 'ThrowTheSwitch/Unity'],
  ['ctest', 'test', /^\s{0,6}\d+\/\d+ Test\s+#\d+: (?<title>\S.{0,200}?) ?\.*\s*(?:Subprocess \w{1,20})?\*\*\*(?!Skipped|Not Run)(?:Failed|Exception: {2}|(?<detail>\S.{0,60}?) {2,}[\d.]+ sec|\S)/, '12/20 Test #12: parser_test ......................***Failed    0.01 sec', 'Kitware/CMake'],
  ['bazel', 'test', /^(?<title>\/\/\S{1,300}) +(?:\(cached\) )?(?<detail>(?:FAILED|TIMEOUT|FAILED TO BUILD)\b.{0,60})$/, '//src/test/shell/bazel:execroot_test                                     FAILED in 3 out of 3 in 1.5s', 'bazelbuild/bazel'],
  ['meson', 'test', /^\s{0,3}\d{1,5}\/\d{1,5} (?<title>\S.{0,200}?) {2,}(?:FAIL|TIMEOUT|ERROR) {2,}[\d.]+ ?s(?: {2,}(?:exit status \d+|killed by .+|[\d/]+ subtests passed|\(.+\)))?$/, '2/5 shop:unit / cart            FAIL            0.21s   exit status 1', 'mesonbuild/meson'],
  ['meson', 'apart', /^\s{0,3}\d{1,5}\/\d{1,5} \S.{0,200}? {2,}(?:OK|SKIP|EXPECTEDFAIL) {2,}[\d.]+ ?s/, '4/5 shop:unit / copy            OK              0.01s', 'mesonbuild/meson'],
  ['forge', 'test', /^\[FAIL(?:: |\. Reason: )(?<detail>.{1,300})\] (?<title>\w{1,100}\([^)]{0,100}\))/, '[FAIL: assertion failed: 95 != 100] test_Fee() (gas: 88121)', 'foundry-rs/foundry'],
  ['alcotest', 'test', /^[>│] \[FAIL\] +(?<suite>\S.{0,100}?) {2,}\d+ {3}(?<title>\S.{0,200}?)(?:\.?(?: +│)?)?$/, '> [FAIL]        sets           0   union.', 'mirage/alcotest'],
  ['zig', 'test', /^error: '(?<title>[^']{1,200})' (?:failed|leaked): (?<detail>\S.*)$/, "error: 'ring.test.wraps' failed: expected 8, found 0", 'ziglang/zig'],
  ['expecto', 'test', /^(?:\[\d\d:\d\d:\d\d )?ERR\] (?<title>\S.{0,300}?) (?:failed|errored) in [\d:.]+/, '[09:41:03 ERR] geo.distance.symmetric failed in 00:00:00.0210000. ', 'haf/expecto'],
  ['hurl', 'ended', /^(?<title>(?<file>\S{1,300}\.hurl)): Failure \(/, 'api/publish.hurl: Failure (2 request(s) in 21 ms)', 'Orange-OpenSource/hurl'],
  ['junit console', 'test', /^ {2}JUnit (?:Jupiter|Vintage|Platform Suite):(?<title>\S.*)$/, '  JUnit Jupiter:SumTest:adds()', 'junit-team/junit-framework'],
  ['junit', 'test', /^\s*<testcase (?=.{0,400}>\s*<failure)(?=.{0,200}classname="(?<suite>[^"]{1,200})").{0,200}\bname="(?<title>[^"]{1,200})".{0,200}><failure (?:.{0,40}message="(?<detail>[^"]{1,300})")?/, '<testcase classname="shop.Sum" name="adds" time="0.1"><failure message="3 is not 4">', 'windyroad/JUnit-Schema'],
  ['teamcity', 'test', /^##teamcity\[testFailed .{0,40}name='(?<title>[^']{1,300})'(?:.{0,80}message='(?<detail>[^']{1,300})')?/, "##teamcity[testFailed name='shop.Sum.adds' message='3 is not 4']", 'JetBrains/teamcity'],
  ['nunit', 'test', /^\s*<test-case .{0,300}\bfullname="(?<title>[^"]{1,300})".{0,200} result="Failed"/, '<test-case id="1014" name="Adds(3)" fullname="Shop.Tests.Adds(3)" result="Failed">', 'nunit/nunit'],
  ['helm unittest', 'suite', /^ FAIL {2}(?<title>\S[^\t]{0,200})\t(?<file>\S{1,300})$/, ' FAIL  deployment\tcharts/web/tests/deployment_test.yaml', 'helm-unittest/helm-unittest'],
  ['helm unittest', 'apart', /^ PASS {2}\S[^\t]{0,200}\t\S{1,300}$/, ' PASS  service\tcharts/web/tests/service_test.yaml', 'helm-unittest/helm-unittest'],
  ['helm unittest', 'item', /^\t- (?<title>\S.*)$/, '\t- should scale with the preset', 'helm-unittest/helm-unittest'],
  // Policies, contracts and scenarios
  ['maestro', 'test', /^\[Failed\] (?<title>\S.{0,200}?) \((?:\d+[hms] ?){1,3}\)(?: \((?<detail>.{1,300})\))?$/, '[Failed] checkout (34s) (Element not found: Pay now)', 'mobile-dev-inc/maestro'],
  ['sqlfluff', 'file', /^== \[(?<file>.{1,300})\] FAIL$/, '== [models/orders.sql] FAIL', 'sqlfluff/sqlfluff'],
  ['sqlfluff', 'row', /^L: +(?<line>\d+) \| P: +(?<column>\d+) \| (?<title>[A-Z]{2}\d{2}) \| (?<detail>\S.*)$/, 'L:   4 | P:   1 | LT02 | Expected indent of 4 spaces.', 'sqlfluff/sqlfluff'],
  ['credo', 'finding', /^┃ {1,3}\[[A-Z]\] [↗→↘↑↓] (?<detail>\S.*)$/, '┃ [W] ↗ There should be no calls to IO.inspect/1.', 'rrrene/credo'],
  ['dialyxir', 'finding', /^(?<file>\S{1,300}\.exs?):(?<line>\d+):(?:(?<column>\d+):)?(?<title>[a-z]{2,30}(?:_[a-z]{2,30}){0,4})$/, 'lib/pay.ex:31:7:no_return', 'jeremyjh/dialyxir'],
  ['buf', 'finding', /^(?<file>\S{1,300}\.proto):(?<line>\d+):(?<column>\d+):(?<detail>[A-Z].*)$/, 'a.proto:9:1:Previously present RPC "Close" on service "A" was deleted.', 'bufbuild/buf'],
  ['conftest', 'finding', /^(?<level>FAIL|WARN) - (?<file>\S{1,300}) - (?<title>[\w.-]{1,100}) - (?<detail>\S.*)$/, 'FAIL - k8s/worker.yaml - main - Deployment must set limits', 'open-policy-agent/conftest'],
  ['cucumber', 'test', /^cucumber (?:-p \S+ )?(?<file>\S{1,300}\.feature):(?<line>\d+) # (?<title>\S.*)$/, 'cucumber features/cart.feature:12 # Scenario: Add an item', 'cucumber/cucumber-ruby'],
  ['nightwatch', 'test', /^ {3}– (?<title>\S.{1,300}?)(?: \([\d.]+m?s\))?$/, '   – totals › adds the deposit (5.21s)', 'nightwatchjs/nightwatch'],
  // Tests: Dart, Swift
  ['flutter', 'test', /^❌ (?:\S{1,300}_test\.dart: )?(?<title>\S.{0,300}) \(failed\)$/, '❌ test/counter_test.dart: Counter increments (failed)', 'dart-lang/test'],
  ['flutter', 'apart', /^(?:✅|❎) \S/, '✅ test/counter_test.dart: Counter starts at 0', 'dart-lang/test'],
  ['flutter', 'either', /^\d\d:\d\d \+\d+(?: ~\d+)? -\d+: (?:(?<file>\S{1,300}_test\.dart): )?(?<title>.{1,300}) \[E\]/, '00:03 +5 -1: Counter increments [E]', 'dart-lang/test'],
  ['swift testing', 'test', /^\S{1,2} {1,2}Test (?<title>.{1,300}?) recorded an issue .{0,200}?at (?<file>\S{1,300}):(?<line>\d+):(?<column>\d+): (?<detail>\S.*)$/, '✘ Test adds() recorded an issue at SumTests.swift:12:5: Expectation failed: (sum → 4) == 3', 'swiftlang/swift-testing'],
  ['xcbeautify, xcpretty', 'test', /^ {4}[✖✗] (?<title>test\w{0,200}(?:\(\))?), (?<detail>\S.*)$/, '    ✖ testAdds, XCTAssertEqual failed: ("4") is not equal to ("3")', 'cpisciotta/xcbeautify'],
  ['xctest', 'test', /^Restarting after (?<detail>unexpected exit, crash, or test timeout) in (?<title>[^;]{1,200});/, 'Restarting after unexpected exit, crash, or test timeout in SumTests.testAdds(); summary will include totals from previous launches.', 'apple/xcodebuild'],
  ['xctest', 'test', /^(?<file>\S{1,300}):(?<line>\d+): error: (?<title>-\[[^\]]{1,200}\]|[\w.]{1,200}) : (?<detail>\S.*)$/, '/app/SumTests.swift:12: error: SumTests.testAdds : XCTAssertEqual failed: ("4") is not equal to ("3")', 'swiftlang/swift-corelibs-xctest'],
  // Any tool that prints the position, the name or the file of what failed in a form of its own
  ['any', 'test', /^(?<file>[^\s:]{1,300}\.\w{1,8}):(?<line>\d+):(?:(?<column>\d+):)? (?<title>\w[\w.:-]{0,200})(?:: (?<detail>\S.*?))?\s+\[FAILED\]$/, 'test/main.cpp:12: test_adds: Expected 3 Was 4\t[FAILED]', 'platformio/platformio-core'],
  ['any', 'test', /^\s*(?:Failure|Error) in (?:\w+ )?test (?<title>\S{1,200}) \((?<file>[^\s:)]{1,300})(?::(?<line>\d+))?\)$/, 'Failure in test not_null_orders_id (models/shop/schema.yml)', 'dbt-labs/dbt-core'],
  ['any', 'test', /^ {2,4}Test(?: [Nn]ame)?: {1,4}(?<title>[A-Za-z_]\w{2,200})$/, '  Test: test_adds', 'ThrowTheSwitch/Ceedling'],
  ['gleeunit', 'test', /^(?:let )?assert (?<file>\S{1,300}\.gleam):(?<line>\d+)$/, 'assert test/sum_test.gleam:21', 'lpil/gleeunit'],
  ['kubeconform, any', 'finding', /^(?<file>[^\s:]{1,300}\.\w{1,8}) - (?<title>\S{1,100} \S{1,100}) (?:is invalid|failed validation): (?<detail>\S.*)$/, 'k8s/api.yaml - Deployment api is invalid: expected integer, but got string', 'yannh/kubeconform'],
  ['checkov', 'finding', /^Check: (?<title>[A-Z]\w{2,60}): (?<detail>\S.*)$/, 'Check: CKV_AWS_18: "Ensure the S3 bucket has access logging enabled"', 'bridgecrewio/checkov'],
  ['checkov', 'passed', /^\t(?:PASSED|SKIPPED) for resource: /, '\tPASSED for resource: aws_s3_bucket.logs', 'bridgecrewio/checkov'],
  ['lychee, ceedling', 'file', /^\[(?<file>[\w@./-]{1,300}\.\w{1,8})\]:?$/, '[docs/intro.md]:', 'lycheeverse/lychee'],
  ['lychee', 'row', /^\s{1,8}(?<detail>\[(?:[45]\d\d|ERROR|TIMEOUT)\] \w{2,8}:\/\/.*)$/, '     [404] https://docs.example.com/old | Not Found', 'lycheeverse/lychee'],
  // Compilers and linters
  ['biome', 'finding', /^(?<file>[^\s:]{1,300}\.\w{1,8})(?::(?<line>\d+):(?<column>\d+))? (?<title>[a-zA-Z]\S{2,100})(?: .{1,40})? ━{3,}$/, 'src/sum.ts:3:7 lint/style/useConst  FIXABLE  ━━━━━━━━━━━━', 'biomejs/biome'],
  ['tsc, csc, msvc, msbuild', 'finding', /^(?<file>\S.{0,300}?)\((?<line>\d+)(?:,(?<column>\d+)){0,3}\) ?: (?:fatal )?(?<level>error|warning) (?<title>[A-Z]+\d+): (?<detail>\S.*?)(?: \[\S+proj\])?$/, "tsc.ts(3,13): error TS7006: Parameter 'y' implicitly has an 'any' type.", 'microsoft/TypeScript'],
  ['tsc', 'finding', /^(?:(?<file>\S.{0,300}?):(?<line>\d+):(?<column>\d+) - )?(?<level>error|warning) (?<title>TS\d+): (?<detail>\S.*)$/, "src/sum.ts:3:13 - error TS7006: Parameter 'y' implicitly has an 'any' type.", 'microsoft/TypeScript'],
  ['pyright', 'finding', /^\s{1,4}(?<file>\S{1,300}):(?<line>\d+):(?<column>\d+) - (?<level>error|warning|information): (?<detail>\S.*?)(?: \((?<title>report\w+)\))?$/, '  /app/sum.py:12:5 - error: "x" is not defined (reportUndefinedVariable)', 'microsoft/pyright'],
  ['spectral', 'finding', /^ {1,8}(?<line>\d+):(?<column>\d+) +(?<level>error|warning|information|hint) {2}(?<title>[a-z]\w*(?:-\w+){1,8}) {2,}(?<detail>\S.*?)(?: {2,}\S+)?$/, ' 31:17    error  oas3-valid-media-example  "price" must be number      paths./pets', 'stoplightio/spectral'],
  ['eslint, stylelint, yamllint', 'finding', /^\s{1,8}(?<line>\d+):(?<column>\d+)\s+(?:(?<level>error|warning|Error|Warning|✖|⚠):?\s+)(?<detail>\S.{0,300}?)(?: {2,}(?<title>[@\w][\w@/-]*(?:\.\w+)?)| +\((?<rule>[\w-]+)\))?$/, "  2:10  error    'unusedf' is defined but never used             no-unused-vars", 'eslint/eslint'],
  ['gnu ld', 'finding', /^(?:\S{0,100}ld(?:\.\w{1,8})?: )?(?<file>[^\s:()]{1,300}\.\w{1,5}):(?:(?<line>\d+)|\([^)]{1,100}\)): (?<detail>(?:undefined reference|multiple definition|relocation) .*)$/, "main.cpp:(.text+0x2c): undefined reference to `add(int)'", 'bminor/binutils-gdb'],
  ['commitlint', 'finding', /^✖ {3}(?<detail>\S.*?) \[(?<title>[a-z]+(?:-[a-z]+)+)\]$/, '✖   subject may not be empty [subject-empty]', 'conventional-changelog/commitlint'],
  ['isort', 'finding', /^ERROR: (?<file>\S{1,300}\.pyi?) (?<detail>Imports are incorrectly sorted.*)$/, 'ERROR: /app/sum.py Imports are incorrectly sorted and/or formatted.', 'PyCQA/isort'],
  ['php-cs-fixer', 'finding', /^ {1,6}\d{1,5}\) (?<file>\S{1,300}\.php)(?: \((?<detail>[a-z_, ]{2,300})\))?$/, '   1) src/Sum.php (single_quote)', 'PHP-CS-Fixer/PHP-CS-Fixer'],
  ['ansible-lint', 'finding', /^(?!error|warning|note|help|bug)(?<title>[a-z]+(?:-[a-z]+)+(?:\[[\w-]{2,40}\])?|[a-z]+\[[\w-]{2,40}\]): (?<detail>[A-Z].*)$/, 'yaml[line-length]: Line too long (171 > 160 characters)', 'ansible/ansible-lint'],
  ['esbuild, angular', 'finding', /^[✘✗X] \[ERROR\] (?:(?<title>[A-Z]{2,8}\d{2,5}): )?(?<detail>\S.*?)(?: \[plugin .{1,60}\])?$/, '✘ [ERROR] Could not resolve "lodash"', 'evanw/esbuild'],
  ['ghc', 'finding', /^(?<file>[^\s:]{1,300}):(?<line>\d+):(?<column>\d+): (?<level>error|warning): \[(?<title>[\w-]{1,60})\](?: \[[\w,= -]{1,150}\])?$/, 'src/Sum.hs:3:5: error: [GHC-88464]', 'ghc/ghc'],
  ['gcc, clang, javac, mypy, ghc, swift', 'finding', /^(?<file>(?:[A-Za-z]:)?[^\s:[][^:]{0,300}):(?<line>\d+)(?::(?<column>\d+)(?:-\d+)?)?: (?:fatal |internal compiler )?(?<level>error|warning|note|remark|info|hint|(?:Error|ERROR|Warning|WARNING)(?=:)):? ?(?<detail>.*?)(?: {1,2}\[(?<title>[\w=+.-]+)(?:,-[\w-]+)*\]| \((?<rule>[a-z]+(?:_[a-z]+)+)\))?$/, '/path/to/my/file.py:123: error: Error message!', 'gcc-mirror/gcc'],
  ['sphinx, any', 'finding', /^(?<file>(?!\.{3})(?:[A-Za-z]:)?[^\s:]{1,300}\.\w{1,8}): (?<level>error|ERROR|Error|warning|WARNING|Warning): (?<detail>\S.*)$/, "docs/errors.md: WARNING: document isn't included in any toctree", 'sphinx-doc/sphinx'],
  ['rubocop', 'finding', /^ {0,2}(?<file>[^\s:]{1,300}):(?<line>\d+):(?<column>\d+): (?:[CWEFR]: )?(?:\[\w+\] )?(?<title>[A-Z]\w{0,60}\/[\w/]{1,60}): (?<detail>\S.*)$/, 'lib/sum.rb:3:5: W: [Correctable] Lint/UselessAssignment: Useless assignment to variable', 'rubocop/rubocop'],
  ['pylint', 'apart', /^\S{1,300}:1:0: (?:R0022|W0012|E001\d): /, "pyproject.toml:1:0: R0022: Useless option value for '--disable', 'bad-continuation' was removed (useless-option-value)", 'pylint-dev/pylint'],
  ['pylint', 'finding', /^(?<file>[^\s:]{1,300}):(?<line>\d+):(?<column>\d+): (?<title>[CRWEF]\d{4}): (?<detail>\S.* \([a-z][a-z-]{2,60}\))$/, "hub/mail.py:57:8: E1101: Instance of 'Mailer' has no 'flush' member (no-member)", 'pylint-dev/pylint'],
  ['go, golangci-lint, flake8, pylint, rubocop, ruff', 'finding', /^(?:vet: |%Error: )?(?<file>(?:[A-Za-z]:)?[^\s:]{1,300}\.\w{1,8}):(?<line>\d+):(?<column>\d+): (?!note|remark|info|hint|help|0x[\da-f]+ in )(?:(?<title>[A-Z]{1,5}\d{1,5}):? (?:\[\*\] )?)?(?:(?<level>[Ww]arning|\[warning\]|W)[: ]+)?(?<detail>\S.*?)(?: \((?<rule>[a-z][\w:-]*)\)| \[(?:Error\/)?(?<name>[A-Za-z][\w/-]{1,60})\])?$/, 'fmts/fmt_test.go:42:21: Error return value of `bufout.WriteString` is not checked (errcheck)', 'golangci/golangci-lint'],
  ['maven', 'finding', /^\[(?<level>ERROR)\] +(?<file>\S{1,300}\.\w{1,8}):\[(?<line>\d+)(?:,(?<column>\d+))?\] (?:error: )?(?:\(\w+\) (?<title>[A-Z]\w{0,60}): )?(?<detail>\S.*)$/, '[ERROR] /app/src/main/java/Sum.java:[12,5] cannot find symbol', 'apache/maven-compiler-plugin'],
  ['kotlin', 'finding', /^e: (?:file:\/\/)?(?<file>\S{1,300}\.kts?):(?: \()?(?<line>\d+)(?::|, )(?<column>\d+)\)?:? (?<detail>\S.*)$/, 'e: file:///app/src/Sum.kt:12:5 Unresolved reference: bar', 'JetBrains/kotlin'],
  ['rustc, clippy, elixir', 'finding', /^(?: {4})?error(?:\[(?<title>[\w-]{1,60})\])?: (?!\S{1,300}\.\w{1,8}:\d|build failed$|\S{1,60} exited with |could not compile|aborting due|process didn't|test failed|doctest failed|\d+ targets? failed)(?<detail>\S.*)$/, 'error[E0308]: mismatched types', 'rust-lang/rust'],
  ['markdownlint', 'finding', /^(?<file>\S{1,300}):(?<line>\d+)(?::(?<column>\d+))? (?:error )?(?<title>MD\d{3})\/(?<detail>\S.*)$/, 'README.md:12:81 MD013/line-length Line length [Expected: 80; Actual: 99]', 'DavidAnson/markdownlint-cli2'],
  ['hadolint', 'finding', /^(?<file>\S{1,300}):(?<line>\d+) (?<title>(?:DL|SC)\d{4}) (?:error|warning|info|style): (?<detail>\S.*)$/, 'Dockerfile:3 DL3008 warning: Pin versions in apt get install.', 'hadolint/hadolint'],
  ['dart', 'finding', /^\s{0,4}(?<level>error|warning) [•-] (?<detail>.{1,300}?) [•-] (?<file>\S{1,300}):(?<line>\d+):(?<column>\d+) [•-] (?<title>\w+)$/, "  error • Undefined name 'x' • lib/main.dart:12:5 • undefined_identifier", 'dart-lang/sdk'],
  ['dart', 'finding', /^\s{0,4}(?<level>error|warning|info) [•-] (?<file>\S{1,300}):(?<line>\d+):(?<column>\d+) [•-] (?<detail>.{1,500}) [•-] (?<title>\w+)$/, "  error • lib/main.dart:12:5 • Undefined name 'x' • undefined_identifier", 'dart-lang/sdk'],
  ['ruff, any linter', 'finding', /^(?<title>[A-Z]{1,6}\d{2,5}):? (?:\[\*\] )?(?<detail>[A-Z`'"].*)$/, 'F401 [*] `os` imported but unused', 'astral-sh/ruff'],
  ['oxlint', 'finding', /^\s{0,4}[×x✖] (?<title>[\w-]{1,60}\([\w/@-]{1,80}\)): (?<detail>\S.*)$/, "  × eslint(no-unused-vars): Variable 'a' is declared but never used.", 'oxc-project/oxc'],
  ['any linter', 'finding', /^(?<file>[^\s:]{1,300}\.\w{1,8}):(?<line>\d+)(?::(?<column>\d+))?:? (?:- )?(?<level>error|ERROR|warning|WARNING)(?:: | - | {1,4})(?:\[?(?<title>[A-Z]{1,6}\d{2,5})\]?:? )?(?<detail>\S.*?)(?: {2,}(?<rule>[@\w][\w@/.-]*)| \[(?<name>[\w/.-]{2,80})\])?$/, 'src/sum.ts:3:7 error Unexpected var  no-var', 'any'],
  ['any linter', 'finding', /^\W{0,4}\[?(?<level>ERROR|Error|error|WARNING|Warning|warning)\]?:? {1,3}(?<file>[^\s:]{1,300}\.\w{1,8}):(?<line>\d+)(?::(?<column>\d+))?:? (?:- )?(?<detail>\S.*?)(?: {1,2}\[(?<title>[\w/.-]{2,80})\])?$/, '[ERROR] src/Sum.java:12:5: Missing a Javadoc comment. [JavadocVariable]', 'checkstyle/checkstyle'],
  ['any linter', 'finding', /^\s{1,8}(?<file>[^\s:]{1,300}\.\w{1,8}):(?<line>\d+):(?<column>\d+): \((?<title>[A-Z]\d{2,4})\) (?<detail>\S.*)$/, "    src/main.lua:3:7: (W211) unused variable 'x'", 'lunarmodules/luacheck'],
  ['any linter', 'finding', /^\s{1,8}(?<file>[^\s:]{1,300}\.\w{1,8}):(?<line>\d+):(?<column>\d+): (?<detail>\S.*?) \((?<title>[a-z@][\w@/:-]{2,60})\)$/, '  src/a.js:3:7: Unexpected var. (no-var)', 'standard/standard'],
  ['any linter', 'finding', /^(?<level>ERROR|WARNING|INFO): (?<title>\w{2,60}) - (?<file>[^\s:]{1,300}\.\w{1,8}):(?<line>\d+):(?<column>\d+) - (?<detail>\S.*?)(?: \(see \S+\))?$/, 'ERROR: UndefinedMethod - src/A.php:12:5 - Method A::b does not exist (see https://psalm.dev/022)', 'vimeo/psalm'],
  ['any linter', 'finding', /^(?<file>[^\s:()]{1,300}\.\w{1,8})\((?<line>\d+), ?(?<column>\d+)\):? (?<level>Error|Warning|Hint): (?<detail>\S.*?)(?: \[(?<title>\w+)\])?$/, "src/a.nim(12, 5) Error: undeclared identifier: 'x'", 'nim-lang/Nim'],
  ['eslint compact', 'finding', /^(?<file>\S.{0,300}?): line (?<line>\d+), col(?:umn)? (?<column>\d+), (?<level>Error|Warning|error|warning) - (?<detail>\S.*?)(?: \((?<title>[@\w][\w@/-]*)\))?$/, 'src/sum.js: line 3, col 7, Error - Unexpected var. (no-var)', 'eslint/eslint'],
  ['ocaml', 'finding', /^File "(?<file>[^"]{1,300})", lines? (?<line>\d+)(?:-\d+)?, characters (?<column>\d+)-\d+:$/, 'File "bin/main.ml", line 3, characters 10-13:', 'ocaml/ocaml'],
  ['webpack', 'finding', /^\s{0,4}ERROR in (?<file>\S{1,300}?)(?:[: ](?<line>\d+):(?<column>\d+)(?:-\d+)?)?$/, 'ERROR in ./src/index.js 3:0-24', 'webpack/webpack'],
  ['kubectl', 'finding', /^The (?<title>[A-Z]\w{0,60} "[^"]{1,200}") is invalid: (?<detail>\S.*)$/, 'The Deployment "worker" is invalid: spec.replicas: Invalid value: -1', 'kubernetes/kubernetes'],
  ['gitleaks', 'finding', /^Finding: +(?<detail>\S.*)$/, 'Finding:     stripe_key = "REDACTED"', 'gitleaks/gitleaks'],
  ['terraform', 'finding', /^Error: (?<detail>["A-Z][^:]{4,100}?)(?: \((?<title>[a-z]+(?:_[a-z]+)+)\))?$/, 'Error: Unsupported argument', 'hashicorp/terraform'],
  ['terraform', 'finding', /^[│╷] ?Error: (?<detail>\S.*)$/, '│ Error: Unsupported argument', 'hashicorp/terraform'],
  ['pre-commit', 'suite', /^(?<title>\S.{0,200}?)\.{3,}Failed$/, 'black....................................................................Failed', 'pre-commit/pre-commit'],
  ['pre-commit', 'apart', /^\S.{0,200}\.{3,}(?:\(.{1,60}\))?(?:Passed|Skipped)$/, 'check yaml...........................................(no files to check)Skipped', 'pre-commit/pre-commit'],
  ['pre-commit', 'finding', /^(?:reformatted|Fixing|Fixed|Rewriting|Sorting) (?<file>\S{1,300}\.\w{1,8})$/, 'reformatted app/views.py', 'psf/black'],
  ['npm', 'finding', /^npm (?:ERR!|error) (?<detail>(?:Missing|Invalid): .{1,300} (?:from lock file|does not satisfy \S+))$/, 'npm error Missing: react@18.3.11 from lock file', 'npm/cli'],
  ['composer', 'finding', /^ {4}- (?<detail>\S+ \S+ requires .{1,300} -> .+)$/, '    - acme/i18n 2.0.0 requires ext-intl * -> it is missing from your system.', 'composer/composer'],
  ['black, ruff', 'finding', /^[Ww]ould reformat:? (?<file>\S.*)$/, 'would reformat src/num_guess.py', 'psf/black'],
  ['prettier', 'finding', /^\[error\] (?<file>\S{1,300}\.\w{1,8}): (?<detail>\S.*?)(?: \((?<line>\d+):(?<column>\d+)\))?$/, '[error] src/sum.ts: SyntaxError: Expression expected. (3:1)', 'prettier/prettier'],
  ['prettier', 'finding', /^\[warn\] (?<file>\S{1,300}\.\w{1,8})$/, '[warn] src/index.ts', 'prettier/prettier'],
  ['rustfmt', 'finding', /^Diff in (?<file>\S.{0,300}?)(?: at line |:)(?<line>\d+):$/, 'Diff in /app/src/main.rs:3:', 'rust-lang/rustfmt'],
  ['trivy, grype, any table', 'finding', /^(?:│|\|) .{0,200}?(?:│|\|) +(?<title>(?:CVE|GHSA|RUSTSEC|PYSEC|AVD|KSV|DS|DLA|DSA|GO|SNYK)-[\w-]{2,60}) +(?:│|\|) .{0,300}(?:│|\|) {1,9}(?<detail>[^│|]{1,300}?) *(?:│|\|)$/, '│ libexpat │ CVE-2024-45491 │ CRITICAL │ fixed  │ 2.6.2-r0 │ 2.6.3-r0 │ libexpat: Integer Overflow │', 'aquasecurity/trivy'],
  ['codespell', 'finding', /^(?<file>\S{1,300}):(?<line>\d+): (?<detail>\S+ ==> \S.*)$/, 'README.md:12: teh ==> the', 'codespell-project/codespell'],
  ['cspell', 'finding', /^(?:\d+\/\d+ )?(?<file>\S{1,300}):(?<line>\d+):(?<column>\d+) - (?<detail>Unknown word \(.{1,100}\))/, 'src/sum.ts:3:5 - Unknown word (summ)', 'streetsidesoftware/cspell'],
  ['k6', 'test', /^ {1,8}✗ (?<title>[\w{}:, ]{1,100}?)\.{3,}: (?<detail>\S.*?)(?: +✓ \d.*)?$/, '   ✗ http_req_duration..............: avg=412.31ms min=88.02ms', 'grafana/k6'],
  ['shellcheck', 'file', /^In (?<file>\S{1,300}) line (?<line>\d+):$/, 'In deploy.sh line 12:', 'koalaman/shellcheck'],
  ['shellcheck', 'row', /^\s*\^-*\^? (?<title>SC\d{4}) \(\w+\): (?<detail>\S.*)$/, '  ^--^ SC2086 (info): Double quote to prevent globbing.', 'koalaman/shellcheck'],
  ['phpstan', 'file', /^ {2}Line {3,}(?<file>\S.*)$/, '  Line   src/Sum.php', 'phpstan/phpstan-src'],
  ['phpstan', 'row', /^ {2,4}(?<line>\d+) {3,}(?<detail>\S.*)$/, '  31     Call to an undefined method Sum::adds().', 'phpstan/phpstan-src'],
  ['phpcs', 'file', /^FILE: (?<file>\S.*)$/, 'FILE: /app/src/Sum.php', 'PHPCSStandards/PHP_CodeSniffer'],
  ['phpcs', 'row', /^ +(?<line>\d+) \| (?<level>ERROR|WARNING) +\| (?:\[.\] )?(?<detail>\S.*)$/, ' 12 | ERROR | [x] Missing doc comment for function add()', 'PHPCSStandards/PHP_CodeSniffer'],
  ['eslint, stylelint', 'file', /^ ?(?<file>(?:[A-Za-z]:)?[\w@.+-]{0,60}[\\/][^:\s]{1,300}\.\w{1,8})$/, '/app/src/sum.ts', 'eslint/eslint'],
  ['msbuild, nuget, link', 'finding', /^\s{0,8}(?<file>(?:[A-Za-z]:)?[^\s:].{0,300}?) ?: (?:fatal )?(?<level>error|warning) (?<title>[A-Z]{2,12}\d+): (?<detail>\S.*?)(?: \[.{1,300}(?:proj|sln)\])?$/, 'MSBUILD : error MSB1009: Project file does not exist.', 'dotnet/msbuild'],
  ['lighthouse', 'finding', /^\s{0,4}✘ {1,2}(?<title>\S{1,100}) (?<detail>failure for \w+ assertion)$/, '  ✘  categories.performance failure for minScore assertion', 'GoogleChrome/lighthouse-ci'],
  // Any tool that marks what failed
  ['any', 'run', /^\s{0,12}(?:✗|✘|✖|×|✕|❌|⨯|🗙|✘) {1,2}(?<title>(?!\S{1,300}:\d+:\d+: |.{1,60} exited with |.{1,100} did not run successfully|\d+(?:\/\d+)? (?:of|problems?|errors?|tests?|targets?)\b|\[\d+\/\d+\] |Found \d|Build |Some |All |nx run |.{0,80} (?:failed after|error=))\S.*?)(?: \(?\[?[\d.]+ ?m?s\]?\)?)?$/, '✖ adds two numbers (1.2ms)', 'nodejs/node'],
  ['any', 'run', /^\W{0,8}(?:[Tt]est|TEST|[Ss]pec)(?: [Cc]ase)? (?:'(?<title>[^']{1,200})'|"(?<name>[^"]{1,200})") (?:has )?(?:failed|FAILED)\b/, "Test Case '-[SumTests testAdds]' failed (0.012 seconds).", 'swiftlang/swift-corelibs-xctest'],
  ['any', 'run', /^\s{0,8}(?:x|!) (?<title>(?!Build |Some |All )[A-Za-z][^:]{2,200})(?<! available\))$/, '  x adds two numbers', 'etorreborre/specs2'],
  ['any', 'run', /^\s{0,8}\[?(?:FAIL|FAILED|FAILURE)\]?(?::| -)? {1,4}(?!\(|\[|\d+(?: |$)|\S*\/|\S+\t|\W*$|for |.{0,20}SUMMARY$|(?:Required|[Bb]uild|[Cc]ompil|[Cc]ommand|Task|task|[Jj]ob|[Tt]ests?\b|[Rr]un\b))(?<title>\S.*?)(?: \(?\[?[\d.]+ ?m?s\]?\)?)?$/, 'FAIL: adds two numbers', 'any'],
  ['any', 'run', /^\s{0,9}(?:\d{1,5}\/\d{1,5} )?(?<title>(?!Build|Compil|Command|Task|Job|Tests?\b|Test suite|Suite|Finished|Results?\b|Status|Conclusion|Outcome)[A-Za-z]\S{0,200}(?: \S{1,100}){0,30}) ?(?:\.{2,}|:|\||-| {2})[ ]{0,60}\[?(?:FAILED|FAILURE|FAIL|ERROR|NOT OK)\]?(?: \(.{1,40}\)| in(?: [\d.]+ ?m?s)?| {2,}[\d.]+ ?m?s\b.{0,60}| [.EFS!]{1,60})?$/, 'adds two numbers ... FAIL', 'any'],
  ['any', 'run', /^\s{0,9}(?<title>[A-Za-z]\S{0,200}(?: \S{1,100}){0,30}) \[(?:✘|✗|✖|×|✕|FAIL|FAILED)\](?: \(.{1,40}\))?$/, '    adds two numbers [✘]', 'hspec/hspec'],
  ['any', 'run', /^\s{1,9}(?<title>[a-z][\w./:-]{2,100}) (?:FAIL|FAILED)$/, '  adds-test FAIL', 'lambdaisland/kaocha'],
  // What is apart from the lines above it
  ['any', 'listing', /^\W{0,8}(?:(?:[Tt]he )?(?:[Ff]ollowing|[Ll]ist of) )?(?:[Ff]ail(?:ed|ing)|FAILED|FAILING) (?:unit |[Tt]est )?(?:[Tt]ests?|TESTS|[Ss]pecs?|[Cc]ases?|[Ss]cenarios|[Ee]xamples|[Cc]hecks)(?: \(\d+\))?:$/, 'Failed tests:', 'jasmine/jasmine'],
  ['any', 'listing', /^failures:$/, 'failures:', 'rust-lang/rust'],
  ['go', 'apart', /^=== (?:RUN|PAUSE|CONT|NAME|FAIL|SKIP|Skipped|Failed|Errors)\b(?: +(?<title>\S{1,300})$)?/, '=== RUN   TestAdd', 'golang/go'],
  ['googletest', 'apart', /^(?:\[(?: RUN {6}|-{10}|={10}| {7}OK | {2}PASSED {2}| {2}SKIPPED )\]|Note: Google Test filter = )/, '[ RUN      ] Sum.Adds', 'google/googletest'],
  ['bun', 'apart', /^\((?:pass|skip|todo)\) /, '(pass) env > reads PORT [0.12ms]', 'oven-sh/bun'],
  ['pytest', 'apart', /^={4,} .{0,100} ={4,}$/, '=========================== short test summary info ============================', 'pytest-dev/pytest'],
  ['mocha, jasmine', 'muted', /^\s{0,2}(?:Pending|Skipped|Pending tests|\d+ (?:flaky|skipped|pending|did not run)|There (?:was|were) \d+ (?!errors?:|failures?:)[\w ]{1,40}|\d+ tests? triggered \d+ [\w ]{1,40})(?::.{0,80})?$/, 'Pending:', 'jasmine/jasmine'],
  ['any', 'apart', /^(?:Failures|Errors|FAILURES|There (?:was|were) \d+ (?:errors?|failures?)):$/, 'Failures:', 'jasmine/jasmine'],
  ['tap', 'apart', /^\s{0,24}ok \d+\b/, 'ok 2 - adds two numbers', 'TestAnything/testanything.github.io'],
  ['go', 'apart', /^FAIL(?:\t|$)/, 'FAIL\tgithub.com/example/shop/sum\t0.005s', 'golang/go'],
  ['any', 'apart', /^Summarizing \d+ Failures?:/, 'Summarizing 2 Failures:', 'onsi/ginkgo'],
  STATED,
]
