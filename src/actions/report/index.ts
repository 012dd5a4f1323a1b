import { runAction } from '../run-action.ts'
import { NO_OUTPUTS } from './outputs.ts'
import { report } from './report.ts'

await runAction(report, 'warn', { outputs: NO_OUTPUTS })
