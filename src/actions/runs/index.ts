import { SECOND } from '../../model/time.ts'
import { runAction } from '../run-action.ts'
import { runs, NO_OUTPUTS } from './runs.ts'

await runAction(runs, 'fail', { outputs: NO_OUTPUTS, maxTime: 120 * SECOND })
