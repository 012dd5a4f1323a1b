import { MAX_LONG_TIME, runAction } from '../run-action.ts'
import { deleteLogs, NO_OUTPUTS } from './delete-logs.ts'

await runAction(deleteLogs, 'fail', { outputs: NO_OUTPUTS, maxTime: MAX_LONG_TIME })
