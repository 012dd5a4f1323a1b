import { runAction } from '../run-action.ts'
import { downloadLogs } from './download-logs.ts'

await runAction(downloadLogs, 'fail')
