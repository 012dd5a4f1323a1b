import type { FormRow } from '../form.ts'

/** Lines of tools of the JVM, .NET and PowerShell. */
// prettier-ignore
export const JVM_DOTNET: readonly FormRow[] = [
  ['gradle', 'test', /^(?<title>[^\s>:][^>]{0,200} > .{1,300}) FAILED$/, 'GreeterTest > testThatGreeterReturnsTheCorrectGreeting FAILED', { after: 5 }], // gradle/gradle
  ['gradle', 'passed', /^(?<title>[^\s>:][^>]{0,200} > .{1,300}) PASSED$/, 'GreeterTest > greets() PASSED'], // gradle/gradle
  ['surefire', 'muted', /^\[(?:WARNING|WARN|INFO)\] (?:Flakes|Flaky tests?): ?$/, '[WARNING] Flakes: '], // apache/maven-surefire
  ['surefire', 'test', /^(?:\[ERROR\] +)?(?<title>[\w$.]{1,300}(?:\[[^\]]{1,100}\]|\([^)]{0,200}\)|\{[^}]{1,100}\})*|\S.{0,300}(?= -- ))(?: --)? +Time elapsed: .{1,40} <<< (?:FAILURE|ERROR)!/, '[ERROR] com.example.SumTest.adds -- Time elapsed: 0.012 s <<< FAILURE!', { after: 6 }], // apache/maven-surefire
  ['surefire summary', 'test', /^\[ERROR\] {2,}(?<title>[\w$.]{1,200}(?:->[\w$.]{1,100}|\[[^\]]{1,100}\])*):(?<line>\d+)(?:->\S{1,200})? +(?<detail>\S.*)$/, '[ERROR]   SumTest.adds:12 expected: <3> but was: <4>', { after: 0 }], // apache/maven-surefire
  ['scalatest', 'test', /^(?:\[\w+\] )?\s{0,8}- (?<title>.{1,300}) \*\*\* FAILED \*\*\*/, '- NOPTest *** FAILED ***', { after: 3, headings: 'outer and beside' }], // scalatest/scalatest
  ['munit', 'test', /^(?:\[\w+\] )?==> X (?<title>\S.{0,300}?) {2}[\d.]+s\b/, '==> X sum.SumSuite.adds  0.012s munit.ComparisonFailException: SumSuite.scala:12', { after: 8 }], // scalameta/munit
  ['clojure', 'suite', /^(?:lein test|Testing) (?<title>[a-z][\w.-]{1,200})$/, 'lein test shop.sum-test'], // technomancy/leiningen
  ['clojure', 'test', /^(?:FAIL|ERROR) in \(?(?<title>[^)(\s/]{1,200})\)? \((?<file>[^:)]{1,200})(?::(?<line>\d+))?\)$/, 'FAIL in (adds) (sum_test.clj:12)', { after: 6 }], // clojure/clojure
  ['vstest', 'test', /^\s{1,4}Failed (?<title>\S.{0,300}?) \[.{1,20}s\]$/, '  Failed FailingTest [12 ms]', { after: 8 }], // microsoft/vstest
  ['xunit', 'test', /^\s{0,4}\[xUnit\.net .{1,20}\] +(?<title>\S.{0,300}) \[FAIL\]/, '[xUnit.net 00:00:00.52]     Sum.Tests.Adds [FAIL]', { after: 6 }], // xunit/xunit
  ['microsoft testing platform', 'test', /^failed (?<title>\S.{0,300}) \(\d[\dms .]{0,20}\)$/, 'failed Adds (12ms)', { after: 6, isCommon: true }], // microsoft/testfx
  ['pester', 'test', /^\s*\[-\] (?<title>\S.{0,300}?)(?: [\d.]+m?s(?: \(.{1,40}\))?)?$/, '  [-] adds two numbers 12ms (10ms|2ms)', { isCommon: true }], // pester/Pester
  ['gradle, powershell', 'failure', /^(?:\* What went wrong:|[\w-]+: (?:[A-Z]:\\|\/)\S{1,300}\.psm?1:\d+)/, '* What went wrong:', { after: 6 }], // exercism/cli#915
  ['kotlin, maven', 'failure', /^(?:e: \S|\[ERROR\] Failed to execute goal )/, 'e: warnings found and -Werror specified', { after: 1 }], // JetBrains/kotlin
  ['java, .net', 'failure', /^(?:Exception in thread "|Unhandled [Ee]xception[.:] )/, 'Exception in thread "Thread-7" java.io.EOFException', { after: 8 }], // sbt/sbt#2442
  ['sbt', 'failure', /^\[error\] (?:-- |\S{1,300}:\d+(?::\d+)?: )/, '[error] ../Scorex-Lagonaki/src/test/scala/scorex/ScorexTestSuite.scala:15: not found: type CryptoTestSuite', { after: 4 }], // input-output-hk/Scorex#20
  ['powershell', 'failure', /^\s+\+ CategoryInfo/, '    + CategoryInfo          : ObjectNotFound: (Foo:String) [], CommandNotFoundException', { before: 6, after: 1 }], // PowerShell/PowerShell
  ['gradle, dotnet', 'summary', /^(?:BUILD FAILED in |\d+ tests? completed, \d+ failed|FAILURE: Build |> Task \S+ FAILED$|Test Run Failed|Build FAILED)/, 'BUILD FAILED in 22s'], // exercism/cli#915
  ['surefire, maven, scalatest, sbt', 'summary', /^(?:\[(?:ERROR|WARNING)\] Tests run: .{1,60}(?:Failures: [1-9]|Errors: [1-9])|\[INFO\] (?:BUILD FAILURE|\S.{0,100}\.{2,} FAILURE )|\[\w+\] (?:Tests: succeeded \d+, failed [1-9]|Failed tests:))/, '[INFO] BUILD FAILURE'], // mars-sim/mars-sim#222
  ['gradle', 'total', /^(?<total>\d+) tests? completed, (?<failed>\d+) failed/, '12 tests completed, 1 failed'],
  ['surefire', 'total', /^\[(?:ERROR|WARNING)\] Tests run: (?<total>\d+), Failures: (?<failed>\d+), Errors: (?<errors>\d+), Skipped: \d+(?:, Flakes: \d+)?$/, '[ERROR] Tests run: 162, Failures: 1, Errors: 0, Skipped: 0', { isWhole: true }], // apache/maven-surefire
  ['dotnet', 'total', /^Failed! {2}- Failed: +(?<failed>\d+), Passed: +\d+, Skipped: +\d+, Total: +(?<total>\d+)/, 'Failed!  - Failed:     1, Passed:    10, Skipped:     0, Total:    11'], // microsoft/vstest
  ['scalatest', 'total', /^Tests: succeeded (?<passed>\d+), failed (?<failed>\d+)/, 'Tests: succeeded 11, failed 1, canceled 0, ignored 0, pending 0'],
  ['msbuild', 'total', /^\s+(?<failed>\d+) Error\(s\)$/, '    3 Error(s)', { counts: 'findings' }],
]
