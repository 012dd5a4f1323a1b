import type { LineClass } from '../forms/classify-line.ts'
import type { LogEvent } from '../events/log-event.ts'
import { isEnding, isSpecific } from '../lines/ending-forms.ts'
import { boundText, FRAME, indentOf, isCode, isFrame, isFrameOrCode } from '../lines/frames.ts'

/**
 * A sign in the text of a line that it is the reason, or that it is not if the weight is negative. One at least
 * has to be evidence that the line says why something failed.
 */
type TextSign = readonly [name: string, weight: number, pattern: RegExp, evidence?: 'evidence']

/** A line of a step that can be the reason, and what is known of it once the step is over. */
export interface ReasonCandidate {
  readonly line: LogEvent
  /** The lines directly before it and after it. */
  readonly before: readonly LogEvent[]
  readonly after: readonly LogEvent[]
  /** Number of lines after it, without noise. */
  readonly toEnd: number
  /** Whether the tool says that it fails because of warnings. */
  readonly isStrict: boolean
  /** Whether the step goes on to work after it: it survived the error. */
  readonly goesOn: boolean
}

/** A line that can be the reason, with its score. */
export interface ScoredLine extends ReasonCandidate {
  readonly signs: readonly SignName[]
  readonly score: number
  /** Whether a line before it has the same text. */
  readonly isCopy: boolean
}

/** What tools put before a message: a time, the number or name of a task, a bracket, a bullet. */
const LABELS: readonly RegExp[] = [
  /^\[?\d{1,4}[-:/. ]\d\d[-:/.]\d\d?[\dT:.,+Z ]*\]?:?\s*(?:\|\s*)?/,
  /^#\d+ (?:\d+\.\d+ )?/,
  /^\d+(?:\.\d+)?:? (?=\S)/,
  /^\[(?!cause\])[^\]]{1,60}\]:?\s*/,
  /^(?![^ ]*\.\w{1,6}:\d)[\w@/.-]{1,60}:[\w:-]{1,40}: /,
  /^[\w@/.-]{1,60} +\| /,
  /^npm (?:ERR!|error) (?!code )/,
  /^\p{Extended_Pictographic}\uFE0F? +(?:(?:error|warn|info) +)?/u,
  /^(?:= )?(?:note|help): (?=.*\berror\b)/,
  /^[-*•│|>#»›❯▸+✖✘✗×❌⨯⚠·↳=!:]{1,3}\s+/u,
  /^\s+/,
]
const MAX_LABELS = 8

/** A comment of a script that a shell prints, and an option in the help of a command. */
const COMMENT =
  /^# (?!Failed|Looks|Error)[A-Z][a-z]+ |^\s*(?:npm (?:ERR!|error) +)?\[?-{1,2}[a-z](?:[\w-]*[ |=,]+<|, --|[\w-]*\|-{1,2}[a-z])/

