import { setTimeout } from 'node:timers/promises'
import * as core from '@actions/core'
import { gateReasons } from '../analyse/gate.ts'
import { createClient } from '../github/client.ts'
import { SECOND } from '../model/time.ts'
import { buildReport } from '../pipeline.ts'
import { renderLog } from '../render/log.ts'
import { emit } from './emit.ts'
import { readInputs, type Inputs } from './inputs.ts'
import { StepFailure } from './step-failure.ts'

/** After this the report is made of what has come. */
const DEADLINE = 60 * SECOND

/** The report action, from its first input to its last output. */
export async function report(): Promise<void> {
  const inputs = readInputs({
    get: (name) => core.getInput(name),
    // The runner sets what it does not know to ''.
    env: (name) => process.env[name] || undefined,
  })
  try {
    await reportRun(inputs)
  } catch (error) {
    if (error instanceof StepFailure || inputs.onError === 'warn') throw error
    throw new StepFailure(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

async function reportRun(inputs: Inputs): Promise<void> {
  const report = await buildReport({
    client: createClient(inputs),
    target: inputs.target,
    allowedFailures: inputs.allowedFailures,
    settle: inputs.settle,
    signal: AbortSignal.timeout(DEADLINE),
    now: Date.now,
    sleep: (time, signal) => setTimeout(time, undefined, { signal }).catch(() => undefined),
  })
  const problems = await emit(report, inputs)

  for (const line of renderLog(report)) core.info(line)
  const warnings = report.notes
    .filter(({ severity }) => severity === 'warning')
    .map(({ text }) => text)
  const message = [...warnings, ...problems].join('\n\n')
  if (report.jobs === undefined && inputs.onError === 'fail') throw new StepFailure(message)
  if (message !== '') core.warning(message)

  const reasons = gateReasons(report, inputs)
  if (reasons.length > 0)
    throw new StepFailure(`fail-on: ${inputs.failOn.join(', ')}\n${reasons.join('\n')}`)
}
