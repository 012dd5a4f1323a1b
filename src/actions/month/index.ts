import { MINUTE } from '../../model/time.ts'
import { runAction } from '../run-action.ts'
import { NO_OUTPUTS } from './inputs.ts'
import { month, MONTH_DEADLINE } from './month.ts'

await runAction(month, 'warn', { outputs: NO_OUTPUTS, maxTime: MONTH_DEADLINE + MINUTE })
