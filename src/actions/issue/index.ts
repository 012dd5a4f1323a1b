import { runAction } from '../run-action.ts'
import { issue } from './issue.ts'

await runAction(issue)
