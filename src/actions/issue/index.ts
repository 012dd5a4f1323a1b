import { runAction } from '../run-action.ts'
import { issue } from './issue.ts'
import { NO_OUTPUTS } from './inputs.ts'

await runAction(issue, 'warn', { outputs: NO_OUTPUTS })
