import { LIST_DEADLINE, runAction, TIME_TO_FINISH } from '../run-action.ts'
import { NO_OUTPUTS, otlp } from './otlp.ts'

await runAction(otlp, 'warn', {
  outputs: NO_OUTPUTS,
  maxTime: LIST_DEADLINE + TIME_TO_FINISH,
})
