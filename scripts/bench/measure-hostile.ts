// Measures the worst inputs of an author of workflows, logs and issues; runs each in its own process.
import { spawnSync } from 'node:child_process'
import { finished, makeStep, makeRun, reportOn, workflowJob } from '../../testing/make-run.ts'
import { logLine } from '../../testing/log-text.ts'
import { HOSTILE_ERRORS, hostileFailure, hostileIssues } from '../../testing/hostile-issues.ts'
import { listStep } from '../../src/analyse/same/judge-by-issues.ts'
import { newIssueBlocks } from '../../src/analyse/same/new-issue.ts'
import { readLog } from '../../src/github/logs/read-log.ts'
import { parseYaml } from '../../src/github/workflow/parse-yaml.ts'
import type { Step } from '../../src/model/run.ts'
import type { WorkflowJob } from '../../src/model/workflow-file.ts'

/** Its time is the measure of the others, since machines differ. */
const SIMPLE = 'lines without a time'
const MAX_LOG_RATIO = 8
const MAX_WORKFLOW_RATIO = 8
const MAX_ISSUES_RATIO = 8
const MAX_LOG_MEMORY_PER_MB = 20
const LOG_BYTES = 8_000_000

/** V8 keeps up to 100 MB for short-lived objects, however long the log is; to measure memory it keeps little. */
const LITTLE_SPACE = '--max-semi-space-size=4'

interface HostileLog {
  readonly steps: readonly Step[]
  readonly line: (index: number) => string
}

const STEPS = [
  makeStep({ number: 1, name: 'Set up job', state: finished(0, 1) }),
  makeStep({ number: 2, name: 'Run make', state: finished(1, 60, 'failure') }),
  makeStep({ number: 3, name: 'Post x', state: finished(60, 61) }),
]
const manySteps = (count: number, end: number) => [
  ...Array.from({ length: count }, (_, at) =>
    makeStep({ number: at + 1, name: `Run ${at}`, state: finished(1, end) }),
  ),
  makeStep({ number: count + 1, name: 'Run make', state: finished(1, 60, 'failure') }),
]

const HEADER = [logLine(1.1, '##[group]Run make'), logLine(1.1, '##[endgroup]')]
const inStep = (line: (index: number) => string): HostileLog => ({
  steps: STEPS,
  line: (at) => HEADER[at] ?? line(at),
})
/** A text that occurs once. */
const distinct = (at: number) => ((at * 2_654_435_761) >>> 0).toString(36)

const LOGS: Readonly<Record<string, HostileLog>> = {
  'lines without a time, empty': inStep(() => ''),
  'lines without a time': inStep(() => 'x'),
  'lines without a time, in four of five': inStep((at) => (at % 5 === 0 ? logLine(10, 'x') : '')),
  'distinct errors': inStep((at) => logLine(10, `Error: ${distinct(at)}`)),
  'distinct messages': inStep((at) => logLine(10, `##[error]${distinct(at)}`)),
  'distinct long lines': inStep((at) => logLine(10, `${distinct(at)} `.repeat(120))),
  'long rows of dots': inStep((at) => logLine(10, `${'.'.repeat(960)} error ${distinct(at)}`)),
  'counts behind a letter': inStep((at) => logLine(10, `${'s'.repeat(45)} ${at} failed now`)),
  'long temporary names': inStep(() => logLine(10, `no /tmp/Aaaa${'A'.repeat(200)}`)),
  versions: inStep(() => logLine(10, 'ab 1.2.3 '.repeat(111))),
  'versions without a name': inStep(() => logLine(10, 'version 1.2 '.repeat(83))),
  'incomplete markers': inStep(() => logLine(10, `##[start-action ${';'.repeat(4_000)}]`)),
  'lines at the end of a step': { steps: STEPS, line: () => logLine(60, '') },
  'headers at the end of a step': { steps: STEPS, line: () => logLine(60, '##[group]Run x') },
  '8,000 steps in one second': {
    steps: manySteps(8_000, 1),
    line: (at) => logLine(1, `##[group]Run ${at % 8_000}`),
  },
  '1,000 steps in parallel, without times': {
    steps: manySteps(1_000, 60),
    line: (at) => (at % 50 === 0 ? logLine(30, `${at}`) : ''),
  },
  '1,000 steps in parallel': { steps: manySteps(1_000, 60), line: (at) => logLine(30, `${at}`) },
}

const named = (name: string, count: number, called?: readonly WorkflowJob[]) =>
  Array.from({ length: count }, (_, at) => workflowJob(`k${at}`, { name, called }))
const nested = (depth: number): readonly WorkflowJob[] =>
  named('${{ 1 }}', 1, depth === 0 ? undefined : nested(depth - 1))

const WORKFLOWS: Readonly<Record<string, readonly [graph: readonly WorkflowJob[], name: string]>> =
  {
    '450 keys with 100 expressions each, 1,000 jobs': [
      named('${{1}}b'.repeat(100), 450),
      'b'.repeat(95),
    ],
    '450 keys that match every name, 1,000 jobs': [named('${{1}}', 450), 'b'.repeat(95)],
    'calls in ten levels that match every part': [nested(9), 'a / '.repeat(24)],
  }

