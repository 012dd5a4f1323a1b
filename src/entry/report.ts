import { runAction } from '../actions/edge.ts'
import { report } from '../actions/report.ts'

await runAction(report)
