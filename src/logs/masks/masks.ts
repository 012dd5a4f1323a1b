import { CHECKOUT } from '../../model/logged/names.ts'
import type { Examples, Unmatched } from '../lines/examples.ts'
import { SOURCE } from '../lines/source.ts'

/** The folder for temporary files, at the start of a path below it. */
const ROOT =
  /^(?:(?:\/private)?\/var\/folders(?:\/[\w+]{1,40}){1,2}\/[TC](?=\/|$)|\/(?:var\/)?tmp(?=\/)|.*?\/(?:AppData\/Local\/Temp|_temp)(?=\/))/

/** What programs call their folders: the name and a number, and what is below it. */
const PROGRAM =
  /^(?:go-build\d+|pytest-\d+|pytest-of-\w+|pip(?:-[a-z]+)+-[a-z\d_]{8}|(?:tmp|temp|npm|pip|yarn|pnpm|jest|mocha|rustc|cargo-install|playwright|puppeteer|hsperfdata|bats-run|bazel|sbt|nix-build)[-_.]?(?=\w*\d)(?!v\d{1,2}$)[\w-]+|(?:test|build)[-_.]?\d{5,}|[tT]est\w{1,100}?\d{6,}|tmp(?!l?_[a-z]+$)\w{8}|tmp[-_.](?=\w*[A-Z\d])\w{6,}|cc[A-Za-z\d]{6}(?:\.\w{1,2})?)$/

const DATE = /^20\d\d[01]\d[0-3]\d$/

/** Names that have a digit, such as `IPv4Test` and `CartV2`. */
const NAMED_VERSION = /^(?:IPv[46]|S3)(?:[A-Z][a-z]+)*$|^[A-Z][a-z]{2,}V\d{1,2}$/

/** A file of source code that has the name of a class, such as `CartToDB.java`. */
const CLASS_FILE = /^[A-Z][a-z]{3,}[A-Z][A-Za-z]*\.(?:cs|java|kt|php|scala|swift|tsx?)$/

/** Lengths of what `mktemp` and `mkdtemp` add. */
const RANDOM_LENGTHS: ReadonlySet<number> = new Set([6, 8, 10, 12])

/**
 * Returns a path below the folder for temporary files without what is random in it: `/tmp/tmp.Xa8Kd02jLq/cart` and
 * `/tmp/go-build123/cart` are one path, `/tmp/out/cart` and `/tmp/out/login` are two.
 */
function maskTemporary(path: string): string {
  const root = ROOT.exec(path)?.[0] ?? ''
  const parts = path
    .slice(root.length)
    .split('/')
    .filter((part) => part !== '')
  const kept = parts.map((part) => (isRandom(part) ? '<random>' : part))
  const first = kept.findIndex((part) => part !== '<random>')
  // How deep the random folders are nested does not matter.
  return ['<temporary>', ...(first === -1 ? [] : kept.slice(first))].join('/')
}

function isRandom(part: string): boolean {
  if (part.startsWith('<') || PROGRAM.test(part)) return true
  if (CLASS_FILE.test(part)) return false
  const name = part.replace(/\.[A-Za-z]{1,5}$/, '')
  return name.split(/[-_.]/).some(isRandomWord)
}

/** Whether a word mixes digits and letters, or capitals within it, as no name does. */
function isRandomWord(word: string): boolean {
  if (/^\d{8,}$/.test(word)) return !DATE.test(word)
  if (NAMED_VERSION.test(word)) return false
  if (word.length < 6) return false
  const groups = word.match(/\d+|[A-Za-z]+/g) ?? []
  if (groups.length >= 4) return true
  if (/^(?=.*\d)[0-9a-f]{7,}$/.test(word)) return groups.length >= 3
  if (!RANDOM_LENGTHS.has(word.length)) return false
  // `CartTotal` has humps of three letters and more.
  const humps = word.match(/[A-Z]?[a-z]+|[A-Z]+|\d+/g) ?? []
  return humps.length >= 4 || (humps.length >= 3 && humps.some((hump) => /^[A-Z]{1,2}$/.test(hump)))
}

/**
 * A pattern, its replacement, lines from which it removes something, and a line that looks alike and stays as it
 * is. A pattern that is slow on lines with a digit has a sign that it could match.
 */
export type Mask = readonly [
  pattern: RegExp,
  replacement: string | ((match: string) => string),
  removes: Examples,
  keeps: Unmatched,
  sign?: RegExp,
]

/** A duration with its unit, such as `1m 4s`, `0.12 sec` or `12ms`, in the at most 1,000 characters that are masked. */
const DURATION =
  /\d+(?:[.,]\d+)?(?: ?(?:ns|µs|μs|us|ms|s|secs?|seconds?|mins?|minutes?|hrs?|hours?)\b|[mh](?![a-z_]))(?: ?\d+(?:\.\d+)? ?(?:ms|s|m)(?![a-z_])){0,2}/
    .source

