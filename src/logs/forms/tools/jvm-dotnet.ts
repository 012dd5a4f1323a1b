import type { Form } from '../form.ts'

/** Lines of tools of the JVM, .NET and PowerShell. */
// prettier-ignore
export const JVM_DOTNET: readonly Form[] = [
  { tool: 'gradle', role: 'test', pattern: /^(?<title>[^\s>:][^>]{0,200} > .{1,300}) FAILED$/, before: 0, after: 5, example: 'GreeterTest > testThatGreeterReturnsTheCorrectGreeting FAILED' }, // gradle/gradle
  { tool: 'gradle', role: 'passed', pattern: /^(?<title>[^\s>:][^>]{0,200} > .{1,300}) PASSED$/, example: 'GreeterTest > greets() PASSED' }, // gradle/gradle
  { tool: 'surefire', role: 'muted', pattern: /^\[(?:WARNING|WARN|INFO)\] (?:Flakes|Flaky tests?): ?$/, example: '[WARNING] Flakes: ' }, // apache/maven-surefire
  { tool: 'surefire', role: 'test', pattern: /^(?:\[ERROR\] +)?(?<title>[\w$.]{1,300}(?:\[[^\]]{1,100}\]|\([^)]{0,200}\)|\{[^}]{1,100}\})*|\S.{0,300}(?= -- ))(?: --)? +Time elapsed: .{1,40} <<< (?:FAILURE|ERROR)!/, before: 0, after: 6, example: '[ERROR] com.example.SumTest.adds -- Time elapsed: 0.012 s <<< FAILURE!' }, // apache/maven-surefire
  { tool: 'surefire summary', role: 'test', pattern: /^\[ERROR\] {2,}(?<title>[\w$.]{1,200}(?:->[\w$.]{1,100}|\[[^\]]{1,100}\])*):(?<line>\d+)(?:->\S{1,200})? +(?<detail>\S.*)$/, before: 0, after: 0, example: '[ERROR]   SumTest.adds:12 expected: <3> but was: <4>' }, // apache/maven-surefire
  { tool: 'scalatest', role: 'test', pattern: /^(?:\[\w+\] )?\s{0,8}- (?<title>.{1,300}) \*\*\* FAILED \*\*\*/, before: 0, after: 3, headings: 'outer and beside', example: '- NOPTest *** FAILED ***' }, // scalatest/scalatest
  { tool: 'munit', role: 'test', pattern: /^(?:\[\w+\] )?==> X (?<title>\S.{0,300}?) {2}[\d.]+s\b/, before: 0, after: 8, example: '==> X sum.SumSuite.adds  0.012s munit.ComparisonFailException: SumSuite.scala:12' }, // scalameta/munit
  { tool: 'clojure', role: 'suite', pattern: /^(?:lein test|Testing) (?<title>[a-z][\w.-]{1,200})$/, example: 'lein test shop.sum-test' }, // technomancy/leiningen
  { tool: 'clojure', role: 'test', pattern: /^(?:FAIL|ERROR) in \(?(?<title>[^)(\s/]{1,200})\)? \((?<file>[^:)]{1,200})(?::(?<line>\d+))?\)$/, before: 0, after: 6, example: 'FAIL in (adds) (sum_test.clj:12)' }, // clojure/clojure
  { tool: 'vstest', role: 'test', pattern: /^\s{1,4}Failed (?<title>\S.{0,300}?) \[.{1,20}s\]$/, before: 0, after: 8, example: '  Failed FailingTest [12 ms]' }, // microsoft/vstest
  { tool: 'xunit', role: 'test', pattern: /^\s{0,4}\[xUnit\.net .{1,20}\] +(?<title>\S.{0,300}) \[FAIL\]/, before: 0, after: 6, example: '[xUnit.net 00:00:00.52]     Sum.Tests.Adds [FAIL]' }, // xunit/xunit
  { tool: 'microsoft testing platform', role: 'test', pattern: /^failed (?<title>\S.{0,300}) \(\d[\dms .]{0,20}\)$/, before: 0, after: 6, isCommon: true, example: 'failed Adds (12ms)' }, // microsoft/testfx
  { tool: 'pester', role: 'test', pattern: /^\s*\[-\] (?<title>\S.{0,300}?)(?: [\d.]+m?s(?: \(.{1,40}\))?)?$/, isCommon: true, example: '  [-] adds two numbers 12ms (10ms|2ms)' }, // pester/Pester
  { tool: 'gradle, powershell', role: 'failure', pattern: /^(?:\* What went wrong:|[\w-]+: (?:[A-Z]:\\|\/)\S{1,300}\.psm?1:\d+)/, before: 0, after: 6, example: '* What went wrong:' }, // exercism/cli#915
  { tool: 'kotlin, maven', role: 'failure', pattern: /^(?:e: \S|\[ERROR\] Failed to execute goal )/, before: 0, after: 1, example: 'e: warnings found and -Werror specified' }, // JetBrains/kotlin
  { tool: 'java, .net', role: 'failure', pattern: /^(?:Exception in thread "|Unhandled [Ee]xception[.:] )/, before: 0, after: 8, example: 'Exception in thread "Thread-7" java.io.EOFException' }, // sbt/sbt#2442
  { tool: 'sbt', role: 'failure', pattern: /^\[error\] (?:-- |\S{1,300}:\d+(?::\d+)?: )/, before: 0, after: 4, example: '[error] ../Scorex-Lagonaki/src/test/scala/scorex/ScorexTestSuite.scala:15: not found: type CryptoTestSuite' }, // input-output-hk/Scorex#20
  { tool: 'powershell', role: 'failure', pattern: /^\s+\+ CategoryInfo/, before: 6, after: 1, example: '    + CategoryInfo          : ObjectNotFound: (Foo:String) [], CommandNotFoundException' }, // PowerShell/PowerShell
  { tool: 'gradle, dotnet', role: 'summary', pattern: /^(?:BUILD FAILED in |\d+ tests? completed, \d+ failed|FAILURE: Build |> Task \S+ FAILED$|Test Run Failed|Build FAILED)/, example: 'BUILD FAILED in 22s' }, // exercism/cli#915
  { tool: 'surefire, maven, scalatest, sbt', role: 'summary', pattern: /^(?:\[(?:ERROR|WARNING)\] Tests run: .{1,60}(?:Failures: [1-9]|Errors: [1-9])|\[INFO\] (?:BUILD FAILURE|\S.{0,100}\.{2,} FAILURE )|\[\w+\] (?:Tests: succeeded \d+, failed [1-9]|Failed tests:))/, example: '[INFO] BUILD FAILURE' }, // mars-sim/mars-sim#222
  { tool: 'gradle', role: 'total', counts: 'tests', pattern: /^(?<total>\d+) tests? completed, (?<failed>\d+) failed/, example: '12 tests completed, 1 failed' },
  { tool: 'surefire', role: 'total', counts: 'tests', isWhole: true, pattern: /^\[(?:ERROR|WARNING)\] Tests run: (?<total>\d+), Failures: (?<failed>\d+), Errors: (?<errors>\d+), Skipped: \d+(?:, Flakes: \d+)?$/, example: '[ERROR] Tests run: 162, Failures: 1, Errors: 0, Skipped: 0' }, // apache/maven-surefire
  { tool: 'dotnet', role: 'total', counts: 'tests', pattern: /^Failed! {2}- Failed: +(?<failed>\d+), Passed: +\d+, Skipped: +\d+, Total: +(?<total>\d+)/, example: 'Failed!  - Failed:     1, Passed:    10, Skipped:     0, Total:    11' }, // microsoft/vstest
  { tool: 'scalatest', role: 'total', counts: 'tests', pattern: /^Tests: succeeded (?<passed>\d+), failed (?<failed>\d+)/, example: 'Tests: succeeded 11, failed 1, canceled 0, ignored 0, pending 0' },
  { tool: 'msbuild', role: 'total', counts: 'findings', pattern: /^\s+(?<failed>\d+) Error\(s\)$/, example: '    3 Error(s)' },
]
