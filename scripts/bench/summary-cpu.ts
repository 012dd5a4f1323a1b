// CPU time from the answers to the summary, in a process that has just started: node summary-cpu.ts <jobs> <steps of each>
import { bigRun } from '../../__tests__/helpers/fake-github/big-run.ts'
import { makeTarget } from '../../__tests__/helpers/make-run.ts'
import { analyse } from '../../src/analyse/analyse.ts'
import { decodeRun } from '../../src/github/run/decode.ts'
import { renderSummary } from '../../src/render/summary/summary.ts'
import { sizeOf } from '../../src/render/text/fit-to-size.ts'

const [jobs = NaN, steps = NaN] = process.argv.slice(2).map(Number)
const { run, jobs: listed } = bigRun(jobs, steps)
const answers = { run, jobs: listed, jobsCounted: listed.length, notes: [] }
const options = { currentRun: undefined, allowedFailures: [], now: Date.now() }

const before = process.cpuUsage()
const summary = renderSummary(analyse(decodeRun(answers, makeTarget()), options))
const { user, system } = process.cpuUsage(before)
process.send?.({ cpuMs: (user + system) / 1_000, bytes: sizeOf(summary) })
process.disconnect()
