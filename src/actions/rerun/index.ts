import { runAction } from '../run-action.ts'
import { rerun } from './rerun.ts'

await runAction(rerun, 'fail')
