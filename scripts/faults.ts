/**
 * `npm run faults`: runs every scenario against the bundles, each in a process of its own, and lists
 * the faults of `__tests__/scenarios/faults`: the fault, the request or file, and how the report ends. Then
 * reports 2,000 drawn repositories.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { alignColumns } from '../src/render/terminal/write-section.ts'

/** The part of jest's result that the table needs. */
interface Result {
  readonly testResults: readonly {
    readonly name: string
    readonly assertionResults: readonly {
      readonly title: string
      readonly status: string
      readonly fullName: string
    }[]
  }[]
}

const COLUMNS = 3

/**
 * One test file for each core and few processes for each file: with as many as `npm test` has, each is so
 * slow that the deadlines of the action, which these tests shorten, pass without a fault.
 */
const LIMITS = [
  `--maxWorkers=${availableParallelism()}`,
  '--maxConcurrency=2',
  '--testTimeout=600000',
]

const folder = mkdtempSync(join(tmpdir(), 'faults-'))
const file = join(folder, 'result.json')
const { status, stderr } = spawnSync(
  'npm',
  ['test', '--silent', '--', '__tests__/scenarios', ...LIMITS, '--json', `--outputFile=${file}`],
  {
    encoding: 'utf8',
    maxBuffer: Infinity,
    shell: process.platform === 'win32',
    env: { ...process.env, BUNDLES: 'always' },
  },
)
if (status !== 0) console.error(stderr)
const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as Result
rmSync(folder, { recursive: true })

const [faults = [], others = []] = [true, false].map((isFault) =>
  testResults
    .filter(({ name }) => /[\\/]faults[\\/]/.test(name) === isFault)
    .flatMap(({ assertionResults }) => assertionResults),
)
const passed = ({ status }: { readonly status: string }) => status === 'passed'
const rows = faults.map((fault) => {
  const cells = fault.title.split(' · ')
  return [passed(fault) ? '✓' : '✗', ...cells.slice(0, COLUMNS), cells.slice(COLUMNS).join(' · ')]
})
console.log(alignColumns(rows).join('\n'))
const failed = others.filter((test) => test.status === 'failed').map(({ fullName }) => fullName)
console.log(
  [
    ...failed.map((name) => `✗ ${name}`),
    `${faults.filter(passed).length} of ${faults.length} faults end as expected`,
    `${others.filter(passed).length} other scenarios passed, ${failed.length} failed`,
  ].join('\n'),
)
const whole = spawnSync(
  'npm',
  ['test', '--silent', '--', '__tests__/whole-repositories', '--globals={"fuzzRuns":2000}'],
  { encoding: 'utf8' },
)
console.log(whole.status === 0 ? '2,000 drawn repositories have a report' : `✗ ${whole.stderr}`)
process.exitCode = status === 0 ? (whole.status ?? 1) : (status ?? 1)
