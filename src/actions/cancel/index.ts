import { runAction } from '../run-action.ts'
import { cancel, NO_OUTPUTS } from './cancel.ts'

await runAction(cancel, 'fail', { outputs: NO_OUTPUTS })
