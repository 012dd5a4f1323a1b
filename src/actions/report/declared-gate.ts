// What a step of a workflow file reads of its inputs.
import type { DeclaredGate } from '../../analyse/commit/seen-gate.ts'
import type { DeclaredInputs } from '../../model/workflow-file.ts'
import { KNOWN_ISSUES, readValues, type Inputs } from '../inputs.ts'
import { InputError } from '../step-failure.ts'
import { INPUTS } from './inputs.ts'

const FAIL_ON = { 'fail-on': INPUTS['fail-on'] }

/** What else can exempt a failure. */
const OTHERS = {
  ...KNOWN_ISSUES,
  'allowed-failures': INPUTS['allowed-failures'],
  'allowed-skips': INPUTS['allowed-skips'],
  'log-lines': INPUTS['log-lines'],
}

/** Reads a gate of which all is known, for a text that does not say that one passed. */
export const readLiteralGate: typeof readDeclaredGate = (declared, knownIssues) => {
  const gate = readDeclaredGate(declared, knownIssues)
  return gate?.inputs && gate
}

/**
 * Reads the inputs of a gate as its step does.
 *
 * @param knownIssues the label of the issues with which its run is compared
 */
export function readDeclaredGate(
  declared: DeclaredInputs,
  knownIssues: string | undefined,
): DeclaredGate | undefined {
  const read = <Of extends Inputs>(inputs: Of) => {
    if (Object.keys(inputs).some((name) => name in declared && declared[name] === undefined))
      return undefined
    return readValues(inputs, { given, env: () => undefined })
  }
  const given: Parameters<typeof readValues>[1]['given'] = (name, { fallback, mayBeEmpty }) =>
    declared[name]?.trim() || (mayBeEmpty && name in declared ? '' : fallback)
  try {
    const { failOn = [] } = read(FAIL_ON) ?? {}
    const others = read(OTHERS)
    const isAlike = others?.knownIssues === knownIssues && others?.logLines !== 0
    const inputs = { failOn, failOnJobs: [], needs: undefined, budgets: [] }
    return { failOn, inputs: others && isAlike ? { ...inputs, ...others } : undefined }
  } catch (error) {
    if (error instanceof InputError) return undefined
    throw error
  }
}
