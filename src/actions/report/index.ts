import { runAction } from '../run-action.ts'
import { report } from './report.ts'

await runAction(report, 'warn', { outputs: { conclusion: 'unknown', complete: 'false' } })