const SOURCE = /^\s*File ".{1,300}", line \d+/
const RAISED = /^(?:\w{1,60}\.){0,12}[A-Z]\w{0,80}: \S/
const STRONG =
  /\b(?:error|fatal|exception|panic|cannot|can't|could not|unable|denied|refused|not found|no such|invalid|missing|expected|failed to|mismatch|exceeded|timed out|conflict|undefined|unresolved|already|because)\b/i
const LABELLED = /^.{0,60}\b(?:error|Error|ERROR|fatal|failed|FAILED|Problem)\b/
const QUOTED = /['"`“‘«][^'"`”’»]{1,100}['"`”’»]/
const SENTENCE = /^[A-Z].{15,}\.$/

/** Signs in the text without labels. Weights were chosen by judgement, then adjusted to logs with known reasons. */
// prettier-ignore
const TEXT_SIGNS = [
  ['errorLabel', 1.5, /^(?:(?:fatal|internal|compiler|compile|build|runtime|syntax|type|unhandled|uncaught|serverless|upload|\w+) )?(?:error|E|fatal|panic|failure|exception)\b ?(?:\[?\w*\]?)(?::|!)\s*\S/i, 'evidence'],
  ['exceptionStart', 1.8, /^(?:Uncaught |Unhandled exception[.:] )?\\?(?:[\w$]+(?:\.|::|\\))*[A-Z]\w*(?:Error|Exception|Failure|Timeout|Failed)(?: \[\w+\]| \(\w+\))?: \S/, 'evidence'],
  ['cause', 1, /^(?:\[cause\]:|(?:caused by|because|nested exception is|stderr)\b:?|(?:root )?cause:|(?:context|details?|message|actual):)\s*\S/i, 'evidence'],
  ['causedBy', 3.1, /^(?:\[cause\]|caused by):? \S/i],
  ['killedAlone', 5.2, /^(?:Killed|Terminated|Aborted|Segmentation fault|Bus error)\b(?! due to).{0,20}$/, 'evidence'],
  ['wrapper', -1.1, /\b(?:errored|did not pass|did not run successfully|completed with|see (?:the )?(?:log|above|output|report)|found (?:ERROR|WARNING)s?$|previous errors?|stopped|giving up|run failed|not successful|unsuccessful(?:ly)?|failed (?:at|during|with|in|for|on)|the following|there (?:were|was|are)|some (?:tests|errors|checks)|one or more|errors? (?:occurred|found|were found|generated|in \d)|an error occurred|something went wrong|went wrong|could not (?:apply|process|complete|finish)|operation failed|could not resolve dependencies for project|finished with errors|no output\b.{0,20}\bproduced|abort(?:ing|ed due to)\b|test suite \S+ failed)/i],
  ['because', 0.2, /\b(?:because|due to|since|caused)\b/i, 'evidence'],
  ['compilerError', 2.7, /(?:\.\w{1,6}['"]?(?::\d+(?::\d+)?|\(\d+(?:,\d+)?\)|:\[\d+,\d+\])|[A-Za-z]\w* ?):? (?:- )?(?:fatal )?error(?: [A-Z]+\d+|\[\w+\])?: \S/i, 'evidence'],
  ['failedTo', 0.5, /\bfailed to \w|\bfailure to |\berror (?:while|during|in|occurred|when|creating|running|loading|reading|writing|downloading)\b/i, 'evidence'],
  ['cannot', 0.9, /\b(?:can(?:no|')t|can not|could ?(?:not|n't)|couldn't|unable to|not able to|refus(?:es|ing) to|would be (?:overwritten|reformatted|lost)|(?:not|dis)[ -]?allowed|not permitted|not signed)\b/i, 'evidence'],
  ['negated', 1.6, /\b(?:do(?:es)?|did|is|are|was|were|has|have|must|should|need|will|may)(?: not|n't)\b|\bnot \w+ed\b/i, 'evidence'],
  ['missing', 1.9, /\b(?:not found|no such|missing|no matching|not exist|nonexistent|does not contain|not installed|not defined|undefined|unresolved|unbound variable|not declared|undeclared|is empty|no .{1,30} (?:found|defined|provided|available|matched|matching))\b/i, 'evidence'],
  ['denied', 1, /\b(?:denied|refused|forbidden|unauthori[sz]ed|rejected|not authorized|unauthenticated|not authenticated|(?<!read-only )permission|insufficient|exhausted)\b/i, 'evidence'],
  ['conflict', 1.1, /\b(?:already exists?|conflicts?|conflicting|mismatch(?:ed)?|incompatible|duplicate|in use|not equal|differs?|(?<!\bfiles? )changed|modified|out of (?:date|sync)|obsolete|dirty|uncommitted|stale|locked|another|cycl(?:e|ic)|circular|unhealthy|incorrect)\b/i, 'evidence'],
  ['exceeded', 0.9, /\b(?:exceed(?:ed|s)?|timed? ?out|timeout(?![-:=\w]| method)|deadline|too (?:many|large|long|big|old|slow|few|low)|limit|below|above|threshold|not met|crossed|expired|max attempts|more than .{0,40}\bmax(?:imum)?)\b/i, 'evidence'],
  ['killed', 0.9, /\b(?:killed|crashed|segmentation|core dumped|signal|out of memory|oom|no space left|deadlock|overflow|panicked|aborted|terminated|disconnected)\b/i, 'evidence'],
  ['network', 0.7, /\b(?:ECONN\w+|ETIMEDOUT|EAI_AGAIN|ENOTFOUND|connection (?:reset|refused|closed|timed)|could not resolve|bad gateway|service unavailable|too many requests|[45]\d\d [A-Z]\w+|unreachable|name resolution|TLS|certificate)\b/, 'evidence'],
  ['http4', 1.4, /\b(?:status(?: code)?|HTTP(?: Error)?|HTTP\/[\d.]+|code)[:= ]{1,2}[45]\d\d\b|\[[45]\d\d\]|\b[45]\d\d (?:[A-Z][a-z]+|Client|Server)\b/, 'evidence'],
  ['expected', 1.6, /\b(?:expected|expects|expecting|received|actual(?=\W{0,3}[:=])|but (?:was|got|found)|instead of|wanted|got)\b(?! due| to)/i, 'evidence'],
  ['assertion', 1.1, /(?<![/@-])\bassert(?:ion|ed|s)?\w*\b(?![/@-])|\bto (?:be|equal|have|match|contain)\b/i, 'evidence'],
  ['race', -0.5, /\b(?:data race|leak(?:s|ed|ing)?\b|vulnerabilit\w+|broken\b|dead\b|violat\w+|corrupt\w*|drift\b)/i, 'evidence'],
  ['errno', 1.4, /: (?:No such file or directory|Permission denied|(?:command )?not found|File (?:exists|too large|name too long)|Connection (?:refused|reset by peer|timed out)|Not a directory|Is a directory|Directory not empty|No space left on device|Broken pipe|Text file busy|Cannot allocate memory|Operation not (?:permitted|supported)|Resource temporarily unavailable|Device or resource busy|(?:target|device) is busy|Read-only file system|Exec format error|Invalid (?:argument|cross-device link)|Argument list too long|Too many (?:open files|levels of symbolic links)|Input\/output error|Bad file descriptor|No route to host|Network is unreachable)\b/i, 'evidence'],
  ['exitStatus', -2.4, /\b(?:exit(?:ed|s)?|return(?:ed)?|finished)\b.{0,20}\b(?:status|code|value)?\b.{0,12}\b-?\d{1,3}\b|\b(?:exit|return|status) (?:code|status)\b|non-?zero|did not complete|did(?:n.t| not) exit\b/i],
  ['advice', -2.1, /^(?:please|try|run|use|see|to |for (?:more|help|further|details)|hint|note|help|tip|re-?run|visit|docs?\b|learn|if (?:you|this)|you (?:can|may|should|need|must|might)|check|make sure|ensure|consider|did you|either\b|maybe|perhaps|(?:but )?normally|add|fix|read|view|get (?:more|help|support)|info\b|alternatively|or )/i],
  ['adviceInside', -1.4, /\b(?:please|try again|for more (?:info|details)|run with|re-run|see (?:the )?(?:log|above|output|http|https|docs)|for details|to fix|to resolve|you can(?! also)|more information|log of this run|full log|report at|see below)\b|\((?:info|style)\): /i],
  ['guess', -1.8, /\b(?:might|may|perhaps|possibly|probably|most likely|potential|hints?|general case)\b|\be\.g\.|\bcan be \w+ by\b/i],
  ['assignment', -1.4, /^\w[\w .-]{0,40} ?[=:] ?\w[\w-]*$|^[A-Z][A-Z\d_]*=['"\w/]/],
  ['comparison', 1.8, /[\w)\]'\x22`] (?:===?|!==?|[<>]=?) [\w([{'\x22`-]|≠|\bEvaluated\b|\b(?:got|found|was|were|but)\b.{0,40}\b(?:expected|want(?:ed)?)\b|\bexpected\b.{0,200}\b(?:got|found|was|were|but|received|to)\b/i],
  ['rule', 2, /\b[A-Z][a-z]+(?:[A-Z][a-z]+)+ - |\([a-z]+(?:-[a-z]+)+\)|:\d+:(?!in\b)[a-z_]+\b/],
  ['success', -1, /\b(?:ok|pass(?:ed|es)?|success(?:ful|fully)?|succeeded|done|completed|up to date|created|installed|deployed)\b/i],
  ['skipped', -2.2, /\b(?:pending|do not affect|skipp(?:ed|ing)|ignor(?:ed|ing)|optional|filtered out|suppressed|is used\b|expected failure|continu(?:e|ing)|nevertheless|fall(?:ing)? ?back|default(?:s|ing)? to|non-fatal|harmless|next (?:try|attempt)|retry(?:ing)? (?:in|with))\b|[,;] (?:using|trying|waiting|building)\b/i],
  ['testTitle', 1.5, /^(?:FAIL(?:ED)?|ERROR|not ok|✕|✗|✘|×|●|---)\s|(?:FAILED|\bfailed)(?: \(?[\d.]+ ?m?s\)?)?$|\b(?:FAIL|FAILED|FAILURE)\b(?!:)/, 'evidence'],
  ['requires', 1.6, /\b(?:requires?|required|must|needs? to|depends on|should)\b/i],
  ['commandFailed', -2.5, /\b(?:command|process|script|program|recipe|task|step|goal|target|hook|job|action|plugin|container)\b.{0,160}\b(?:failed|exited|terminated|returned|did not complete|finished with)\b/i],
  ['wholeFailed', -1.1, /\b(?:build|compilation|deployment|deploy|pipeline|run|install(?:ation)?|execution|tests?) (?:has |have |was |were |is )?(?:failed|failure|failing|unsuccessful|aborted|cancell?ed|stopped)\b|\b(?:could not|failed to|unable to|cannot|can't) (?:compile|build|complete|execute|run|solve|finish|start|continue|process|generate)\b/i],
] as const satisfies readonly TextSign[]

/** Signs in the whole line. */
// prettier-ignore
const LINE_SIGNS = [
  ['levelError', 0.4, /^.{0,60}\b(?:ERROR|FATAL|CRITICAL|SEVERE|ERR)\b|level=(?:error|fatal)|"level":"(?:error|fatal)"|^\[(?:error|fatal)\]|^.{0,30}(?:✖|✘|✗|×|❌|⨯)|^E {2,}|[│╷] ?Error/, 'evidence'],
  ['levelWarn', -1, /^w: |^.{0,60}\b(?:WARNI?|WARNING|Warning|warning|warn)\b|level=warn|⚠/],
  ['check', -3.2, /[✓✔√✅]|^\s*\[\+\] /],
  ['table', -1.2, /(?:\S\s{3,}){3}\S|(?:\|[^|]+){3}/],
] as const satisfies readonly TextSign[]

/** Weights of what a line is among the others. */
const WEIGHTS = {
  noEvidence: -2,
  frame: -3.1,
  code: -2.5,
  'kind:noise': -2.4,
  'kind:summary': -2.8,
  'kind:failureLine': 2,
  'kind:failureHeading': 2.8,
  runner: 1,
  runnerEnding: -3.4,
  unspecific: -2.1,
  detailUnderError: 1.2,
  belowFrame: 1,
  goesOn: -1,
  short: -0.7,
  headingEvident: -0.9,
  headingSaidBelow: -0.9,
  continuation: -0.5,
} as const satisfies Readonly<Record<string, number>>

const PATTERNS: readonly (TextSign & { readonly 0: PatternName })[] = [...TEXT_SIGNS, ...LINE_SIGNS]
type PatternName = (typeof TEXT_SIGNS | typeof LINE_SIGNS)[number][0]

/** The name of a sign; a misspelled one is an error of the compiler. */
export type SignName = PatternName | keyof typeof WEIGHTS

const EVIDENCE: ReadonlySet<SignName> = new Set(
  PATTERNS.flatMap(([name, , , evidence]) => (evidence === undefined ? [] : [name])),
)

export const SIGN_WEIGHTS: ReadonlyMap<SignName, number> = new Map([
  ...PATTERNS.map(([name, weight]) => [name, weight] as const),
  ...(Object.entries(WEIGHTS) as [keyof typeof WEIGHTS, number][]),
])

/** Below this, a line does not say why the step failed. */
export const MIN_SCORE = -1.5

/** Returns how well a line with these signs explains the failure of its step. */
export function scoreOf(signs: readonly SignName[]): number {
  return signs.reduce((score, name) => score + (SIGN_WEIGHTS.get(name) ?? 0), 0)
}

/** Lists the signs of a line. */
export function signsOf(candidate: ReasonCandidate): readonly SignName[] {
  const { line, isStrict } = candidate
  const { found } = line
  const raw = boundText(line.text)
  const text = withoutLabels(raw)
  const said = text.replace(URL, '').replace(ZERO, '')
  const isForm = found.kind === 'failure' || found.kind === 'error'
  const signs: SignName[] = [
    ...TEXT_SIGNS.filter(
      ([name, , pattern]) => pattern.test(said) || (name === 'errorLabel' && line.mark !== ''),
    ).map(([name]) => name),
    ...LINE_SIGNS.filter(([, , pattern]) => pattern.test(raw)).map(([name]) => name),
  ].filter((name) => name !== 'levelWarn' || !(isForm || isStrict))
  if (isFrame(raw) || isFrame(text)) signs.push('frame')
  if (isCode(raw) || COMMENT.test(raw)) signs.push('code')
  const has = (name: SignName) => signs.includes(name)
  // A tool that names a position says what is wrong there.
  const isEvident =
    signs.some((name) => EVIDENCE.has(name)) || (found.kind === 'failure' && !isHeadingForm(found))
  if (!isEvident) signs.push('noEvidence')
  signs.push(
    ...ownSigns(candidate, text),
    ...neighbourSigns(candidate, said, has),
    ...contentSigns(candidate, text, isEvident),
  )
  return signs
}

function ownSigns({ line }: ReasonCandidate, text: string): SignName[] {
  const { found, error } = line
  const isUnspecific = !isSpecific(text)
  const signs: SignName[] = isUnspecific ? ['unspecific'] : []
  if (error) signs.push('runner')
  if (error && (isUnspecific || isEnding(text))) signs.push('runnerEnding')
  // What is below the name of a suite says what failed.
  if (found.kind === 'failure' && found.form.role !== 'suite')
    signs.push(isHeadingForm(found) ? 'kind:failureHeading' : 'kind:failureLine')
  if (found.kind === 'noise') signs.push('kind:noise')
  if (found.kind === 'summary') signs.push('kind:summary')
  return signs
}

/** A form with at least so many lines after it is a heading. */
const MIN_LINES_BELOW_HEADING = 4

function isHeadingForm(found: LineClass): boolean {
  return found.kind === 'failure' && found.form.after >= MIN_LINES_BELOW_HEADING
}

const URL = /<?https?:\/\/\S+/g
/** A count of zero says that nothing is wrong. */
const ZERO = /\b(?:0 \w+|\w+: 0\b(?![.\d]))/g
const MAX_SHORT_CHARACTERS = 30
/** A line of prose that is at least so long can continue in the next one. */
const MIN_WRAPPED_CHARACTERS = 46

/** Signs in what a line says beyond places, and in the failure that it heads. */
function contentSigns(
  { line, before, after, goesOn }: ReasonCandidate,
  text: string,
  isEvident: boolean,
): SignName[] {
  const signs: SignName[] = []
  if (isHeadingForm(line.found)) {
    if (isEvident) signs.push('headingEvident')
    const isSaidBelow = after.some(
      ({ text: below }) => saysWhy(below) && isSpecific(boundText(below)) && !isFrameOrCode(below),
    )
    if (isSaidBelow) signs.push('headingSaidBelow')
  }
  const above = before.at(-1)
  if (above !== undefined && isWrapped(above, line)) signs.push('continuation')
  if (goesOn) signs.push('goesOn')
  if (text.length <= MAX_SHORT_CHARACTERS) signs.push('short')
  return signs
}

/** Returns whether a sentence continues in the next line. */
function isWrapped(line: LogEvent, next: LogEvent): boolean {
  const text = boundText(line.text)
  return (
    text.length >= MIN_WRAPPED_CHARACTERS &&
    /[\w,)'"`]$/.test(text) &&
    /^\s*[a-z]/.test(next.text) &&
    indentOf(text) === indentOf(next.text)
  )
}

function neighbourSigns(
  { before, after }: ReasonCandidate,
  said: string,
  has: (name: SignName) => boolean,
): SignName[] {
  const signs: SignName[] = []
  const previous = before.findLast(({ text }) => text.trim() !== '')
  const isDetail = !(['errorLabel', 'frame', 'code', 'advice'] as const).some(has)
  const isUnderError = before.some(({ mark, text }) => LABELLED.test(boundText(mark + text)))
  if (isDetail && isUnderError && (QUOTED.test(said) || SENTENCE.test(said)))
    signs.push('detailUnderError')
  if (previous !== undefined) {
    const text = boundText(previous.text)
    if (FRAME.test(text)) signs.push('belowFrame')
    // Python prints the line of the source below its place, and then what is wrong.
    if (SOURCE.test(text) && after.some((below) => RAISED.test(below.text))) signs.push('code')
  }
  return signs
}

/** Whether a line has a word that says what is wrong. */
export function saysWhy(text: string): boolean {
  return STRONG.test(boundText(text))
}

/** Returns a line without what tools put before a message. */
export function withoutLabels(line: string): string {
  let text = line
  for (let count = 0; count < MAX_LABELS; count++) {
    const label = LABELS.map((pattern) => pattern.exec(text)?.[0]).find(Boolean)
    if (label === undefined || label.length >= text.length) break
    text = text.slice(label.length)
  }
  return text
}
