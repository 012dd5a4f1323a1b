/**
 * `npm run fuzz`: makes reports on thousands of generated responses, most of them wrong, and checks the
 * invariants on generated runs. Takes a new seed each time; `-- --seed <n>` repeats one, `--runs <n>` and
 * `--invariants <n>` set how many.
 */
import { parseArgs } from 'node:util'
import fc, { type RunDetails } from 'fast-check'
import { invariantsProperty } from '../__tests__/helpers/fuzz/fuzz-invariants.ts'
import { responsesProperty } from '../__tests__/helpers/fuzz/fuzz-responses.ts'
import { serveLogs } from '../__tests__/helpers/fuzz/serve-logs.ts'
import { countTries } from '../__tests__/helpers/fuzz/tally.ts'
import { describeChanges, describeConclusions } from './fuzz/describe-tries.ts'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '20000' },
    invariants: { type: 'string', default: '30000' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
  },
})
const runs = readCount('runs')
const invariants = readCount('invariants')
const seed = readCount('seed')
console.log(`Seed ${seed}`)

const tries = countTries()
const logs = await serveLogs()
const property = responsesProperty(tries, logs.addressOf)
const reports = await timed(() => fc.check(property, { numRuns: runs, seed }))
await logs.close()
report(`${runs} reports on generated responses`, reports, () => describeChanges(tries.counts))

const conclusions = new Map<string, number>()
const count = (conclusion: string) =>
  conclusions.set(conclusion, (conclusions.get(conclusion) ?? 0) + 1)
const checked = await timed(() =>
  fc.check(invariantsProperty(count), { numRuns: invariants, seed }),
)
report(`${invariants} reports on generated runs`, checked, () => describeConclusions(conclusions))

function readCount(name: keyof typeof values): number {
  const count = Number(values[name])
  if (!Number.isSafeInteger(count) || count < 0) throw new Error(`--${name} takes a whole number`)
  return count
}

interface Timed<T extends unknown[]> {
  readonly details: RunDetails<T>
  readonly seconds: number
}

async function timed<T extends unknown[]>(
  check: () => RunDetails<T> | Promise<RunDetails<T>>,
): Promise<Timed<T>> {
  const start = performance.now()
  return { details: await check(), seconds: (performance.now() - start) / 1_000 }
}

function report<T extends unknown[]>(
  what: string,
  { details, seconds }: Timed<T>,
  describe: () => string,
): void {
  const verdict = details.failed ? `FAILED after ${details.numRuns}` : 'passed'
  console.log(`\n${what}: ${verdict}, ${seconds.toFixed(0)} s\n`)
  if (!details.failed) {
    console.log(describe())
    return
  }
  process.exitCode = 1
  const { errorInstance } = details
  console.log(errorInstance instanceof Error ? errorInstance.message : String(errorInstance))
  console.log(`\nWith these values, shrunk:\n`)
  for (const part of details.counterexample ?? []) console.log(fc.stringify(part))
  console.log(
    `\nRepeat it: npm run fuzz -- --seed ${details.seed} --runs ${runs} --invariants ${invariants}`,
  )
}
