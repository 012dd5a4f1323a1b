import { LOSSES, RULES } from '../src/analyse/gate/rule-table.ts'
import { ADVICE_OF, EFFECTS, TABLE } from '../src/model/judgement.ts'
import { IDLE_REASONS } from '../src/model/reasons.ts'
import type { Verdict } from '../src/model/report/cause.ts'

const VERDICT_NAMES: Readonly<Record<keyof typeof EFFECTS, string>> = {
  new: 'new',
  beside: 'new beside known ones',
  known: 'known',
  listed: 'known by issue',
  unsteady: 'unsteady',
  infrastructure: 'infrastructure',
  unknown: 'unknown',
}

/** Returns Markdown tables of what follows from each verdict: for people, then for the gate and `rerun`. */
export function adviceTables(): string {
  const advice = TABLE.rows.map(([verdicts, facts, found, why]) => [
    found === undefined ? 'none' : ADVICE_OF[found],
    nameVerdicts(verdicts),
    facts.map(wordFact).join(', '),
    why,
  ])
  const effects = Object.entries(EFFECTS).map(([verdict, { gate, rerun }]) => [
    VERDICT_NAMES[verdict as keyof typeof EFFECTS],
    TABLE.gate[gate],
    TABLE.rerun[rerun],
  ])
  return [
    table(['advice', 'verdict', 'if', 'because'], advice),
    table(['verdict', '`fail-on: new`', '`rerun`'], effects),
  ].join('\n\n')
}

function nameVerdicts(verdicts: readonly Verdict['kind'][]): string {
  const alone = verdicts.includes('beside') ? 'new' : 'new alone'
  return verdicts
    .filter((verdict) => verdict !== 'beside')
    .map((verdict) => (verdict === 'new' ? alone : VERDICT_NAMES[verdict]))
    .join(', ')
}

type Fact = keyof typeof TABLE.facts

function wordFact(fact: Fact | `not ${Fact}`): string {
  const name = fact.replace(/^not /, '') as Fact
  return `${fact === name ? '' : 'not '}${TABLE.facts[name]}`
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
