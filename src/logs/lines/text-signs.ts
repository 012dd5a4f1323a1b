// Signs in a text that it says why a step failed: `npm run why -- log.txt`.
/**
 * A sign in the text of a line that it is the reason, or that it is not if the weight is negative. One at least
 * has to be evidence that the line says why something failed.
 */
type TextSign = readonly [name: string, weight: number, pattern: RegExp, evidence?: 'evidence']

/** What tools put before a message: a time, the number or name of a task, a bracket, a bullet. */
const LABELS: readonly RegExp[] = [
  // eslint-disable-next-line regexp/no-super-linear-backtracking -- nothing behind it can fail
  /^\[?\d{1,4}[-:/. ]\d\d[-:/.]\d\d?[\dT:.,+Z ]*\]?:?\s*(?:\|\s*)?/,
  /^#\d+ (?:\d+\.\d+ )?/,
  /^\d+(?:\.\d+)?:? (?=\S)/,
  /^\[(?!cause\]|(?:remote )?rejected\])[^\]]{1,60}\]:?\s*/,
  /^(?![^ ]*\.\w{1,6}:\d)[\w@/.-]{1,60}:[\w:-]{1,40}: /,
  /^[\w@/.-]{1,60} +\| /,
  /^npm (?:ERR!|error) (?!code )/,
  /^\p{Extended_Pictographic}\uFE0F? +(?:(?:error|warn|info) +)?/u,
  /^(?:= )?(?:note|help): (?=.*\berror\b)/,
  /^[-*•│├╰└|>#»›❯▸+✖✘✗×❌⨯⚠·↳=!:]{1,3}\s+/u,
  /^\s+/,
]
const MAX_LABELS = 8

/** The level that a tool prints somewhere before its message. */
// @example [ALERT]    (1234) : config : parsing [haproxy.cfg:7] : unknown keyword 'blind'
export const LEVEL =
  /^.{0,60}\b(?:ERROR|FATAL|CRITICAL|SEVERE|ERR)\b|level=(?:error|fatal)|"(?:level|severity|log\.level)": ?(?:"(?:error|ERROR|fatal|FATAL|critical|CRITICAL)"|[56]0\b)|^(?:\w{1,30}: )?[\d/:. -]{0,30}(?:\[[^\]]{1,40}\] ){0,2}\[(?:alert|ALERT|crit|emerg|error|fatal)\]|^.{0,30}(?:✖|✘|✗|×|❌|⨯)|^E {2,}|[│╷] ?Error/

/**
 * Signs in the text without labels. Weights were chosen by judgement, then adjusted to logs with known reasons. A sign
 * that moves no message of them is omitted.
 */
