import type { Gate } from '../../model/shapes/gate.ts'
import type { ReportJson } from '../../model/shapes/report.ts'
import { withNulls } from '../../render/text/with-nulls.ts'

export function encodeGate(gate: Gate | undefined): ReportJson['gate'] {
  if (gate === undefined) return null
  return {
    ...gate,
    rules: gate.rules.map(({ findings, ...rule }) => {
      return { ...rule, findings: findings.map((finding) => withNulls(finding)) }
    }),
    exempt: gate.exempt.map((exemption) => withNulls(exemption)),
  }
}
