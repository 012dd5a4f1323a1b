import { LIST_DEADLINE, runAction, TIME_TO_FINISH } from '../run-action.ts'
import { otlp } from './otlp.ts'

await runAction(otlp, 'warn', {
  outputs: { 'trace-id': '', spans: '0' },
  maxTime: LIST_DEADLINE + TIME_TO_FINISH,
})
