import { cancel } from '../actions/cancel.ts'
import { runAction } from '../actions/edge.ts'

await runAction(cancel, 'fail')
