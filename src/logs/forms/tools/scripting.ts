import type { FormRow } from '../form.ts'

/** Lines of tools of Ruby, PHP, Perl, R, Julia, Lua, Erlang and others. */
// prettier-ignore
export const SCRIPTING: readonly FormRow[] = [
  ['minitest', 'test', /^(?<title>\w[\w:]{0,200}#\S{1,200}) \[(?<file>\S{1,300}):(?<line>\d+)\]:?$/, 'SumTest#test_adds [test/sum_test.rb:12]:'], // minitest/minitest
  ['minitest', 'test', /^(?<title>[A-Z]\w[\w:]{0,200}#\S{1,200}):$/, 'SumTest#test_adds:'], // minitest/minitest
  ['cucumber', 'apart', /^ {0,2}\d{1,5}\) Scenario: .{1,300} \(attempt \d+, retried\)/, '  1) Scenario: Add an item (attempt 1, retried) # features/cart.feature:7'], // cucumber/cucumber-js
  // eslint-disable-next-line regexp/no-super-linear-backtracking -- at most 1,000 characters of a line are read
  ['mocha, rspec, exunit, jasmine', 'test', /^(?: {1,2}|(?=\d{1,5}\) (?![\w\\]+::\S)))\d{1,5}\) (?!(?:Failure|Error):$)(?<title>\S.*?)(?: \(attempt \d+\))?(?: {2,}#.*|: module '\w+'| # (?<file>\S+\.feature):(?<line>\d+))?$/, '  1) Assertions', { isCommon: true, title: 'continued' }], // mochajs/mocha
  ['phpunit', 'test', /^\d{1,5}\) (?<title>\S{1,300}::\S.*)$/, '1) CalcTest::testAdd', { after: 7 }], // sebastianbergmann/phpunit
  // eslint-disable-next-line regexp/no-super-linear-backtracking -- at most 1,000 characters of a line are read
  ['pest', 'test', /^\s{1,4}FAILED {2}(?<title>\S.*?)(?: {2,}\S+)?$/, '   FAILED  Tests\\Unit\\SumTest > it adds', { after: 8, isCommon: true }], // pestphp/pest
  ['perl', 'finding', /^(?!BEGIN failed|Compilation failed|\s*#)(?<detail>\S.{0,500}?) at (?<file>\S{1,300}\.(?:p[lm]|t)) line (?<line>\d+)(?:, near .{1,100}|\.)$/, "Can't locate Cart.pm in @INC at t/money.t line 3.", { after: 4, needs: /^(?:BEGIN failed--compilation aborted|Compilation failed in require|Execution of \S+ aborted|# Looks like your test exited)/ }], // Perl/perl5
  ['perl', 'test', /^\s{0,8}#\s+Failed test (?:'(?<title>.{1,300})'|\d+: "(?<name>.{1,300})"|\d+|at )/, "#   Failed test 'adds two numbers'", { after: 5 }], // Test-More/test-more
  ['busted', 'test', /^(?:Failure|Error) (?:→|->) (?<file>\S{1,300}) @ (?<line>\d+)$/, 'Failure → spec/sum_spec.lua @ 12', { after: 5 }], // lunarmodules/busted
  ['testthat', 'test', /^\s{0,4}── (?:\d+\. )?(?:Failure|Error)(?: \('?(?<file>[^:')]{1,200}):(?<line>\d+)(?::(?<column>\d+))?'?\))?: (?<title>.+?) ─+$/, "── Failure ('test-sum.R:12:3'): adds two numbers ──", { after: 7 }], // r-lib/testthat
  ['julia', 'test', /^(?<title>\S.{0,100}?): (?:Test Failed|Error During Test) at (?<file>\S{1,300}):(?<line>\d+)/, 'adds: Test Failed at /app/test/runtests.jl:12', { after: 5 }], // JuliaLang/julia
  // eslint-disable-next-line regexp/no-super-linear-backtracking -- at most 1,000 characters of a line are read
  ['tap, bats', 'test', /^\s{0,24}not ok \d+(?! .{0,300}# (?:TODO|SKIP|todo|skip))(?:[ -]+(?:[A-Z]\w+ [\d.]+ - \[\d+ ms\] - )?(?<title>\S.*?))?(?: # time=\S+| {2,}\d+ ms| in \d+ ?m?s)?$/, 'not ok 2 - adds two numbers', { after: 10, isCommon: true, suite: 'commented', headings: 'outer', parents: true }], // TestAnything/testanything.github.io
  ['rspec', 'failure', /^\s+Failure\/Error: /, '     Failure/Error: expect(sum).to eq(3)', { before: 1, after: 8 }], // rspec/rspec
  ['minitest', 'failure', /^ {0,4}(?:\d+\) )?(?:Failure|Error):$/, '  1) Failure:', { after: 7 }], // minitest/minitest
  ['bundler, rake, composer', 'failure', /^(?:Could not find (?:gem|compatible|\S{1,100}-\d)|Bundler could not find|An error occurred while installing|Your bundle (?:is locked|only supports)|Gem::Ext::BuildError|rake aborted!| {2}Problem \d+$|Your requirements could not be resolved|In \S{1,200}\.(?:php|phar) line \d+:)/, 'rake aborted!', { after: 6 }], // ruby/rake
  ['ruby', 'failure', /^\S{1,300}:\d+:in .{1,300} \(\w[\w:]*\)$/, "sum.rb:12:in `add': undefined method `foo' for nil:NilClass (NoMethodError)", { after: 3 }], // ruby/ruby
  ['rspec, minitest, exunit', 'total', /^(?<total>\d+) (?:examples?|runs|tests?|properties),(?: \d+ assertions,)? (?<failed>\d+) failures?(?:, (?<errors>\d+) errors?)?/, '5 examples, 1 failure'], // rspec/rspec
  ['phpunit', 'total', /^Tests: (?<total>\d+), Assertions: \d+(?:, Errors: (?<errors>\d+))?(?:, Failures: (?<failed>\d+))?/, 'Tests: 3, Assertions: 3, Failures: 1.'], // sebastianbergmann/phpunit
  ['perl', 'total', /^Failed \d+\/\d+ test programs\. (?<failed>\d+)\/(?<total>\d+) subtests failed\./, 'Failed 2/3 test programs. 2/7 subtests failed.'],
  ['rubocop, pint', 'total', /^(?:\d+ files? inspected, |\s+FAIL {3}[ .]{1,200}\d+ files?, )(?<failed>\d+) (?:offenses? detected|style issues?$)/, '12 files inspected, 3 offenses detected', { counts: 'findings' }],
  ['phpstan', 'total', /^ \[ERROR\] Found (?<failed>\d+) errors?/, ' [ERROR] Found 3 errors', { counts: 'findings' }],
]
