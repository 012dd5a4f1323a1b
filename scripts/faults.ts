/**
 * Plays every fault of `__tests__/scenarios/faults` and shows how the action ends: the fault, the
 * request or file that it hits, the exit status, what is still reported, and what is said.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { alignColumns } from '../src/render/terminal/columns.ts'

/** As much of what jest writes as the table takes. */
interface Results {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly title: string; readonly status: string }[]
  }[]
}

const COLUMNS = 3

function main(): void {
  const folder = mkdtempSync(join(tmpdir(), 'faults-'))
  const file = join(folder, 'results.json')
  const { status, stderr } = spawnSync(
    'npm',
    ['test', '--silent', '--', '__tests__/scenarios/faults', '--json', `--outputFile=${file}`],
    { encoding: 'utf8', maxBuffer: Infinity, shell: process.platform === 'win32' },
  )
  if (status !== 0) console.error(stderr)
  const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as Results
  rmSync(folder, { recursive: true })

  const cases = testResults.flatMap(({ assertionResults }) => assertionResults)
  const rows = cases.map((one) => {
    const cells = one.title.split(' · ')
    const mark = one.status === 'passed' ? '✓' : '✗'
    return [mark, ...cells.slice(0, COLUMNS), cells.slice(COLUMNS).join(' · ')]
  })
  console.log(alignColumns(rows).join('\n'))
  const passed = cases.filter((one) => one.status === 'passed').length
  console.log(`${cases.length} cases, ${passed} end as written down`)
  process.exitCode = status ?? 1
}

main()
