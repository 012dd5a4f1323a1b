import type { Losses } from '../../model/report/losses.ts'
import { type Findings, gateMessage } from '../../render/findings/findings.ts'
import type { Decide } from '../run-action.ts'

/**
 * Decides whether the gate fails the step, by its values alone. A gate that is lost stays undecided, and fails it.
 *
 * @returns why it fails; `undefined` if it passes
 */
export function decideStep(findings: Findings, losses: Losses, decide: Decide): string | undefined {
  const words = () => gateMessage(findings) ?? GATE_FAILS
  const failure =
    findings.gate?.fails === true
      ? losses.keep('the words of the gate', words, GATE_FAILS)
      : undefined
  if (!losses.lost().includes('gate')) decide(failure)
  return failure
}

/** Says that the gate fails if its own words are lost. */
const GATE_FAILS =
  'The gate fails this step. An error of Run Report lost the words that say why: see the JSON report.'
