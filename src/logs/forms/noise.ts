import type { Examples } from '../lines/examples.ts'
import { withMarks } from '../words/word.ts'
import { ANY_TOOL, type FormRow, type Noise } from './form.ts'

// prettier-ignore
const WARNINGS: readonly FormRow[] = [
  ['any', 'warning', /^(?:\s{0,8}\[?(?:WARNING|WARN|Warning|warning|warn|DEPRECATION|Deprecation|deprecated)\b|npm (?:WARN|warn)\b|CMake (?:\w+ )?Warning\b)/, 'warning: unused variable: `x`'],
  ['python, msbuild', 'warning', /^.{0,300}(?:: (?:Deprecation|Future|User|Runtime|Resource|PendingDeprecation)?Warning: |(?:\)| ): warning [A-Z]+\d+: )/, 'setup.py:3: DeprecationWarning: pkg_resources is deprecated as an API'],
  ['loggers', 'warning', /^\[?\d{2,4}[-:/.][\d\-:/T., +Z]{3,30}\]?\s?\S{0,60}\s?\[?(?:WARN|WARNING|INFO|DEBUG|TRACE)\b/, '2024-03-01 10:00:00,123 WARNING Retrying in 5 s'],
]

/** What noise is about, its pattern, and real lines. */
type NoiseForm = readonly [noise: Noise, pattern: RegExp, example: Examples]

// prettier-ignore
const SILENT: readonly NoiseForm[] = [
  ['rules of tables and sections', /^\s?[-=_*~#+─━═⎯┼][\s\-=_*~#+|─━═⎯┼│]{2,}$/, '------------------------------------------------------------------------'],
  ['tests that passed', withMarks(/^(?:\s*(?:[✓]|\[ {7}OK \]|\[ RUN {6}\]|\[-{10}\]|\[ SKIPPED  ?\]|ok \d+ |--- PASS|--- SKIP)| ?PASS |ok {1,3}\t?\S|=== (?:RUN|PAUSE|CONT|NAME)|\s*# Subtest: |▶ |PASSED |\? {3}\t)/), 'ok  \tgithub.com/example/shop/cart\t0.012s'],
  ['tests that passed', /^.{1,300}(?: \.\.\.+ ?(?:ok(?: +\d+ ms\b.*| \([\d.]+ ?[mµμn]?s\))?|ignored)| \[✔\]|#test_\w+ = [\d.]+ s = \.| \| PASS \||(?<!\b(?:be|got|is|not|was|were)) PASS(?:ED(?: +\[ *\d+%\]| in [\d.]+s)?)?|\.{3} *(?:Passed|Skipped|OK)(?: .{0,30})?)$/, 'test tests::subtracts ... ok'],
  ['tests that passed', /^(?:\(pass\) |\[PASS\] |\s*PASS \[ *[\d.]+s\]|\s*Start +\d+: |\s+(?:Passed|Skipped) \S.{0,300} \[.{1,20}s\]$|Test (?:Case|Suite) '.{1,300}' (?:started|passed)|\[info\] - (?!.{1,300}\*\*\* FAILED)|\d\d:\d\d \+\d+(?: ~\d+)?(?: -\d+)?: (?!.{1,300} \[E\]$))/, '(pass) env > reads PORT [0.12ms]'],
  ['tests that passed', /^(?:\S{1,200}\.py [.FEsSxX]{1,500}|(?:\S{1,200} )?[.FEsSxX]{3,})(?: *\[ *\d+%\])?$/, 'tests/test_api.py ..F.. [ 45%]'],
  ['tests that were skipped', /^\S.{0,300}(?:(?<!\b(?:be|is|not|was|were)) SKIPPED(?: \(.{0,200}\))?| \.\.\. skipped\b.{0,200}|\)Skipped|: Test::\w+ required| # SKIP\b.{0,200})$/, "test_env (tests.test_env.EnvTest.test_env) ... skipped 'needs docker'"],
  ['tests that were skipped', /^\s*(?:XFAIL|XPASS|UNSUPPORTED|UNTESTED): \S|^.{1,300} \[(?:EXPECTED FAIL|XFAIL|NOT RUN|SKIPPED)\]$/, '  ... error-on-reversed [EXPECTED FAIL]'],
  ['statistics', /^(?:# (?:(?:tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) [\d.]+$|of (?:expected (?:passes|failures)|unsupported tests|untested testcases)\s+\d)|1\.\.\d+$|Dubious, test returned \d|Failed \d+\/\d+ subtests|# Looks like you failed \d+ tests? of \d|assets by status |\[info\] (?:Total number of tests run: |Suites: completed |\*\*\* \d+ TESTS? FAILED)|Executed (?:files|requests): |Ran \d+ tests across \d+ files|\s*[.FEsSxXCW]{12,}$)/, '# tests 179'],
  ['statistics', /^\W{0,8}[Nn]o (?:diagnostics|issues|problems|errors|warnings|vulnerabilities|failures) (?:were )?found\b/, '-- no diagnostics found'],
  ['downloads', /^\s*(?:Download(?:ing|ed)|Fetch(?:ing|ed)|Pulling|Pulled|Extracting|Unpacking|Preparing to unpack|Setting up|Selecting previously|Collecting|Requirement already|Using cached|Installing|Installed|Resolving|Resolved|Get:\d+|Hit:\d+|Receiving objects|Resolving deltas|remote: (?:Counting|Compressing|Enumerating)) ?/, 'Collecting requests==2.31.0'],
  ['downloads', /^(?:\[INFO\] Download|Progress ?[(:]|go: (?:downloading|finding|extracting)|npm http fetch [A-Z]{3,6} [23]\d\d |#\d+ (?:sha256:|CACHED|DONE|extracting)|➤ YN0013| *% Total +% Received |Content type '.{1,100}' length \d)/, '[INFO] Downloaded from central: https://repo.maven.apache.org/maven2/junit/junit/4.13/junit-4.13.pom'],
  ['progress', /^(?:\[ *\d+%\] (?!of )|\[\d+\/\d+\] |\s*\d{1,3}(?:\.\d+)?% ?[|[(]| {2,5}(?:Compiling|Checking|Finished|Running|Documenting|Fresh) \S|> Task :\S+(?: UP-TO-DATE| NO-SOURCE| FROM-CACHE| SKIPPED)?$|\[\w+\] compiling \d+ |make(?:\[\d+\])?: (?:Entering|Leaving) |\s*(?:Linting|Checking|Compiling|Inspecting|Analy[sz]ing|Scanning|Formatting|Bundling) (?:'[^']{1,200}'|\S{1,200}) (?:\(\d+\/\d+\)|files?)$)/, '[ 12%] Building CXX object lib/Support/CMakeFiles/LLVMSupport.dir/Timer.cpp.o'],
  ['progress', /^.{0,80}[█━▓▒░#=>]{8}/, '  |████████████████████            | 512 kB 2.1 MB/s'],
  ['progress', /^(?:(?:[\w.-]{1,40}> +)?\[ *\d+ of \d+\] (?:Compiling|Linking) |#?\d* ?\[[\w -]{0,60}\d+\/\d+\] (?:FROM|COPY|RUN|ADD|WORKDIR) |transferring (?:dockerfile|context): |\w{4,40}: (?:Pulling fs layer|Waiting|Verifying Checksum|Download complete|Pull complete|Already exists|Layer already exists|Pushed|Preparing)$)/, '4f4fb700ef54: Pull complete'],
  ['progress', /^(?:\s*SLOW \[> *[\d.]+s\] |ok: \[[\w.-]{1,100}\]$|\d{1,2} \d\d \d{4} [\d:.]{8,12}:(?:INFO|DEBUG) |(?:INFO|DEBUG|TRACE)[ :]|Note: |\S{1,200}: (?:Refreshing state|Still \w+ing|Creating|Creation complete|Reading|Read complete)\.{0,3})/, 'aws_sqs_queue.mail: Still creating... [10s elapsed]'],
  ['progress', /^\D{0,60}\d[\d.,]{0,20}(?: ?[KMG]i?B)? (?:of|\/) \d[\d.,]{0,20}(?: ?[KMG]i?B)? \(?\d{1,3}(?:\.\d{1,3})?%\)?.{0,40}\d ?[KMG]?i?Bs?\/s(?:ec)?\b/, 'Received 9465 of 48210 (93.1%), 30.3 MBs/sec'],
  ['package managers', /^(?:WARNING: Running pip as the 'root' user |npm notice|npm (?:warn|WARN) deprecated |\[notice\] |\S{1,40}: install_package> |\s?NX +(?:Running|Ran) target | {2}Restored \S|Unable to find image '\S+' locally$|added \d+ packages|up to date|audited \d+|found 0 vuln|\d+ packages are looking|run `npm fund`|yarn (?:run|install) v|Done in |Lockfile is up to date|Successfully (?:installed|built|uninstalled))/, 'added 812 packages, and audited 813 packages in 14s'],
  ['coverage', /^(?:[^|]{0,200}\| +(?:(?:\d[\d.]* \| +){3}\d|\d+\.\d+ \| +\d+\.\d+ \|)|\S{1,200} +\d+ +\d+ +(?:\d+ +\d+ +)?\d+%)/, ' sum.ts   |   85.71 |       50 |     100 |   85.71 | 12'],
  ['coverage', /^(?:File {2,}\||Name +Stmts |TOTAL {3,}|coverage: [\d.]+% of|\s*(?:Statements|Branches|Functions|Lines) +: +\d)/, 'coverage: 81.2% of statements'],
  ['statistics', /^\s*(?:│ *)?(?:(?:ℹ )?[Dd]uration(?:_ms)?:? +\d|\d+ expect\(\) calls|Suppressed \d+ warnings|==\d+== +(?:total heap|in use at|ERROR SUMMARY|For lists)|Executed \d+ tests|Running (?:ExUnit|\d+ tests)|Done linting!|\d+ mods\/funs|\[info\] Run completed|webpack \d|Your code has been rated|> Analysis failed with \d|Checkstyle (?:files|violations)|Top \d+ slowest|🔍 \d+ Total|Summary: \d+ (?:\w+\(s\)|resources? )|Compiling \d+ files|Checking \d+ source|CSpell: Files checked|Psalm was able|!{3,} Interrupted: |Cached: +\d|Tasks: +\d|A worker process has failed to exit gracefully|Snapshots?: +\d|Ran all test suites|Total (?:Test )?time\b|Took \d|Time Elapsed |Randomized with seed |Files=\d)/, '   Duration  1.20s (transform 61ms, setup 0ms)'],
  ['help', /^(?:-- Docs: https:|- (?:hook id|exit code|duration): \S|\S{1,300}\.py::\S{1,300}$|\s{0,8}npx playwright show-trace |\s+at .{0,300}\(?node:internal\/|\* Try:|> Run with --|> Get more help|\* Get more help|Run with --|Deprecated Gradle features|You can use '--warning-mode|For more on this, please refer|See https?:\/\/docs\.gradle|Use ['"]--)/, '* Get more help at https://help.gradle.org'],
  ['help', /^(?:\[ERROR\](?: +(?:\[Help \d|To see the full|Re-run Maven|For more information|After correcting|Please refer|-> \[Help|mvn <args>).*)?$|npm (?:ERR!|error)(?: (?:A complete log|\s*\/\S+-debug(?:-\d)?\.log|[Aa] full log|For a full report|path |command |workspace |location |in workspace|at location|errno |syscall ).*)?$|info Visit https:\/\/yarnpkg)/, 'npm ERR! A complete log of this run can be found in:'],
  ['help', /^(?:note: run with `RUST_BACKTRACE|note: this error originates|For more information about this error|Some errors have detailed|hint: |Hint: |Usage: |See '\S+ |Try '|To rerun |Re-run |Please report|If you believe|More info|For more info|View this run|Read the docs|Did you mean:|Output from these tests are in: |\[\*\] \d+ fixable|\(See full trace by)/, 'note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace'],
  ['cleanup', /^\s*(?:[Rr]emov(?:ing|ed)|[Dd]elet(?:ing|ed)|Clean(?:ing|ed)?(?: ?up)?|Stopp(?:ing|ed)|Shut(?:ting)? ?down|Tear(?:ing)? ?down|Terminat(?:ing|ed)|Kill(?:ing|ed) (?:process|container|pod)|Prun(?:ing|ed)|Upload(?:ing|ed)|Archiving|Saving|Saved|Writing|Wrote|Unmounting|Restoring|Total reclaimed|Finished |Done[.!]?$|Bye|(?:Container|Network|Volume|Image) \S{1,200} {1,2}(?:Stopping|Stopped|Removing|Removed|Creating|Created|Starting|Started|Waiting|Healthy))/, 'Stopping container shop-db-1'],
  ['runner', /^(?:##\[(?:start|end)-action|::(?:end)?group::|Post job cleanup|Cleaning up orphan|Terminate orphan|\[command\])/, 'Post job cleanup.'],
  ['levels', /^\[INFO\](?! BUILD FAILURE| .{1,100}\. FAILURE)/, '[INFO] Total time:  04:20 min'],
]

/**
 * Lines of tools about what says nothing of a failure. Those of tests that passed are noise whatever the name of the test
 * says; `isPassed` is for the rows of any report.
 */
export const NOISE: readonly FormRow[] = [
  ...WARNINGS,
  ...SILENT.map(([noise, pattern, example]): FormRow => {
    return [ANY_TOOL, 'noise', pattern, example, { noise }]
  }),
]
