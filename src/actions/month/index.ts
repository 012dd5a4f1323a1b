import { BUDGETS } from '../../gather/budgets.ts'
import { MINUTE } from '../../model/time.ts'
import { runAction } from '../run-action.ts'
import { NO_OUTPUTS } from './inputs.ts'
import { month } from './month.ts'

await runAction(month, 'warn', { outputs: NO_OUTPUTS, maxTime: BUDGETS.night.timeout + MINUTE })
