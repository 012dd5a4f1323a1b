import { SECOND } from '../../model/time.ts'
import { runAction } from '../run-action.ts'
import { deleteLogs, NO_OUTPUTS } from './delete-logs.ts'

await runAction(deleteLogs, 'fail', { outputs: NO_OUTPUTS, maxTime: 120 * SECOND })
