import { SECOND } from '../../model/time.ts'
import { runAction } from '../run-action.ts'
import { otlp } from './otlp.ts'

await runAction(otlp, 'warn', {
  outputs: { 'trace-id': '', spans: '0' },
  maxTime: 120 * SECOND,
})
