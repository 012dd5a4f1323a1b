import { LOSSES, RULES } from '../src/analyse/gate/rule-table.ts'
import { EXIT, EXIT_MEANINGS, EXIT_OF_COMMIT } from '../src/cli/exit-code.ts'
import { EFFECTS } from '../src/model/judgement.ts'
import { IDLE_REASONS } from '../src/model/reasons.ts'
import { adviceOf, TABLE } from '../src/render/findings/advice-rows.ts'
import { DOUBTS, type Whose } from '../src/render/findings/doubts.ts'

const VERDICT_NAMES: Readonly<Record<Whose, string>> = {
  new: 'new',
  beside: 'new beside known ones',
  known: 'known',
  red: 'red',
  listed: 'known by issue',
  unsteady: 'unsteady',
  infrastructure: 'infrastructure',
  unknown: 'unknown',
}
/** Why a verdict alone has an advice. */
const WHY = {
  fix: 'no other change repairs it',
  look: 'nothing shows whose it is',
  wait: 'another change repairs it',
  rerun: 'it passes without a change',
}
type Effects = (typeof EFFECTS)[keyof typeof EFFECTS]
const GATE_WORDS: Readonly<Record<Effects['gate'], string>> = {
  open: 'open',
  closed: 'closed',
  'not-cancelled': 'open, but for a lost runner of a job that GitHub calls cancelled',
  'by-issue': 'open if the issues say so and logs show nothing else',
}
const RERUN_WORDS: Readonly<Record<Effects['rerun'], string>> = {
  yes: 'yes',
  no: 'no',
  'never-passed': 'unless the job passed in an earlier attempt, or may have',
  'by-issue': 'once, if an issue says so',
  'ended-early': 'no, unless infrastructure ended the attempt before it was re-run',
}
const VERDICTS = Object.keys(VERDICT_NAMES) as readonly Whose[]

/** Returns Markdown tables of what follows from each verdict: what to do, its doubts, and what the gate and `rerun` do. */
export function adviceTables(): string {
  const advice = TABLE.rows.map(([verdicts, facts, found, why]) => [
    found === undefined ? 'none' : adviceOf(found),
    nameVerdicts(verdicts),
    facts.map((fact) => TABLE.facts[fact][0]).join(', '),
    why,
  ])
  const own = Object.entries(WHY).map(([each, why]) => [
    each,
    nameVerdicts(VERDICTS.filter((verdict) => adviceOf(TABLE.own[verdict]) === each)),
    '',
    why,
  ])
  const doubts = DOUBTS.all.map(([fact, verdicts]) => [fact, nameVerdicts(verdicts)])
  const effects = Object.entries(EFFECTS).map(([verdict, { gate, rerun }]) => [
    VERDICT_NAMES[verdict as keyof typeof EFFECTS],
    GATE_WORDS[gate],
    RERUN_WORDS[rerun],
  ])
  return [
    table(['advice', 'verdict', 'if', 'because'], [...advice, ...own]),
    table(['doubt', 'verdict'], doubts),
    table(['verdict', '`fail-on: new`', '`rerun`'], effects),
  ].join('\n\n')
}

function nameVerdicts(verdicts: readonly Whose[]): string {
  const others = VERDICTS.filter((verdict) => !verdicts.includes(verdict))
  if (others.length < 2) return ['all', ...others].join(' but ')
  const alone = verdicts.includes('beside') ? 'new' : 'new alone'
  return verdicts
    .filter((verdict) => verdict !== 'beside')
    .map((verdict) => (verdict === 'new' ? alone : VERDICT_NAMES[verdict]))
    .join(', ')
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, header.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}

const TABLES = /(?<=<!-- advice -->\n\n)[^]*?(?=\n\n<!-- end -->)/

/** Returns a document whose part between `<!-- advice -->` and `<!-- end -->` has these tables. */
export function withAdviceTables(text: string): string {
  return text.replace(TABLES, () => adviceTables())
}

const CODES = /(?<=<!-- codes -->\n\n)[^]*?(?=\n\n<!-- end -->)/

/** Returns a document whose part between `<!-- codes -->` and `<!-- end -->` has a line for each exit code. */
export function withExitCodes(text: string): string {
  const lines = Object.entries(EXIT_MEANINGS).map(
    ([name, meaning]) =>
      `- ${EXIT[name as keyof typeof EXIT]}: ${meaning.replaceAll('--fail', '`--fail`')}`,
  )
  return text.replace(CODES, () => `${lines.join('\n')}\n\n${EXIT_OF_COMMIT}`)
}

const RULE_TABLE = /(?<=<!-- rules -->\n\n)[^]*?(?=\n\n<!-- end -->)/

/** Returns a document whose part between `<!-- rules -->` and `<!-- end -->` has a row for each rule of the gate. */
export function withRuleTable(text: string): string {
  const rows = Object.entries(RULES).map(([rule, { on, mayIdle, closed }]) => {
    const open = mayIdle.map((reason) => IDLE_REASONS[reason]).join('; ')
    const parts = Object.entries(LOSSES).flatMap(([part, rules]) =>
      typeof rules !== 'string' && rules.some((one) => one === rule) ? `\`${part}\`` : [],
    )
    return [rule, on, open, closed, parts.join(', ')]
  })
  return text.replace(RULE_TABLE, () =>
    table(['rule', 'evaluated on', 'open, as', 'closed, as', 'closed if lost'], rows),
  )
}
