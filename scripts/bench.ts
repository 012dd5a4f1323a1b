// How long the action takes and what it uses, against the least that it could: npm run bench [-- --rounds <n>]
import { rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bundlePlainList } from './bench/bundle-plain-list.ts'
import { describeResults, describeTargets } from './bench/describe-results.ts'
import { measureLogs } from './bench/measure-logs.ts'
import { type Measured, measureSize } from './bench/measure-size.ts'
import { measureSummary } from './bench/measure-summary.ts'

const PROJECT = join(import.meta.dirname, '..')
const FOLDER = join(PROJECT, 'tmp/bench')
const SIZES = [10, 100, 1000, 3000, 5000]
const STEPS = 12
const LATENCY_MS = 50

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '9' } } })
const rounds = Number(values.rounds)
if (!Number.isInteger(rounds) || rounds < 1)
  throw new Error('--rounds takes a whole number above 0')

rmSync(FOLDER, { recursive: true, force: true })
const plainEntry = bundlePlainList(FOLDER)
const emptyEntry = join(FOLDER, 'empty.js')
writeFileSync(emptyEntry, '')

const measured: Measured[] = []
for (const jobs of SIZES) {
  measured.push(
    await measureSize({
      jobs,
      steps: STEPS,
      latencyMs: LATENCY_MS,
      rounds,
      emptyEntry,
      plainEntry,
    }),
  )
}

console.log(`Jobs of ${STEPS} steps, ${LATENCY_MS} ms a request, medians of ${rounds} runs
on Node ${process.version}. The fake GitHub runs in a process of its own.
`)
console.log(describeResults(measured))
const thousand = measured.find(({ jobs }) => jobs === 1000)
const [smallest] = measured
const largest = measured.at(-1)
if (thousand !== undefined && smallest !== undefined && largest !== undefined) {
  console.log('\nTargets\n')
  const summary = await measureSummary({ jobs: 1000, steps: 50, rounds })
  const bundleBytes = statSync(join(PROJECT, 'dist/report/index.js')).size
  console.log(describeTargets({ thousand, smallest, largest, all: measured, summary, bundleBytes }))
}

console.log('\nLogs\n')
console.log(await measureLogs(FOLDER))
