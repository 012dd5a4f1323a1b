/** Lines are not longer; see `MAX_TEXT_CHARACTERS`. It also bounds the time of each pattern. */
const MAX_CHARACTERS = 1_000

/** A pattern and its replacement; the comment has an example. A slow one has a sign that it could match. */
type Mask = readonly [pattern: RegExp, replacement: string, sign?: RegExp]

/** A duration with its unit, such as `1m 4s`, `0.12 sec` or `12ms`. */
const DURATION =
  /\d+(?:[.,]\d+)? ?(?:ns|µs|μs|us|ms|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?)\b(?: ?\d+(?:\.\d+)? ?(?:ms|s|m)\b){0,2}/
    .source

/** Words that a count precedes in totals. */
const COUNTED =
  '(?:errors?|warnings?|failures?|failed|failing|passed|passing|skipped|skips|pending|ignored|tests?|suites?|specs?|examples?|scenarios?|assertions?|checks?|problems?|issues?|offen[cs]es?|violations?|findings?|files?|runs|infos|hints|suggestions)'

/** What precedes a number that is part of a name or of an expectation: `shard 3 failed`, `expected 3 errors`. */
const NO_COUNT =
  '\\b(?:case|chunk|fixture|group|item|job|level|migration|node|page|part|phase|record|row|sample|shard|stage|task|version|expect(?:s|ed)?|wants?|should \\w{1,12}|returns?|reports?|shows?|gives?) '

