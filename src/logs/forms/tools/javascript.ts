import type { FormRow } from '../form.ts'

/** Lines of tools of JavaScript. */
// prettier-ignore
export const JAVASCRIPT: readonly FormRow[] = [
  ['lerna', 'part', /^lerna (?:ERR!|error) \w{2,8} run \S{1,100} exited \d{1,5} in '(?<title>[^']{1,214})'$/, "lerna ERR! npm run test exited 1 in '@atlas/geo'"], // lerna/lerna
  ['jest', 'test', /^ {2,12}● (?!Console$|Cannot log after|.{0,40}Warning)(?<title>\S.*)$/, '  ● example tests › test that always fails', { after: 16, isCommon: true, retried: /^\s*RETRY \d+$/ }], // jestjs/jest
  ['jest', 'file', /^\s{0,10}FAIL {1,2}(?:\[.{1,60}\] |\S+ )?(?<file>\S{1,300}\.\w{1,8})(?: \([\d.]+ m?s\))?$/, 'FAIL src/checkout.test.ts (7.1 s)'], // jestjs/jest
  ['jest', 'captured', /^ {2,6}console\.(?:debug|dir|error|info|log|table|trace|warn)$/, '  console.log'], // jestjs/jest
  ['vitest', 'test', /^ ?FAIL {2}(?:\|.{1,60}\| |\w{1,30} {1,3})?(?<title>(?<file>\S{1,300}\.\w{1,5}) > .+)$/, ' FAIL  src/math.test.ts > add > adds two numbers', { after: 14 }], // vitest-dev/vitest
  ['vitest', 'test', /^ ?FAIL {2}(?:\|.{1,60}\| |\w{1,30} {1,3})?(?<title>\S{1,300}) \[ (?<file>\S{1,300}) \]$/, ' FAIL  src/math.test.ts [ src/math.test.ts ]', { after: 14 }], // vitest-dev/vitest
  ['playwright', 'test', /^ {2}\d{1,5}\) (?<title>(?:\[.{1,60}\] › )?(?<file>[^\s:]{1,200}):(?<line>\d+):(?<column>\d+) › .+?)(?: [─-]{2,})?$/, '  3) [chromium] › tests/sites.test.ts:34:1 › docs page ──────', { after: 14 }], // microsoft/playwright
  ['uvu', 'test', /^ {3}FAIL {2}(?:\S{1,100} {1,2})?"(?<title>.{1,300})"$/, '   FAIL  sum  "adds two numbers"'], // lukeed/uvu
  ['node', 'test', /^test at (?<file>\S{1,300}):(?<line>\d+):(?<column>\d+)$/, 'test at test/sum.test.js:5:1', { title: 'inner' }], // nodejs/node
  ['ava', 'ended', /^\s{0,4}✘ \[fail\]: (?<title>.+?)(?: (?:Rejected promise|Error thrown|Test finished|Promise returned).*)?(?: \([\d.]+m?s\))?$/, '  ✘ [fail]: adds two numbers', { after: 10 }], // avajs/ava
  ['bun', 'ended', /^(?:\(fail\) (?<title>.+?)(?: \[[\d.]+m?s\])?|✗ (?<name>\S.{0,300}?) \[[\d.]+m?s\])$/, '(fail) math > adds two numbers [1.20ms]', { before: 12, after: 0 }], // oven-sh/bun
  ['bun, webdriverio', 'file', /^(?:» \/(?=\S+\w$)|(?=\S+\.(?:test|spec)\.\w{1,4}:$))(?<file>[\w@./-]{1,300}\.\w{1,8}):?$/, 'test/math.test.ts:'], // oven-sh/bun
  ['karma', 'test', /^(?<title>(?:\w+ )?(?:Chrome|Firefox|Safari|Edge|Electron|HeadlessChrome)\b[^)]{0,100}\) .{1,300}) FAILED$/, 'Chrome Headless 120.0.0.0 (Linux x86_64) sum adds two numbers FAILED', { after: 6 }], // karma-runner/karma
  ['deno', 'test', /^(?<title>\S.{0,300}) => (?<file>(?:\.\/|file:\/\/)\S{1,300}):(?<line>\d+):(?<column>\d+)$/, 'adds two numbers => ./sum_test.ts:5:6'], // denoland/deno
  ['newman', 'test', /^ {0,3}\d{1,4}\. {2}(?:\w*(?:Error|Failure)) {2,}(?<title>\S.*)$/, ' 1.  AssertionError  status is 200'], // postmanlabs/newman
  ['mocha, jasmine', 'muted', /^\s{0,2}(?:Pending|Skipped|Pending tests|\d+ (?:flaky|skipped|pending|did not run)|There (?:was|were) \d+ (?!errors?:|failures?:)[\w ]{1,40}|\d+ tests? triggered \d+ [\w ]{1,40})(?::.{0,80})?$/, 'Pending:'], // jasmine/jasmine
  ['tap', 'apart', /^(?:TAP version \d+|1\.\.\d+)$/, '1..12', { suite: 'commented' }], // TestAnything/testanything.github.io
  ['any', 'apart', /^\s{0,24}ok \d+\b/, 'ok 2 - adds two numbers', { suite: 'commented' }], // TestAnything/testanything.github.io
  ['jest, nyc, c8, vitest', 'failure', /^(?:Jest: .{0,200}threshold|(?:ERROR: )?Coverage for \w+ \(.{1,20}\) does not meet)/, 'ERROR: Coverage for lines (81.25%) does not meet global threshold (90%)', { after: 0 }], // istanbuljs/nyc
  ['node, vitest, vite, rollup, webpack, next', 'failure', /^(?:✖ failing tests:|⎯+ Unhandled (?:Errors?|Rejection) ⎯|(?:node:internal\/\S+|(?:file:\/\/)?\/\S+\.[cm]?[jt]s):\d+$|FATAL ERROR: |\s{0,4}ERROR in \S|Failed to compile\.?$|error during build:|\[!\] |RollupError: )/, 'error during build:', { after: 9 }], // vitejs/vite
  ['chai, cypress, node, python', 'failure', /^\s{0,8}(?:AssertionError(?: \[ERR_ASSERTION\])?(?:: |$)|CypressError: )/, '     AssertionError: Timed out retrying: Expected to find element: `#random-number`, but never found it.', { before: 3, after: 6 }], // cypress-io/cypress-example-kitchensink#411
  ['prettier, commitlint', 'failure', /^(?:\[warn\] (?:Code style issues|\S{1,300}\.\w{1,8}$)|⧗ {3}input: )/, '[warn] Code style issues found in 2 files. Run Prettier with --write to fix.', { after: 0 }], // prettier/prettier
  ['npm, yarn, pnpm', 'failure', /^(?:npm (?:ERR!|error) (?:code (?!ELIFECYCLE|\d)|Missing script)|➤ YN(?:0001|0009|0018|0020|002[78]|0035|0041|0046|0078|0080|0082): |\s{0,2}(?:ERROR {2})?\[?ERR_PNPM_(?!RECURSIVE_))/, 'npm ERR! code E404', { after: 10 }], // npm/cli
  ['jest, vitest', 'summary', /^(?:Test Suites: +|\s+Test Files {2})(?<failed>[1-9]\d*) failed\b/, 'Test Suites: 1 failed, 2 passed, 3 total', { counts: 'files' }], // jestjs/jest
  ['npm, yarn, pnpm', 'summary', /^(?:npm (?:ERR!|error) (?:code (?:ELIFECYCLE|\d)|Lifecycle script)|error: .{0,200}(?:exit code|exited with code) \d|error Command failed with exit code|The command failed for workspaces |\s?ELIFECYCLE )/, 'error Command failed with exit code 1.'], // yarnpkg/yarn
  ['jest', 'total', /^Tests: {2,}(?:(?<failed>[\d,]+) failed, )?.{0,100}?(?<total>[\d,]+) total$/, 'Tests:       1 failed, 2 passed, 3 total'], // jestjs/jest
  ['vitest', 'total', /^\s+Tests {2}(?:(?<failed>\d+) failed \| )?.{0,80}\((?<total>\d+)\)$/, '      Tests  1 failed | 29 passed (30)'], // vitest-dev/vitest
  ['mocha', 'total', /^ {2}(?:(?<failed>\d+) failing$|(?<passed>\d+) passing \()/, '  1 failing'], // cypress-io/cypress-example-kitchensink#411
  ['playwright', 'total', /^ {2}(?:(?<failed>\d+) failed|(?<passed>\d+) passed \([\d.]+m?s?h?\))$/, '  47 passed (1.2m)'],
  ['tap', 'total', /^(?:# |ℹ )(?:fail {1,2}(?<failed>\d+)|pass {1,2}(?<passed>\d+))$/, '# fail 1'],
  ['bun', 'total', /^ *(?:(?<failed>\d+) fail|(?<passed>\d+) pass)$/, ' 1 fail'],
  ['mocha', 'total', /^ {4}✖ {2}\d+ of \d+ failed \(\d+%\) +[\d:]+ +(?<total>\d+) +[\d-]+ +(?<failed>\d+)/, '    ✖  2 of 2 failed (100%)                     00:17        7        3        2        -        2', { isWhole: true }],
  ['eslint', 'total', /^✖ \d+ problems? \((?<failed>\d+) errors?, /, '✖ 2 problems (2 errors, 0 warnings)', { counts: 'findings' }], // eslint/eslint
  ['stylelint', 'total', /^(?:✖ )?(?<failed>\d+) problems?(?: \(|$)/, '2 problems (1 error, 1 warning)', { counts: 'findings' }],
]
