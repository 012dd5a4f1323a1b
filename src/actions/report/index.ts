import { runAction } from '../run-action.ts'
import { LATE_OUTPUTS } from './outputs.ts'
import { report } from './report.ts'

await runAction(report, 'warn', { outputs: LATE_OUTPUTS })
