import { MINUTE } from '../../model/time.ts'
import { runAction } from '../run-action.ts'
import { downloadLogs, NO_OUTPUTS } from './download-logs.ts'

await runAction(downloadLogs, 'fail', { outputs: NO_OUTPUTS, maxTime: 40 * MINUTE })
