import { withMarks } from '../words/word.ts'
import type { FailureForm, Form, FormRow } from './form.ts'

/** An error that the step reported to the runner. The lines before it are often more specific. */
// prettier-ignore
export const REPORTED: FailureForm = { tool: 'GitHub Actions', role: 'error', pattern: /^##\[error\]/, before: 6, after: 0, example: '##[error]It broke' } // actions/runner

/** A line of a list of failed tests, which a heading of another list or an empty list is not. */
// prettier-ignore
export const LISTED: Form = { tool: 'any', role: 'listed', pattern: /^(?:\s{0,12}(?:[-*•✗✖✘×] |\d{1,4}[.)] )|\s{1,12})(?!(?:none|nil|n\/a|no tests?)\b)(?<title>[^\s(].{0,298}[^:\s])$/i, headings: 'outer and beside', example: '  - adds two numbers' } // any

/** A line of any tool with a position and a text, as loggers write it too: a finding if it says why the step failed. */
// prettier-ignore
export const ANY_FINDING: Form = { tool: 'any linter', role: 'finding', pattern: /^(?<file>[^\s:()]{1,300}\.\w{1,8}):(?<line>\d+):? {1,2}(?!in |(?:\[?[Ww]arn|note|info|debug))(?:(?<title>[A-Z]{1,6}\d{2,5}|(?:[A-Z][a-z]+){2,8}):? )?(?<detail>\S.*?)(?: {1,2}\[(?<rule>[\w/-]{2,60})\](?: \[\d\])?| https?:\/\/\S+)?$/, isCommon: true, example: 'app/models/loan.rb:14: Method `rate` does not exist on `NilClass` https://srb.help/7003' } // sorbet/sorbet

/** Lines of tools of several kinds, and what any tool prints. */
// prettier-ignore
export const ANY: readonly (FormRow | Form)[] = [
  ['any', 'restarted', /^(?:Warning: Attempt \d{1,3} failed\. Reason: |Detox CLI is going to restart the test runner\b)/, 'Warning: Attempt 1 failed. Reason: Child_process exited with error code 1'], // nick-fields/retry
  ['pint, any linter', 'finding', /^\s{0,8}[⨯✗✘✖×] (?<file>[^\s:]{1,300}\.\w{1,8}) {2,}(?<detail>[a-z][\w/-]{2,60}(?:, [a-z][\w/-]{2,60}){0,30}(?<! ago))$/, '  ⨯ app/Models/Order.php               concat_space, no_unused_imports', { isCommon: true }], // laravel/pint
  ['any', 'run', /^\s{0,12}(?:✗|✘|✖|×|✕|❌|⨯|🗙|✘) {1,2}(?<title>(?!\S{1,300}:\d+:\d+: |.{1,60} exited with |.{1,100} did not run successfully|\d+(?:\/\d+)? (?:of|problems?|errors?|tests?|targets?)\b|\[\d+\/\d+\] |Found \d|Build |Some |All |nx run |.{0,80} (?:failed after|failed to run|error=))\S.*?)(?: \(?\[?[\d.]+ ?m?s\]?\)?)?$/, '✖ adds two numbers (1.2ms)', { headings: 'outer and beside' }], // nodejs/node
  ['any', 'run', /^\s{0,8}(?:x|!) (?<title>(?!Build |Some |All )[A-Za-z][^:]{2,200})(?<! available\))$/, '  x adds two numbers', { headings: 'outer and beside' }], // etorreborre/specs2
  ['any', 'run', /^\s{0,8}\[?(?:FAIL|FAILED|FAILURE)\]?(?::| -)? {1,4}(?!\(|\[|in |\d+(?: |$)|\S*\/|\S+\t|\W*$|for |.{0,20}SUMMARY$|(?:Required|[Bb]uild|[Cc]ompil|[Cc]ommand|Task|task|[Jj]ob|[Tt]ests?\b|[Rr]un\b))(?<title>\S.*?)(?: \(?\[?[\d.]+ ?m?s\]?\)?)?$/, 'FAIL: adds two numbers', { headings: 'outer and beside' }], // any
  ['any', 'run', /^\s{0,9}(?:\d{1,5}\/\d{1,5} )?(?<title>(?!Build|Compil|Command|Task|Job|Tests?\b|Test suite|Suite|Finished|Results?\b|Status|Conclusion|Outcome)[A-Za-z]\S{0,200}(?: \S{1,100}){0,30}) ?(?:\.{2,}|:|\||-| {2})[ ]{0,60}\[?(?:FAILED|FAILURE|FAIL|ERROR|NOT OK)\]?(?: \(.{1,40}\)| in(?: [\d.]+ ?m?s)?| {2,}[\d.]+ ?m?s\b.{0,60}| [.EFS!]{1,60})?$/, 'adds two numbers ... FAIL', { headings: 'outer and beside' }], // any
  ['any', 'run', withMarks(/^\s{0,9}(?<title>[A-Za-z]\S{0,200}(?: \S{1,100}){0,30}) \[(?:[✗]|FAIL|FAILED)\](?: \(.{1,40}\))?$/), '    adds two numbers [✘]', { headings: 'outer and beside' }], // hspec/hspec
  ['any', 'listing', /^\W{0,8}(?:(?:[Tt]he )?(?:[Ff]ollowing|[Ll]ist of) )?(?:[Ff]ail(?:ed|ing)|FAILED|FAILING) (?:unit |[Tt]est )?(?:[Tt]ests?|TESTS|[Ss]pecs?|[Cc]ases?|[Ss]cenarios|[Ee]xamples|[Cc]hecks)(?: \(\d+\))?:$/, 'Failed tests:'], // jasmine/jasmine
  ['any', 'apart', /^(?:Failures|Errors|FAILURES|There (?:was|were) \d+ (?:errors?|failures?)):$/, 'Failures:'], // jasmine/jasmine
  ANY_FINDING,
  ['svelte-check, any', 'finding', /^(?<level>Error|Warn): (?<detail>\S.*)$/, "Error: Type '{ a: string; }' is not assignable to type 'A'. (ts)", { needs: 'heading' }], // sveltejs/language-tools
  ['mocha, cypress, rspec, exunit, hspec', 'error', /^ {2}\d{1,5}\) (?!(?:Failure|Error):$)\S/, '  1) adds two numbers', { after: 12 }], // cypress-io/cypress-example-kitchensink#411
  ['python, java, node', 'error', /^(?:Uncaught )?(?:[a-z_][\w$]{0,60}\.){0,12}[A-Z][\w$]{0,80}(?:Error|Exception|NotFound|DoesNotExist|Interrupt)(?: \[\w+\])?(?:: |$)/, 'RuntimeError: test_ops 3/4 failed!', { before: 6, after: 4 }], // pytorch/test-infra
  ['python, java', 'error', /^(?:[a-z_]\w{0,60}\.){1,12}[A-Z][\w$]{0,80}: \S/, 'psycopg2.errors.UndefinedTable: relation "orders" does not exist', { before: 6, after: 4 }], // psycopg/psycopg2
  ['java, maven, sbt', 'error', /^(?:\s{0,4}Caused by: |\[ERROR\] +(?!\[Help|To see|Re-run|For more|After correcting|->|mvn <|Please refer|Tests run:)\S|\[(?:error|fatal|FATAL)\] \S)/, '[ERROR] Non-resolvable parent POM for com.example:shop:1.0', { after: 2 }], // apache/maven
  ['any', 'error', /^Error: \S/, 'Error: expect(locator).toBeVisible() failed', { before: 4, after: 6 }], // Kilo-Org/cloud#6409
  ['any', 'error', /^(?:ERROR|FATAL|CRITICAL):? (?!pip's dependency resolver)\S/, "ERROR: Package 'zlib/1.3.9' not resolved: Unable to find 'zlib/1.3.9' in remotes", { before: 1, after: 4 }], // conan-io/conan
  ['any', 'error', /^(?:\[?\d{2,4}[-:/.][\d\-:/T., +Z]{3,30}\]? ?)\S{0,60} ?\[?(?:ERROR|FATAL|CRITICAL)\b/, '2024-03-01 10:00:00,123 ERROR Could not connect to the database', { before: 1, after: 3 }], // python/cpython Lib/logging
  ['logrus, slog', 'error', /^(?:time=\S{1,60} )?level=(?:error|fatal|ERROR|FATAL) /, 'level=error msg="Running error: context loading failed"', { after: 0 }], // golangci/golangci-lint
  ['make', 'error', /^\S{0,100}make(?:\.exe)?(?:\[\d+\])?: \*\*\* (?!Waiting)/, 'make[2]: *** [Makefile:9353: waitpid] Error 1', { before: 4, after: 0 }], // util-linux/util-linux#2256
  ['any', 'error', /^\s{0,4}(?:❌|✖|✗|⨯|✘) {1,3}\S/, '✖ deployment of shop failed', { after: 3 }], // aws/aws-cdk
  ['coreutils', 'error', /^[\w./-]{1,80}: .{1,300}: (?:No such file or directory|Permission denied|Not a directory|Connection refused|command not found)$/, 'cat: dist/index.js: No such file or directory', { before: 2, after: 0 }], // coreutils/coreutils
  ['psql, swiftc, any', 'error', /^[\w.-]{1,40}: (?:fatal )?error: \S/, 'psql: error: connection to server on socket "/tmp/.s.PGSQL.5432" failed', { before: 1, after: 2 }], // postgres/postgres
  ['shell, curl, rsync, ssh', 'error', /^(?:(?:Killed|Aborted|Terminated|Bus error|Illegal instruction)(?: \(core dumped\))?$|curl: \(\d+\) |rsync error: |ssh: |scp: )/, 'curl: (22) The requested URL returned error: 404', { before: 3, after: 0 }], // curl/curl
]
