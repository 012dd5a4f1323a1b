import { runAction } from '../run-action.ts'
import { comment } from './comment.ts'

await runAction(comment)