/** Files as large as those that are read, with an error in each character. */
const FILES: Readonly<Record<string, string>> = {
  '500 kB of commas': `x: [${','.repeat(500_000)}]`,
  '500 kB of brackets': `x: ${']'.repeat(500_000)}`,
}

/** The issues that take the most time to parse and to match, and the lines of a failure that they are compared with. */
const ISSUES: Readonly<Record<string, string>> = {
  '100 known issues of 65,536 characters, with patterns of stars, for 10 failed jobs': 'x ',
  '100 known issues of 65,536 characters, for rows of dots in 10 failed jobs': `x${'.'.repeat(959)}`,
}
const FAILED_JOBS = 10

/** Other processes only make a run slower. */
const RUNS = 3

/** Returns a line for each hostile input, of the fastest of some runs; fails the command if one exceeds its limit. */
export function measureHostile(): string[] {
  const simple = fastest(SIMPLE)
  return [LOGS, WORKFLOWS, FILES, ISSUES].flatMap(Object.keys).map((name) => {
    const ms = fastest(name)
    const ratio = ms / simple
    if (name in ISSUES) {
      if (ratio > MAX_ISSUES_RATIO) process.exitCode = 1
      return `${name}: ${ms.toFixed(0)} ms, ${ratio.toFixed(1)} times that of a log of simple lines, at most ${MAX_ISSUES_RATIO}`
    }
    if (name in WORKFLOWS || name in FILES) {
      if (ratio > MAX_WORKFLOW_RATIO) process.exitCode = 1
      return `Workflow file, ${name}: ${ms.toFixed(0)} ms, ${ratio.toFixed(1)} times that of a log of simple lines, at most ${MAX_WORKFLOW_RATIO}`
    }
    const { megabytes } = runAlone([LITTLE_SPACE, import.meta.filename, name])
    const [each, memory] = [(ms / LOG_BYTES) * 1e6, (megabytes / LOG_BYTES) * 1e6]
    if (ratio > MAX_LOG_RATIO || memory > MAX_LOG_MEMORY_PER_MB) process.exitCode = 1
    return `Log, ${name}: ${each.toFixed(0)} ms for each MB, ${ratio.toFixed(1)} times that of simple lines, at most ${MAX_LOG_RATIO}; ${memory.toFixed(1)} MB for each MB, at most ${MAX_LOG_MEMORY_PER_MB}`
  })
}

function fastest(name: string): number {
  return Math.min(...Array.from({ length: RUNS }, () => runAlone([import.meta.filename, name]).ms))
}

interface Cost {
  readonly ms: number
  readonly megabytes: number
}

function runAlone(script: readonly string[]): Cost {
  const { stdout, stderr } = spawnSync(process.execPath, script, { encoding: 'utf8' })
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout) as Cost
}

/** Returns the CPU time without that of making the log. */
async function readHostile({ steps, line }: HostileLog): Promise<number> {
  const start = cpuMs()
  let making = 0
  let bytes = 0
  let at = 0
  async function* body() {
    while (bytes < LOG_BYTES) {
      const from = cpuMs()
      const chunk = Buffer.from(Array.from({ length: 2_000 }, () => `${line(at++)}\n`).join(''))
      making += cpuMs() - from
      bytes += chunk.length
      yield await Promise.resolve(chunk)
    }
  }
  const targets = steps.filter(({ name }) => name === 'Run make')
  const part = { body: body(), size: undefined, from: 0 }
  const read = await readLog(() => Promise.resolve(part), {
    steps,
    targets,
    limit: 20,
    parts: true,
  })
  read.facts?.versions?.()
  return cpuMs() - start - making
}

/** Returns the CPU time of reading issues, and of matching failures with them. */
async function readIssues(filling: string): Promise<number> {
  const { 'distinct patterns of stars': errorAt = () => '' } = HOSTILE_ERRORS
  const failures = Array.from({ length: FAILED_JOBS }, () => hostileFailure(filling))
  const start = cpuMs()
  const issues = await hostileIssues(errorAt, '- a\n')
  const unread = { greensOf: () => [], seen: new Map() }
  for (const failure of failures) {
    listStep(failure, { issues, now: Date.now() }, unread)?.listed()
    newIssueBlocks(failure)
  }
  return cpuMs() - start
}

/** Returns the CPU time until a file is refused. */
function parseTime(text: string): number {
  const start = cpuMs()
  try {
    parseYaml(text)
  } catch {
    return cpuMs() - start
  }
  throw new Error('the file has no error')
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

const [, script, name = ''] = process.argv
if (script === import.meta.filename) {
  const before = process.resourceUsage().maxRSS
  const log = LOGS[name]
  const [graph, jobName] = WORKFLOWS[name] ?? []
  const [file, filling] = [FILES[name], ISSUES[name]]
  let ms = filling === undefined ? 0 : await readIssues(filling)
  if (log !== undefined) ms = await readHostile(log)
  if (graph !== undefined) {
    const jobs = Array.from({ length: 1_000 }, (_, index) => ({ name: `${jobName}${index}` }))
    const from = cpuMs()
    reportOn(makeRun({ jobs, graph }))
    ms = cpuMs() - from
  }
  if (file !== undefined) ms = parseTime(file)
  const megabytes = (process.resourceUsage().maxRSS - before) / 1_000
  console.log(JSON.stringify({ ms, megabytes }))
}
