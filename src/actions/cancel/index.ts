import { runAction } from '../run-action.ts'
import { cancel } from './cancel.ts'

await runAction(cancel, 'fail')
