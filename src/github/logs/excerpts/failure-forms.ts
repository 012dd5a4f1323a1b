/**
 * The form of a line by which a tool reports a failure: the tool, the pattern, how many lines before and
 * after it belong to it, a real line, and the repository that prints it or the thread that shows it.
 *
 * A pattern
 * - begins with `^`: all patterns are joined, and must reject other lines at their first characters;
 * - has no flags, and no nested or adjacent unbounded repetitions, so that it takes linear time;
 * - if it begins with free text (`^\S`, `^.`, `^[...]`), requires one of the signs in `SIGN`.
 *
 * The lines before and after end at a line of `noise-forms.ts` and at the next failure.
 */
export type FailureForm = readonly [
  tool: string,
  pattern: RegExp,
  before: number,
  after: number,
  example: string,
  source: string,
]

/** A line without any of these has no form that begins with free text, so most lines skip these forms. */
export const SIGN =
  /[Ee]rror|ERROR|Exception|Interrupt|NotFound|DoesNotExist|FAIL|[Ff]ailed|Failure|FAILURE|Assertion|Segmentation|undefined ref|No space|not found|denied|directory$|refused$|recorded an|\*\*\*|━|: line|:\d+(?::\d+|:?$|:? (?:in|MD|DL|SC))|\.psm?1:|No rule|: (?:TIMEOUT|exit)|cannot find|library/

