import { downloadLogs } from '../actions/download-logs.ts'
import { runAction } from '../actions/edge.ts'

await runAction(downloadLogs, 'fail')