/** A path below the folder for temporary files of each system. */
const TEMPORARY =
  /(?:(?:\/private)?\/var\/folders|(?<![\w.])\/(?:var\/)?tmp|(?:[A-Za-z]:)?[^\s:'"`(]{0,100}\/(?:AppData\/Local\/Temp|(?:work|_work|__w|a)(?:\/[\w.-]{1,80}){0,2}\/_temp))\/[^\s:'"`)\],]+|\btmp\.(?=\w{0,11}[A-Z\d])[A-Za-z\d]{6,12}\b/g

/** What a system says of an address that nobody listens to: its port was chosen by who connects. */
const CONNECTION =
  '(?:ECONN[A-Z]+|refused|[Cc]onnect(?:ing|ion)?|[Rr]esponse|[Rr]each|dial \\w+)(?: to| at| with| of| from)? \\S{0,100}'

/** A host whose domain looks like the ending of a file. */
const HOST =
  '(?<![\\w./-])[a-z][a-z\\d-]{1,60}\\.(?!(?:d|e2e|spec|test)\\.)[a-z][a-z\\d-]{1,60}\\.(?:cc|in|md|ml|pl|py|rs|sh)'

/** Words by which a tool says that a reference does not exist, or is not the expected one. */
const LOOKED_FOR =
  '(?:not a (?:tree|commit)|[Uu]nknown revision|[Bb]ad (?:object|revision)|not our ref|[Nn]o (?:such )?(?:commit|object|ref)|did not match any|[Mm]ismatch|[Ii]nvalid (?:object|reference)|manifest (?:for|unknown)|expected|[Uu]nable to find (?:commit|version)|[Pp]inned|(?:is|are) not (?:signed|on|in)|could not (?:apply|revert)|[Ss]ign-off|does not exist|[Ww]ant|[Ww]anted|unexpected|[Ii]ntegrity|[Nn]o \\w+ (?:for|of))'

// forge
const GAS: Mask = [
  /(?<=\) \()gas: \d+(?=\)$)/,
  'gas: <n>',
  '[FAIL: no] test_Permit() (gas: 62740)',
  'no (gas: 62740) left',
]

/** What is folded in each line, whatever it says: no name and no value of a comparison has it. */
// prettier-ignore
export const FOLDS: readonly Mask[] = [
  [/(?<= at )0x[\da-fA-F]{6,16}(?=>)/g, '<address>', 'assert <t.Q object at 0x7f4dd3a3fe10> == 1', 'linked at 0x08004000'], // python
  [/(?<=<(?:\w*Mock|\w+) (?:name='[^']{1,200}' |spec='[^']{1,200}' ){0,2}id=')\d{9,16}(?='>)/g, '<id>', "<MagicMock name='q' id='140190243573072'>", "<Cart id='140190243573072' total='2'>"],
  [/(?<="(?:ts|time|timestamp|epoch|@timestamp)": ?)1[4-9]\d{8}(?:\d{3}|\d{6}|\d{9})?(?:\.\d+)?(?=[,}])/g, '<time>', '{"level": "error", "ts": 1795794079.0676153}', '{"total": 1795}'],
  [/(?<=^Time: .{1,30}), estimated \d+(?:\.\d+)? m?s$/, '', 'Time:        4.009 s, estimated 5 s', 'Time: 3 carts, estimated 5 s late'], // jest
  [/^Files=\d+, Tests=\d+, {2}.{1,100} CPU\)$/, '', 'Files=3, Tests=5,  1 wallclock secs ( 0.02 usr  0.00 sys =  0.15 CPU)', 'Files=3, Tests=5, cart CPU'], // prove
  [/\{ seed: -?\d+, path: "[\d:]+", endOnFailure: true \}/, '{ seed }', '{ seed: -2131707662, path: "0:0", endOnFailure: true }', '{ seed: 3 }'], // fast-check
  [/^Shrunk \d+ time\(s\)$/, '', 'Shrunk 3 time(s)', 'Shrunk 3 carts'],
  [/^\d+m[\d.]+s \(executing steps: [\dhms.]+\)$/, '', '0m00.023s (executing steps: 0m00.005s)', '0m of cart (executing steps: 3)'], // cucumber
  [/^Time: [\d:.]+(?:ms)?, Memory: [\d.]+ [kMG]B$/, '', 'Time: 00:00.054, Memory: 4.00 MB', 'Time: cart, Memory: 4.00 MB'], // phpunit
  [/^\(\d+ durations < [\d.]+s hidden\./, '(durations hidden.', '(1 durations < 0.005s hidden.  Use -vv', '(1 durations are hidden.'], // pytest
  [/^(> (?:@[\w.-]{1,80}\/)?[\w.-]{1,80})@\d+\.\d+\.\d\S*(?= \S)/, '$1', '> shop@2.4.0 build', '+ shop@2.4.0 build'], // npm
]

/** Blanks outside of quotes, but for the indentation in a row of a diff. */
const BLANKS: Mask = [/'[^']*'|"[^"]*"|^[+-]\s+|\s+/g, unlessQuoted, 'no  total', "no 'a  b'"]

/** What a tool did before, and times: before durations and numbers, which are parts of them. */
// prettier-ignore
const TIME_MASKS: readonly Mask[] = [
  // What a tool did before is no failure.
  [/^[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏⣾⣽⣻⢿⡿⣟⣯⣷][⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏⣾⣽⣻⢿⡿⣟⣯⣷ ]*/, '', '⠙⠹⠸ installing', 'renders ⠓ as h'],
  [/^[░▒▓█]+(?: +|$)/, '', '░░░░ ERROR: no total', '41 ░░'],
  [/\bcache (?:hit|miss)(?: \(outputs already on disk\))?, (?:replaying|executing|suppressing)(?: logs)?(?: [\da-f]{8,64})?$/, 'cache', 'cache miss, executing 8d0b4a7c', 'cache miss, executing cart is not allowed'],
  [/^\d+ actionable tasks?: (?:\d+ (?:executed|up-to-date|from cache)(?:, |$)){1,3}$/, '', '2 actionable tasks: 1 executed, 1 up-to-date', '2 actionable tasks: cart, login'],
  [/^(Node\.js v\d+)\.\d+\.\d+$/, '$1', 'Node.js v24.1.0', 'Node.js v18.2.0 is too old'],
  [/^(?:\[warn\] )?Code style issues (?:were )?found in (?:\d+ files|the above file).*$/, '', '[warn] Code style issues found in 2 files. Run Prettier to fix.', 'Code style issues found in cart.ts'],
  [/\b\d{4}[-/]\d\d[-/]\d\d(?:[T ]|, )\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?(?!\w)/g, '<time>', 'at 2026-11-22 17:19:44 UTC', 'no entry for 2026-11-22'],
  [/(?<![\w-])\d{4}-\d\d-\d\dT\d\d[_-]\d\d[_-]\d\d(?:[_.]\d{1,9})?Z?(?![\d])/g, '<time>', 'no total in 2026-08-24T15_35_23_693Z-debug.log', 'no total in 2026-08-24-cart.log'],
  [/(?<=\b(?:log|report|debug|trace|crash|run|ResultBundle|Test-\w{1,40})s?[-_])\d{4}-\d\d-\d\d(?:[-_T]\d\d[-_.]?\d\d[-_.]?\d\d(?!\d)|(?=[-_]\d\d-\d\d|\.(?:html|json|log|trace|txt|xcresult|xml|zip)\b))/, '<time>', 'report-2026-11-22.xml is empty', 'report-2026-11-22.csv is empty'],
  [/\b(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?(?:\d{1,2}[ /])?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[ /]+\d{1,4},?[ :]\d\d:\d\d:\d\d(?: [A-Z]{3,4})?(?: \d{4})?\b/g, '<time>', 'at Sun Mar  1 10:00:00 UTC 2026', 'closed on Sun Mar 1'],
  [/\b[IWEF]\d{4}(?= \d\d:\d\d:\d\d\.)/g, '<time>', 'E1120 10:00:01.123456 main.go', 'E1120 undefined name'], // klog
  [/(?<="Elapsed":)\d[\d.]*(?=\}$)/, '<duration>', '{"Action":"fail","Elapsed":0.065}', '{"Elapsed":7,"Cart":"no total"}'], // go test -json
  [/^\d\d:\d\d \+\d+(?: ~\d+)?(?: -\d+)?(?=: )/, '<n>', '00:03 +5 -1: slug trims', '00:03 is no time of a day'], // flutter
  [/(?<!(?:\b[\da-fA-F]{1,4}|:):)\b\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,9})?|[AP]M(?= [A-Z]{3,5} ))(?![\w:])/g, '<time>', 'stopped at 10:00:01', 'the ratio is 16:9'],
  [/^((?:<time> +){0,2})\d{1,8} (?=[\w./-]{1,80}\.go:\d+\])/, '$1', '1234 main.go:12] no total', '1234 main.go: no total'], // klog
]

