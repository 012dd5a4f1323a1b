import { runAction } from '../actions/edge.ts'
import { otlp } from '../actions/otlp.ts'

await runAction(otlp)
