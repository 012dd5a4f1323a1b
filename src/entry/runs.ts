import { runAction } from '../actions/edge.ts'
import { runs } from '../actions/runs.ts'

await runAction(runs, 'fail')
