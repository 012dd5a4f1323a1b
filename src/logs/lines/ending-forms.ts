import { isFrame } from './frames.ts'

/** A line that says that a command failed, and by its status how. */
const STATUS =
  /\b(?:exit(?:ed|s|ing)?(?: with)?(?: (?:code|status|value))?|(?:exit|status|return|error)[ _-]?(?:code|status|value)|status|code|returned(?: a)?|Error|signal) ?[:=(]? ?-?(?![45]\d\d\b)\d{1,5}\b|\bnon-?zero\b|\bexit (?:code|status)\b|^npm (?:ERR!|error)\s+(?:Failed at the|This is probably|Test failed|Lifecycle script|\S[^\s@]*@\S+ \S+: )|ERR_PNPM_RECURSIVE|^\S+: Failed$|\bFailed: +\S[^\s#]*#\S+$|\bcommand finished with error\b|\bThe (?:action|operation) .{0,200}(?:has timed out|was cancell?ed)|^timeout: sending signal |\brecipe for target '[^']{1,200}' failed|\bdidn't exit successfully\b|^Execution failed for task '|\bThere (?:are test failures|were failing tests)\b|\bsee the log above\b|\bnot \w+ (?:because of|due to) errors\b|^Aborted due to \w+\.?$/i

/** Words of which lines consist that say no more than that something failed. */
const GENERIC = new Set(
  `a aborted about above action actions after again all an and any are artifact artifacts as at assertions attempt bash be because been before below bin build
  builds built but by cached can cannot case cases check checked checks code command commands complete completed completely core could duration
  details did detail didn do does done due dumped during elifecycle end ended err errno error errors evaluation example examples exception execution exit exited
  exiting fail expect failed failing fails failure failures fatal fault file files final finished following for found from gate
  general had has have help if in info invalid is issue issues it job jobs killed last line lines listed locally log logs make message more
  most must no non not npm number nx of off ok on one only option or other out output package packages page pass passed passing pending pnpm please point problem problems
  process quality rake recipe report reported result results retry run runner running scenario scenarios script scripts see session sessions segmentation sh
  set should skip skipped some spec specs stage start status step steps stop stopped succeed succeeded success successful successes flaky
  successfully suite suites summary sure target targets task tasks test tests that the their them then there these
  they this those time times to total true try unexpected unit unsuccessful up value was were when which while with
  without you your yarn yes warn warning warnings zero`.split(/\s+/),
)

/**
 * Words that say no more than that something happened, took too long, was stopped or was not as expected, and the
 * names of exceptions, which many failures share.
 */
const VAGUE =
  /(?<![\w$.])\d[\d.]*(?:h|m|m?s)\b|(?<![\w$.])[\w$.]{0,200}(?:Error|Exception)\b|\b(?:assert(?:ion)?|bus|cancell?ed|condition|context|deadline|ERR_ASSERTION|exceed(?:ed|s)?|expected(?=:? <?(?:false|null|true|undefined))|false|install(?:ation)?|limit|long|\d*(?:minutes?|ms|seconds?)|null|object|occurred|operations?|terminated|testing|timed|timeouts?|too|took|undefined|upgrade|waiting|XCTAssert\w*)\b/gi

/**
 * A number that is a name: the code of an error, one of several cases, a date. Before a plural and in `3 failed`, it
 * counts things, unless it is that of a case.
 */
const CODE =
  /\b(?:case|number|phase|scenario|stage|step) #?\d|\b(?:code|errno|error|exit(?:ed)?(?: with)?|signal|status)(?: ?[:=(#])? ?-?(?:0x[\da-f]|\d)(?![\w.]*\d? (?:\w+ )?(?:\w+s|failed|passed|total)\b)|\bon \d{4}-\d\d-\d\d\b/i

/** Returns whether a number in a line is a name. */
export function namesCode(text: string): boolean {
  return /\d/.test(text) && CODE.test(text)
}

/**
 * What points at a file with all that the step does not print, or at a folder of logs.
 *
 * @example See /home/runner/work/shop/shop/target/surefire-reports for the individual test results.
 */
const POINTER =
  /\b(?:consult|see|refer to|(?:output|saved|written) (?:in|to)|(?:details?|logs?|output|reports?|results?)\b[^.]{0,40} (?:are|can be found|is|was|were))\b[^.]{0,80}?(?:[\w<>/.~-]+\.(?:html?|log|out|txt|xml)|\/[\w/.~-]*(?:logs|reports))\b/i

const FILE = /\.(?:html?|log|out|txt|xml)\b|\/[\w.-]{0,40}(?:logs|reports)\b/i

/** Returns a line without what only points at a file. */
export function withoutPointer(text: string): string {
  return FILE.test(text) ? text.replace(POINTER, '') : text
}

/** What points at a page, a folder, a command or an artifact with all that the step does not print. */
const LINK =
  /^nohup: |\b(?:logs?|output|reports?|results?)\b[^./:]{0,30} (?:https?:\/)?\/\w|\b(?:download|in|see) (?:the )?artifacts?\b|\bsee ["'`]\w+ |\boutput has been hidden\b/i

/** Where npm logs what it did itself, which has nothing of what a script prints. */
const NPM_LOG = /\b_logs\b/

/** The output of a command that a shell traces, or that a makefile prints, into a file or nowhere. */
const REDIRECTED =
  /(?<=\S )[12&]?>>? ?[\w$~-]*[./][\w./$~-]*(?: 2>&1)?(?: &)?$|\| *tee\b|\s--(?:quiet|silent)\b/

/** Returns whether a line shows that what fails says elsewhere why. */
export function hidesOutput(text: string): boolean {
  return REDIRECTED.test(text) || LINK.test(text) || (POINTER.test(text) && !NPM_LOG.test(text))
}

/**
 * The same of a line of a script, which also filters output, and starts containers whose output it does not print.
 *
 * @example ./suite --log-file=out/suite.log
 */
const HIDING =
  /(?<=\S )[12&]?>>?(?!&\d| *["']?\$\{?GITHUB_) *\S|[^|]\| *(?!(?:ba)?sh\b|xargs\b)[a-z]|\s--(?:[\w-]*-)?(?:junit-?xml|log|out|output|report|results?)(?:-\w+|File)?[= ]\S*[./]|\s-[qs]\b|\bup\b.*\s(?:-d|--detach|--wait)\b/

/** A line of a script that prints a text of its own. */
const PRINTING = /^\s*(?:cat|echo|printf)\b/

/** Returns whether the header of a step shows that what fails says elsewhere why. */
export function scriptHidesOutput(header: string): boolean {
  return header
    .split('\n')
    .some((line) => !PRINTING.test(line) && (hidesOutput(line) || HIDING.test(line)))
}

/**
 * A line that only has the path of a log, a heading, and what a tool says of a program that it runs, such as a target.
 *
 * @example dependency failed to start: container shop-api-1 is unhealthy
 */
const NAMES_PROGRAM =
  /^\s*[\w/.~-]+\.(?:html?|log|out|txt|xml)$|^\/\/\S+ +(?:\(cached\) )?(?:FAILED|TIMEOUT)\b|\bFailed to execute goal\b|\bis unhealthy$|^\* What went wrong:$|^configure: error: (?:in |\w+ compiler cannot\b)/

/** Returns whether a line can only name what failed, or where it says why. */
export function namesProgram(text: string): boolean {
  return NAMES_PROGRAM.test(text) || hidesOutput(text)
}

/** What an ending names: a package, a target of a makefile, a path, or a text in quotes. */
const NAMED = /@[\w.-]+\/[\w.-]|\w@\d|\*\*\* \[[^\]]*[a-z]|[\w.-]\/[\w.-]|["'`][^"'`]+["'`]/i

/** Returns whether a line that says only that something ended names it. */
export function isNamedEnding(text: string): boolean {
  return isEnding(text) && NAMED.test(withoutPointer(text))
}

/** Returns whether a line only reports the status of a command: different failures end with it. */
export function isEnding(text: string): boolean {
  return STATUS.test(text)
}

/** What a runtime, a package manager or a logger says beside a failure. */
const BESIDE =
  /^(?:npm error |Node\.js v|Bun v|deno \d|Tasks: TOP => )|^\W*(?:[\dT][\d:.,T-]* )?(?:\w[\w.]* )?\W?(?:INFO|DEBUG|TRACE|NOTICE|WARN(?:ING)?)\b/

/** Returns whether a line can stand beside any failure, so that it identifies none. */
export function isBeside(text: string): boolean {
  return BESIDE.test(text) || isFrame(text)
}

/** What a shell says of a command that is not there: its name says what failed, whatever the word. */
const MISSING = /[\w.)\]]: [\w.+-]{2,60}: (?:command )?not found$/

const WORD = /[\p{L}\p{N}_$]{2,}/gu

/** Returns whether a line has a word, number or name beyond those of lines that say that something failed. */
export function isSpecific(text: string): boolean {
  for (const [word] of text.matchAll(WORD)) {
    if (!/^\d+$/.test(word) && !GENERIC.has(word.toLowerCase())) return true
  }
  return MISSING.test(text)
}

/** Returns whether a line says more than that something failed, took too long or was not as expected. */
export function saysWhat(text: string): boolean {
  return isSpecific(text.replace(VAGUE, ''))
}
