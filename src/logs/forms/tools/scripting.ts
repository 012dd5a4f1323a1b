import type { Form } from '../form.ts'

/** Lines of tools of Ruby, PHP, Perl, R, Julia, Lua, Erlang and others. */
// prettier-ignore
export const SCRIPTING: readonly Form[] = [
  { tool: 'minitest', role: 'test', pattern: /^(?<title>\w[\w:]{0,200}#\S{1,200}) \[(?<file>\S{1,300}):(?<line>\d+)\]:?$/, example: 'SumTest#test_adds [test/sum_test.rb:12]:' }, // minitest/minitest
  { tool: 'minitest', role: 'test', pattern: /^(?<title>[A-Z]\w[\w:]{0,200}#\S{1,200}):$/, example: 'SumTest#test_adds:' }, // minitest/minitest
  { tool: 'cucumber', role: 'apart', pattern: /^ {0,2}\d{1,5}\) Scenario: .{1,300} \(attempt \d+, retried\)/, example: '  1) Scenario: Add an item (attempt 1, retried) # features/cart.feature:7' }, // cucumber/cucumber-js
  { tool: 'mocha, rspec, exunit, jasmine', role: 'test', pattern: /^(?: {1,2}|(?=\d{1,5}\) (?![\w\\]+::\S)))\d{1,5}\) (?!(?:Failure|Error):$)(?<title>\S.*?)(?: \(attempt \d+\))?(?: {2,}#.*|: module '\w+'| # (?<file>\S+\.feature):(?<line>\d+))?\s*$/, isCommon: true, title: 'continued', example: '  1) Assertions' }, // mochajs/mocha
  { tool: 'phpunit', role: 'test', pattern: /^\d{1,5}\) (?<title>\S{1,300}::\S.*)$/, before: 0, after: 7, example: '1) CalcTest::testAdd' }, // sebastianbergmann/phpunit
  { tool: 'pest', role: 'test', pattern: /^\s{1,4}FAILED {2}(?<title>\S.*?)(?: {2,}\S+)?$/, before: 0, after: 8, isCommon: true, example: '   FAILED  Tests\\Unit\\SumTest > it adds' }, // pestphp/pest
  { tool: 'perl', role: 'test', pattern: /^\s{0,8}#\s+Failed test (?:'(?<title>.{1,300})'|\d+: "(?<name>.{1,300})"|\d+|at )/, before: 0, after: 5, example: "#   Failed test 'adds two numbers'" }, // Test-More/test-more
  { tool: 'busted', role: 'test', pattern: /^(?:Failure|Error) (?:→|->) (?<file>\S{1,300}) @ (?<line>\d+)$/, before: 0, after: 5, example: 'Failure → spec/sum_spec.lua @ 12' }, // lunarmodules/busted
  { tool: 'testthat', role: 'test', pattern: /^\s{0,4}── (?:\d+\. )?(?:Failure|Error)(?: \('?(?<file>[^:')]{1,200}):(?<line>\d+)(?::(?<column>\d+))?'?\))?: (?<title>.+?) ─+$/, before: 0, after: 7, example: "── Failure ('test-sum.R:12:3'): adds two numbers ──" }, // r-lib/testthat
  { tool: 'julia', role: 'test', pattern: /^(?<title>\S.{0,100}?): (?:Test Failed|Error During Test) at (?<file>\S{1,300}):(?<line>\d+)/, before: 0, after: 5, example: 'adds: Test Failed at /app/test/runtests.jl:12' }, // JuliaLang/julia
  { tool: 'tap, bats', role: 'test', pattern: /^\s{0,24}not ok \d+(?! .{0,300}# (?:TODO|SKIP|todo|skip))(?:[ -]+(?:[A-Z]\w+ [\d.]+ - \[\d+ ms\] - )?(?<title>\S.*?))?(?: # time=\S+| {2,}\d+ ms| in \d+ ?m?s)?$/, before: 0, after: 10, isCommon: true, suite: 'commented', headings: 'outer', parents: true, example: 'not ok 2 - adds two numbers' }, // TestAnything/testanything.github.io
  { tool: 'rspec', role: 'failure', pattern: /^\s+Failure\/Error: /, before: 1, after: 8, example: '     Failure/Error: expect(sum).to eq(3)' }, // rspec/rspec
  { tool: 'minitest', role: 'failure', pattern: /^ {0,4}(?:\d+\) )?(?:Failure|Error):$/, before: 0, after: 7, example: '  1) Failure:' }, // minitest/minitest
  { tool: 'bundler, rake, composer', role: 'failure', pattern: /^(?:Could not find (?:gem|compatible|\S{1,100}-\d)|Bundler could not find|An error occurred while installing|Your bundle (?:is locked|only supports)|Gem::Ext::BuildError|rake aborted!| {2}Problem \d+$|Your requirements could not be resolved|In \S{1,200}\.(?:php|phar) line \d+:)/, before: 0, after: 6, example: 'rake aborted!' }, // ruby/rake
  { tool: 'ruby', role: 'failure', pattern: /^\S{1,300}:\d+:in .{1,300} \(\w[\w:]*\)$/, before: 0, after: 3, example: "sum.rb:12:in `add': undefined method `foo' for nil:NilClass (NoMethodError)" }, // ruby/ruby
  { tool: 'rspec, minitest, exunit', role: 'total', counts: 'tests', pattern: /^(?<total>\d+) (?:examples?|runs|tests?|properties),(?: \d+ assertions,)? (?<failed>\d+) failures?(?:, (?<errors>\d+) errors?)?/, example: '5 examples, 1 failure' }, // rspec/rspec
  { tool: 'phpunit', role: 'total', counts: 'tests', pattern: /^Tests: (?<total>\d+), Assertions: \d+(?:, Errors: (?<errors>\d+))?(?:, Failures: (?<failed>\d+))?/, example: 'Tests: 3, Assertions: 3, Failures: 1.' }, // sebastianbergmann/phpunit
  { tool: 'perl', role: 'total', counts: 'tests', pattern: /^Failed \d+\/\d+ test programs\. (?<failed>\d+)\/(?<total>\d+) subtests failed\./, example: 'Failed 2/3 test programs. 2/7 subtests failed.' },
  { tool: 'rubocop, pint', role: 'total', counts: 'findings', pattern: /^(?:\d+ files? inspected, |\s+FAIL {3}[ .]{1,200}\d+ files?, )(?<failed>\d+) (?:offenses? detected|style issues?$)/, example: '12 files inspected, 3 offenses detected' },
  { tool: 'phpstan', role: 'total', counts: 'findings', pattern: /^ \[ERROR\] Found (?<failed>\d+) errors?/, example: ' [ERROR] Found 3 errors' },
]
