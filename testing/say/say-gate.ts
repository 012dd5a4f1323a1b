import type { ReportJson } from '../../src/model/shapes/report.ts'

type GateJson = NonNullable<ReportJson['gate']>
type Subject = GateJson['exempt'][number] | GateJson['rules'][number]['findings'][number]

function saySubject({ kind, name, conclusion, reason }: Subject): string {
  const why = reason === 'conclusion' ? [] : [`(${reason})`]
  return [name ?? kind, ...(conclusion === null ? [] : [conclusion]), ...why].join(' ')
}

/** Says what the gate decides, what it fails for, and what it lets pass. */
export function sayGate({ gate }: ReportJson): string {
  if (gate === null) return 'no gate'
  const found = gate.rules.flatMap(({ findings }) => findings.map(saySubject))
  const passed = gate.exempt.map((one) => `passes ${saySubject(one)}`)
  const state = `${gate.fails ? 'closed' : 'open'}${gate.soFar ? ' so far' : ''}`
  return [state, ...new Set([...found, ...passed])].join('; ')
}
