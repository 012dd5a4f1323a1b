import { runAction } from '../run-action.ts'
import { comment } from './comment.ts'
import { NO_OUTPUTS } from './inputs.ts'

await runAction(comment, 'warn', { outputs: NO_OUTPUTS })
