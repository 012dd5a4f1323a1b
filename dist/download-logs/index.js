import { runProgram } from '../bundle/index.js'

await runProgram('download-logs')
