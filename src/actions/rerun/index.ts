import { runAction } from '../run-action.ts'
import { rerun, NO_OUTPUTS } from './rerun.ts'

await runAction(rerun, 'fail', { outputs: NO_OUTPUTS })
