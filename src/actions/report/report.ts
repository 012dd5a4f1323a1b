import { setTimeout } from 'node:timers/promises'
import { findUnfinished, UNFINISHED } from '../../analyse/gate/fail-on.ts'
import { withGate } from '../../analyse/gate/gate.ts'
import { buildReport } from '../../build-report.ts'
import { messageOf } from '../../github/errors/github-error.ts'
import { createClient } from '../../github/http/client.ts'
import { warningsIn } from '../../model/note.ts'
import { gateMessage } from '../../render/findings/gate.ts'
import { renderStepLog } from '../../render/step-log.ts'
import { overBudgetMessage } from '../../render/sections/over-budget.ts'
import { singleLine } from '../../render/text/markdown.ts'
import { enumerate } from '../../render/text/units.ts'
import { clientOptions } from '../client-options.ts'
import { printAnnotation, printLine } from '../print.ts'
import { readEvent } from '../read-event.ts'
import { getVariable, inputReader } from '../read-values.ts'
import { ACTION_DEADLINE } from '../run-action.ts'
import { StepFailure } from '../step-failure.ts'
import { lineAnnotations } from './annotate.ts'
import { INPUTS, type ReportInputs, readInputs } from './inputs.ts'
import type { CommitSource } from './read-commit.ts'
import type { Connection, Written } from './write-commit.ts'
import { writeReport } from './write-report.ts'

/** Runs the report action. */
export async function report(): Promise<void> {
  const inputs = readInputs({
    read: inputReader(INPUTS),
    env: getVariable,
    event: await readEvent(process.env.GITHUB_EVENT_PATH),
    process: { startedAt: performance.timeOrigin, script: process.argv[1] },
  })
  try {
    await writeReportOfRun(inputs)
  } catch (error) {
    if (error instanceof StepFailure || inputs.onError === 'warn') throw error
    throw new StepFailure(messageOf(error), { cause: error })
  }
}

async function writeReportOfRun(inputs: ReportInputs): Promise<void> {
  const client = createClient(clientOptions(inputs))
  const connection: Connection = {
    client,
    signal: AbortSignal.any([AbortSignal.timeout(ACTION_DEADLINE), cancelSignal()]),
    now: client.now,
    sleep: (time, signal) => setTimeout(time, undefined, { signal }).catch(() => undefined),
  }
  const written =
    inputs.commit === undefined
      ? await writeRun(inputs, connection)
      : await writeRuns(inputs, inputs.commit, connection)

  const { reports, isRead, notes, problems, log } = written
  for (const line of log) printLine(line)
  const message = [...warningsIn(notes), ...problems].join('\n\n')
  if (!isRead && inputs.onError === 'fail') throw new StepFailure(message)
  if (message !== '') printAnnotation('warning', message)

  const unfinished = unfinishedMessage(reports, inputs)
  if (unfinished !== undefined) printAnnotation('warning', unfinished)

  const severity = inputs.budgetAction === 'fail' ? 'error' : 'warning'
  for (const exceeded of reports.flatMap(({ report }) => report.overBudget))
    printAnnotation(severity, overBudgetMessage(exceeded))
  // Fail only now, after everything has been written.
  const failure = gateMessage(written.report)
  annotateLines(written, inputs, failure === undefined ? MAX_ANNOTATIONS : MAX_ANNOTATIONS - 1)
  if (failure !== undefined) throw new StepFailure(failure)
}

/**
 * Of the errors of a step, GitHub keeps only this many.
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/ExecutionContext.cs
 */
const MAX_ANNOTATIONS = 10

/** Annotates lines for the failures of the current run: an annotation belongs to the commit of the job that writes it. */
function annotateLines(
  { reports }: Written,
  { annotate, currentRun, budgetAction }: ReportInputs,
  max: number,
): void {
  const current = reports.find(
    ({ report: { run } }) => run.id === currentRun?.runId && run.attempt === currentRun.attempt,
  )
  if (!annotate || current === undefined) return
  const printed = budgetAction === 'fail' ? current.report.overBudget.length : 0
  for (const { message, ...line } of lineAnnotations(current.report, Math.max(0, max - printed)))
    printAnnotation('error', message, line)
}

/** Loads what only the report of a commit needs. */
async function writeRuns(
  inputs: ReportInputs,
  source: CommitSource,
  connection: Connection,
): Promise<Written> {
  return await import('./write-commit.ts').then(({ writeCommit }) =>
    writeCommit(inputs, source, connection),
  )
}

async function writeRun(inputs: ReportInputs, connection: Connection): Promise<Written> {
  const built = await buildReport({
    ...inputs,
    ...connection,
    // The logs of jobs that passed are worth their requests only for the page.
    parts: inputs.htmlPath !== undefined,
  })
  const report = withGate(built, inputs)
  const problems = await writeReport(report, inputs)
  return {
    report,
    reports: [{ report }],
    isRead: report.jobs !== undefined,
    notes: report.notes,
    problems,
    log: renderStepLog(report),
  }
}

const MAX_NAMED = 10

/** Returns a warning if jobs or runs are still unfinished, so that the gate cannot check them. */
function unfinishedMessage(
  reports: Written['reports'],
  { failOn }: Pick<ReportInputs, 'failOn'>,
): string | undefined {
  if (failOn.length === 0 || failOn.includes(UNFINISHED)) return undefined
  const names = reports.flatMap(({ report, label }) =>
    findUnfinished(report).map(({ name = 'the run' }) =>
      label === undefined ? name : `${label} > ${name}`,
    ),
  )
  if (names.length === 0) return undefined
  const named = enumerate(names.map(singleLine), MAX_NAMED)
  return `fail-on does not cover what has not finished: ${named}. Add jobs of this run to \`needs\` of this job, or add \`unfinished\` to fail-on.`
}

/** Signals of a cancellation: the second comes 7.5 s after the first; 2.5 s later the runner kills the step. */
const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/** Returns a signal that aborts when the runner cancels the step. Unhandled, these would end Node. */
function cancelSignal(): AbortSignal {
  const controller = new AbortController()
  const abort = () => {
    controller.abort()
  }
  for (const signal of SIGNALS) process.on(signal, abort)
  return controller.signal
}
