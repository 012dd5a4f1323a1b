// Reads the log of job 1 and reports what it took: node read-one-log.ts <address of the API>
import { logClient } from '../../__tests__/helpers/log-client.ts'
import { makeJob, makeStep, makeTarget } from '../../__tests__/helpers/make-run.ts'
import { fetchLogs } from '../../src/github/logs/fetch-log.ts'

const [apiUrl = ''] = process.argv.slice(2)
const START = Date.UTC(2026, 2, 1, 10)
const step = makeStep({
  state: {
    kind: 'finished',
    conclusion: 'failure',
    startedAt: START + 2_000,
    completedAt: START + 3_000,
  },
})
const options = {
  client: logClient(apiUrl),
  target: makeTarget(),
  lines: 200,
  signal: new AbortController().signal,
  timeout: 300_000,
}

// What the first request loads and compiles is not the log's doing: a job without a log pays for it.
await fetchLogs([{ job: makeJob({ id: 2, steps: [step] }), steps: [step] }], options)
globalThis.gc?.()

/** The most that the process had resident since its start, in KiB. */
const peakKib = () => process.resourceUsage().maxRSS
const before = process.memoryUsage.rss() / 1024
const startedAt = performance.now()
const { excerpts, notes } = await fetchLogs(
  [{ job: makeJob({ id: 1, steps: [step] }), steps: [step] }],
  options,
)
const [excerpt] = excerpts.get(1) ?? []
process.send?.({
  grownMib: (peakKib() - before) / 1024,
  elapsedMs: performance.now() - startedAt,
  peakMib: peakKib() / 1024,
  lines: excerpt?.lines.length,
  reason: excerpt?.lines.some(({ text }) => text === 'Error: The only reason'),
  readInFull: excerpt?.omitted !== undefined,
  exitCode: excerpt?.exitCode,
  notes: notes.map(({ text }) => text),
})
process.disconnect()
