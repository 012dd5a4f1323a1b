import { runAction } from '../run-action.ts'
import { otlp } from './otlp.ts'

await runAction(otlp)
