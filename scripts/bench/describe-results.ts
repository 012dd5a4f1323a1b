import { alignColumns } from '../../src/render/terminal/columns.ts'
import type { Measured } from './measure-size.ts'
import type { MeasuredSummary } from './measure-summary.ts'

type Row = readonly [name: string, figure: (measured: Measured) => string]

const ROWS: readonly Row[] = [
  ['wall time', ({ wallMs }) => milliseconds(wallMs)],
  ['  bare Node', ({ bareMs }) => milliseconds(bareMs)],
  ['  round trips needed', ({ roundTrips }) => String(roundTrips)],
  ['  floor: both together', ({ floorMs }) => milliseconds(floorMs)],
  ['  ratio to the floor', ({ wallMs, floorMs }) => ratio(wallMs, floorMs)],
  ['  beyond the floor', ({ wallMs, floorMs }) => milliseconds(wallMs - floorMs)],
  [
    'first request, after bare Node',
    ({ firstRequestMs, bareMs }) => milliseconds(firstRequestMs - bareMs),
  ],
  ['plain octokit.paginate', ({ plainMs }) => milliseconds(plainMs)],
  ['  ratio to it', ({ wallMs, plainMs }) => ratio(wallMs, plainMs)],
  ['CPU time', ({ cpuMs }) => milliseconds(cpuMs)],
  ['peak memory', ({ memoryBytes }) => mebibytes(memoryBytes)],
  ['  bare Node', ({ bareMemoryBytes }) => mebibytes(bareMemoryBytes)],
  ['requests', ({ requests }) => String(requests)],
  ['  most in flight', ({ maxInFlight }) => String(maxInFlight)],
  ['summary', ({ summaryBytes }) => kilobytes(summaryBytes)],
  ['with earlier runs and logs', ({ allOnMs }) => milliseconds(allOnMs)],
  ['  requests', ({ allOnRequests }) => String(allOnRequests)],
]

/** Wall time by the number of jobs, as a part of that of the plain implementation. */
const MAX_RATIOS: Readonly<Record<number, number>> = {
  10: 1.6,
  100: 1.6,
  1000: 0.8,
  3000: 0.55,
  5000: 0.45,
}

/** One column for each size. */
export function describeResults(sizes: readonly Measured[]): string {
  const head = ['', ...sizes.map(({ jobs }) => `${jobs.toLocaleString('en')} jobs`)]
  const rows = ROWS.map(([name, figure]) => [name, ...sizes.map(figure)])
  return alignColumns([head, ...rows], ['left', ...sizes.map(() => 'right' as const)]).join('\n')
}

/** What the project has promised, and what came out. */
export function describeTargets(results: {
  readonly thousand: Measured
  readonly smallest: Measured
  readonly largest: Measured
  readonly all: readonly Measured[]
  /** Of 1,000 jobs of 50 steps. */
  readonly summary: MeasuredSummary
  readonly bundleBytes: number
}): string {
  const { requests, memoryBytes, firstRequestMs, bareMs } = results.thousand
  const { smallest, largest } = results
  const grown = (value: (measured: Measured) => number) =>
    (value(largest) - value(smallest)) / (largest.jobs - smallest.jobs)
  const sizes = `${smallest.jobs} to ${largest.jobs.toLocaleString('en')} jobs`
  const { cpuMs, bytes } = results.summary
  const rows = [
    ['1,000 jobs: requests', String(requests), 'at most 12'],
    ['1,000 jobs: peak memory', mebibytes(memoryBytes), 'under 150 MiB'],
    [
      '1,000 jobs of 50 steps: CPU time from the list to the summary',
      milliseconds(cpuMs),
      'under 500 ms',
    ],
    [
      '1,000 jobs of 50 steps: summary, every line end as two bytes',
      bytes.toLocaleString('en'),
      'under 1,000,000 bytes',
    ],
    ['1,000 jobs: first request, after bare Node', milliseconds(firstRequestMs - bareMs), ''],
    [
      `${sizes}: memory that one job more takes`,
      kilobytes(grown((of) => of.memoryBytes)),
      'under 40 kB',
    ],
    [`${sizes}: time of one job more`, `${grown((of) => of.wallMs).toFixed(2)} ms`, ''],
    [`${sizes}: summary of one job more`, kilobytes(grown((of) => of.summaryBytes)), ''],
    ...results.all.map(({ jobs, wallMs, plainMs }) => [
      `${jobs.toLocaleString('en')} jobs: ratio to plain octokit.paginate`,
      ratio(wallMs, plainMs),
      `at most ${MAX_RATIOS[jobs]}`,
    ]),
    ['bundle', kilobytes(results.bundleBytes), 'under 1,100 kB'],
  ]
  return alignColumns(rows, ['left', 'right', 'left']).join('\n')
}

function milliseconds(time: number): string {
  return `${Math.round(time).toLocaleString('en')} ms`
}

function ratio(part: number, whole: number): string {
  return (part / whole).toFixed(2)
}

function mebibytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(0)} MiB`
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`
}
