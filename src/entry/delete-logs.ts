import { deleteLogs } from '../actions/delete-logs.ts'
import { runAction } from '../actions/edge.ts'

await runAction(deleteLogs, 'fail')
