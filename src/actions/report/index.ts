import { getInput } from '@actions/core'
import { runAction } from '../run-action.ts'
import { NO_OUTPUTS } from './outputs.ts'
import { report, undecidedGate } from './report.ts'

await runAction(report, 'warn', {
  outputs: NO_OUTPUTS,
  undecided: undecidedGate(getInput('fail-on'), getInput('budgets')),
})
