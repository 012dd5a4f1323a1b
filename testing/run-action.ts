import { mkdir, mkdtemp, readFile, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readCommandFile } from './runner/command-file.ts'
import { DEFAULT_JOB, inputVariables, type JobContext, prepareStep } from './runner/environment.ts'
import { measuringArguments, readUsage, runProcess } from './runner/run-process.ts'
import { type Annotation, readAnnotations } from './runner/workflow-commands.ts'

export interface ActionOptions {
  /** The job in which the action runs; the rest is that of the builders' run. */
  readonly job: Pick<JobContext, 'apiUrl'> & Partial<JobContext>
  /** As in `with:`; all others have their defaults. */
  readonly inputs?: Readonly<Record<string, string>>
  /** Changes to the variables; `undefined` removes one. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** @default the action.yml of this project */
  readonly manifest?: string
  /** @default the committed bundle, dist/report/index.js */
  readonly entry?: string
  /** Where the runner's files are kept. By default they are removed after the run. */
  readonly folder?: string
  /** Measures CPU time and memory, which takes some milliseconds. */
  readonly measure?: boolean
  /** @default 60_000 */
  readonly timeoutMs?: number
  /** Runs the action in another way than as a process. */
  readonly runInstead?: typeof runProcess | undefined
  /** Receives a function that sends the process a signal. */
  readonly onStart?: (kill: (signal: NodeJS.Signals) => void) => void
}

export type ActionResult = Awaited<ReturnType<typeof runIn>>

const PROJECT = fileURLToPath(new URL('../', import.meta.url))

/**
 * Runs an action as a runner does: in its own process, with `INPUT_*`, `GITHUB_*` and `RUNNER_*`
 * variables and only `PATH` of this process's environment.
 *
 * @throws when the runner would fail the step for a malformed command file.
 */
export async function runAction(options: ActionOptions): Promise<ActionResult> {
  if (options.folder !== undefined) {
    await mkdir(options.folder, { recursive: true })
    return runIn(await realpath(options.folder), options)
  }

  const folder = await mkdtemp(join(await realpath(tmpdir()), 'run-report-'))
  try {
    return await runIn(folder, options)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function runIn(folder: string, options: ActionOptions) {
  const {
    entry = join(PROJECT, 'dist/report/index.js'),
    manifest = join(PROJECT, 'action.yml'),
    inputs = {},
    timeoutMs = 60_000,
  } = options
  const job = { ...DEFAULT_JOB, ...options.job }
  const step = await prepareStep(folder, job)
  const variables = {
    ...step.variables,
    ...(await inputVariables(manifest, inputs, job)),
    ...options.env,
  }
  const usageFile = join(folder, 'usage.json')
  const run = options.runInstead ?? runProcess
  const result = await run({
    nodeArguments: [...(options.measure ? measuringArguments(usageFile) : []), entry],
    folder: step.workspace,
    variables,
    timeoutMs,
    onStart: options.onStart,
  })

  const outputs = readCommandFile(await readFile(step.outputFile, 'utf8'))
  const report = await readNamed(outputs['report-path'])
  const annotations = readAnnotations(`${result.stdout}\n${result.stderr}`)
  const byLevel = Map.groupBy(annotations, ({ level }) => level)
  const messages: Readonly<Partial<Record<Annotation['level'], readonly string[]>>> =
    Object.fromEntries(
      [...byLevel].map(([level, all]) => [level, all.map(({ message }) => message)]),
    )
  return {
    /** The folder is removed, unless it was given. */
    ...{ ...result, annotations, messages, outputs, folder },
    summary: await readFile(step.summaryFile, 'utf8'),
    /** The JSON in the file that the output `report-path` names. */
    report: report === undefined ? undefined : (JSON.parse(report) as unknown),
    /** The text in the file that the output `summary-path` names. */
    summaryCopy: await readNamed(outputs['summary-path']),
    /** The JSON in each line of the file that the output `runs-path` names. */
    runLines: ((await readNamed(outputs['runs-path'])) ?? '')
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>),
    // A process that was killed has not written it.
    ...(options.measure && result.signal === null && (await readUsage(usageFile))),
  }
}

async function readNamed(file: string | undefined): Promise<string | undefined> {
  return file ? readFile(file, 'utf8') : undefined
}
