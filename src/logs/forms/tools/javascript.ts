import type { Form } from '../form.ts'

/** Lines of tools of JavaScript. */
// prettier-ignore
export const JAVASCRIPT: readonly Form[] = [
  { tool: 'jest', role: 'test', pattern: /^ {2,12}● (?!Console$|Cannot log after|.{0,40}Warning)(?<title>\S.*?)\s*$/, before: 0, after: 16, isCommon: true, retried: /^\s*RETRY \d+$/, example: '  ● example tests › test that always fails' }, // jestjs/jest
  { tool: 'jest', role: 'file', pattern: /^\s{0,10}FAIL {1,2}(?:\[.{1,60}\] |\S+ )?(?<file>\S{1,300}\.\w{1,8})(?: \([\d.]+ m?s\))?$/, example: 'FAIL src/checkout.test.ts (7.1 s)' }, // jestjs/jest
  { tool: 'jest', role: 'captured', pattern: /^ {2,6}console\.(?:debug|dir|error|info|log|table|trace|warn)$/, example: '  console.log' }, // jestjs/jest
  { tool: 'vitest', role: 'test', pattern: /^ ?FAIL {2}(?:\|.{1,60}\| |\w{1,30} {1,3})?(?<title>(?<file>\S{1,300}\.\w{1,5}) > .+?)\s*$/, before: 0, after: 14, example: ' FAIL  src/math.test.ts > add > adds two numbers' }, // vitest-dev/vitest
  { tool: 'vitest', role: 'test', pattern: /^ ?FAIL {2}(?:\|.{1,60}\| |\w{1,30} {1,3})?(?<title>\S{1,300}) \[ (?<file>\S{1,300}) \]$/, before: 0, after: 14, example: ' FAIL  src/math.test.ts [ src/math.test.ts ]' }, // vitest-dev/vitest
  { tool: 'playwright', role: 'test', pattern: /^ {2}\d{1,5}\) (?<title>(?:\[.{1,60}\] › )?(?<file>[^\s:]{1,200}):(?<line>\d+):(?<column>\d+) › .+?)(?: [─-]{2,})?\s*$/, before: 0, after: 14, example: '  3) [chromium] › tests/sites.test.ts:34:1 › docs page ──────' }, // microsoft/playwright
  { tool: 'uvu', role: 'test', pattern: /^ {3}FAIL {2}(?:\S{1,100} {1,2})?"(?<title>.{1,300})"$/, example: '   FAIL  sum  "adds two numbers"' }, // lukeed/uvu
  { tool: 'node', role: 'test', pattern: /^test at (?<file>\S{1,300}):(?<line>\d+):(?<column>\d+)$/, title: 'inner', example: 'test at test/sum.test.js:5:1' }, // nodejs/node
  { tool: 'ava', role: 'ended', pattern: /^\s{0,4}✘ \[fail\]: (?<title>.+?)(?: (?:Rejected promise|Error thrown|Test finished|Promise returned).*)?(?: \([\d.]+m?s\))?$/, before: 0, after: 10, example: '  ✘ [fail]: adds two numbers' }, // avajs/ava
  { tool: 'bun', role: 'ended', pattern: /^(?:\(fail\) (?<title>.+?)(?: \[[\d.]+m?s\])?|✗ (?<name>\S.{0,300}?) \[[\d.]+m?s\])$/, before: 12, after: 0, example: '(fail) math > adds two numbers [1.20ms]' }, // oven-sh/bun
  { tool: 'bun, webdriverio', role: 'file', pattern: /^(?:» \/(?=\S+\w$)|(?=\S+\.(?:test|spec)\.\w{1,4}:$))(?<file>[\w@./-]{1,300}\.\w{1,8}):?$/, example: 'test/math.test.ts:' }, // oven-sh/bun
  { tool: 'karma', role: 'test', pattern: /^(?<title>(?:\w+ )?(?:Chrome|Firefox|Safari|Edge|Electron|HeadlessChrome)\b[^)]{0,100}\) .{1,300}) FAILED$/, before: 0, after: 6, example: 'Chrome Headless 120.0.0.0 (Linux x86_64) sum adds two numbers FAILED' }, // karma-runner/karma
  { tool: 'deno', role: 'test', pattern: /^(?<title>\S.{0,300}) => (?<file>(?:\.\/|file:\/\/)\S{1,300}):(?<line>\d+):(?<column>\d+)$/, example: 'adds two numbers => ./sum_test.ts:5:6' }, // denoland/deno
  { tool: 'newman', role: 'test', pattern: /^ {0,3}\d{1,4}\. {2}(?:\w*(?:Error|Failure)) {2,}(?<title>\S.*)$/, example: ' 1.  AssertionError  status is 200' }, // postmanlabs/newman
  { tool: 'mocha, jasmine', role: 'muted', pattern: /^\s{0,2}(?:Pending|Skipped|Pending tests|\d+ (?:flaky|skipped|pending|did not run)|There (?:was|were) \d+ (?!errors?:|failures?:)[\w ]{1,40}|\d+ tests? triggered \d+ [\w ]{1,40})(?::.{0,80})?$/, example: 'Pending:' }, // jasmine/jasmine
  { tool: 'tap', role: 'apart', pattern: /^(?:TAP version \d+|1\.\.\d+)$/, suite: 'commented', example: '1..12' }, // TestAnything/testanything.github.io
  { tool: 'any', role: 'apart', pattern: /^\s{0,24}ok \d+\b/, suite: 'commented', example: 'ok 2 - adds two numbers' }, // TestAnything/testanything.github.io
  { tool: 'jest, nyc, c8, vitest', role: 'failure', pattern: /^(?:Jest: .{0,200}threshold|(?:ERROR: )?Coverage for \w+ \(.{1,20}\) does not meet)/, before: 0, after: 0, example: 'ERROR: Coverage for lines (81.25%) does not meet global threshold (90%)' }, // istanbuljs/nyc
  { tool: 'node, vitest, vite, rollup, webpack, next', role: 'failure', pattern: /^(?:✖ failing tests:|⎯+ Unhandled (?:Errors?|Rejection) ⎯|(?:node:internal\/\S+|(?:file:\/\/)?\/\S+\.[cm]?[jt]s):\d+$|FATAL ERROR: |\s{0,4}ERROR in \S|Failed to compile\.?$|error during build:|\[!\] |RollupError: )/, before: 0, after: 9, example: 'error during build:' }, // vitejs/vite
  { tool: 'chai, cypress, node, python', role: 'failure', pattern: /^\s{0,8}(?:AssertionError(?: \[ERR_ASSERTION\])?(?:: |$)|CypressError: )/, before: 3, after: 6, example: '     AssertionError: Timed out retrying: Expected to find element: `#random-number`, but never found it.' }, // cypress-io/cypress-example-kitchensink#411
  { tool: 'prettier, commitlint', role: 'failure', pattern: /^(?:\[warn\] (?:Code style issues|\S{1,300}\.\w{1,8}$)|⧗ {3}input: )/, before: 0, after: 0, example: '[warn] Code style issues found in 2 files. Run Prettier with --write to fix.' }, // prettier/prettier
  { tool: 'npm, yarn, pnpm', role: 'failure', pattern: /^(?:npm (?:ERR!|error) (?:code (?!ELIFECYCLE|\d)|Missing script)|➤ YN(?:0001|0009|0018|0020|002[78]|0035|0041|0046|0078|0080|0082): |\s{0,2}(?:ERROR {2})?\[?ERR_PNPM_(?!RECURSIVE_))/, before: 0, after: 10, example: 'npm ERR! code E404' }, // npm/cli
  { tool: 'jest, vitest, npm, yarn, pnpm', role: 'summary', pattern: /^(?:Test Suites: +[1-9]\d* failed|\s+Test Files {2}\d+ failed|npm (?:ERR!|error) (?:code (?:ELIFECYCLE|\d)|Lifecycle script)|error: .{0,200}(?:exit code|exited with code) \d|error Command failed with exit code|The command failed for workspaces |\s?ELIFECYCLE )/, example: 'error Command failed with exit code 1.' }, // yarnpkg/yarn
  { tool: 'jest', role: 'total', counts: 'tests', pattern: /^Tests: {2,}(?:(?<failed>[\d,]+) failed, )?.{0,100}?(?<total>[\d,]+) total$/, example: 'Tests:       1 failed, 2 passed, 3 total' }, // jestjs/jest
  { tool: 'vitest', role: 'total', counts: 'tests', pattern: /^\s+Tests {2}(?:(?<failed>\d+) failed \| )?.{0,80}\((?<total>\d+)\)$/, example: '      Tests  1 failed | 29 passed (30)' }, // vitest-dev/vitest
  { tool: 'mocha', role: 'total', counts: 'tests', pattern: /^ {2}(?:(?<failed>\d+) failing$|(?<passed>\d+) passing \()/, example: '  1 failing' }, // cypress-io/cypress-example-kitchensink#411
  { tool: 'playwright', role: 'total', counts: 'tests', pattern: /^ {2}(?:(?<failed>\d+) failed|(?<passed>\d+) passed \([\d.]+m?s?h?\))$/, example: '  47 passed (1.2m)' },
  { tool: 'tap', role: 'total', counts: 'tests', pattern: /^(?:# |ℹ )(?:fail {1,2}(?<failed>\d+)|pass {1,2}(?<passed>\d+))$/, example: '# fail 1' },
  { tool: 'bun', role: 'total', counts: 'tests', pattern: /^ *(?:(?<failed>\d+) fail|(?<passed>\d+) pass)$/, example: ' 1 fail' },
  { tool: 'mocha', role: 'total', counts: 'tests', isWhole: true, pattern: /^ {4}✖ {2}\d+ of \d+ failed \(\d+%\) +[\d:]+ +(?<total>\d+) +[\d-]+ +(?<failed>\d+)/, example: '    ✖  2 of 2 failed (100%)                     00:17        7        3        2        -        2' },
  { tool: 'eslint', role: 'total', counts: 'findings', pattern: /^✖ \d+ problems? \((?<failed>\d+) errors?, /, example: '✖ 2 problems (2 errors, 0 warnings)' }, // eslint/eslint
  { tool: 'stylelint', role: 'total', counts: 'findings', pattern: /^(?:✖ )?(?<failed>\d+) problems?(?: \(|$)/, example: '2 problems (1 error, 1 warning)' },
]
