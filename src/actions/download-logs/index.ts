import { MAX_LONG_TIME, runAction } from '../run-action.ts'
import { downloadLogs, NO_OUTPUTS } from './download-logs.ts'

await runAction(downloadLogs, 'fail', { outputs: NO_OUTPUTS, maxTime: MAX_LONG_TIME })