// prettier-ignore
export const TEXT_SIGNS = [
  ['errorLabel', 1.5, /^(?:(?:fatal|internal|compiler|compile|build|runtime|syntax|type|unhandled|uncaught|serverless|upload|\w+) )?(?:error|E|fatal|panic|failure|exception)\b ?(?:\[?\w*\]?|in .{1,80} )(?::|!)\s*\S/i, 'evidence'],
  ['exceptionStart', 1.8, /^(?:Uncaught |Unhandled exception[.:] |Exception in thread "[^"]{1,100}" )?\\?(?:[\w$]+(?:\.|::|\\))*[A-Z]\w*(?:Error|Exception|Failure|Timeout|Failed)(?: \[\w+\]| \(\w+\))?: \S/, 'evidence'],
  ['cause', 2, /^(?:\[cause\]:|(?:caused by|because|nested exception is)\b:?|(?:root )?cause:)\s*\S/i, 'evidence'],
  ['wrapper', -2.1, /\b(?:errored|did not pass|did not run successfully|completed with|see (?:the )?(?:following|log|above|output|report)|found (?:ERROR|WARNING)s?$|previous errors?|stopped|giving up|run failed|not successful|unsuccessful(?:ly)?|failed (?:at|during|with|in|for|on)|^the following|there (?:were|was|are)|some (?:tests|errors|checks)|one or more|error summary|errors? (?:occurred|found|were found|generated|in \d)|an error occurred|something went wrong|went wrong|could not (?:apply|process|complete|finish|read from remote)|connection (?:was )?unexpectedly closed|error in (?:\w+ ){1,4}stream\b|operation failed|could not resolve dependencies for project|finished with errors|no output\b.{0,20}\bproduced|abort(?:ing|ed due to)\b|test suite \S+ failed)/i],
  ['compilerError', 2.7, /(?:\.\w{1,6}['"]?(?::\d+(?::\d+)?|\(\d+(?:,\d+)?\)|:\[\d+,\d+\])|[A-Za-z][\d_]* ?):? (?:- )?(?:fatal )?error(?: [A-Z]+\d+|\[\w+\])?: (?!error\b)\S|:\((?:\w+ )?(?:error|failure)\): \S/i, 'evidence'],
  ['cannot', 1.4, /\b(?:can(?:no|')t|can not|could ?(?:not|n't)|couldn't|unable to|not able to|refus(?:es|ing) to|would be (?:overwritten|reformatted|lost)|(?:not|dis)[ -]?allowed|not permitted|not signed)\b/i, 'evidence'],
  ['negated', 1.6, /\b(?:do(?:es)?|did|is|are|was|were|has|have|must|should|need|will|may)(?: not|n't)\b|\bnot \w+ed\b/i, 'evidence'],
  ['missing', 1.9, /\b(?:not found|no such|(?<!-)missing|no matching|not exist|nonexistent|does not contain|not installed|not defined|undefined|uninitialized|unresolved|unbound variable|not declared|undeclared|is empty|no .{1,30} (?:found|defined|provided|available|matched|matching))\b/i, 'evidence'],
  ['denied', 1, /\b(?:denied|refused|forbidden|unauthori[sz]ed|rejected|not authorized|unauthenticated|not authenticated|(?:verification|authentication|handshake) failed|(?<!read-only )permission|insufficient|exhausted)\b/i, 'evidence'],
  ['conflict', 1.6, /\b(?:already exists?|conflicts?|conflicting|mismatch(?:ed)?|incompatible|duplicate|in use|not equal|differs?|(?<!\bfiles? )changed|modified|out of (?:date|sync)|obsolete|dirty|uncommitted|stale|locked|another|cycl(?:e|ic)|circular|unhealthy|incorrect)\b/i, 'evidence'],
  ['exceeded', 0.9, /\b(?:exceed(?:ed|s)?|timed? ?out|timeout(?![-:=\w]| method)|deadline|too (?:many|large|long|big|old|slow|few|low)|limit|below|above|threshold|not met|crossed|expired|max attempts|more than .{0,40}\bmax(?:imum)?)\b/i, 'evidence'],
  ['killed', 0.9, /\b(?:killed|crashed|segmentation|core dumped|signal|out of memory|oom|no space left|deadlock|overflow|panicked|aborted|terminated|disconnected)\b/i, 'evidence'],
  ['errno', 1.4, /: (?:No such file or directory|Permission denied|(?:command )?not found|File (?:exists|too large|name too long)|Connection (?:refused|reset by peer|timed out)|Not a directory|Is a directory|Directory not empty|No space left on device|Broken pipe|Text file busy|Cannot allocate memory|Operation not (?:permitted|supported)|Resource temporarily unavailable|Device or resource busy|(?:target|device) is busy|Read-only file system|Exec format error|Invalid (?:argument|cross-device link)|Argument list too long|Too many (?:open files|levels of symbolic links)|Input\/output error|Bad file descriptor|No route to host|Network is unreachable)\b/i, 'evidence'],
  ['race', -0.5, /^diff (?:-\S+ )*\S+ \S+$|\b(?:data race|leak(?:s|ed|ing)?\b|vulnerabilit\w+|broken\b|dead\b|violat\w+|corrupt\w*|drift\b)/i, 'evidence'],
  ['network', 0.7, /\b(?:ECONN\w+|ETIMEDOUT|EAI_AGAIN|ENOTFOUND|connection (?:reset|refused|closed|timed)|could not resolve|unreachable|name resolution|TLS|certificate)\b/, 'evidence'],
  ['expected', 1.6, /\b(?:expected|expects|expecting|received(?! (?:from|by)\b)|actual(?=\W{0,3}[:=])|but (?:was|got|found)|instead of|wanted|got)\b(?! due| to)/i, 'evidence'],
  ['exitStatus', -2.4, /\b(?:exit(?:ed|s)?|return(?:ed)?|finished)\b.{0,20}\b(?:status|code|value)?\b.{0,12}\b-?\d{1,3}\b|\b(?:exit|return|status) (?:code|status)\b|non-?zero|did not complete|did(?:n.t| not) exit\b/i],
  ['advice', -2.8, /^(?:please|try|run|use|see|to|for (?:more|help|further|details)|hint|note|help|tip|re-?run|visit|docs?|learn|if (?:you|this)|you (?:can|may|should|need|must|might)|check|make sure|ensure|consider|did you|either|maybe|perhaps|(?:but )?normally|add|adjust|fix|read|view|get (?:more|help|support)|info|alternatively|or)\b/i],
  ['guess', -1.8, /\b(?:(?:might|may(?! not)|maybe|perhaps|possibly|in most cases|usu\w+|probably|most likely|potential|hints?|general case|does(?: not|n.t) mean)\b|e\.g\.|can be \w+ by\b)(?<!\([^)]{0,100})/i],
  ['rule', 2, /\b[A-Z][a-z]+(?:[A-Z][a-z]+)+ - |\((?:\w+:)?[a-z]+(?:-[a-z]+)+\)$|:\d+:(?!in\b)[a-z_]+\b/],
  ['skipped', -2.2, /\b(?:pending|do not affect|skipp(?:ed|ing)|ignor(?:ed|ing)|optional|filtered out|suppressed|is used\b|expected failure|continu(?:e|ing)|nevertheless|fall(?:ing)? ?back|default(?:s|ing)? to|non-fatal|harmless|next (?:try|attempt)|retry(?:ing)? (?:in|with))\b|[,;] (?:using|trying|waiting|building)\b/i],
  ['testTitle', 1.5, /^(?:FAIL(?:ED)?|ERROR|not ok|✕|✗|✘|×|●|---)\s|(?:FAILED|(?<!-)\bfailed)(?: \(?[\d.]+ ?m?s\)?)?$|\b(?:FAIL|FAILED|FAILURE)\b(?!:)/, 'evidence'],
  ['requires', 1.6, /\b(?:requires?|required|must|needs? to|depends on|should)\b/i],
  ['commandFailed', -2.5, /\bexecution failed for task\b|\b(?:command|process|script|program|recipe|task|step|goal|target|hook|job|action|plugin|container)\b.{0,160}\b(?:failed|exited|terminated|returned|did not complete|finished with)\b/i],
  ['wholeFailed', -1.1, /\b(?:build|checking|compilation|deployment|deploy|pipeline|run|install(?:ation)?|execution|tests?) (?:has |have |was |were |is )?(?:failed|failure|failing|unsuccessful|aborted|cancell?ed|stopped)\b|\b(?:could not|failed to|unable to|cannot|can't) (?:compile|build|complete|execute|run|solve|finish|start|continue|process|generate)\b/i],
] as const satisfies readonly TextSign[]

export const EVIDENT_SIGNS = TEXT_SIGNS.filter(([, , , evidence]) => evidence !== undefined)

/**
 * A line without any of these can be the reason only at the end of the step: one pattern decides it for most lines. Each sign
 * above that is evidence has its words here.
 */
export const SIGN =
  /"level": ?[56]0|err|Err|ERR|ail|AIL|xcept|anic|not |n't|no such|No such|nable|issing|nvalid|nknown|unexp|Unexp|xpect|eni(?:ed|al)|fus(?:ed|al)|orbid|thoriz|eject|lready|onflict|ismatch|iffer|xceed|ime(?:d )?-?out|TIMEOUT|eadline|oo (?:many|large|long|slow)|illed|rash|egmentation|emory|No space|no space|eadlock|bort|isconnect|ndefined|nresolved|mbiguous|llegal|alformed|nsupported|ncorrect|compatible|broken|Broken|roken|leak|RACE|race|iolat|orrupt|bsolete|xpired|ause|depends|equire|must |should|ssert|≠|!=|warn.{0,20}error|[45]\d\d [A-Z]|hreshold|reset by|nreachable|ocked|dirty|ncommitted|odified|ctual|got |want|signal|denied|unsat|cycl|loop|empty|duplicate|Duplicate|outdated|out of|✗|✘|✖|×|✕|❌|:\d+:|nsufficient|xhausted|nhealthy|CRITICAL|SEVERE|FATAL|\[(?:alert|ALERT|crit|emerg)\]|atal: |E: |in use|limit|\b(?:above|below)\b|llowed|ermi(?:tted|ssion)|would be|able to|nother|\bstale|hanged|ircular|verflow|ore dumped|erminated|[Bb]usy|\bdrift|ECONN|ETIMEDOUT|EAI_AGAIN|ENOTFOUND|ertificate|nstead of|ore than|nbound|ndeclared|ninitiali|ulnerabilit|nauth|\bsigned\b/

const URL = /<?https?:\/\/\S+/g
/** A count of zero says that nothing is wrong. */
const ZERO = /\b(?:0 \w+|\w+: 0\b(?![.\d]))/g

/** An amount beside its limit, in one unit or beside a file. */
// @example dist/app.js       3001 bytes (limit 4096)
const AMOUNT =
  /(?<![\d,._])(?<is>\d[\d,_]{0,18}(?:\.\d{1,9})?) ?(?<unit>[A-Za-zµ]{1,7})?\b[^\d%]{1,30}\b(?:limit|max(?:imum)?|budget|at most)\b\W{0,3}(?<limit>\d[\d,_]{0,18}(?:\.\d{1,9})?) ?(?<other>[A-Za-zµ]{1,7})?(?![\w%])/i

/** Returns a text without an amount that is below its limit; what else the text says of it stays. */
function withoutKept(text: string): string {
  const found = AMOUNT.exec(text)
  const { is = '', unit, limit = '', other = unit } = found?.groups ?? {}
  const valueOf = (amount: string) => Number(amount.replace(/[,_]/g, ''))
  const isComparable = unit === other && (unit !== undefined || /[\w-]\.[a-z]\w{0,4}\b/.test(text))
  const isKept = isComparable && valueOf(is) < valueOf(limit)
  return found !== null && isKept ? text.replace(found[0], '') : text
}

/** Returns what a line without its labels says beside URLs, counts of zero and an amount below its limit. */
export function saidIn(text: string): string {
  return withoutKept(text.replace(URL, '').replace(ZERO, ''))
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
