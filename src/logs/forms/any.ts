import { withMarks } from '../words/marks.ts'
import type { FailureForm, Form } from './form.ts'

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
export const ANY: readonly Form[] = [
  { tool: 'any', role: 'restarted', pattern: /^(?:Warning: Attempt \d{1,3} failed\. Reason: |Detox CLI is going to restart the test runner\b)/, example: 'Warning: Attempt 1 failed. Reason: Child_process exited with error code 1' }, // nick-fields/retry
  { tool: 'pint, any linter', role: 'finding', pattern: /^\s{0,8}[⨯✗✘✖×] (?<file>[^\s:]{1,300}\.\w{1,8}) {2,}(?<detail>[a-z][\w/-]{2,60}(?:, [a-z][\w/-]{2,60}){0,30}(?<! ago))$/, isCommon: true, example: '  ⨯ app/Models/Order.php               concat_space, no_unused_imports' }, // laravel/pint
  { tool: 'any', role: 'run', pattern: /^\s{0,12}(?:✗|✘|✖|×|✕|❌|⨯|🗙|✘) {1,2}(?<title>(?!\S{1,300}:\d+:\d+: |.{1,60} exited with |.{1,100} did not run successfully|\d+(?:\/\d+)? (?:of|problems?|errors?|tests?|targets?)\b|\[\d+\/\d+\] |Found \d|Build |Some |All |nx run |.{0,80} (?:failed after|error=))\S.*?)(?: \(?\[?[\d.]+ ?m?s\]?\)?)?$/, headings: 'outer and beside', example: '✖ adds two numbers (1.2ms)' }, // nodejs/node
  { tool: 'any', role: 'run', pattern: /^\s{0,8}(?:x|!) (?<title>(?!Build |Some |All )[A-Za-z][^:]{2,200})(?<! available\))$/, headings: 'outer and beside', example: '  x adds two numbers' }, // etorreborre/specs2
  { tool: 'any', role: 'run', pattern: /^\s{0,8}\[?(?:FAIL|FAILED|FAILURE)\]?(?::| -)? {1,4}(?!\(|\[|in |\d+(?: |$)|\S*\/|\S+\t|\W*$|for |.{0,20}SUMMARY$|(?:Required|[Bb]uild|[Cc]ompil|[Cc]ommand|Task|task|[Jj]ob|[Tt]ests?\b|[Rr]un\b))(?<title>\S.*?)(?: \(?\[?[\d.]+ ?m?s\]?\)?)?$/, headings: 'outer and beside', example: 'FAIL: adds two numbers' }, // any
  { tool: 'any', role: 'run', pattern: /^\s{0,9}(?:\d{1,5}\/\d{1,5} )?(?<title>(?!Build|Compil|Command|Task|Job|Tests?\b|Test suite|Suite|Finished|Results?\b|Status|Conclusion|Outcome)[A-Za-z]\S{0,200}(?: \S{1,100}){0,30}) ?(?:\.{2,}|:|\||-| {2})[ ]{0,60}\[?(?:FAILED|FAILURE|FAIL|ERROR|NOT OK)\]?(?: \(.{1,40}\)| in(?: [\d.]+ ?m?s)?| {2,}[\d.]+ ?m?s\b.{0,60}| [.EFS!]{1,60})?$/, headings: 'outer and beside', example: 'adds two numbers ... FAIL' }, // any
  { tool: 'any', role: 'run', pattern: withMarks(/^\s{0,9}(?<title>[A-Za-z]\S{0,200}(?: \S{1,100}){0,30}) \[(?:[✗]|FAIL|FAILED)\](?: \(.{1,40}\))?$/), headings: 'outer and beside', example: '    adds two numbers [✘]' }, // hspec/hspec
  { tool: 'any', role: 'listing', pattern: /^\W{0,8}(?:(?:[Tt]he )?(?:[Ff]ollowing|[Ll]ist of) )?(?:[Ff]ail(?:ed|ing)|FAILED|FAILING) (?:unit |[Tt]est )?(?:[Tt]ests?|TESTS|[Ss]pecs?|[Cc]ases?|[Ss]cenarios|[Ee]xamples|[Cc]hecks)(?: \(\d+\))?:$/, example: 'Failed tests:' }, // jasmine/jasmine
  { tool: 'any', role: 'apart', pattern: /^(?:Failures|Errors|FAILURES|There (?:was|were) \d+ (?:errors?|failures?)):$/, example: 'Failures:' }, // jasmine/jasmine
  ANY_FINDING,
  { tool: 'svelte-check, any', role: 'finding', pattern: /^(?<level>Error|Warn): (?<detail>\S.*)$/, needs: 'heading', example: "Error: Type '{ a: string; }' is not assignable to type 'A'. (ts)" }, // sveltejs/language-tools
  { tool: 'mocha, cypress, rspec, exunit, hspec', role: 'error', pattern: /^ {2}\d{1,5}\) (?!(?:Failure|Error):$)\S/, before: 0, after: 12, example: '  1) adds two numbers' }, // cypress-io/cypress-example-kitchensink#411
  { tool: 'python, java, node', role: 'error', pattern: /^(?:Uncaught )?(?:[a-z_][\w$]{0,60}\.){0,12}[A-Z][\w$]{0,80}(?:Error|Exception|NotFound|DoesNotExist|Interrupt)(?: \[\w+\])?(?:: |$)/, before: 6, after: 4, example: 'RuntimeError: test_ops 3/4 failed!' }, // pytorch/test-infra
  { tool: 'python, java', role: 'error', pattern: /^(?:[a-z_]\w{0,60}\.){1,12}[A-Z][\w$]{0,80}: \S/, before: 6, after: 4, example: 'psycopg2.errors.UndefinedTable: relation "orders" does not exist' }, // psycopg/psycopg2
  { tool: 'java, maven, sbt', role: 'error', pattern: /^(?:\s{0,4}Caused by: |\[ERROR\] +(?!\[Help|To see|Re-run|For more|After correcting|->|mvn <|Please refer|Tests run:)\S|\[(?:error|fatal|FATAL)\] \S)/, before: 0, after: 2, example: '[ERROR] Non-resolvable parent POM for com.example:shop:1.0' }, // apache/maven
  { tool: 'any', role: 'error', pattern: /^Error: \S/, before: 4, after: 6, example: 'Error: expect(locator).toBeVisible() failed' }, // Kilo-Org/cloud#6409
  { tool: 'any', role: 'error', pattern: /^(?:ERROR|FATAL|CRITICAL):? (?!pip's dependency resolver)\S/, before: 1, after: 4, example: "ERROR: Package 'zlib/1.3.9' not resolved: Unable to find 'zlib/1.3.9' in remotes" }, // conan-io/conan
  { tool: 'any', role: 'error', pattern: /^(?:\[?\d{2,4}[-:/.][\d\-:/T., +Z]{3,30}\]? ?)\S{0,60} ?\[?(?:ERROR|FATAL|CRITICAL)\b/, before: 1, after: 3, example: '2024-03-01 10:00:00,123 ERROR Could not connect to the database' }, // python/cpython Lib/logging
  { tool: 'logrus, slog', role: 'error', pattern: /^(?:time=\S{1,60} )?level=(?:error|fatal|ERROR|FATAL) /, before: 0, after: 0, example: 'level=error msg="Running error: context loading failed"' }, // golangci/golangci-lint
  { tool: 'make', role: 'error', pattern: /^\S{0,100}make(?:\.exe)?(?:\[\d+\])?: \*\*\* (?!Waiting)/, before: 4, after: 0, example: 'make[2]: *** [Makefile:9353: waitpid] Error 1' }, // util-linux/util-linux#2256
  { tool: 'any', role: 'error', pattern: /^\s{0,4}(?:❌|✖|✗|⨯|✘) {1,3}\S/, before: 0, after: 3, example: '✖ deployment of shop failed' }, // aws/aws-cdk
  { tool: 'coreutils', role: 'error', pattern: /^[\w./-]{1,80}: .{1,300}: (?:No such file or directory|Permission denied|Not a directory|Connection refused|command not found)$/, before: 2, after: 0, example: 'cat: dist/index.js: No such file or directory' }, // coreutils/coreutils
  { tool: 'psql, swiftc, any', role: 'error', pattern: /^[\w.-]{1,40}: (?:fatal )?error: \S/, before: 1, after: 2, example: 'psql: error: connection to server on socket "/tmp/.s.PGSQL.5432" failed' }, // postgres/postgres
  { tool: 'shell, curl, rsync, ssh', role: 'error', pattern: /^(?:(?:Killed|Aborted|Terminated|Bus error|Illegal instruction)(?: \(core dumped\))?$|curl: \(\d+\) |rsync error: |ssh: |scp: )/, before: 3, after: 0, example: 'curl: (22) The requested URL returned error: 404' }, // curl/curl
]