/** Ids, addresses, paths, positions and ordinals, which are no values that a line compares. */
// prettier-ignore
const PLACE_MASKS: readonly Mask[] = [
  // Ids. One with few different digits was chosen by a person.
  [/\b[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\b/g, unlessChosen('<id>'), 'tenant 123e4567-e89b-12d3-a456-426614174000', 'tenant 00000000-0000-0000-0000-000000000001'],
  [/^(?=[^(]{0,200}\.)(?=.{0,300}(?:0x[0-9a-f]{5,16}|\.\.\.))([\w./*-]{1,200}(?:\(\*\w{1,80}\)\.\w{1,80})?\()(?:[{}, ]|0x[0-9a-f]{1,16}\??|\.\.\.){1,60}\)$/, '$1)', 'main.syncUser(0xc000012345, {0x8ccdd, 0x41})', 'regs.write(0x41, 0x1)'], // go
  [/(?<![\w])0x[0-9a-fA-F]{9,16}\b|\+0x[0-9a-f]{1,16}(?=$|[)\]/,>])|(?<=\bpc=)0x[0-9a-fA-F]{6,8}\b|(?<=\bAddress )0x[0-9a-fA-F]{6,8}(?= is\b)|(?<=\b(?:at|by) )0x[0-9a-fA-F]{6,8}(?=: )|(?<=:\d{1,6}: |^)0x[0-9a-f]{6,8}(?= in )/g, '<address>', 'at 0x602000000014', 'linked at 0x08004000'],
  [/(?<=(?<![/\w-])(?:[a-z]\w{0,60}\.){0,12}[A-Z]\w{0,100}@)(?=[a-f]{0,7}\d)[0-9a-f]{6,8}\b/g, '<address>', 'no total in Cart@3eadbeef', 'no action Acme/Cart@3eadbeef'], // java
  [new RegExp(`(?<!@|from |digest:? |\\b${LOOKED_FOR}\\b.{0,300})\\b(?:sha\\d{1,3}|md5)[:-][\\w+/=-]{32,128}`, 'g'), '<hash>', 'sha256:4355a46b19d348dc2f57c046f8ef63d4538ebb936000f3c9ee954a27460dd865 is gone', 'shop@sha256:4355a46b19d348dc2f57c046f8ef63d4538ebb936000f3c9ee954a27460dd865 is gone'],
  [/-(?:(?=\d|[a-z]{1,9}\d+[a-z])[bcdfghjklmnpqrstvwxz2456789]{6,10}-[bcdfghjklmnpqrstvwxz2456789]{5}|(?=[a-z\d]*\d[a-z]+\d|\d{8,10}-)[a-z\d]{6,10}-(?=[a-z\d]*(?:[a-z]\d+[a-z]|\d[a-z]+\d))[a-z\d]{5})(?![\w-])/g, '-<id>', 'pod web-7d4b9c6f5-x2k8p is gone', 'pod web-backend-login is gone'], // a pod of Kubernetes
  // Words such as `dead` and `facade` have hexadecimal digits alone: a hash has a decimal digit too.
  [new RegExp(`(?<![\\w@#]|-\\d{14}-|@sha\\d{1,3}:|Fingerprint: {1,9})(?<!\\b${LOOKED_FOR}\\b.{0,300})(?=[a-f]{0,63}\\d)(?=\\d{0,63}[a-f])(?![a-f]{3,}\\d{1,4}(?!\\w))[0-9a-f]{7,64}(?!\\w)(?!.{0,300}\\b${LOOKED_FOR}\\b)`, 'g'), unlessChosen('<hash>'), 'releasing 8d0b4a7', 'fatal: reference is not a tree: 8d0b4a7c41', /\d[a-f]|[a-f]\d/],
  [/(?<!\w|\b(?:NO_PUBKEY|[Kk]ey|[Ff]ingerprint)[ :=]{1,2})(?=[A-F]{0,63}\d)(?=\d{0,63}[A-F])[0-9A-F]{16,64}(?!\w)/g, unlessChosen('<hash>'), 'serial 95E6DAFC1F4DB0BE', 'tag ABCD0001'],
  // Query strings hold signatures and times.
  [/(?<=\bhttps?:\/\/[^\s#"']{1,300}[?&](?:[Ss]ig|[Ss]ignature|token|s[etv]|sk[a-z]{1,3}|X-(?:Amz|Goog)-[\w-]{1,40}|AWSAccessKeyId|[Ee]xpires|_|t|ts|nonce|state)=)(?=\d{5}|[\w%+/=.:-]{0,300}\d[\w%+/=.:-]{1,300}\d)[\w%+/=.:-]{8,}/g, '<id>', 'GET https://a.b/c?sig=Zm9vYmFyYmF6cXV4 failed', 'GET https://a.b/c?t=1-month-plan failed'],
  [/\bfile:\/\/(?:\/(?=[A-Za-z]:))?/g, '', 'file:///srv/cart.js is gone', 'no file: cart.js'],
  // Temporary folders, then the folders of installed tools and of the checkout.
  [TEMPORARY, maskTemporary, 'no /tmp/tmp.Xa8Kd02jLq/cart', 'no tmp/tmp-cart/login'],
  [/(?:\b[A-Za-z]:)?[^\s:'"`(]{0,100}\/hostedtoolcache\/[^\s:'"`(]{1,80}\/(?:x64|x86|arm64)(?:\/lib\/python[\d.]{1,6}\/(?:site|dist)-packages)?\//g, '', '/opt/hostedtoolcache/go/1.24.1/x64/src/net.go', '/srv/venv/lib/python3.12/site-packages/y.py'],
  [CHECKOUT, '', '/home/runner/work/shop/shop/src/a.js', '/home/shop/src/a.js'],
  [/\/github\/workspace\/?/g, '', '/github/workspace/src/a.js', '/github/shop/src/a.js'],
  // Only the reference of a pull request is surely that of the run.
  [/(?<!\bref(?:spec)? ['"]?)\brefs\/(?:remotes\/)?pull\/\d+\/(?:merge|head)\b/g, '<ref>', 'no total at refs/pull/12/merge', 'no total at refs/heads/release-1'],
  // Positions.
  [new RegExp(`(?<=\\.${SOURCE}["']?|(?:^(?:\\[ERROR\\])? {0,4}|->|: )[A-Z]\\w{0,80}\\.\\w{1,80}|Makefile|Dockerfile(?:\\.\\w{1,20})?|Rakefile|BUILD|Gemfile|[Jj]ustfile|CMakeLists)(?<!${CONNECTION}|${HOST}|://[^\\s/]{0,100}):\\d+(?::\\d+)?(?:-\\d+(?::\\d+)?)?`, 'g'), ':<n>', 'src/a.ts:3:13: no total', 'connect ECONNREFUSED db.prod:5432'],
  [new RegExp(`(?<=\\.${SOURCE} {1,3})\\d+:\\d+(?:-\\d+(?::\\d+)?)?(?=$| [-•]| {2})`, 'g'), '<n>', 'ERROR in ./src/index.js 3:0-24', 'layout.css 16:9 is no ratio'], // webpack, dart
  [/(?<=\([^\s()]{1,200}):\d+:\d+(?=\))|(?<=\.[A-Za-z]\w{0,9}|^(?:at |[^\s@]{0,100}@)\S{1,200}):\d+:\d+$/g, ':<n>', 'at run (node:internal/task:95:5)', 'no entry for shop/cart:17:3'],
  [new RegExp(`(?<=\\.${SOURCE})\\(\\d+(?:[,:]\\s?\\d+){0,3}\\)(?=:|$| :| [A-Z]|,)|(?<=\\.${SOURCE} )\\(\\d+(?:[,:]\\s?\\d+){0,3}\\)(?=:)`, 'g'), '(<n>)', 'src/a.ts(3,13): error TS7006: no', 'i18n.t(404) has no text'], // tsc
  [new RegExp(`(?<=\\.${SOURCE}:)\\[\\d+,\\d+\\]`, 'g'), '[<n>]', 'src/Sum.java:[12,5] no total', 'no total in values.yaml:[3]'], // maven
  [/(?<!(?<![\w./-])(?!(?:and|at|before|command|error|file|from|in|input|near|on|or|script|see|source|text|the|to)\b)[a-z]{2,30} )\b([Ll]ines?|LINE)([ :=#]{1,2})\d+(?:[-–:.]{1,2}\d+)?(?! (?:has|is|was|are|were|does|must)\b)/g, '$1$2<n>', 'no total, line 12', 'production line 12 has stopped'],
  [/(?<=\bline <n>: {1,2})\d+(?= +(?:Aborted|Bus|Floating|Illegal|Killed|Segmentation|Terminated|Trace))/, '<n>', 'a.sh: line <n>: 1234 Killed', 'a.sh: 1234 Killed'], // a process of bash
  [/(?<=\b(?:[Ll]ine|LINE)[ :=#]{1,2}<n>.{0,20})\b([Cc]ol(?:umn)?s?|[Cc]har(?:acter)?s?|offset|position|pos)([ :=#]{1,2})\d+(?:[-–:.]{1,2}\d+)?/g, '$1$2<n>', 'no total, line <n>, column 5', 'no column 5 in cart.csv'],
  [/(?<=\.(?:lua|moon) )@ \d+/g, '@ <n>', 'spec/sum_spec.lua @ 12', 'sold cart @ 12'], // busted
  [/^index (?:<hash>|[\da-f]{7,40})\.\.(?:<hash>|[\da-f]{7,40})(?= \d{6}$|$)/, 'index', 'index 6440290..8d0b4a7 100644', 'index 6440290 of cart'], // git
  [/^L: +\d+ \| P: +\d+(?= \|)/, 'L', 'L: 7 | P: 1 | LT01 | no total', 'L: 7 carts'], // sqlfluff
  [/^@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@/, '@@', '@@ -3,2 +3,3 @@', '@@ cart @@'],
  // eslint-disable-next-line regexp/no-super-linear-move -- at most 500 characters are masked
  [/^\[ *\d+%\](?! of\b)|(?<=^\[gw\d+\] )\[ *\d+%\]|(?<=(?:PASSED|FAILED|ERROR|SKIPPED|XFAIL|XPASS|[.FEsx]) +)\[ *\d+%\]$/, '', '[ 45%] Building cart.o', '[ 45%] of carts are broken'],
  [/^(\s*(?:[>→➜✖×E│-]\s*)?)\d+:\d+(?=\s+(?:error|warning|warn|info|[✖×⚠✗]|\S+ *$)|:? {2,}(?:error|warning|warn|[✖×⚠✗]))/, '$1<n>', '  2:10  error  no total', '16:9 is no ratio'], // a row of eslint
  [/^(\s*(?:[>→➜✖×E│-]\s*)?)(?![45]\d\d\b)\d+(?=\s*[|│┃▕])/, '$1<n>', '   12 | const total = 3', '404 | /cart'], // a line of code
  [/^([│╷] {1,8})(?![45]\d\d\b)\d{1,6}(?=: )/, '$1<n>', '│ 30: ami = var.ami', '30: ami'], // terraform
  [/^(\s{0,8}[>→]\s{0,4})(?![45]\d\d\b)\d{1,6}(?=:? |$)/, '$1<n>', '> 12 expect(total)', '12 carts are gone'],
  // Ordinals, counters, processes.
  [/^([^\w(]{0,8})\d{1,6}\)(?=\s)/, '$1<n>)', '  3) adds an item', '(404) /cart'], // mocha, rspec
  [/^\(node:\d+\)/, '(node)', '(node:1234) Warning: no total', 'no total (node:1234)'],
  [/^(Starting a Gradle Daemon)\b.*$/, '$1', 'Starting a Gradle Daemon, 2 busy Daemons could not be reused, use --status for details', 'no Gradle Daemon, 2 carts'],
  [/^(\s*)\d+(?= - .{1,300}\((?:Failed|Timeout|SEGFAULT|Not Run|Child aborted|ILLEGAL|BUS_ERROR|NUMERICAL|OTHER_FAULT|Subprocess aborted)\))/, '$1<n>', '  3 - util.slug (Failed)', '404 - util.slug'], // ctest
  [/^(?:\d+\/\d+ )?Test\s+#\d+:/g, 'Test:', ' 3/12 Test  #3: util.slug'.trim(), 'no issue #3: slug'], // ctest
  // eslint-disable-next-line regexp/no-super-linear-move -- at most 500 characters are masked
  [/^(?:(?:<time> *)?[[(] ?\d+ ?(?:\/|of) ?\d+ ?[\])](?! .{0,60}\b(?:are|is|were|was|have|has)\b)|(?:<time> *)?\d+ of \d+ (?=PASS|FAIL|START|OK|ERROR|SKIP|WARN))|(?<=\bExecuted )\d+ of \d+(?= *(?:[(<A-Z]|$))|(?<=\.\s*)(?<!\b(?:not|no)\b.{0,60})\((?:\d+\/\d+)\)$/g, '<n>/<n>', '[3/9] cart', '2 of 3 replicas are ready'],
  [/^(Failed: )\d+ failure\(s\), \d+ warning\(s\) on \d+ files\b/, '$1<n>', 'Failed: 1 failure(s), 0 warning(s) on 323 files.', 'Failed: 1 failure(s), 0 warning(s) in cart'], // ansible-lint
  [/^((?:<time>\s{1,4})?Concurrency: )\d+(?= threads\b)/, '$1<n>', "Concurrency: 4 threads (target='ci')", 'Concurrency: 4 carts'], // dbt
  [/\b(?:make|gmake|ninja)\[\d+\]/g, 'make', 'make[1]: *** [Makefile:12: test] Error 2', 'shop[1]: no total'],
  [/^==\d{2,9}==/, '==', '==123== Invalid read of size 4', 'a==3== b'],
  [/(?<=\btest-results\/\S{0,200}-)(?:(?=[a-f]{0,5}\d)(?=\d{0,5}[a-f])[0-9a-f]{5}|(?<=-[jt]s-)\d{5})(?=-)/g, '<hash>', 'test-results/cart-aa3ef-chromium/trace.zip', 'test-results/zip-90210-chromium/trace.zip'], // playwright
  [/(?<!\bVID\b.{0,40})\b(goroutine|[Tt]hread(?! \d+ (?:has|is|of|was)\b)|[Pp]id|PID)("?[ #=:]{1,2})\d+\b|\b([Pp]rocess|[Ww]orker)([ #=:]{1,2})\d{3,8}\b(?! (?:of\b|(?!was\b|has\b)[a-z]{2,20}s\b))/g, '$1$2$3$4<n>', 'goroutine 17 [running]:', 'no reply in thread 12 of the forum'],
  [/\b(Thread|Process|PoolWorker)-\d+\b(?! of\b)|\b(pool)-\d+-(?:thread)-\d+\b/g, '$1$2-<n>', 'Exception in thread Thread-3', 'Process-3 of the plant has no owner'], // java, python
  [/^\[gw\d+\]/, '', '[gw1] FAILED a.py::test_a', 'gateway [gw1] is down'], // pytest-xdist
  [/(?<=^thread '.{1,300}') \(\d+\)/, '', "thread 'main' (1234) panicked", "the cart 'main' (1234) panicked"], // rust
  [/\b([Ss]eed|SEED)([^\w-]{1,12}(?:is |was |to: |of )?)-?(?:0x[0-9a-f]{2,16}|\d{2,})(?!\d| (?:of\b|[a-z]{2,20}s\b))/g, '$1$2<n>', 'Randomized with seed 98765', 'cannot seed 120 rows'],
  // A port that the run chose, not one that it expects another program at.
  [new RegExp(`(?<!\\b(?:[Nn]o|[Nn]obody|[Nn]othing|not)\\b.{0,100})(?<=\\b(?:[Ll]isten(?:ing|s)?|LISTEN|[Bb]ound|[Ss]erving|[Ff]orwarding|ephemeral|random port)\\b.{0,100}(?:[\\w\\])]:|::|\\bport ))(?<!(?:EADDRINUSE|${CONNECTION}).{0,60})(?:3[2-9]|[4-5]\\d|60)\\d{3}\\b`, 'g'), '<port>', 'listening on http://localhost:45123', 'connect ECONNREFUSED 127.0.0.1:50051'],
  [new RegExp(`(?<=\\bhttps?://(?:localhost|127\\.0\\.0\\.1|\\[::1\\]):)(?!5432\\d\\b|35729\\b)(?<!(?:EADDRINUSE|${CONNECTION}).{0,60})(?:3[2-9]|[4-5]\\d|60)\\d{3}\\b`, 'g'), unlessRound, 'GET http://127.0.0.1:43817/cart is 500', 'GET http://127.0.0.1:50051/cart is 500'],
]

/** Durations, sizes, rates and counts, and what is left. */
// prettier-ignore
const AMOUNT_MASKS: readonly Mask[] = [
  // Durations: with a fraction, in brackets, or after a word for time.
  [new RegExp(`(?<=[([]\\s{0,4})${DURATION}(?=\\s{0,4}[)\\]](?! (?:is|was|of)\\b))`, 'g'), '<duration>', 'adds an item (12 ms)', 'a poll interval (5 s) is too short'],
  [/(?<![\w.])\d+[.,]\d+ ?(?:ns|µs|μs|us|ms|s|secs?|seconds?|mins?|minutes?)\b/g, '<duration>', 'no response after 12.3s', 'no response of 12.3 kg'],
  [new RegExp(`(?<=\\b(?:[Tt]ime|[Ee]lapsed|[Tt]ook|[Dd]uration|[Ff]inished|[Ff]ailed|FAILED|[Dd]one|[Cc]ompleted|[Rr]an|[Bb]uilt|over(?= after)|waited|[Ww]aiting)\\b[:= ]{0,3}(?:(?:in|after|for) )?)${DURATION}(?! of\\b)`, 'g'), '<duration>', 'BUILD FAILED in 22s', 'no duration 90 minutes of a film'],
  [/(?<=(?:\b(?:GET|HEAD|POST|PUT|PATCH|DELETE) \S{1,200}|\.\w{1,8}| \d{3}| in) )\d+ ?(?:ms|sec)(?=$|,)/, '<duration>', 'GET /cart 200 45 ms', 'no limit for /cart 200 ms'],
  [/(?<=(?:\.{3}|…) ?)\d+(?:\.\d+)?s$/, '<duration>', 'waiting for cart... 12s', 'waits 12s'],
  [/(?<=\b(?:[Rr]equest|[Hh]ost|[Tt]race|[Cc]orrelation|[Ss]pan)[ _-]?[Ii][Dd]["']?[:= ]{1,2}["']?)(?=\S{0,60}(?:\d\S{0,60}[A-Za-z]\S{0,60}\d|<))(?!(?:[a-z]+\d*-)+[a-z]*\d*(?![\w+/=<>-]))[<\w][\w+/=<>-]{7,120}/g, '<id>', 'RequestID: 8d0b4a7c-41, no total', 'no host id web01-prod-02'],
  GAS,
  [/\b(?:fv-az\d+-\d+|runnervm\w+)\b/g, '<host>', 'host fv-az411-654 is gone', 'host web-az411 is gone'],
  [/\(\d[\d.]*=setup\[[\d.]+\](?:\+cmd\[[\d.,]+\])* seconds\)/, '<duration>', 'py312: FAIL code 1 (84.19=setup[1.74]+cmd[31.22] seconds)', 'py312: FAIL code 1 (84 carts)'], // tox
  [/\b(duration_ms|time|(?<=")(?:ms|duration|elapsed)(?="))("?[:=] ?"?|(?<=_ms) )\d[\d.]*(?! ?(?:days?|weeks?|months?)\b)/g, '$1$2<duration>', 'duration_ms 12.5', 'a lead time: 5 days'],
  [new RegExp(`(?<=\\b(?:errors?|files?|tests?|checks?|specs?|examples?|suites?|packages?|passed|skipped) in )(?!\\d+ (?:min(?:ute)?|h(?:ou)?r?)s?\\b)${DURATION}`, 'g'), '<duration>', '3 tests in 12s', 'fires at 3 errors in 5 minutes'],
  [/(?<![\w.])(?:\d+(?:h|m)){1,2}\d+\.\d+s\b|(?<=\b(?:after|for|in|took|elapsed|of) )(?:\d+(?:\.\d+)?(?:ms|h|m)){1,3}\d+(?:\.\d+)?m?s\b/g, '<duration>', 'no response after 1h2m3s', 'expires after 1h30m'],
  // Measured values beside their budget, rates, and times as numbers.
  [/(?<![\w.]|\b(?:[Ll]imit|[Mm]aximum|[Qq]uota|[Bb]udget)\b.{0,60})\d+(?:[.,]\d+)? ?(?:[kKMGT]i?B|bytes)\/s\b/g, '<size>', 'read at 301.2 kB/s', 'a limit of 10 MB/s'],
  [/(?<=\b(?:[Rr]ead|[Dd]ownloaded|[Uu]ploaded|[Tt]ransferred|[Ff]etched) )\d+(?:[.,]\d+)? ?(?:[kKMGT]i?B|bytes)(?: of \d+(?:[.,]\d+)? ?(?:[kKMGT]i?B|bytes))?\b(?! (?!and\b|at\b|for\b|from\b|in\b|of\b|so\b|to\b|with\b)[a-z])/g, '<size>', 'read 301.2 kB of 299KiB', 'uploaded 10 MB photo'],
  [/(?<=\bCoverage for \w{1,20} \()[\d.]+%(?=\) does not meet)|(?<=\b[Tt]otal [Cc]overage:? )[\d.]+%?|(?<=threshold .{0,200}\bnot met: )[\d.]+%(?=$)|(?<=threshold .{0,200}\bbut (?:was|is|got) )[\d.]+|(?<=\blimit (?:is|was|has been|has|was) exceeded by )\d[\d.]* ?(?:[kKMG]i?)?B\b/g, '<value>', 'Coverage for lines (79.1%) does not meet global threshold (80%)', 'a discount of lines (79.1%) is too high'],
  [/(?<=\bremaining )\d+(?= arguments? skipped)|\(wstat \d+, <address>\)/g, '<n>', '(remaining 31 arguments skipped)', 'no remaining 31 carts'], // bazel
  [/(?<![\w.-])1(?:7\d|8[0-3])\d{7}(?:\d{3}){0,3}(?![\w.])(?! bytes)/g, '<time>', 'no total since 1763831984000', 'arn:aws:iam::222222222222:role/deploy'],
  [/(?<=\/(?:runs?|jobs?|builds?)\/)\d{9,19}\b/g, '<id>', 'see https://a.b/actions/runs/12345678901', 'see https://a.b/jobs/1000001'],
  [/\bdue to (?:\d+ )?previous errors?(?:; \d+ warnings? emitted)?/, 'due to previous errors', 'could not compile shop due to 2 previous errors', 'no total due to 2 carts'], // cargo
  [/(?<=\b[Uu]sed )\d+(?:[.,]\d+)? ?[kKMGT]i?B(?= of memory\.?$)/g, '<size>', 'took 3 s and used 279.510MB of memory', 'used 279 MB of memory, at most 256'],
  // An id of digits alone, unless it is a date, an amount, a code, or what is looked for.
  [new RegExp(`(?<=[A-Za-z_][ -]|#)(?<!\\b(?:[Nn]o|not|code|errno|error|exit|status|[Vv]ersion|[Mm]igrat\\w*|${LOOKED_FOR})\\b.{0,60})(?!20\\d\\d[01]\\d[0-3]\\d(?!\\d)|\\d*(?:0123|1234|2345|3456|4567|5678|6789))\\d{8,11}(?![\\w.,:/-])(?! (?:%|[kKMGT]?i?B\\b|(?!is\\b|was\\b|has\\b)[a-z]+s\\b|of\\b)|.{0,300}\\b(?:not found|unknown|${LOOKED_FOR})\\b)`, 'g'), unlessChosen('<id>'), 'release 70786411 is gone', 'wrote 70786411 bytes'],
  [/(?<![\w.]|\d-|\b(?:[Mm]igrat|[Ss]chema|[Vv]ersion).{0,100})20\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d[0-5]\d(?!\w)/g, '<time>', 'snapshot 20261102100000 is gone', 'migration 20261102100000 is gone'],
  [/(?<=\b(?:[Bb]ranch|refs?|origin|(?:push|checkout|merge)(?: \w+)?)\b[ /:'"]{1,3}[\w./-]{0,60}[A-Za-z][-/_])20\d\d-?[01]\d-?[0-3]\d(?![\w-])/g, '<time>', 'branch release-2026-11-02 is gone', 'no release-2026-11-02.csv'],
  // A short word in which letters and digits alternate is random: `x7f9k2qd`, but not `base64` or `e2e1login2`.
  [/(?<!\w)(?=\w{8,64}(?!\w))(?![a-f\d]+(?!\w)|\w*[a-z]{4})(?!(?:e2e|k8s|i18n|l10n|a11y|o11y|p2p|b2b|ec2|s3)\w*?)[a-z\d]*?[a-z]\d+[a-z]+\d+[a-z]+\d[a-z\d]*(?!\w)/g, '<id>', 'pod x7f9k2qd is gone', 'suite e2e1login2 is red'],
  [/(?<=^❯ \S{1,300}) \(\d+ tests? .{0,80}$/, '', '❯ src/cart.test.ts (5 tests | 2 failed) 46ms', 'carts.ts (5 tests are gone)'], // vitest
  [/(?<=\/DerivedData\/[\w.]{1,80}-)[a-z\d]{28}(?=\/)/, '<id>', 'Xcode/DerivedData/Shop-7gvut2at2sau73zzkn91orxnye3z/Logs', 'Xcode/DerivedData/Shop-cart/Logs'],
  [/(?<= )\(Wstat: \d+(?: \(exited \d+\))?(?: Tests: .{1,60})?\)$/, '', 't/order.t (Wstat: 512 (exited 2) Tests: 9 Failed: 2)', 't/order.t (Login)'], // prove
  [/^([\w.-]{1,40}> {1,6})\d{1,6}(?=\|)/, '$1<n>', 'shop> 14| result <- run', 'shop> 14 results'], // ghc
  [/\.{4,}/g, '...', '2 of 9 FAIL not_null_id...................', 'wait...'],
  BLANKS,
]

/**
 * What differs between the logs of one error, in the order in which it is replaced. A number stays unless what is
 * around it shows that it is a time, a duration, a position, an ordinal, a port of the run or an id: all other
 * numbers distinguish errors.
 */
export const MASKS: readonly Mask[] = [...TIME_MASKS, ...PLACE_MASKS, ...AMOUNT_MASKS]

/** How long took what a line compares. */
// prettier-ignore
export const ADDED_DURATION: Mask =
  [new RegExp(`(?<!\\b(?:be|expected|respond|run|within) )\\bin ${DURATION}|\\s{0,4}[([]\\s{0,4}${DURATION}\\s{0,4}[)\\]](?=\\W*$)|(?<="(?:ms|duration|elapsed)":)\\d[\\d.]*|\\btook=${DURATION}`, 'g'), '', 'expected 2, got 3 (12 ms)', 'expected 2, got 3 (items)']

/**
 * What differs in a line that compares values: the time before it, ids and positions. All other numbers are the
 * error.
 */
// prettier-ignore
export const COMPARISON_MASKS: readonly Mask[] = [
  [/^\W{0,4}(?:(?:t|ts|time|timestamp)"?[=:] ?)?"?(?:\d{4}[-/]\d\d[-/]\d\d[T ,]{0,2})?(?:\d\d:\d\d:\d\d(?:[.,]\d{1,9})?|\d{1,2}:\d\d[AP]M)(?:Z|[+-]\d\d:?\d\d)?["\]]?[\s,:|-]{1,4}(?=\D)/, '', '10:00:01 expected 2, got 3', '10:00 is not expected'],
  ...PLACE_MASKS,
  GAS,
  BLANKS,
]

/** What differs in a line that names a test: its ordinal, its duration, its progress and the folder of the checkout. */
// prettier-ignore
export const NAME_MASKS: readonly Mask[] = [
  [/^(\W{0,8})\d{1,6}\)(?=\s)/, '$1<n>)', '  3) adds 2 items', '● adds 2) items'],
  [/^(\s*(?:not )?ok )\d+/, '$1<n>', 'not ok 2 - adds', '● is not 2'],
  // eslint-disable-next-line regexp/no-super-linear-move -- at most 500 characters are masked
  [/^(?:\[gw\d+\] )?\[ *\d+%\]|(?<=\.py\S{0,300} {1,200}(?:[A-Z]{4,7} +(?:\(.{0,200}\) +)?)?)\[ *\d+%\]$/, '', 'FAILED a.py::test_a [ 45%]', '● takes [45%] off'],
  [TEMPORARY, maskTemporary, '● reads /tmp/tmp.Xa8Kd02jLq/cart', '● reads tmp/cart'],
  [/^([✘✓-] {1,3})\d{1,6}(?= .{1,300} › )/, '$1<n>', '✘  12 [chromium] › a.spec.ts:3:5 › pays', '✘ 12 carts are red'], // playwright
  [/^\[xUnit\.net [\d:.]{5,16}\]/, '', '[xUnit.net 00:00:00.52]     Shop.Adds [FAIL]', '● lists [xUnit.net 2]'],
  [/(?<=^==> X .{1,300}) [\d.]+s(?= )/, '', '==> X Cart.adds  0.012s munit.FailException: no', '● waits 0.012s'],
  [/(?<=\bhttps?:\/\/(?:localhost|127\.0\.0\.1|\[::1\]):)(?:3[2-9]|[4-5]\d|60)\d{3}\b/g, unlessRound, '1) cart pays: GET http://127.0.0.1:43817/cart is 500', '● reads 127.0.0.1:43817'],
  [/^(\d+)(?= - )/, '<n>', '3 - util.slug (Failed)', '● 3 - 2'], // ctest
  [/^\d\d:\d\d \+\d+(?: ~\d+)?(?: -\d+)?(?=: )/, '<n>', '00:03 +5 -1: slug trims [E]', '● opens at 00:03'], // flutter
  // Only the tools that print durations: a name can end with one.
  // eslint-disable-next-line regexp/no-super-linear-move -- at most 500 characters are masked
  [new RegExp(`(?<!\\s)\\s*[([](?<!^(?:● |FAILED ).*[([])\\s{0,4}${DURATION}\\s{0,4}[)\\]](?=\\s*(?:<<<|$))`), '', '--- FAIL: TestPay (0.01s)', '● waits (5 s)'],
  [new RegExp(`\\s${DURATION}$(?<=^\\s*[×⨯].*)|(?:Time elapsed: \\d[\\d.]* s)(?=\\s*<<<)`), '', '× adds 5ms', '● waits 5ms'],
  [CHECKOUT, '', '● /home/runner/work/shop/shop/src/a.ts', '● /home/shop/src/a.ts'],
  [new RegExp(`(?<!^● [^(]{0,300})(\\.${SOURCE}):\\d+(?::\\d+)?(?=[)\\]\\s]|$)`, 'g'), '$1:<n>', '● pays (a.ts:3:1)', '● reads shop.sh:80'],
  [/(?<=\.swift):\d+:\d+(?=: )/, ':<n>', '✘ Test adds() recorded an issue at A.swift:12:5: no', '● A.swift:12: no'],
  [/ after [\d.]+ seconds with \d+ issues?\b/, '', '✘ Suite A1 failed after 0.003 seconds with 1 issue.', '● pays after 3 seconds'], // swift testing
  [/(?<=\b(?:avg|min|med|max|p\(\d+\))=)\d[\d.]*(?:µs|ms|s)\b/g, '<duration>', '✗ http_req_duration: p(95)=104.77ms', '✗ waits p=104.77ms'], // k6
  [/\[ *\d+\.\d+s\]/, '', 'FAIL [ 0.012s] shop cart::adds', '● waits 0.012s'], // nextest
  [/(?<=^not ok (?:\d+|<n>) .{1,300}) in \d+ms$/, '', 'not ok 1 adds in 77ms', '● adds in 77ms'], // bats
  BLANKS,
]

/** Returns a blank for blanks, and a quoted text as it is. */
function unlessQuoted(text: string): string {
  return /^\s/.test(text) ? ' ' : text
}

/** Returns the replacement for an id, unless it has so few different digits that it is not random. */
function unlessChosen(replacement: string) {
  return (match: string): string => {
    const digits = match.replace(/-/g, '')
    const few = Math.min(8, Math.ceil(digits.length / 3))
    return new Set(digits).size <= few || (digits.length <= 16 && /(.)\1{3}/.test(digits))
      ? match
      : replacement
  }
}

/** Returns the port of a server of the run, unless few different digits show that a person chose it. */
function unlessRound(port: string): string {
  const digits = new Set(port).size
  return digits > 3 || (digits === 3 && !port.includes('0')) ? '<port>' : port
}

/** Returns a line without what a mask removes. */
export function applyMask(line: string, [pattern, replacement, , , sign]: Mask): string {
  if (sign?.test(line) === false) return line
  // TypeScript has no overload for both.
  return typeof replacement === 'string'
    ? line.replace(pattern, replacement)
    : line.replace(pattern, replacement)
}
