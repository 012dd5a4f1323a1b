import type { Form } from '../form.ts'

/** Lines of tools of Go and Rust. */
// prettier-ignore
export const GO_RUST: readonly Form[] = [
  { tool: 'go', role: 'either', pattern: /^\s{0,24}--- FAIL: (?<title>\S{1,300})(?: \([\d.]+ ?s(?:econds)?\))?/, before: 5, after: 6, parents: true, runs: /^ginkgo/, example: '--- FAIL: TestHM9000 (0.00 seconds)' }, // golang/go
  { tool: 'gotestsum', role: 'passed', pattern: /^PASS (?<title>\S{1,300}) \(re-run \d+\)/, example: 'PASS net.TestDial (re-run 1) (0.38s)' }, // gotestyourself/gotestsum
  { tool: 'gotestsum', role: 'test', pattern: /^=== FAIL: (?<suite>\S{1,200}) (?<title>\S{1,300})(?: \(re-run (?<attempt>\d+)\))?/, before: 0, after: 8, parents: true, example: '=== FAIL: sum TestAdd (0.00s)' }, // gotestyourself/gotestsum
  { tool: 'ginkgo', role: 'test', pattern: /^(?:• )?\[(?:FAILED|PANICKED|TIMEDOUT)\](?: \[[\d.]+ seconds\])?$/, isCommon: true, example: '• [FAILED] [0.001 seconds]' }, // onsi/ginkgo
  { tool: 'ginkgo summary', role: 'test', pattern: /^\s{0,4}\[(?:FAIL|PANICKED!|TIMEDOUT|INTERRUPTED)\] (?!A |\w+::\w+: )(?<title>\S.*)$/, isCommon: true, example: '  [FAIL] Size [It] formats 10 MB' }, // onsi/ginkgo
  { tool: 'cargo test', role: 'test', pattern: /^---- (?<title>\S.{0,300}?) stdout ----$/, before: 0, after: 8, captures: true, example: '---- tests::adds stdout ----' }, // rust-lang/rust
  { tool: 'cargo test', role: 'run', pattern: /^test (?<title>\S.{0,300}) \.\.\. FAILED$/, example: 'test tests::adds ... FAILED' }, // rust-lang/rust
  { tool: 'nextest', role: 'test', pattern: /^\s+(?:FAIL|SIGABRT|SIGSEGV|TIMEOUT) \[ *[\d.]+s\] (?:\([ \d/─]+\) )?(?<suite>\S{1,200}) (?<title>\S.*)$/, before: 0, after: 10, example: '        FAIL [   0.005s] sum tests::adds' }, // nextest-rs/nextest
  { tool: 'nextest', role: 'test', pattern: /^\s+TRY \d+ FAIL \[ *[\d.]+s\] (?:\([ \d/─]+\) )?(?<suite>\S{1,200}) (?<title>\S.*)$/, example: '  TRY 1 FAIL [   0.013s] (─────) sum tests::adds' }, // nextest-rs/nextest
  { tool: 'nextest', role: 'passed', pattern: /^\s{0,8}(?:TRY \d+ PASS|FLAKY \d+\/\d+) \[ *[\d.]+s\] (?:\([ \d/─]+\) )?(?<suite>\S{1,200}) (?<title>\S.*)$/, example: '  TRY 2 PASS [   0.098s] sum tests::adds' }, // nextest-rs/nextest
  { tool: 'cargo test', role: 'listing', pattern: /^failures:$/, example: 'failures:' }, // rust-lang/rust
  { tool: 'go', role: 'apart', pattern: /^=== (?:RUN|PAUSE|CONT|NAME|FAIL|SKIP|Skipped|Failed|Errors)\b(?: +(?<title>\S{1,300})$)?/, example: '=== RUN   TestAdd' }, // golang/go
  { tool: 'testify', role: 'failure', pattern: /^\s+Error Trace:/, before: 1, after: 8, example: '        \tError Trace:\t/app/sum_test.go:12' }, // stretchr/testify
  { tool: 'go, rust, swift, php', role: 'failure', pattern: /^(?:panic: |(?:PHP )?(?:[Ff]atal|Parse) error: |WARNING: DATA RACE|thread '.{1,300}' (?:\(\d+\) )?panicked at )/, before: 0, after: 10, example: 'panic: Fail in goroutine after Test_statusCodeInterceptor has completed' }, // hashicorp/boundary#1978
  { tool: 'go', role: 'failure', pattern: /^go: (?!downloading|finding|extracting|added|upgraded|found|creating|to add)\S/, before: 0, after: 3, example: 'go: updates to go.mod needed' }, // golang/go
  { tool: 'ginkgo', role: 'failure', pattern: /^\s{0,8}•? ?\[(?:FAILED|PANICKED|TIMEDOUT)\] /, before: 0, after: 8, example: '  [FAILED] Expected' }, // onsi/ginkgo
  { tool: 'rustc, git, kubectl, uv, typos', role: 'failure', pattern: /^\s{0,4}error(?:\[[\w-]{1,60}\])?: (?!could not compile|aborting due|process didn't|test failed|doctest failed|\d+ targets? failed|builder for|.{0,200}(?:exit code|exited with code) \d)\S/, before: 0, after: 8, example: 'error: `zeebra` should be `zebra`' }, // reviewdog/errorformat fmts/testdata/typos.in
  { tool: 'go, cargo', role: 'summary', pattern: /^(?:FAIL\s+\S+\s+(?:[\d.]+s|\[.{1,40}\])$|error: (?:could not compile|test failed))/, example: 'FAIL\tgithub.com/example/shop/sum\t0.005s' }, // golang/go
  { tool: 'cargo', role: 'total', counts: 'tests', pattern: /^test result: FAILED\. (?<passed>\d+) passed; (?<failed>\d+) failed;/, example: 'test result: FAILED. 3 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out' }, // rust-lang/rust
  { tool: 'nextest', role: 'total', counts: 'tests', pattern: /^\s+Summary \[ *[\d.]+s\] (?<total>\d+)(?:\/\d+)? tests? run: .{0,60}?(?<failed>\d+) (?:failed|timed out)(?:, (?<errors>\d+) timed out)?/, example: '     Summary [   0.012s] 12 tests run: 11 passed, 1 failed, 0 skipped' },
  { tool: 'rustc', role: 'total', counts: 'findings', pattern: /^error: aborting due to (?<failed>\d+) previous errors?/, example: 'error: aborting due to 2 previous errors' },
]
