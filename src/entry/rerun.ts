import { runAction } from '../actions/edge.ts'
import { rerun } from '../actions/rerun.ts'

await runAction(rerun, 'fail')
