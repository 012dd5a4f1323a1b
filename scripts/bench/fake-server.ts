// The fake GitHub of the benchmark, in a process of its own: node fake-server.ts <jobs> <steps of each> <latency in ms>
import { bigRun } from '../../__tests__/helpers/fake-github/big-run.ts'
import { startFakeGitHub } from '../../__tests__/helpers/fake-github/start-fake-github.ts'

const [jobs = NaN, steps = NaN, latencyMs = NaN] = process.argv.slice(2).map(Number)
const run = bigRun(jobs, steps)
// A cancelled job costs a request and a round trip for its annotations: only they say why it was.
for (const job of run.jobs) {
  for (const part of [job, ...job.steps])
    if (part.conclusion === 'cancelled') part.conclusion = 'success'
}
// Without a limit, which thousands of requests would pass.
const github = await startFakeGitHub({ runs: [run], latencyMs, rateLimit: 'none' })

let counted = 0
process.on('message', () => {
  const { requests, maxInFlight } = github
  const first = requests[counted]?.startedAt ?? NaN
  counted = requests.length
  process.send?.({ requests: counted, maxInFlight, firstAt: performance.timeOrigin + first })
})
process.on('disconnect', () => process.exit())
process.send?.({ apiUrl: github.url, currentJobId: run.jobs.at(-1)?.id })
