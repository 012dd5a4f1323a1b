import { runAction } from '../run-action.ts'
import { runs } from './runs.ts'

await runAction(runs, 'fail')