/** Failures in a tool's own form: an assertion, a compiler error, a panic, a missing dependency. */
// prettier-ignore
export const FAILURES: readonly FailureForm[] = [
  // JavaScript: tests
  ['jest', /^ {2,4}● (?!Console$|Cannot log after|.{0,40}Warning)\S/, 0, 16, '  ● example tests › test that always fails', 'JeanPaiva42/jest-an-issue#44'],
  ['jest', /^Jest: .{0,200}threshold/, 0, 0, 'Jest: "global" coverage threshold for lines (90%) not met: 7.69%', 'jestjs/jest#1964'],
  ['nyc, c8, vitest', /^(?:ERROR: )?Coverage for \w+ \(.{1,20}\) does not meet/, 0, 0, 'ERROR: Coverage for lines (81.25%) does not meet global threshold (90%)', 'istanbuljs/nyc'],
  ['vitest', /^ ?FAIL {2}\S.{0,300}(?: > | \[ )/, 0, 14, ' FAIL  src/math.test.ts > add > adds two numbers', 'vitest-dev/vitest'],
  ['vitest', /^⎯+ Unhandled (?:Errors?|Rejection) ⎯/, 0, 12, '⎯⎯⎯⎯⎯⎯ Unhandled Errors ⎯⎯⎯⎯⎯⎯', 'vitest-dev/vitest'],
  ['playwright', /^ {2}\d{1,5}\) (?:\[.{1,60}\] › |\S{1,200}:\d+:\d+ › )/, 0, 14, '  3) [chromium] › tests/chromatic/sites.test.ts:34:1 › docs page ──────', 'drivly/ai#1643'],
  ['cypress', /^\s{0,8}CypressError: /, 0, 4, '     CypressError: Timed out retrying: Expected to find element', 'cypress-io/cypress#5025'],
  ['chai, node, python', /^\s{0,8}AssertionError(?: \[ERR_ASSERTION\])?(?:: |$)/, 3, 6, "     AssertionError: Timed out retrying: Expected to find element: `#random-number`, but never found it.", 'cypress-io/cypress-example-kitchensink#411'],
  ['tap, bats, ava', /^\s{0,8}not ok \d+(?! .{0,300}# (?:TODO|SKIP|todo|skip))/, 0, 10, 'not ok 2 - adds two numbers', 'TestAnything/testanything.github.io'],
  ['node', /^✖ failing tests:/, 0, 12, '✖ failing tests:', 'nodejs/node lib/internal/test_runner/reporter/spec.js'],
  ['ava', /^\s{0,4}✘ \[fail\]: /, 0, 10, '  ✘ [fail]: adds two numbers', 'avajs/ava'],
  ['bun', /^\(fail\) /, 12, 0, '(fail) math > adds two numbers [1.20ms]', 'oven-sh/bun'],
  ['karma', /^(?:Chrome|Firefox|Safari|Edge|Electron)\b.{0,300} FAILED$/, 0, 6, 'Chrome Headless 120.0.0.0 (Linux x86_64) sum adds two numbers FAILED', 'karma-runner/karma'],
  ['deno', /^error: (?:\(in promise\) |Uncaught )*\w{0,60}Error: /, 1, 8, 'error: AssertionError: Values are not equal.', 'denoland/deno'],
  ['node', /^(?:node:internal\/\S+|(?:file:\/\/)?\/\S+\.[cm]?[jt]s):\d+$/, 0, 8, 'node:internal/modules/cjs/loader:1148', 'nodejs/node'],
  ['node', /^FATAL ERROR: /, 0, 2, 'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory', 'nodejs/node'],
  // JavaScript: builds, linters, package managers
  ['tsc, csc, msvc, msbuild', /^\S.{0,300}\(\d+(?:,\d+){0,3}\): (?:fatal )?error [A-Z]+\d*: /, 0, 2, "tsc.ts(3,13): error TS7006: Parameter 'y' implicitly has an 'any' type.", 'reviewdog/errorformat fmts/testdata/tsc.in'],
  ['tsc', /^(?:\S.{0,300}:\d+:\d+ - )?error TS\d+: /, 0, 4, "src/sum.ts:3:13 - error TS7006: Parameter 'y' implicitly has an 'any' type.", 'microsoft/TypeScript'],
  ['msbuild, link, nuget', /^\s{0,8}\S.{0,300} ?: (?:fatal )?error [A-Z]{2,12}\d+: /, 0, 2, 'MSBUILD : error MSB1009: Project file does not exist.', 'dotnet/msbuild'],
  ['eslint, stylelint, yamllint', /^\s{0,8}\d+:\d+\s+(?:error|✖)\s+\S/, 2, 0, "  2:10  error    'unusedf' is defined but never used             no-unused-vars", 'reviewdog/errorformat fmts/testdata/eslint.in'],
  ['biome', /^\S{1,300} (?:lint|format|parse|assist|organizeImports)\S{0,80} .{0,80}━/, 0, 10, 'src/sum.ts:3:7 lint/style/useConst  FIXABLE  ━━━━━━━━━━━━', 'biomejs/biome'],
  ['prettier', /^\[warn\] (?:Code style issues|\S{1,300}\.\w{1,8}$)/, 0, 0, '[warn] src/index.ts', 'prettier/prettier'],
  ['prettier', /^\[error\] \S.{0,300}: SyntaxError/, 0, 5, '[error] src/index.ts: SyntaxError: Declaration or statement expected. (3:1)', 'prettier/prettier'],
  ['webpack', /^\s{0,4}ERROR in \S/, 0, 6, 'ERROR in ./src/index.js 3:0-24', 'webpack/webpack'],
  ['next, react-scripts', /^Failed to compile\.?$/, 0, 9, 'Failed to compile.', 'vercel/next.js'],
  ['vite, rollup', /^(?:error during build:|\[!\] |RollupError: )/, 0, 8, 'error during build:', 'vitejs/vite'],
  ['esbuild, angular', /^\s{0,4}[✘X] \[ERROR\] /, 0, 6, '✘ [ERROR] Could not resolve "./missing"', 'evanw/esbuild'],
  ['commitlint', /^⧗ {3}input: /, 0, 0, '⧗   input: fix typo', 'conventional-changelog/commitlint'],
  ['commitlint', /^✖ {3}\S/, 2, 1, '✖   subject may not be empty [subject-empty]', 'conventional-changelog/commitlint'],
  ['markdownlint', /^\S{1,300}:\d+(?::\d+)? (?:error )?MD\d{3}\//, 0, 0, 'README.md:12:81 MD013/line-length Line length [Expected: 80; Actual: 99]', 'DavidAnson/markdownlint-cli2'],
  ['npm', /^npm (?:ERR!|error) (?:code (?!ELIFECYCLE|\d)|Missing script)/, 0, 10, 'npm ERR! code E404', 'npm/cli'],
  ['yarn', /^error (?:Couldn't|Your lockfile|An unexpected|Incorrect|Found incompatible|\S{1,200}@\S{1,80}: )/, 0, 3, 'error Your lockfile needs to be updated, but yarn was run with `--frozen-lockfile`.', 'yarnpkg/yarn'],
  ['yarn', /^➤ YN(?:0001|0009|0018|0020|002[78]|0035|0041|0046|0078|0080|0082): /, 0, 3, '➤ YN0028: │ The lockfile would have been modified by this install, which is explicitly forbidden.', 'yarnpkg/berry'],
  ['pnpm', /^\s{0,2}(?:ERROR {2})?\[?ERR_PNPM_(?!RECURSIVE_)/, 0, 4, ' ERR_PNPM_OUTDATED_LOCKFILE  Cannot install with "frozen-lockfile" because pnpm-lock.yaml is not up to date', 'pnpm/pnpm'],
  // Python
  ['pytest', /^E {3,}\S/, 5, 2, 'E       assert 1 == 2', 'pytest-dev/pytest'],
  ['pytest', /^_{4,} \S.{0,200} _{4,}$/, 0, 0, '____________ TestTorchDeviceTypeCPU.test_cauchy_kstest_cpu_bfloat16 ____________', 'pytorch/test-infra'],
  ['pytest', /^(?:FAILED|ERROR|SUBFAIL) (?:\[[\d.]+s\] )?\S{1,300}\.py(?:::| - |$)/, 0, 0, 'FAILED tests/test_sum.py::test_sum - assert 1 == 2', 'pytest-dev/pytest'],
  ['pytest', /^!{5,} (?!Interrupted)\S.{0,200} !{5,}$/, 4, 0, '!!!!!!!!!!!!!!!!!!!!!!!!!!!!!! KeyboardInterrupt !!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!', 'pytorch/test-infra'],
  ['pytest', /^(?:INTERNALERROR> |ImportError while (?:importing|loading) )/, 0, 8, "ImportError while importing test module '/app/tests/test_sum.py'.", 'pytest-dev/pytest'],
  ['pytest-cov, coverage', /^(?:ERROR: )?(?:Coverage failure: |FAIL Required test coverage)/, 0, 0, 'FAIL Required test coverage of 90% not reached. Total coverage: 80.00%', 'pytest-dev/pytest-cov'],
  ['unittest, django', /^(?:FAIL|ERROR): \w+ \(/, 0, 14, 'FAIL: test_sum (tests.SumTest.test_sum)', 'python/cpython Lib/unittest/runner.py'],
  ['black, ruff', /^(?:W|w)ould reformat:? \S/, 0, 0, 'would reformat src/num_guess.py', 'reviewdog/errorformat fmts/testdata/black.in'],
  ['ruff', /^(?:UP|PL[CERW]|RUF|SIM|ARG|ANN|PT|TRY|RET|PTH|DTZ|ERA|[EFWCNBDSQIT])\d{3,4} (?:\[\*\] )?\S/, 0, 4, 'F401 [*] `os` imported but unused', 'astral-sh/ruff'],
  ['pyright', /^\s{1,4}\S{1,300}:\d+:\d+ - error: /, 0, 1, '  /app/sum.py:12:5 - error: "x" is not defined (reportUndefinedVariable)', 'microsoft/pyright'],
  ['bandit', /^>> Issue: \[/, 0, 5, '>> Issue: [B105:hardcoded_password_string] Possible hardcoded password', 'PyCQA/bandit'],
  ['pip', /^\s{0,4}ERROR: (?:Could not|No matching distribution|Failed building|Failed to build|Cannot install|ResolutionImpossible)/, 2, 1, '  ERROR: Failed building wheel for torchcomms', 'pytorch/test-infra'],
  ['pip, uv, vitest', /^\s{1,8}× \S/, 0, 6, '  × No solution found when resolving dependencies:', 'astral-sh/uv'],
  ['poetry, pub', /^\s{0,4}Because \S.{0,300}(?: depends on |, version solving failed\.$)/, 1, 4, 'Because shop depends on requests (>=9) which doesn\'t match any versions, version solving failed.', 'python-poetry/poetry'],
  ['poetry', /^(?:Error: )?pyproject\.toml changed significantly/, 0, 1, 'pyproject.toml changed significantly since poetry.lock was last generated.', 'python-poetry/poetry'],
  // Go
  ['go', /^\s{0,12}--- FAIL: /, 5, 6, '--- FAIL: TestHM9000 (0.00 seconds)', 'cloudfoundry-attic/hm9000#10'],
  ['testify', /^\s+Error Trace:/, 1, 8, '        \tError Trace:\t/app/sum_test.go:12', 'stretchr/testify'],
  ['go', /^panic: /, 0, 10, 'panic: Fail in goroutine after Test_statusCodeInterceptor has completed', 'hashicorp/boundary#1978'],
  ['go, swift, php', /^(?:PHP )?(?:[Ff]atal|Parse) error: /, 0, 7, 'fatal error: all goroutines are asleep - deadlock!', 'golang/go'],
  ['go', /^WARNING: DATA RACE/, 0, 10, 'WARNING: DATA RACE', 'golang/go'],
  ['go', /^go: (?!downloading|finding|extracting|added|upgraded|found|creating|to add)\S/, 0, 3, 'go: updates to go.mod needed', 'golang/go'],
  ['gotestsum', /^=== FAIL: /, 0, 8, '=== FAIL: sum TestAdd (0.00s)', 'gotestyourself/gotestsum'],
  ['ginkgo', /^\s{0,8}•? ?\[(?:FAILED|PANICKED|TIMEDOUT)\] /, 0, 8, '  [FAILED] Expected', 'onsi/ginkgo'],
  // Compilers and linters that name a position
  ['gcc, clang, javac, mypy, ghc, swift', /^(?:[A-Za-z]:)?[^\s:][^:]{0,300}:\d+(?::\d+)?: (?:fatal |internal compiler )?error(?::|$)/, 2, 5, '/path/to/my/file.py:123: error: Error message!', 'reviewdog/errorformat fmts/testdata/mypy.in'],
  ['go, golangci-lint, flake8, rubocop, actionlint', /^(?:vet: )?(?:[A-Za-z]:)?[^\s:]{1,300}\.\w{1,8}:\d+:\d+: (?!(?:\w+ )?(?:\[?[Ww]arning|note|remark|info|hint|help|W: ))/, 1, 2, 'fmts/fmt_test.go:42:21: Error return value of `bufout.WriteString` is not checked (errcheck)', 'reviewdog/errorformat fmts/testdata/golangci-lint.in'],
  ['android lint, dart', /^\S{1,300}:\d+(?::\d+)?: Error: /, 0, 2, 'src/main/res/layout/main.xml:12: Error: This attribute is unknown [NewApi]', 'googlesamples/android-custom-lint-rules'],
  ['ocaml', /^File "[^"]{1,300}", line \d+, characters /, 0, 6, 'File "bin/main.ml", line 3, characters 10-13:', 'ocaml/ocaml'],
  ['shellcheck', /^In \S{1,300} line \d+:$/, 0, 4, 'In deploy.sh line 12:', 'koalaman/shellcheck'],
  ['hadolint', /^\S{1,300}:\d+ (?:DL|SC)\d{4} (?:error|warning)/, 0, 0, 'Dockerfile:3 DL3008 warning: Pin versions in apt get install.', 'hadolint/hadolint'],
  ['elm', /^-- [A-Z][A-Z ]{3,40} -{3,}/, 0, 8, '-- TYPE MISMATCH ------------------------------------ src/Main.elm', 'elm/compiler'],
  // C and C++
  ['ld', /^.{0,400}: undefined reference to /, 1, 0, "interface.c:(.text+0x4bc): undefined reference to `route_sock'", 'omec-project/ngic-rtc#30'],
  ['ld', /^(?:\S{0,100}\/)?ld(?:\.\w+)?: (?!warning|.{1,300}: in function)/, 0, 1, '/usr/bin/ld: cannot find -lfoo: No such file or directory', 'bminor/binutils-gdb'],
  ['ld', /^Undefined symbols for architecture /, 0, 4, 'Undefined symbols for architecture arm64:', 'apple-oss-distributions/ld64'],
  ['make', /^\S{0,100}make(?:\.exe)?(?:\[\d+\])?: \*\*\* No rule to make target/, 0, 0, "make[1]: *** No rule to make target `../libsent/libsent.a', needed by `julius'.  Stop.", 'julius-speech/julius#74'],
  ['cmake', /^CMake Error/, 0, 7, 'CMake Error at CMakeLists.txt:12 (find_package):', 'Kitware/CMake'],
  ['autoconf', /^configure: error: /, 1, 1, 'configure: error: C compiler cannot create executables', 'autotools-mirror/autoconf'],
  ['ctest', /^\s{0,6}\d+\/\d+ Test\s+#\d+: .{0,300}\*\*\*/, 0, 8, '12/20 Test #12: parser_test ......................***Failed    0.01 sec', 'Kitware/CMake'],
  ['googletest', /^\S.{0,300}:\d+: Failure$/, 0, 7, '/app/sum_test.cc:12: Failure', 'google/googletest'],
  ['googletest', /^\[ {2}FAILED {2}\] (?!\d)/, 0, 0, '[  FAILED  ] Sum.Adds (0 ms)', 'google/googletest'],
  ['catch2, doctest', /^\S.{0,300}:\d+: (?:FAILED|ERROR): ?/, 5, 6, '/app/sum_test.cpp:12: FAILED:', 'catchorg/Catch2'],
  ['boost', /^\S.{0,300}\(\d+\): (?:fatal )?error: in "/, 0, 1, 'sum_test.cpp(12): error: in "sum/adds": check add(1, 2) == 4 has failed', 'boostorg/test'],
  ['assert', /^\S.{0,400}: Assertion .{1,400} failed\.?$/, 0, 2, "sum: sum.c:12: main: Assertion `x == 3' failed.", 'bminor/glibc'],
  ['sanitizers, valgrind', /^==\d+==\s?(?:ERROR: |Invalid |Conditional jump)/, 0, 10, '==1234==ERROR: AddressSanitizer: heap-use-after-free on address 0x602000000014', 'google/sanitizers'],
  ['shell', /^.{0,300}Segmentation fault/, 3, 0, 'Segmentation fault (core dumped)', 'bminor/glibc'],
  ['ninja', /^(?:FAILED: (?!Build did)|ninja: error: )/, 0, 6, 'FAILED: [code=1] src/CMakeFiles/sum.dir/sum.cc.o', 'pytorch/test-infra'],
  ['bazel', /^ERROR: \/\S{1,300}BUILD\S{0,20}:\d+:\d+: /, 0, 6, "ERROR: /app/BUILD.bazel:12:10: Compiling sum.cc failed: (Exit 1): gcc failed", 'bazelbuild/bazel'],
  ['bazel', /^(?:(?:FAIL|TIMEOUT): \/\/|\/\/\S{1,300} +(?:FAILED|TIMEOUT) )/, 0, 1, '//src/test/shell/bazel:execroot_test                                     FAILED in 3 out of 3 in 1.5s', 'bazelbuild/bazel#25324'],
  ['bazel', /^={5,} Test output for \/\//, 0, 12, '==================== Test output for //sum:sum_test:', 'bazelbuild/bazel'],
  // Rust and tools that write `error: `
  ['rustc, clippy, cargo-deny', /^error\[[\w-]{1,60}\]: /, 0, 9, 'error[E0308]: mismatched types', 'rust-lang/rust'],
  ['rustc, git, kubectl, uv, typos', /^\s{0,4}error: (?!could not compile|aborting due|process didn't|test failed|doctest failed|\d+ targets? failed|builder for|.{0,200}(?:exit code|exited with code) \d)\S/, 0, 8, 'error: `zeebra` should be `zebra`', 'reviewdog/errorformat fmts/testdata/typos.in'],
  ['cargo test', /^---- \S.{0,300} stdout ----$/, 0, 8, '---- tests::adds stdout ----', 'rust-lang/rust library/test/src/formatters/pretty.rs'],
  ['rust', /^thread '.{1,300}' (?:\(\d+\) )?panicked at /, 0, 5, "thread 'tests::adds' panicked at src/lib.rs:12:9:", 'rust-lang/rust'],
  ['nextest', /^\s+(?:FAIL|SIGABRT|SIGSEGV|TIMEOUT) \[ *[\d.]+s\] /, 0, 10, '        FAIL [   0.005s] sum tests::adds', 'nextest-rs/nextest'],
  ['rustfmt', /^Diff in \S.{0,300}(?: at line |:)\d+:/, 0, 8, 'Diff in /app/src/main.rs:3:', 'rust-lang/rustfmt'],
  // JVM
  ['gradle', /^\S.{0,300} > .{1,300} FAILED$/, 0, 5, 'GreeterTest > testThatGreeterReturnsTheCorrectGreeting FAILED', 'exercism/cli#915'],
  ['gradle', /^\* What went wrong:/, 0, 6, '* What went wrong:', 'exercism/cli#915'],
  ['kotlin', /^e: \S/, 0, 1, 'e: file:///app/src/Sum.kt:12:5 Unresolved reference: bar', 'JetBrains/kotlin'],
  ['spotless', /^\s{0,6}The following files had format violations:/, 0, 8, 'The following files had format violations:', 'diffplug/spotless'],
  ['maven', /^\[ERROR\] +\S{1,300}\.\w{1,8}:\[\d+(?:,\d+)?\] /, 0, 2, '[ERROR] /app/src/main/java/Sum.java:[12,5] cannot find symbol', 'apache/maven-compiler-plugin'],
  ['surefire', /^(?:\[ERROR\] +)?(?!Tests run:|\[)\S.{0,300}<<< (?:FAILURE|ERROR)!/, 0, 6, '[ERROR] com.example.SumTest.adds -- Time elapsed: 0.012 s <<< FAILURE!', 'apache/maven-surefire'],
  ['surefire', /^\[ERROR\] {2,}\S{1,300}:\d+/, 0, 0, '[ERROR]   SumTest.adds:12 expected: <3> but was: <4>', 'apache/maven-surefire'],
  ['maven', /^\[ERROR\] Failed to execute goal /, 0, 1, '[ERROR] Failed to execute goal org.apache.maven.plugins:maven-surefire-plugin:2.12.4:test (default-test) on project graphify: There are test failures.', 'kbastani/graphify#22'],
  ['junit', /^\s{0,12}=> [\w.$]{1,200}(?:Error|Exception)/, 2, 3, '    => org.opentest4j.AssertionFailedError: expected: <3> but was: <4>', 'junit-team/junit-framework'],
  ['java', /^Exception in thread "/, 0, 8, 'Exception in thread "Thread-7" java.io.EOFException', 'sbt/sbt#2442'],
  ['sbt', /^\[error\] (?:-- |\S{1,300}:\d+(?::\d+)?: )/, 0, 4, '[error] ../Scorex-Lagonaki/src/test/scala/scorex/ScorexTestSuite.scala:15: not found: type CryptoTestSuite', 'input-output-hk/Scorex#20'],
  ['scalatest', /^(?:\[\w+\] )?\s{0,8}- .{1,300}\*\*\* FAILED \*\*\*/, 0, 3, '[info] - NOPTest *** FAILED ***', 'com-lihaoyi/utest#12'],
  ['munit', /^(?:\[\w+\] )?==> X /, 0, 8, '==> X sum.SumSuite.adds  0.012s munit.ComparisonFailException: SumSuite.scala:12', 'scalameta/munit'],
  ['ant', /^BUILD FAILED$/, 0, 4, 'BUILD FAILED', 'apache/ant'],
  ['clojure', /^(?:FAIL|ERROR) in \(/, 0, 6, 'FAIL in (adds) (sum_test.clj:12)', 'clojure/clojure'],
  // .NET and PowerShell
  ['vstest', /^\s{1,4}Failed \S.{0,300} \[.{1,20}s\]$/, 0, 8, '  Failed FailingTest [12 ms]', 'microsoft/vstest'],
  ['vstest', /^Failed {3}\S+$/, 0, 6, 'Failed   SampleUnitTestProject.UnitTest1.FailingTest', 'microsoft/vstest#285'],
  ['xunit', /^\s{0,4}\[xUnit\.net .{1,20}\] +\S.{0,300} \[FAIL\]/, 0, 6, '[xUnit.net 00:00:00.52]     Sum.Tests.Adds [FAIL]', 'xunit/xunit'],
  ['microsoft testing platform', /^failed \S.{0,300} \(\d[\dms .]{0,20}\)/, 0, 6, 'failed Adds (12ms)', 'microsoft/testfx'],
  ['.net', /^Unhandled [Ee]xception[.:] /, 0, 5, 'Unhandled exception. System.InvalidOperationException: Sequence contains no elements', 'dotnet/runtime'],
  ['powershell', /^[\w-]+: (?:[A-Z]:\\|\/)\S{1,300}\.psm?1:\d+/, 0, 6, 'Write-Error: /home/runner/work/_temp/deploy.ps1:3', 'PowerShell/PowerShell'],
  ['powershell', /^\s+\+ CategoryInfo/, 6, 1, '    + CategoryInfo          : ObjectNotFound: (Foo:String) [], CommandNotFoundException', 'PowerShell/PowerShell'],
  // Ruby, PHP, Perl, R, Julia, Lua
  ['rspec', /^\s+Failure\/Error: /, 1, 8, '     Failure/Error: expect(sum).to eq(3)', 'rspec/rspec'],
  ['minitest', /^ {0,4}(?:\d+\) )?(?:Failure|Error):$/, 0, 7, '  1) Failure:', 'minitest/minitest'],
  ['bundler', /^(?:Could not find (?:gem|compatible|\S{1,100}-\d)|Bundler could not find|An error occurred while installing|Your bundle (?:is locked|only supports)|Gem::Ext::BuildError)/, 0, 6, "Could not find gem 'rack (= 99)' in rubygems repository https://rubygems.org/ or installed locally.", 'rubygems/rubygems'],
  ['ruby', /^\S{1,300}:\d+:in .{1,300} \(\w[\w:]*\)$/, 0, 3, "sum.rb:12:in `add': undefined method `foo' for nil:NilClass (NoMethodError)", 'ruby/ruby'],
  ['rake', /^rake aborted!/, 0, 5, 'rake aborted!', 'ruby/rake'],
  ['phpunit', /^\d{1,5}\) \S{1,300}::\S/, 0, 7, '1) CalcTest::testAdd', 'sebastianbergmann/phpunit'],
  ['pest', /^\s{1,4}FAILED {2}\S/, 0, 8, '   FAILED  Tests\\Unit\\SumTest > it adds', 'pestphp/pest'],
  ['phpstan', /^ {2}Line {3,}\S/, 0, 6, '  Line   src/Sum.php', 'phpstan/phpstan-src'],
  ['phpstan, symfony', /^\s{1,4}\[ERROR\] \S/, 0, 2, ' [ERROR] Found 3 errors', 'symfony/console'],
  ['phpcs', /^ +\d+ \| ERROR +\| /, 5, 0, ' 12 | ERROR | [x] Missing doc comment for function add()', 'PHPCSStandards/PHP_CodeSniffer'],
  ['composer', /^(?: {2}Problem \d+$|Your requirements could not be resolved|In \S{1,200}\.(?:php|phar) line \d+:|In \S{1,200} line \d+:$)/, 0, 5, '  Problem 1', 'composer/composer'],
  ['perl', /^\s{0,8}#\s+Failed test/, 0, 5, "#   Failed test 'adds two numbers'", 'Test-More/test-more'],
  ['testthat', /^── (?:Failure|Error) \(/, 0, 7, "── Failure ('test-sum.R:12:3'): adds two numbers ──", 'r-lib/testthat'],
  ['r', /^(?:\* |❯ )?checking .{1,200} \.\.\. (?:ERROR|WARNING)/, 0, 8, '* checking tests ... ERROR', 'r-lib/rcmdcheck'],
  ['julia', /^.{0,100}: Test Failed at /, 0, 5, 'adds: Test Failed at /app/test/runtests.jl:12', 'JuliaLang/julia'],
  ['busted', /^(?:Failure|Error) (?:→|->) \S/, 0, 5, 'Failure → spec/sum_spec.lua @ 12', 'lunarmodules/busted'],
  // Elixir, Dart, Swift
  ['elixir', /^(?:\*\* \(\w[\w.]{0,80}\) |== Compilation error in file )/, 0, 4, '** (Mix) mix format failed due to --check-formatted.', 'elixir-lang/elixir'],
  ['dart', /^\s{0,4}error [•-] /, 0, 0, "  error • Undefined name 'x' • lib/main.dart:12:5 • undefined_identifier", 'dart-lang/sdk'],
  ['flutter', /^\d\d:\d\d \+\d+(?: ~\d+)? -\d+: .{1,300} \[E\]/, 0, 6, '00:03 +5 -1: Counter increments [E]', 'dart-lang/test'],
  ['swift testing', /^\S{1,2} {1,2}Test .{1,300} recorded an issue at /, 0, 2, '✘ Test adds() recorded an issue at SumTests.swift:12:5: Expectation failed: (sum → 4) == 3', 'swiftlang/swift-testing'],
  ['xcodebuild', /^xcodebuild: error: /, 0, 3, 'xcodebuild: error: Scheme Sum is not currently configured for the test action.', 'fastlane/fastlane'],
  // Containers, deployment, infrastructure
  ['buildkit', /^ {0,2}> \[.{1,200}\]:?\s?\S/, 0, 12, ' > [build 4/6] RUN npm ci:', 'moby/buildkit'],
  ['buildkit', /^(?:ERROR|error): failed to (?:solve|build)/, 0, 0, 'ERROR: failed to solve: process "/bin/sh -c npm ci" did not complete successfully: exit code: 1', 'moby/buildkit'],
  ['docker', /^(?:docker: )?Error response from daemon: /, 0, 0, 'Error response from daemon: manifest for python:3.14t not found: manifest unknown: manifest unknown', 'pytorch/test-infra'],
  ['trivy', /^│ .{1,160}│ +(?:CVE-\d{4}-\d{4,7}|GHSA(?:-\w{4}){3}) +│/, 0, 0, '│ libexpat │ CVE-2024-45491 │ CRITICAL │ fixed  │ 2.6.2-r0 │ 2.6.3-r0 │ libexpat: Integer Overflow │', 'aquasecurity/trivy'],
  ['docker', /^(?:denied|unauthorized|manifest unknown|toomanyrequests|name unknown): /, 1, 0, "name unknown: The repository with name 'shop' does not exist in the registry", 'pytorch/test-infra'],
  ['terraform', /^[│╷] ?Error: /, 0, 8, '│ Error: Unsupported argument', 'hashicorp/terraform'],
  ['helm', /^Error: (?:INSTALLATION|UPGRADE|UNINSTALLATION|execution error|template|parse error|failed|chart)/, 1, 2, 'Error: UPGRADE FAILED: timed out waiting for the condition', 'helm/helm'],
  ['kubectl', /^(?:Error from server|The \w+ ".{1,200}" is invalid: )/, 0, 2, 'Error from server (NotFound): deployments.apps "shop" not found', 'kubernetes/kubernetes'],
  ['ansible', /^(?:fatal|failed): \[.{1,200}\]/, 1, 1, 'fatal: [web-1]: FAILED! => {"changed": false, "msg": "No package matching nginx found available"}', 'ansible/ansible'],
  ['aws', /^(?:aws: \[ERROR\]: )?An error occurred \(\w+\) when calling the /, 0, 1, 'An error occurred (AccessDenied) when calling the PutObject operation: Access Denied', 'aws/aws-cli'],
  ['git', /^fatal: (?!not a git repository)/, 2, 1, "fatal: couldn't find remote ref refs/heads/topic", 'git/git'],
  ['git', /^(?:CONFLICT \(| ! \[(?:remote )?rejected\])/, 0, 2, 'CONFLICT (content): Merge conflict in README.md', 'git/git'],
  ['apt', /^E: /, 0, 1, 'E: Unable to locate package libfoo-dev', 'Debian/apt'],
  ['bash', /^\S{1,300}: line \d+: .{0,300}\S/, 2, 0, '/bin/bash: line 0: cd: .libs: No such file or directory', 'OpenSC/libp11#94'],
  ['sh', /^\S{1,100}: \d+: \S.{0,200}: (?:not found|Permission denied)$/, 1, 0, 'sh: 1: vite: not found', 'kripken/dash'],
  ['any', /^.{0,400}No space left on device/, 1, 0, 'OSError: [Errno 28] No space left on device', 'python/cpython'],
  ['pre-commit', /^\S.{0,200}\.{3}Failed$/, 0, 10, 'ruff.....................................................................Failed', 'pre-commit/pre-commit'],
  ['sphinx', /^Warning, treated as error:/, 0, 2, 'Warning, treated as error:', 'sphinx-doc/sphinx'],
]

/** Lines that report an error, perhaps not the one that failed the step. */
// prettier-ignore
export const ERRORS: readonly FailureForm[] = [
  ['mocha, cypress, rspec, exunit, hspec', /^ {2}\d{1,5}\) (?!(?:Failure|Error):$)\S/, 0, 12, '  1) Assertions', 'cypress-io/cypress-example-kitchensink#411'],
  ['python, java, node', /^(?:Uncaught )?(?:[a-z_][\w$]{0,60}\.){0,12}[A-Z][\w$]{0,80}(?:Error|Exception|NotFound|DoesNotExist|Interrupt)(?: \[\w+\])?(?:: |$)/, 6, 4, 'RuntimeError: test_ops 3/4 failed!', 'pytorch/test-infra'],
  ['python, java', /^(?:[a-z_]\w{0,60}\.){1,12}[A-Z][\w$]{0,80}: \S/, 6, 4, 'psycopg2.errors.UndefinedTable: relation "orders" does not exist', 'psycopg/psycopg2'],
  ['java', /^\s{0,4}Caused by: /, 0, 2, 'Caused by: org.gradle.api.GradleException: There were failing tests.', 'openfoodfacts/openfoodfacts-androidapp#1618'],
  ['any', /^Error: \S/, 4, 6, 'Error: expect(locator).toBeVisible() failed', 'Kilo-Org/cloud#6409'],
  ['any', /^(?:ERROR|FATAL|CRITICAL):? (?!pip's dependency resolver)\S/, 1, 4, 'ERROR: /app/main.py Imports are incorrectly sorted and/or formatted.', 'reviewdog/errorformat fmts/testdata/isort.in'],
  ['maven', /^\[ERROR\] +(?!\[Help|To see|Re-run|For more|After correcting|->|mvn <|Please refer|Tests run:)\S/, 0, 2, '[ERROR] Non-resolvable parent POM for com.example:shop:1.0', 'apache/maven'],
  ['sbt, any', /^\[(?:error|fatal|FATAL)\] \S/, 0, 2, '[error] (scorex/test:compileIncremental) Compilation failed', 'input-output-hk/Scorex#20'],
  ['any', /^(?:\[?\d{2,4}[-:/.][\d\-:/T., +Z]{3,30}\]? ?)\S{0,60} ?\[?(?:ERROR|FATAL|CRITICAL)\b/, 1, 3, '2024-03-01 10:00:00,123 ERROR Could not connect to the database', 'python/cpython Lib/logging'],
  ['logrus, slog', /^(?:time=\S{1,60} )?level=(?:error|fatal|ERROR|FATAL) /, 0, 0, 'level=error msg="Running error: context loading failed"', 'golangci/golangci-lint'],
  ['make', /^\S{0,100}make(?:\.exe)?(?:\[\d+\])?: \*\*\* (?!Waiting)/, 4, 0, 'make[2]: *** [Makefile:9353: waitpid] Error 1', 'util-linux/util-linux#2256'],
  ['any', /^\s{0,4}(?:❌|✖|✗|⨯|✘) {1,3}\S/, 0, 3, '✖ deployment of shop failed', 'aws/aws-cdk'],
  ['coreutils', /^[\w./-]{1,80}: .{1,300}: (?:No such file or directory|Permission denied|Not a directory|Connection refused|command not found)$/, 2, 0, 'cat: dist/index.js: No such file or directory', 'coreutils/coreutils'],
  ['cmd', /^'.{1,200}' is not recognized as an internal or external command/, 0, 1, "'jest' is not recognized as an internal or external command,", 'jestjs/jest'],
  ['psql, swiftc, any', /^[\w.-]{1,40}: (?:fatal )?error: \S/, 1, 2, 'psql: error: connection to server on socket "/tmp/.s.PGSQL.5432" failed', 'postgres/postgres'],
  ['shell', /^(?:Killed|Aborted|Terminated|Bus error|Illegal instruction)(?: \(core dumped\))?$/, 3, 0, 'Killed', 'bminor/glibc'],
  ['curl, rsync, ssh', /^(?:curl: \(\d+\) |rsync error: |ssh: |scp: )/, 1, 0, 'curl: (22) The requested URL returned error: 404', 'curl/curl'],
]

/** A tool's totals, and lines that only say that something failed. */
// prettier-ignore
export const SUMMARIES: readonly FailureForm[] = [
  ['jest', /^(?:Tests|Test Suites): +[1-9]\d* failed/, 0, 0, 'Tests:       1 failed, 2 passed, 3 total', 'jestjs/jest'],
  ['vitest', /^\s+(?:Test Files|Tests) {2}\d+ failed/, 0, 0, '      Tests  1 failed | 29 passed (30)', 'vitest-dev/vitest'],
  ['mocha, playwright, cypress', /^ {2}\d+ (?:failing|failed)$/, 0, 0, '  1 failing', 'cypress-io/cypress-example-kitchensink#411'],
  ['pytest', /^=+ .{0,100}\d+ (?:failed|errors?)\b.{0,100}=+$/, 0, 0, '========= 1 failed, 5 passed in 0.12s =========', 'pytest-dev/pytest'],
  ['unittest', /^FAILED \((?:failures|errors)=/, 0, 0, 'FAILED (failures=1)', 'python/cpython Lib/unittest/runner.py'],
  ['go', /^FAIL\s+\S+\s+(?:[\d.]+s|\[.{1,40}\])$/, 0, 0, 'FAIL\tgithub.com/example/shop/sum\t0.005s', 'golang/go'],
  ['cargo', /^(?:test result: FAILED|error: could not compile|error: test failed)/, 0, 0, 'test result: FAILED. 3 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out', 'rust-lang/rust'],
  ['gradle', /^(?:BUILD FAILED in |\d+ tests? completed, \d+ failed|FAILURE: Build |> Task \S+ FAILED$)/, 0, 0, 'BUILD FAILED in 22s', 'exercism/cli#915'],
  ['surefire', /^\[(?:ERROR|WARNING)\] Tests run: .{1,60}(?:Failures: [1-9]|Errors: [1-9])/, 0, 0, '[ERROR] Tests run: 162, Failures: 1, Errors: 0, Skipped: 0', 'apache/maven-surefire'],
  ['maven', /^\[INFO\] (?:BUILD FAILURE|\S.{0,100}\.{2,} FAILURE )/, 0, 0, '[INFO] BUILD FAILURE', 'mars-sim/mars-sim#222'],
  ['dotnet', /^(?:Failed! {2}- |Test Run Failed|Build FAILED|\s+[1-9]\d* Error\(s\))/, 0, 0, 'Failed!  - Failed:     1, Passed:    10, Skipped:     0, Total:    11', 'microsoft/vstest'],
  ['rspec, minitest, exunit', /^\d+ (?:examples?|runs|tests?|properties), .{0,60}[1-9]\d* (?:failures?|errors?)/, 0, 0, '5 examples, 1 failure', 'rspec/rspec'],
  ['phpunit', /^Tests: \d+, Assertions: \d+, (?:Failures|Errors)/, 0, 0, 'Tests: 3, Assertions: 3, Failures: 1.', 'sebastianbergmann/phpunit'],
  ['ctest', /^\d+% tests passed, [1-9]\d* tests? failed/, 0, 0, '83% tests passed, 2 tests failed out of 12', 'Kitware/CMake'],
  ['eslint', /^✖ \d+ problems? \(/, 0, 0, '✖ 2 problems (2 errors, 0 warnings)', 'eslint/eslint'],
  ['mypy, tsc, ruff', /^Found \d+ errors?/, 0, 0, 'Found 3 errors in 1 file (checked 5 source files)', 'python/mypy'],
  ['ninja', /^ninja: build stopped/, 0, 0, 'ninja: build stopped: subcommand failed.', 'ninja-build/ninja'],
  ['gcc, clang', /^(?:collect2|clang(?:\+\+)?): error: /, 0, 0, 'collect2: error: ld returned 1 exit status', 'omec-project/ngic-rtc#30'],
  ['bazel', /^(?:FAILED: Build did NOT|Build completed, \d+ tests? FAILED|ERROR: Build did NOT|Executed \d+ out of \d+ tests?: .{0,60}fail)/, 0, 0, 'FAILED: Build did NOT complete successfully (0 packages loaded)', 'bazelbuild/bazel#11648'],
  ['xcodebuild', /^(?:\*\* \w+ FAILED \*\*|Executed \d+ tests?, with [1-9])/, 0, 0, '** TEST FAILED **', 'xcpretty/xcpretty'],
  ['tox, nox', /^\s{0,4}(?:\S{1,60}: (?:FAIL|exit) (?:code )?[1-9]|nox > (?:Session|Command) .{1,300} failed)/, 0, 0, '  py311: FAIL code 1 (3.21=setup[1.04]+cmd[2.17] seconds)', 'tox-dev/tox'],
  ['scalatest, sbt', /^\[\w+\] (?:Tests: succeeded \d+, failed [1-9]|Failed tests:)/, 0, 3, '[error] Failed tests:', 'akka/akka-core#31332'],
  ['npm', /^(?:npm (?:ERR!|error) (?:code (?:ELIFECYCLE|\d)|Lifecycle script)|error: .{0,200}(?:exit code|exited with code) \d|error Command failed with exit code|\s?ELIFECYCLE )/, 0, 0, 'error Command failed with exit code 1.', 'yarnpkg/yarn'],
]

/** Lines that only mention a failure: `DistillGPT2   FAIL:   graph_breaks=4, expected=2`. */
export const MENTION =
  /(?<!\b0 )\b(?:FAIL|FAILED|FAILURE|ERROR|FATAL|[Ff]ailed|[Ff]atal|[Cc]annot|[Cc]ould not|[Uu]nable to|[Mm]issing|[Ii]nvalid|[Tt]imed out|[Tt]imeout|[Rr]efused|[Dd]enied|[Aa]borted|not found)\b(?!(?: \w+){0,2}:? +0\b)/
