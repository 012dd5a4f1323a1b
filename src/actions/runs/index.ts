import { LIST_DEADLINE, runAction, TIME_TO_FINISH } from '../run-action.ts'
import { runs, NO_OUTPUTS } from './runs.ts'

await runAction(runs, 'fail', { outputs: NO_OUTPUTS, maxTime: LIST_DEADLINE + TIME_TO_FINISH })
