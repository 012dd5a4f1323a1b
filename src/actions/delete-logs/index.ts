import { runAction } from '../run-action.ts'
import { deleteLogs } from './delete-logs.ts'

await runAction(deleteLogs, 'fail')
