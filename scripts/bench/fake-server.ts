// The fake GitHub of the benchmark, in its own process: node fake-server.ts <jobs> <steps per job> <latency in ms>
import { bigRun } from '../../__tests__/helpers/fake-github/big-run.ts'
import { startFakeGitHub } from '../../__tests__/helpers/fake-github/start-fake-github.ts'

const [jobs = NaN, steps = NaN, latencyMs = NaN] = process.argv.slice(2).map(Number)
const run = bigRun(jobs, steps)
const github = await startFakeGitHub({ runs: [run], latencyMs, rateLimit: 'none' })

process.on('message', () => process.send?.(github.requests.length))
process.on('disconnect', () => process.exit())
process.send?.([github.url, run.jobs.at(-1)?.id])
