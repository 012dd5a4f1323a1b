import { LIST_DEADLINE, runAction, TIME_TO_FINISH } from '../run-action.ts'
import { deleteLogs, NO_OUTPUTS } from './delete-logs.ts'

await runAction(deleteLogs, 'fail', {
  outputs: NO_OUTPUTS,
  maxTime: LIST_DEADLINE + TIME_TO_FINISH,
})