/** The folder of the checkout on each system. */
const CHECKOUT =
  /(?:\/home\/runner\/work|\/Users\/runner\/work|\b[A-Za-z]:\/a|\/__w|(?:\b[A-Za-z]:)?\/[^\s:'"`(]{0,60}\/_work)\/[^\s/:]{1,100}\/[^\s/:]{1,100}\/?/g

/**
 * What differs between the logs of one error, in the order in which it is replaced. A number stays unless
 * what is around it shows that it is a time, a duration, a position, a count, a port or an id: numbers in the
 * names of tests, in codes and in statuses distinguish errors.
 */
// prettier-ignore
const MASKS: readonly Mask[] = [
  // What a tool did before is no failure.
  [/[\u2800-\u28FF]+/g, ''], // a spinner
  [/\bcache (?:hit|miss), .*$/, 'cache'], // turbo
  [/^\d+ actionable tasks?: .*$/, ''], // gradle
  [/^Node\.js v\d+\.\d+\.\d+$/, ''],
  [/^(?:\[warn\] )?Code style issues found in .*$/, ''], // prettier
  // Times, before durations and numbers, which are parts of them.
  [/\b\d{4}[-/]\d\d[-/]\d\d(?:[T ]|, )\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?(?!\w)/g, '<time>'],
  [/(?<=^\W{0,3}|\w[-_])\d{4}[-/]\d\d[-/]\d\d(?!\w)/, '<time>'], // elsewhere, a date can be what is wrong
  [/\b(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?(?:\d{1,2}[ /])?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[ /]+\d{1,4},?[ :]\d\d:\d\d:\d\d(?: [A-Z]{3,4})?(?: \d{4})?\b/g, '<time>'],
  [/\b[IWEF]\d{4}(?= \d\d:\d\d:\d\d\.)/g, '<time>'], // klog
  [/^\d\d:\d\d \+\d+(?: ~\d+)?(?: -\d+)?(?=: )/, '<n>'], // flutter: 00:03 +5 -1
  [/\b\d{1,2}:\d\d:\d\d(?:[.,]\d{1,9})?(?![\w:])/g, '<time>'],
  // Ids.
  [/\b[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\b/g, '<id>'],
  [/(?<![\w])0x[0-9a-fA-F]{1,16}\b/g, '<address>'],
  [/(?<=[\w\])]@)[0-9a-f]{6,8}\b/g, '<address>'], // java: Foo@deadbeef
  [/\b(?:sha\d{1,3}|md5)[:-][\w+/=-]{6,128}/g, '<hash>'],
  [/-[bcdfghjklmnpqrstvwxz2456789]{6,10}-[bcdfghjklmnpqrstvwxz2456789]{5}(?![\w-])/g, '-<id>'], // a pod of Kubernetes
  // Words such as `dead` and `facade` have hexadecimal digits alone: a hash has a decimal digit too.
  [/(?<!\w)(?=[a-f]{0,63}\d)(?=\d{0,63}[a-f])[0-9a-f]{7,64}(?!\w)/g, '<hash>'],
  // Query strings hold signatures and times.
  [/(?<=\bhttps?:\/\/[^\s#"'<>]{1,300}[?&][\w.-]{1,60}=)(?:[\w%+/=.:-]{16,}|\d{8,})/g, '<id>'],
  [/\bfile:\/\/(?:\/(?=[A-Za-z]:))?/g, ''],
  // Temporary folders, then the folders of installed tools and of the checkout.
  [/(?:(?:\/private)?\/var\/folders|(?<![\w.])\/(?:var\/)?tmp|(?:[A-Za-z]:)?[^\s:'"`(]{0,100}\/(?:AppData\/Local\/Temp|_temp))\/(?:[^\s:'"`)\],/]{1,100}\/){0,12}(?!cc\w{6}\.)(?=[a-z]+(?:[-_.][a-z]+)*\.[a-z]{1,5}(?![\w./-]))/g, '<temporary>/', /tmp|folders|[Tt]emp\//],
  [/(?:\/private)?\/var\/folders\/[^\s:'"`)\],]+|(?<![\w.])\/(?:var\/)?tmp\/[^\s:'"`)\],]+|(?:[A-Za-z]:)?[^\s:'"`(]{0,100}\/(?:AppData\/Local\/Temp|_temp)\/[^\s:'"`)\],]+|\btmp\.\w{6,12}\b/g, '<temporary>', /tmp|folders|[Tt]emp\//],
  [/(?:\b[A-Za-z]:)?[^\s:'"`(]{0,100}\/(?:hostedtoolcache\/[^\s:'"`(]{1,80}\/(?:x64|x86|arm64)|(?:site|dist)-packages)\//g, '', /hostedtoolcache|-packages/],
  [CHECKOUT, ''],
  [/\/github\/workspace\/?/g, ''],
  [/(?<!\bref(?:spec)? ['"]?)\brefs\/(?:heads|pull|tags|remotes)\/[^\s'"`,;)]+/g, '<ref>'],
  // Positions.
  [/(?<=\.(?!(?:com|org|net|io|dev|local|internal|test|example|svc)\b)[A-Za-z]\w{0,9}["']?|Makefile|Dockerfile|Rakefile|BUILD|Gemfile|Justfile|justfile|CMakeLists):\d+(?::\d+)?(?:-\d+(?::\d+)?)?/g, ':<n>'],
  [/(?<=\.[A-Za-z]\w{0,4} {1,3})\d+:\d+(?:-\d+(?::\d+)?)?(?![\w:])/g, '<n>'], // webpack, dart
  [/(?<=[\w\])]):\d+:\d+(?=\)|$)/g, ':<n>'],
  [/(?<=\.\w{1,10} ?)\(\d+(?:[,:]\s?\d+){0,3}\)/g, '(<n>)'], // tsc: a.ts(3,13)
  [/(?<=:)\[\d+(?:,\d+)?\]/g, '[<n>]'], // maven: Sum.java:[12,5]
  [/\b([Ll]ines?|LINE)([ :=#]{1,2})\d+(?:[-–:.]{1,2}\d+)?/g, '$1$2<n>'],
  [/(?<=\bline <n>: {1,2})\d+(?= +(?:Aborted|Bus|Floating|Illegal|Killed|Segmentation|Terminated|Trace))/, '<n>'], // a process of bash
  [/(?<=\b(?:[Ll]ine|LINE)[ :=#]{1,2}<n>.{0,20})\b([Cc]ol(?:umn)?s?|[Cc]har(?:acter)?s?|offset|position|pos)([ :=#]{1,2})\d+(?:[-–:.]{1,2}\d+)?/g, '$1$2<n>'],
  [/#L\d+(?:-L\d+)?\b/g, '#L<n>'],
  [/(?<=\.\w{1,8} )@ \d+/g, '@ <n>'], // busted
  [/^@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@/, '@@'],
  [/\[ *\d+%\]/, ''],
  [/^(\s*[>→➜✖×E│-]?\s*)\d+(?::\d+)?(?=\s*(?:[|│┃▕]|:\s|\s{2}|\s(?:error|warning)\b)|:? {2,})/, '$1<n>'], // a line of code, a row of eslint
  [/^(\s*[>→]?\s*)\d{1,6}(?:(?::| \|)\s|$)/, '$1<n> '],
  // Ordinals, counters, processes.
  [/^(\W{0,8})\d{1,6}\)(?=\s)/, '$1<n>)'], // mocha, rspec
  [/^(\s*(?:not )?ok )\d+/, '$1<n>'], // tap
  [/^(\s*)\d+(?= - )/, '$1<n>'], // ctest
  [/\bTest\s+#\d+:/g, 'Test:'], // ctest
  [/(?<![\w./-]|\b(?:shard|chunk|part|partition|group|split|slice|batch|bucket|page|case) #?)\d+ ?(?:\/|of) ?\d+(?![\w./-])/g, '<n>/<n>'],
  [/\b(?:make|gmake|ninja)\[\d+\]/g, 'make'],
  [/==\d+==/g, '=='],
  [/\b([Ww]stat:? )\d+/g, '$1<n>'], // prove
  [/(?<=-)(?=[a-f]{0,5}\d)(?=\d{0,5}[a-f])[0-9a-f]{5,6}(?=-)/g, '<hash>'], // playwright
  [/(?<=[\w)])\[\d{3,8}\](?=:)/g, ''], // syslog: sshd[123]:
  [/\b([Gg]oroutine|[Tt]hread|[Pp]id|PID|[Pp]rocess|[Ww]orker)([ #=:]{0,2})\d+\b/g, '$1$2<n>'],
  [/(Thread|Process|Worker)-\d+\b/g, '$1-<n>'], // java, python
  [/\[gw\d+\]/g, ''], // pytest-xdist
  [/(?<=^thread '.{1,300}') \(\d+\)/, ''], // rust
  [/\b([Ss]eed|SEED)(\W{1,5}(?:is |was )?)-?\d{2,}/g, '$1$2<n>'],
  [/(?<=[\w\])]:|::|\bport )(?:3[2-9]|[4-6]\d)\d{3}\b/g, '<port>'], // those that a system chooses
  // Durations: with a fraction, in brackets, at the end of a line, or after a word for time.
  [new RegExp(`(?<=[([]\\s{0,4})${DURATION}(?=\\s{0,4}[)\\]])`, 'g'), '<duration>'],
  [/(?<![\w.])\d+[.,]\d+ ?(?:ns|µs|μs|us|ms|s|secs?|seconds?|m|mins?|minutes?|h)\b/g, '<duration>'],
  [new RegExp(`(?<=\\b(?:[Tt]ime|[Ee]lapsed|[Tt]ook|[Dd]uration|[Ff]inished|[Ff]ailed|FAILED|[Dd]one|[Cc]ompleted|[Rr]an|[Bb]uilt|over|waited|[Ww]aiting)\\b[:= ]{0,3}(?:(?:in|after|for) )?)${DURATION}`, 'g'), '<duration>'],
  [/(?<!\b(?:within|after|for|of|every|than|least|most|by|to|under|over|until) )(?<![\w.])\d+ ?(?:ms|sec)$/, '<duration>'],
  [/\b([Rr]equest ?[Ii][Dd]:? ?)[\w-]{8,40}/g, '$1<id>'],
  [/\b(duration_ms|time)([:=] ?"?|(?<=_ms) )\d[\d.]*/g, '$1$2<duration>'],
  [new RegExp(`(?<=\\b(?:errors?|files?|tests?|checks?|specs?|examples?|suites?|packages?|passed|skipped) in )${DURATION}`, 'g'), '<duration>'],
  [/(?<![\w.])(?:\d+(?:\.\d+)?(?:ms|h|m|s)){2,4}\b/g, '<duration>'],
  // Sizes, counts and large numbers, such as times in milliseconds.
  [/(?<![\w.])\d+(?:[.,]\d+)? ?(?:[kKMGT]i?B|bytes)(?:\/s)?\b/g, '<size>'],
  [/\b(Total|Tests?(?: run)?|Failures|Errors|Skipped|Passed|Failed|Assertions|Warnings|Deprecations): ?\d+/g, '$1: <n>'],
  [/(?<![\w.-])-?\d{9,19}(?![\w.])/g, '<n>'],
  [new RegExp(`(?<![\\w.#:/=-]|${NO_COUNT})\\d+(?=(?: (?:other|new|total|unique|fixable|previous|source))? ${COUNTED}\\b)`, 'g'), '<n>'],
  [/\bdue to (?:<n> )?previous errors?(?:; <n> warnings? emitted)?/, 'due to previous errors'], // cargo
  // A word in which letters and digits alternate is random: `x7f9k2qd`, but not `base64` or `log4j2`.
  [/(?<!\w)(?=\w{8,64}(?!\w))[a-z\d]*?[a-z]\d+[a-z]+\d+[a-z]+\d[a-z\d]*(?!\w)/g, '<id>'],
  [/\s+/g, ' '],
]

/** What the runner or a tool puts before a message. */
const PREFIX =
  /^(?:Error: |#\d{1,5} (?:\d{1,6}\.\d+ )?|<time>[\s:|-]{0,3}|\[<time>\]:? ?|\d+\.\d{3} )+/

/** Rules that tools draw around a title. */
const RULES = /^[─━═⎯=_-]{4,}\s*|(?<![\s─━═⎯=_-])[\s─━═⎯=_-]{4,}$/g

/** A line that names a test: what it is called can look like a time, a position or a count. */
const TEST_NAME =
  /^\s*(?:(?:FAILED|ERROR) \S+::|\S+\.py::|● |(?:---|===) FAIL: |(?:FAIL|ERROR): \w+ \(|\d+\) \S|(?:not )?ok \d+|\d+ - .{1,300}\((?:Failed|SEGFAULT|Timeout)\)|FAIL {1,2}\S|---- \S.* stdout|\[ {2}FAILED|[✖✗×✘] (?!\d|Test run with )|\(fail\) |Failed \S+ \[|\w+#test_)|<<< (?:FAILURE|ERROR)!| FAILED$|\*\*\* FAILED \*\*\*| \| FAIL \|$| \[E\]$| => \S{1,200}:\d+:\d+$|# Scenario/

/** What differs in such a line: its ordinal, its duration, its progress and the folder of the checkout. */
const NAME_MASKS: readonly Mask[] = [
  [/^(\W{0,8})\d{1,6}\)(?=\s)/, '$1<n>)'],
  [/^(\s*(?:not )?ok )\d+/, '$1<n>'],
  [/\[ *\d+%\]/, ''],
  [/(?<![\w.])\/(?:var\/)?tmp\/[^\s:'"`)\],]+/g, '<temporary>'],
  [/\[gw\d+\] */g, ''],
  [/^(\d+)(?= - )/, '<n>'], // ctest
  [/^\d\d:\d\d \+\d+(?: ~\d+)?(?: -\d+)?(?=: )/, '<n>'], // flutter
  // Only the tools that print durations: a name can end with one.
  [
    new RegExp(`\\s*(?<!^(?:● |FAILED ).*)[([]\\s{0,4}${DURATION}\\s{0,4}[)\\]](?=\\s*(?:<<<|$))`),
    '',
  ],
  [new RegExp(`\\s(?<=^×.*)${DURATION}$|(?:Time elapsed: \\d[\\d.]* s)(?=\\s*<<<)`), ''],
  [CHECKOUT, ''],
  [/(\.[A-Za-z]\w{0,9}):\d+(?::\d+)?(?=[)\]\s]|$)/g, '$1:<n>'],
  [/(?<=\.swift):\d+:\d+(?=: )/, ':<n>'],
  [/ after [\d.]+ seconds with \d+ issues?\b/, ''], // swift testing
  [/\[ *\d+\.\d+s\]/, ''], // nextest
  [/\s+/g, ' '],
]

/** A line with totals; its other numbers count something too. */
const TOTALS = /<n> (?:failed|failures?|passed|errors?|skipped|tests?)\b/
const COUNT = /(?<![\w.#:/-])\d+(?= [a-z])/g

/**
 * Returns a line without what differs between two logs of the same error: times, durations, positions, counts,
 * hashes, ports, seeds, temporary paths.
 */
export function maskLine(text: string): string {
  const plain = text
    .slice(0, MAX_CHARACTERS)
    .toWellFormed()
    .trim()
    .replace(RULES, '')
    .replace(PREFIX, '')
    .trimStart()
    .replaceAll('\\', '/')
  const masks = TEST_NAME.test(plain) ? NAME_MASKS : MASKS
  const masked = masks
    .reduce(
      (rest, [pattern, by, sign]) =>
        sign?.test(rest) === false ? rest : rest.replace(pattern, by),
      plain,
    )
    .replace(PREFIX, '')
    .trim()
  return TOTALS.test(masked) ? masked.replace(COUNT, '<n>') : masked
}

/**
 * Returns a masked line without its numbers, for lines in which they are counts and measured values. Numbers in
 * words, in paths and in versions stay.
 */
export function maskNumbers(line: string): string {
  return line
    .replace(/<(?:n|time|duration|size|port)>|\b\d{4}-\d\d-\d\d\b/g, '0')
    .replace(
      /(?<!(?:\b(?:status|returns?|returned|got|code|HTTP|error|exit|exited|signal)|\s\/[\w/-]{1,60})[ :=(]{1,2})(?<![\w.^~@/#-]|[<>]=?)-?\d+(?:[.,:]\d+)*(?![\w/-]|\.\w)(?: ?(?:[kKMGT]?i?B|m?s|%|sec|min)\b)?/g,
      '#',
    )
    .replace(/(?<=# [a-z]{3,30}?)(?:s|\(s\))(?![a-z])/g, '')
}
