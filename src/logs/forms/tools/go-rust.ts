import type { FormRow } from '../form.ts'

/** Lines of tools of Go and Rust. */
// prettier-ignore
export const GO_RUST: readonly FormRow[] = [
  ['go', 'either', /^\s{0,24}--- FAIL: (?<title>\S{1,300})(?: \([\d.]+ ?s(?:econds)?\))?/, '--- FAIL: TestHM9000 (0.00 seconds)', { before: 5, after: 6, parents: true, runs: /^ginkgo/ }], // golang/go
  ['gotestsum', 'passed', /^PASS (?<title>\S{1,300}) \(re-run \d+\)/, 'PASS net.TestDial (re-run 1) (0.38s)'], // gotestyourself/gotestsum
  ['gotestsum', 'test', /^=== FAIL: (?<suite>\S{1,200}) (?<title>\S{1,300})(?: \(re-run (?<attempt>\d+)\))?/, '=== FAIL: sum TestAdd (0.00s)', { after: 8, parents: true }], // gotestyourself/gotestsum
  ['ginkgo', 'test', /^(?:• )?\[(?:FAILED|PANICKED|TIMEDOUT)\](?: \[[\d.]+ seconds\])?$/, '• [FAILED] [0.001 seconds]', { isCommon: true }], // onsi/ginkgo
  ['ginkgo summary', 'test', /^\s{0,4}\[(?:FAIL|PANICKED!|TIMEDOUT|INTERRUPTED)\] (?!A |\w+::\w+: )(?<title>\S.*)$/, '  [FAIL] Size [It] formats 10 MB', { isCommon: true }], // onsi/ginkgo
  ['cargo test', 'test', /^---- (?<title>\S.{0,300}?) stdout ----$/, '---- tests::adds stdout ----', { after: 8, captures: true }], // rust-lang/rust
  ['cargo test', 'run', /^test (?<title>\S.{0,300}) \.\.\. FAILED$/, 'test tests::adds ... FAILED'], // rust-lang/rust
  ['nextest', 'test', /^\s+(?:FAIL|SIGABRT|SIGSEGV|TIMEOUT) \[ *[\d.]+s\] (?:\([ \d/─]+\) )?(?<suite>\S{1,200}) (?<title>\S.*)$/, '        FAIL [   0.005s] sum tests::adds', { after: 10 }], // nextest-rs/nextest
  ['nextest', 'test', /^\s+TRY \d+ FAIL \[ *[\d.]+s\] (?:\([ \d/─]+\) )?(?<suite>\S{1,200}) (?<title>\S.*)$/, '  TRY 1 FAIL [   0.013s] (─────) sum tests::adds'], // nextest-rs/nextest
  ['nextest', 'passed', /^\s{0,8}(?:TRY \d+ PASS|FLAKY \d+\/\d+) \[ *[\d.]+s\] (?:\([ \d/─]+\) )?(?<suite>\S{1,200}) (?<title>\S.*)$/, '  TRY 2 PASS [   0.098s] sum tests::adds'], // nextest-rs/nextest
  ['cargo test', 'listing', /^failures:$/, 'failures:'], // rust-lang/rust
  ['go', 'apart', /^=== (?:RUN|PAUSE|CONT|NAME|FAIL|SKIP|Skipped|Failed|Errors)\b(?: +(?<title>\S{1,300})$)?/, '=== RUN   TestAdd'], // golang/go
  ['testify', 'failure', /^\s+Error Trace:/, '        \tError Trace:\t/app/sum_test.go:12', { before: 1, after: 8 }], // stretchr/testify
  ['go, rust, swift, php', 'failure', /^(?:panic: |(?:PHP )?(?:[Ff]atal|Parse) error: |WARNING: DATA RACE|thread '.{1,300}' (?:\(\d+\) )?panicked at )/, 'panic: Fail in goroutine after Test_statusCodeInterceptor has completed', { after: 10 }], // hashicorp/boundary#1978
  ['go', 'failure', /^go: (?!downloading|finding|extracting|added|upgraded|found|creating|to add)\S/, 'go: updates to go.mod needed', { after: 3 }], // golang/go
  ['ginkgo', 'failure', /^\s{0,8}•? ?\[(?:FAILED|PANICKED|TIMEDOUT)\] /, '  [FAILED] Expected', { after: 8 }], // onsi/ginkgo
  ['rustc, git, kubectl, uv, typos', 'failure', /^\s{0,4}error(?:\[[\w-]{1,60}\])?: (?!could not compile|aborting due|process didn't|test failed|doctest failed|\d+ targets? failed|builder for|.{0,200}(?:exit code|exited with code) \d)\S/, 'error: `zeebra` should be `zebra`', { after: 8 }], // reviewdog/errorformat fmts/testdata/typos.in
  ['go, cargo', 'summary', /^(?:FAIL\s+\S+\s+(?:[\d.]+s|\[.{1,40}\])$|error: (?:could not compile|test failed))/, 'FAIL\tgithub.com/example/shop/sum\t0.005s'], // golang/go
  ['cargo', 'total', /^test result: FAILED\. (?<passed>\d+) passed; (?<failed>\d+) failed;/, 'test result: FAILED. 3 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out'], // rust-lang/rust
  ['nextest', 'total', /^\s+Summary \[ *[\d.]+s\] (?<total>\d+)(?:\/\d+)? tests? run: .{0,60}?(?<failed>\d+) (?:failed|timed out)(?:, (?<errors>\d+) timed out)?/, '     Summary [   0.012s] 12 tests run: 11 passed, 1 failed, 0 skipped'],
  ['rustc', 'total', /^error: aborting due to (?<failed>\d+) previous errors?/, 'error: aborting due to 2 previous errors', { counts: 'findings' }],
]
