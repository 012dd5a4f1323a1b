import type { FormRow } from '../form.ts'

/** Lines of tools of C, C++, Swift, Dart and others. */
// prettier-ignore
export const NATIVE: readonly FormRow[] = [
  ['googletest', 'ended', /^\[ {2}FAILED {2}\] (?!\d)(?<title>[^,]{1,300}?)(?:, where .{1,300})?(?: \([\d.]+ ?ms\))?$/, '[  FAILED  ] Sum.Adds (0 ms)', { after: 0 }], // google/googletest
  ['boost', 'finding', /^(?<file>\S.{0,300})(?::|\()(?<line>\d+)\)?: (?:fatal )?error: in "(?<title>[^"]{1,200})": (?<detail>\S.*)$/, 'sum_test.cpp(12): error: in "sum/adds": check add(1, 2) == 4 has failed', { after: 1 }], // boostorg/test
  ['unity', 'finding', /^(?<file>[^\s:]{1,300}):(?<line>\d+):(?<title>\w{1,100}):FAIL(?:: (?<detail>.+))?$/, 'test/test_sum.c:12:test_adds:FAIL: Expected 3 Was 4'], // ThrowTheSwitch/Unity
  ['catch2', 'test', /^(?<file>(?:[A-Za-z]:)?[^\s:()]{1,300})(?::(?<line>\d+)|\((?<row>\d+)\)): FAILED: ?(?<detail>.*)$/, '/app/sum_test.cpp:12: FAILED:', { before: 5, after: 6, title: 'ruled' }], // catchorg/Catch2
  ['ctest', 'test', /^\s{0,6}\d+\/\d+ Test\s+#\d+: (?<title>\S.{0,200}?) ?\.*\s*(?:Subprocess \w{1,20})?\*\*\*(?!Skipped|Not Run)(?:Failed|Exception: {2}|(?<detail>\S.{0,60}?) {2,}[\d.]+ sec|\S)/, '12/20 Test #12: parser_test ......................***Failed    0.01 sec', { after: 8, runs: /^(?:googletest|catch2|qtest|boost)/ }], // Kitware/CMake
  ['bazel', 'test', /^(?<title>\/\/\S{1,300}) +(?:\(cached\) )?(?<detail>(?:FAILED(?! TO BUILD)|TIMEOUT)\b.{0,60})$/, '//src/test/shell/bazel:execroot_test                                     FAILED in 3 out of 3 in 1.5s', { after: 1, runs: /^(?!bazel)/ }], // bazelbuild/bazel
  ['meson', 'test', /^\s{0,3}\d{1,5}\/\d{1,5} (?<title>\S.{0,200}?) {1,60}(?:FAIL|TIMEOUT|ERROR) {2,}[\d.]+ ?s(?: {2,}(?:exit status \d+|killed by .+|[\d/]+ subtests passed|\(.+\)))?$/, '2/5 shop:unit / cart            FAIL            0.21s   exit status 1', { quotes: true }], // mesonbuild/meson
  ['meson', 'apart', /^\s{0,3}\d{1,5}\/\d{1,5} \S.{0,200}? {1,60}(?:OK|SKIP|EXPECTEDFAIL) {2,}[\d.]+ ?s\b/, '1/2 shop:unit / cart  OK              0.21s'], // mesonbuild/meson
  ['forge', 'test', /^\[FAIL(?:: |\. Reason: )(?<detail>.{1,300})\] (?<title>\w{1,100}\([^)]{0,100}\))/, '[FAIL: assertion failed: 95 != 100] test_Fee() (gas: 88121)'], // foundry-rs/foundry
  ['zig', 'test', /^error: '(?<title>(?=[^']{0,100}\btest[._])[^']{1,200})' (?:failed|leaked): (?<detail>\S.*)$/, "error: 'ring.test.wraps' failed: expected 8, found 0"], // ziglang/zig
  ['flutter', 'test', /^❌ (?:\S{1,300}_test\.dart: )?(?<title>\S.{0,300}) \(failed\)$/, '❌ test/counter_test.dart: Counter increments (failed)'], // dart-lang/test
  ['flutter', 'either', /^\d\d:\d\d \+\d+(?: ~\d+)? -\d+: (?:(?<file>\S{1,300}_test\.dart): )?(?<title>.{1,300}) \[E\]/, '00:03 +5 -1: Counter increments [E]', { after: 6 }], // dart-lang/test
  ['swift testing', 'test', /^\S{1,2} {1,2}Test (?<title>.{1,300}?) recorded an issue .{0,200}?at (?<file>\S{1,300}):(?<line>\d+):(?<column>\d+): (?<detail>\S.*)$/, '✘ Test adds() recorded an issue at SumTests.swift:12:5: Expectation failed: (sum → 4) == 3', { after: 2 }], // swiftlang/swift-testing
  ['xctest', 'passed', /^Test Case '(?<title>-\[[^\]]{1,200}\]|[\w.]{1,200})' passed\b/, "Test Case '-[SumTests testAdds]' passed (0.012 seconds)."], // swiftlang/swift-corelibs-xctest
  ['xctest', 'test', /^(?<file>\S{1,300}):(?<line>\d+): error: (?<title>-\[[^\]]{1,200}\]|[\w.]{1,200}) : (?<detail>\S.*)$/, '/app/SumTests.swift:12: error: SumTests.testAdds : XCTAssertEqual failed: ("4") is not equal to ("3")'], // swiftlang/swift-corelibs-xctest
  ['googletest', 'apart', /^(?:\[(?: RUN {6}|-{10}|={10}| {7}OK | {2}PASSED {2}| {2}SKIPPED )\]|Note: Google Test filter = )/, '[ RUN      ] Sum.Adds'], // google/googletest
  ['ld, shell', 'failure', /^.{0,400}(?:: undefined reference to |Segmentation fault)/, "interface.c:(.text+0x4bc): undefined reference to `route_sock'", { before: 3, after: 0 }], // omec-project/ngic-rtc#30
  ['ld', 'failure', /^(?:\S{0,100}\/)?ld(?:\.\w+)?: (?!warning|.{1,300}: in function)/, '/usr/bin/ld: cannot find -lfoo: No such file or directory', { after: 1 }], // bminor/binutils-gdb
  ['ld, cmake, ninja, bazel', 'failure', /^(?:Undefined symbols for architecture |CMake Error|FAILED: (?!Build did)|ninja: error: |ERROR: \/\S{1,300}BUILD\S{0,20}:\d+:\d+: )/, 'CMake Error at CMakeLists.txt:12 (find_package):', { after: 7 }], // Kitware/CMake
  ['make', 'part', /^\S{0,100}make(?:\.exe)?(?:\[\d+\])?: \*\*\* \[(?:[^\]]{1,300}: )?(?<title>[^\]:]{1,200})\] [A-Z]/, 'make: *** [Makefile:5: cart.o] Error 1', { isCommon: true }], // mirror/make
  ['make', 'apart', /^\S{0,100}make(?:\.exe)?(?:\[\d+\])?: Target '.{1,200}' not remade because of errors/, "make[1]: Target 'all' not remade because of errors."], // mirror/make
  ['make', 'failure', /^\S{0,100}make(?:\.exe)?(?:\[\d+\])?: \*\*\* No rule to make target/, "make[1]: *** No rule to make target `../libsent/libsent.a', needed by `julius'.  Stop.", { after: 0 }], // julius-speech/julius#74
  ['googletest', 'failure', /^\S.{0,300}:\d+: Failure$/, '/app/sum_test.cc:12: Failure', { after: 7 }], // google/googletest
  ['sanitizers, valgrind, bazel', 'failure', /^(?:==\d+==\s?(?:ERROR: |Invalid |Conditional jump)|={5,} Test output for \/\/)/, '==1234==ERROR: AddressSanitizer: heap-use-after-free on address 0x602000000014', { after: 12 }], // google/sanitizers
  ['elixir', 'failure', /^(?:\*\* \(\w[\w.]{0,80}\) |== Compilation error in file )/, '** (Mix) mix format failed due to --check-formatted.', { after: 4 }], // elixir-lang/elixir
  ['bazel', 'failure', /^(?:(?:FAIL|TIMEOUT): \/\/|\/\/\S{1,300} +FAILED TO BUILD$)/, 'FAIL: //cart:cart_test (see /tmp/testlogs/cart/cart_test/test.log)', { after: 1 }], // bazelbuild/bazel
  ['make, ninja, gcc, clang, bazel, xcodebuild', 'summary', /^(?:ninja: build stopped|\S{0,100}make(?:\.exe)?(?:\[\d+\])?: Target '.{1,200}' not remade because of errors|Errors while running CTest|(?:collect2|clang(?:\+\+)?): error: |FAILED: Build did NOT|Build completed, \d+ tests? FAILED|ERROR: Build did NOT|Executed \d+ out of \d+ tests?: .{0,60}fail|\*\* \w+ FAILED \*\*|Executed \d+ tests?, with [1-9])/, 'ninja: build stopped: subcommand failed.'], // ninja-build/ninja
  ['flutter', 'total', /^\d\d:\d\d \+(?<passed>\d+)(?: ~\d+)? -(?<failed>\d+): Some tests failed\.$/, '00:03 +5 -1: Some tests failed.'],
  ['ctest', 'total', /^\d+% tests passed, (?<failed>\d+) tests? failed out of (?<total>\d+)/, '83% tests passed, 2 tests failed out of 12'], // Kitware/CMake
  ['googletest', 'total', /^\[(?:={10}\] (?<total>\d+) tests? from .{1,60} ran\.| {2}FAILED {2}\] (?<failed>\d+) tests?, listed below:)/, '[==========] 12 tests from 3 test suites ran. (5 ms total)'],
]
