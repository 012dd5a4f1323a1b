import { versionlessName } from '../history/earlier-run.ts'

/** Enough to identify an error, and a bound on the time of each pattern. */
const MAX_CHARACTERS = 400

/** Stands for a part of a text that must stay as it is; such characters are removed from the text first. */
const FIRST_KEPT = 0xe000
const KEPT = /[\uE000-\uF8FF]/g

/**
 * Parts that differ between errors, so that their numbers stay: exit codes and statuses, and the names
 * of tests after what frameworks print before them.
 */
const KEEP: readonly RegExp[] = [
  /\b(?:exit(?:ed)?(?: with)?(?: code| status)?|(?:exit|status|error|return)[ -]?code|status|code|signal|HTTP(?:\/[\d.]{1,4})?|errno|Errno|ERRNO|error TS)(?: ?[:=] ?| )-?\d{1,5}\b/g,
  /\b[1-5]\d\d (?:Bad|Unauthorized|Forbidden|Not Found|Conflict|Gone|Too Many|Internal|Not Implemented|Service|Gateway|Proxy)\b/g,
  /\b(?:HTTP ?error|(?:HTTP )?response(?: code| status)?|responded with)(?: ?[:=] ?| )[1-5]\d\d\b/gi,
  // A service has a fixed port, a test server a random one of five digits.
  /(?<=\b(?:localhost|127\.0\.0\.1|0\.0\.0\.0):)\d{1,4}(?!\d)/g,
  /(?<=^\s{0,8}● ).+/g, // jest
  /(?<= › )[^›]+?(?= ─|$)/g, // playwright
  /(?<=^ ?FAIL {2}\S.{0,200} > ).+/g, // vitest
  /(?<=^_{4,} ).+/g, // pytest
  /(?<=--- FAIL: )\S+/g, // go
  /(?<=^\s{0,8}not ok \d{1,6} - ).+/g, // tap
  /::(?!:?\d)[\w.#[\]-]+/g, // pytest, cargo, phpunit
  /(?<=^\S.{0,200} > ).+(?= FAILED$)/g, // gradle
]

/** What differs between the logs of one error, in the order in which it has to be replaced. */
const REPLACE: readonly (readonly [RegExp, string])[] = [
  // Times before durations and numbers, which are parts of them.
  [
    /\b\d{4}[-/]\d\d[-/]\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?)?(?!\w)/g,
    '<time>',
  ],
  [
    /\b(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?(?:\d{1,2}[ /])?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[ /]+\d{1,4},?[ :]\d\d:\d\d:\d\d(?: [A-Z]{3,4})?(?: \d{4})?\b/g,
    '<time>',
  ],
  [/\b[IWEF]\d{4}(?= \d\d:\d\d:\d\d\.)/g, '<time>'], // klog
  [/\b\d{1,2}:\d\d:\d\d(?:[.,]\d{1,9})?(?![\w:])/g, '<time>'],
  [/\b[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\b/g, '<id>'],
  [/\b0x[0-9a-fA-F]{1,16}\b/g, '<address>'],
  [/\b(?:sha\d{1,3}|md5)[:-][\w+/=-]{6,128}/g, '<hash>'],
  // The end of a Kubernetes pod's name, in its alphabet.
  [/-[bcdfghjklmnpqrstvwxz2456789]{6,10}-[bcdfghjklmnpqrstvwxz2456789]{5}(?![\w-])/g, '-<id>'],
  // Words such as `dead` and `facade` have hexadecimal digits alone: a hash has a decimal digit too.
  [/(?<!\w)(?=[a-f]{0,63}\d)(?=\d{0,63}[a-f])[0-9a-f]{7,64}(?!\w)/g, '<hash>'],
  // Query strings hold signatures and times.
  [/(?<=\bhttps?:\/\/[^\s?#"'<>]{1,200})[?#][^\s"'<>)\]]+/g, ''],
  [/\bfile:\/\/(?:\/(?=[A-Za-z]:))?/g, ''],
  // Temporary folders, then the folders of installed tools and of the checkout on each system.
  [
    /(?:\/private)?\/var\/folders\/[^\s:'"`)\],]+|(?<![\w.])\/(?:var\/)?tmp\/[^\s:'"`)\],]+|(?:[A-Za-z]:)?[^\s:'"`(]{0,100}\/(?:AppData\/Local\/Temp|_temp)\/[^\s:'"`)\],]+/g,
    '<temporary>',
  ],
  [
    /(?:\b[A-Za-z]:)?[^\s:'"`(]{0,100}\/(?:hostedtoolcache\/[^\s:'"`(]{1,80}\/(?:x64|x86|arm64)|(?:site|dist)-packages)\//g,
    '',
  ],
  [
    /(?:\/home\/runner\/work|\/Users\/runner\/work|\b[A-Za-z]:\/a|\/__w|\/[^\s:'"`(]{0,60}\/_work)\/[^\s/:]{1,100}\/[^\s/:]{1,100}\/?/g,
    '',
  ],
  [
    /\b(shard|part|chunk|group|batch|worker|gw|slice|split|thread|job|task|pid)s?([-_ #=:]{0,2})\d+/gi,
    '$1$2<n>',
  ],
  [/(?<![\w.])(?:\d+(?:\.\d+)?(?:ms|h|m|s)){2,4}\b/g, '<duration>'],
  [
    /(?<![\w.])\d+(?:[.,]\d+)? ?(?:ns|µs|μs|us|ms|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?)\b(?: ?\d+(?:\.\d+)? ?(?:ms|s|m)\b){0,2}/g,
    '<duration>',
  ],
  // A word in which letters and digits alternate is random: `x7f9k2qd`, but not `base64` or `log4j2`.
  [/(?<!\w)(?=\w{8,64}(?!\w))\w*?[a-z]\d+[a-z]+\d+[a-z]+\d\w*/gi, '<id>'],
  [/(?<![\w<])v?\d+(?:[.,]\d+)*(?![A-Za-z_])/g, '<n>'],
  // A number with a unit, such as `12px` or `3x`.
  [/(?<![\w<.])\d+(?:\.\d+)?(?=[A-Za-z]{1,3}\b)/g, '<n>'],
  [/\bmake\[<n>\]/g, 'make'],
  [/\s+/g, ' '],
]

/** What the runner or a tool puts before a message. */
const PREFIX = /^(?:Error: |#\d{1,5} (?:\d{1,6}\.\d+ )?|\[[\w@/.:-]{1,60}\]:? )+/

/** Rules that tools draw after a title. */
const RULES = /[\s─━═⎯=_-]{4,}$/

/**
 * Returns a message without what differs between runs, legs and systems: times, durations, numbers,
 * hashes, temporary paths, positions. Two logs of one error have the same result.
 */
export function normaliseMessage(text: string): string {
  const plain = text
    .slice(0, MAX_CHARACTERS)
    .toWellFormed()
    .replace(KEPT, '')
    .trim()
    .replace(PREFIX, '')
    .replace(RULES, '')
    .replaceAll('\\', '/')
  const kept: string[] = []
  const keep = (part: string) => {
    kept.push(part)
    return String.fromCharCode(FIRST_KEPT + kept.length - 1)
  }
  const marked = KEEP.reduce((rest, pattern) => rest.replace(pattern, keep), plain)
  const replaced = REPLACE.reduce((rest, [pattern, by]) => rest.replace(pattern, by), marked)
  return restore(replaced, kept).trim()
}

/** A later part can contain an earlier one. */
function restore(text: string, kept: readonly string[]): string {
  return text.replace(KEPT, (mark) => restore(kept[mark.charCodeAt(0) - FIRST_KEPT] ?? '', kept))
}

/** Returns the name of a step without versions and shards: `Test on Node <n>`. */
export function normaliseStep(name: string): string {
  return versionlessName(name)
    .slice(0, MAX_CHARACTERS)
    .replace(/v?\d+(?:[.:]\d+)*/g, '<n>')
    .replace(/\s+/g, ' ')
    .trim()
}
