import { isDeepStrictEqual } from 'node:util'
import type { ActLine } from './run-act.ts'

/** The values of the JSON report that are compared. */
interface ReportJson {
  readonly jobs: readonly JobJson[]
  readonly failures: readonly {
    readonly job: string
    readonly step: string
    readonly logs: readonly { readonly lines: readonly { readonly text: string }[] }[]
  }[]
}

interface JobJson {
  readonly name: string
  readonly status: string
  readonly conclusion: string | null
  readonly current: boolean
  readonly forgiven: boolean
  readonly durationSeconds: number | null
  readonly steps: readonly {
    readonly name: string
    readonly status: string
    readonly conclusion: string | null
    readonly durationSeconds: number | null
  }[]
}

/** The jobs of live.yml by the names that `act` logs, with the names that GitHub gives them. */
const NAMES: Readonly<Record<string, string>> = {
  'Live/test (linux, 22)': 'test (linux, 22)',
  'Live/test (linux, 24)': 'test (linux, 24)',
  'Live/test (mac, 22)': 'test (mac, 22)',
  'Live/test (mac, 24)': 'test (mac, 24)',
  'Live/lint': 'lint',
  'Live/forgiving': 'forgiving',
  'calls/Called/unit': 'calls / unit',
  'Live/Report of the run': 'Report of the run',
}
/** `act` logs nothing of a job or a step whose `if` is false. */
const SKIPPED_JOB = {
  ...{ name: 'deploy', status: 'completed', conclusion: 'skipped' },
  ...{ seconds: null, steps: [] },
}
const SKIPPED_STEP = 'Run echo "only if all is well": skipped'
/** The job of the report, whose second step failed, and whose third one is the report. */
const CURRENT_JOB = {
  name: 'Report of the run',
  status: 'in_progress',
  steps: [
    'Set up job: success',
    'Write the results as GitHub does: success',
    'Fails before the report: failure',
    'Run OWNER/run-report@v1: in_progress',
    'Print the report: queued',
    'Complete job: queued',
  ],
}

/** Compares what the report in the last job of live.yml says with what `act` logged, in a table. */
export function compareLive(
  lines: readonly ActLine[],
  report: (what: string, faults: readonly string[]) => void,
): void {
  const printed = lines.filter((line) => line.raw_output && line.step === 'Print the report')
  const json = JSON.parse(printed.map(({ msg }) => msg).join('')) as ReportJson
  const byName = Map.groupBy(lines, ({ job }) => NAMES[`${job?.trim().replace(/-\d+$/, '')}`] ?? '')
  byName.delete('')
  byName.set(SKIPPED_JOB.name, [])
  const names = json.jobs.map(({ name }) => name).sort()
  report('live: jobs', isDeepStrictEqual(names, [...byName.keys()].sort()) ? [] : names)
  const forgiven = json.jobs.filter((job) => job.forgiven).map(({ name }) => name)
  report('live: lint is forgiven', forgiven.join() === 'lint' ? [] : forgiven)
  report(`live: ${row('job', 'conclusion', 'seconds', 'steps', 'log lines')}`, [])
  for (const job of json.jobs) {
    const own = byName.get(job.name) ?? []
    const failure = job.current ? undefined : json.failures.find((one) => one.job === job.name)
    const logged = job.current ? CURRENT_JOB : describeJob(job.name, own, failure?.step)
    const { name, status, conclusion, durationSeconds: seconds } = job
    const steps = job.steps.map((step) => `${step.name}: ${step.conclusion ?? step.status}`)
    const log = failure?.logs[0]?.lines.map(({ text }) => text) ?? []
    const head = log.findIndex((line) => line.startsWith('shell: '))
    const output = failure && log.slice(head + 1)
    const reported = job.current
      ? { name, status, steps }
      : { name, status, conclusion, seconds, steps, ...(output && { output }) }
    const faults = Object.entries(reported).flatMap(([key, found]) => {
      const expected: unknown = logged[key as keyof typeof logged]
      const shown = `${JSON.stringify(found)}, but act logged ${JSON.stringify(expected)}`
      return isDeepStrictEqual(found, expected) ? [] : [`${key}: ${shown}`]
    })
    const shown = row(name, conclusion ?? status, seconds, steps.length, output?.length ?? '')
    report(`live: ${shown}`, [...faults, ...findSlow(job, own)])
  }
}

function row(...cells: readonly (string | number | null)[]): string {
  return cells.map((cell) => `${cell ?? ''}`.padEnd(18)).join('')
}

/** Describes a finished job by what `act` logged, without the code that lists it for the report. */
function describeJob(name: string, lines: readonly ActLine[], failed: string | undefined) {
  if (name === SKIPPED_JOB.name) return SKIPPED_JOB
  const isForgiven = ({ step }: ActLine) =>
    lines.some((line) => line.step === step && line.msg === 'Failed but continue next step')
  const steps = endsOf(lines).map((line) => {
    const text = (line.step ?? '').split('\n')[0]
    const isNamed = ['Set up job', 'Complete job', 'Prepare', 'Clean up'].includes(text ?? '')
    return `${isNamed ? '' : 'Run '}${text}: ${isForgiven(line) ? 'success' : line.stepResult}`
  })
  const hasFailed = steps.some((step) => step.endsWith(': failure'))
  if (hasFailed && name.startsWith('test')) steps.splice(4, 0, SKIPPED_STEP)
  const [from, to] = [lines[0], lines.find(({ jobResult }) => jobResult !== undefined)]
  const output = lines
    .filter((line) => line.raw_output && failed && `Run ${line.step}`.startsWith(failed))
    .map(({ msg }) => msg.trimEnd())
  return {
    ...{ name, status: 'completed', conclusion: hasFailed ? 'failure' : 'success' },
    seconds: (Date.parse(to?.time ?? '') - Date.parse(from?.time ?? '')) / 1000,
    steps,
    ...(hasFailed && { output }),
  }
}

/** Lists the last line of each step that ran. */
function endsOf(lines: readonly ActLine[]): ActLine[] {
  return lines.filter(({ stepResult, stage = 'Main' }) => stepResult && stage === 'Main')
}

/** `act` measures steps in nanoseconds, while the API has whole seconds: they differ by less than one. */
function findSlow({ current, steps }: JobJson, lines: readonly ActLine[]): string[] {
  const ran = steps.filter(({ conclusion }) => conclusion !== 'skipped')
  return endsOf(current ? [] : lines).flatMap(({ executionTime = 0 }, index) => {
    const { name, durationSeconds } = ran[index] ?? {}
    const isClose = Math.abs((durationSeconds ?? NaN) - executionTime / 1e9) <= 1
    return isClose
      ? []
      : [`${name}: ${durationSeconds} s, but act measured ${executionTime / 1e9} s`]
  })
}
