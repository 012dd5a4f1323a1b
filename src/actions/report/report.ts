import { findUnfinished, UNFINISHED } from '../../analyse/gate/fail-on.ts'
import { type GateInputs, withGate } from '../../analyse/gate/gate.ts'
import { withoutIdleNotes } from '../../analyse/gate/gate-notes.ts'
import { closedByInputs } from '../../analyse/gate/invalid-inputs.ts'
import { limitReport } from '../../analyse/gate/limit-report.ts'
import { buildReport } from '../../build-report.ts'
import { SETTLE, settling } from '../settling.ts'
import { reportLosses } from '../../github/errors/report-losses.ts'
import { createClient } from '../../github/http/client.ts'
import { warningsIn } from '../../model/note.ts'
import { type AnyReport, runsOf } from '../../model/report/any-report.ts'
import type { Report } from '../../model/report/report.ts'
import { failsStep } from '../../model/report/time-budget.ts'
import { findingsIn, type Findings, gateMessage } from '../../render/findings/findings.ts'
import { notesOf } from '../../render/sections/notes.ts'
import { renderStepLog } from '../../render/step-log.ts'
import { overBudgetMessage } from '../../render/text/budgets.ts'
import { safeLine, shorten } from '../../render/text/markdown.ts'
import { stateFields } from '../../render/text/state-fields.ts'
import { enumerate, joinTexts } from '../../render/text/units.ts'
import { clientOptions } from '../client-options.ts'
import { printAnnotation, printLine } from '../print.ts'
import { inputSource, readGiven } from '../inputs.ts'
import { getVariable } from '../read-values.ts'
import { ACTION_DEADLINE, type Decide, runAction } from '../run-action.ts'
import { StepFailure } from '../step-failure.ts'
import type { Action } from '../sub-action.ts'
import { chooseResults } from './choose-results.ts'
import { gateInputs, INPUTS, type ReportInputs, readReportInputs } from './inputs.ts'
import type { Connection } from './judge-commit.ts'
import { NO_OUTPUTS } from './outputs.ts'
import { writeReport } from './write-report.ts'
import type { Losses } from '../../model/report/losses.ts'
import type { FailureReport } from '../../model/report/cause.ts'
import type { ErrorEntry } from '../../model/report/failure.ts'
import { displayName } from '../../render/text/inline.ts'

/** Returns why the step fails while its gate has not decided; `undefined` if nothing can fail it. */
export function undecidedGate(inputs: readonly string[]): string | undefined {
  if (inputs.length === 0) return undefined
  return `The gate of ${joinTexts(inputs, ' and ')} was not evaluated, so this step fails, whatever on-error is.`
}

export const action: Action<typeof INPUTS> = {
  inputs: INPUTS,
  outputs: NO_OUTPUTS,
  run: () =>
    runAction(report, 'warn', {
      outputs: NO_OUTPUTS,
      undecided: undecidedGate(gateInputs({ given: readGiven, env: getVariable })),
    }),
}

async function report(decide: Decide): Promise<void> {
  const inputs = readReportInputs({
    ...(await inputSource()),
    process: { startedAt: performance.timeOrigin, script: process.argv[1] },
  })
  await writeReportOfRun(inputs, decide)
}

async function writeReportOfRun(inputs: ReportInputs, decide: Decide): Promise<void> {
  const client = createClient(clientOptions(inputs))
  const losses = reportLosses(printLine, client.redactShown)
  const connection: Connection = {
    client,
    losses,
    signal: AbortSignal.any([AbortSignal.timeout(ACTION_DEADLINE), cancelSignal()]),
    testResults: chooseResults(inputs.testPatterns, {
      folder: process.env.GITHUB_WORKSPACE ?? '.',
      redact: client.redact,
    }),
    ...settling(SETTLE),
  }
  const { commit } = inputs
  const judged =
    commit === undefined
      ? await judgeRun(inputs, connection)
      : await import('./judge-commit.ts').then(({ judgeCommit }) =>
          judgeCommit(inputs, commit, connection),
        )
  const noted = { ...judged, notes: [...judged.notes, ...inputs.notes] }
  const report = withoutIdleNotes(closedByInputs(noted, inputs.checked))
  const findings = findingsIn(report)
  const failure = decideStep(findings, losses, decide)
  const problems = await writeReport(findings, inputs, losses)
  for (const line of renderStepLog(findings, losses)) printLine(line)
  const shown = warningsIn(notesOf(report))
  const late = warningsIn(losses.notes()).filter((text) => !shown.includes(text))
  const message = [...shown, ...problems, ...late].join('\n\n')
  const isWhole =
    isRead(report) && losses.notes().length === 0 && inputs.checked.invalid.length === 0
  if (!isWhole && inputs.onError === 'fail')
    throw new StepFailure(joinTexts([failure, message], '\n\n'))
  if (message !== '') printAnnotation('warning', message)

  const runs = runsOf(report)
  const unfinished = unfinishedMessage(runs, inputs)
  if (unfinished !== undefined) printAnnotation('warning', unfinished)

  let errors = failure === undefined ? 0 : 1
  for (const exceeded of runs.flatMap((run) => run.report.overBudget)) {
    const isError = failsStep(exceeded.budget)
    printAnnotation(isError ? 'error' : 'warning', overBudgetMessage(exceeded))
    if (isError) errors++
  }
  annotateLines(runs, inputs, Math.max(0, MAX_ANNOTATIONS - errors))
}

/**
 * Number of errors of a step that GitHub keeps.
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/ExecutionContext.cs
 */
export const MAX_ANNOTATIONS = 10

type Runs = ReturnType<typeof runsOf>

/** Annotates lines for the failures of the current run: an annotation belongs to the commit of the job that writes it. */
function annotateLines(runs: Runs, { annotate, currentRun }: ReportInputs, max: number): void {
  const current = runs.find(
    ({ report: { run } }) => run.id === currentRun?.runId && run.attempt === currentRun.attempt,
  )
  if (!annotate || current === undefined) return
  for (const { message, ...line } of lineAnnotations(current.report, max))
    printAnnotation('error', message, line)
}

async function judgeRun(inputs: ReportInputs, connection: Connection): Promise<Report> {
  // The logs of jobs that passed are worth their requests only for the page.
  const parts = inputs.htmlPath !== undefined
  const built = await buildReport({ ...inputs, ...connection, parts })
  return connection.losses.keep('gate', () => withGate(built, inputs), built)
}

/** Returns whether the run or the list of runs could be read. */
function isRead(report: AnyReport): boolean {
  return report.kind === 'commit'
    ? report.complete || report.runs.length > 0
    : report.jobs !== undefined
}

const MAX_UNFINISHED_NAMES = 10

/** Returns a warning if jobs or runs are still unfinished, so that the gate cannot check them. */
export function unfinishedMessage(
  runs: Runs,
  inputs: Omit<GateInputs, 'budgets' | 'allowedSkips'>,
): string | undefined {
  if (inputs.failOn.length === 0 || inputs.failOn.includes(UNFINISHED)) return undefined
  const open = runs.flatMap(({ report, label }) => {
    // The gate counts the result of its key.
    const legs = report.unlistedNeeds.map(({ openLeg }) => openLeg?.name)
    const unfinished = findUnfinished(limitReport(report, inputs).report)
    return unfinished
      .filter(({ name }) => name === undefined || !legs.includes(name))
      .map(({ name = 'the run', jobId }) => {
        const state = report.jobs?.find(({ listed: job }) => job.id === jobId)?.listed.state
        const isHeld = state !== undefined && stateFields(state).status === 'waiting'
        return { name: safeLine(label === '' ? name : `${label} > ${name}`), isHeld }
      })
  })
  const others = open.filter(({ isHeld }) => !isHeld)
  const names = (others.length > 0 ? others : open).map(({ name }) => name)
  const named = enumerate(names, MAX_UNFINISHED_NAMES)
  if (names.length === 0) return undefined
  return others.length === 0
    ? `fail-on does not cover what waits for an approval: ${named}. Leave it out of \`needs\`: this job would wait, too. A workflow for \`workflow_run\` can report it.`
    : `fail-on does not cover what has not finished: ${named}. Add jobs of this run to \`needs\` of this job, or add \`unfinished\` to fail-on.`
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

/**
 * Decides whether the gate fails the step, by its values alone. A gate that is lost stays undecided, and fails it.
 *
 * @returns why it fails; `undefined` if it passes
 */
export function decideStep(findings: Findings, losses: Losses, decide: Decide): string | undefined {
  const words = () => gateMessage(findings) ?? GATE_FAILS
  const failure = findings.gate?.fails
    ? losses.keep('the words of the gate', words, GATE_FAILS)
    : undefined
  if (!losses.lost().includes('gate')) decide(failure)
  return failure
}

/** Says that the gate fails if its own words are lost. */
const GATE_FAILS =
  'The gate fails this step. An error of Run Report lost the words that say why: see the JSON report.'

/** An annotation of a line of a file. */
interface LineAnnotation {
  readonly file: string
  readonly startLine: number
  readonly startColumn?: number
  readonly title: string
  readonly message: string
}

const MAX_TITLE_CHARACTERS = 200
const MAX_MESSAGE_CHARACTERS = 1_000

/**
 * Lists annotations for the first positions of what failed, each line once, which GitHub shows in the diff of a pull
 * request. A position needs none if its job has an annotation there, such as from a problem matcher.
 */
export function lineAnnotations({ failures }: Report, max: number): readonly LineAnnotation[] {
  const found = failures.flatMap((failure) =>
    failure.errors.flatMap(({ entries }) =>
      entries.flatMap((entry) => annotationOf(entry, failure)),
    ),
  )
  const byLine = new Map(
    found.map((each) => [`${each.startLine}:${each.file}`, each] as const).toReversed(),
  )
  const annotated = new Set(
    failures.flatMap(({ annotations }) => annotations.map(({ path, line }) => `${line}:${path}`)),
  )
  return [...byLine]
    .toReversed()
    .flatMap(([line, annotation]) => (annotated.has(line) ? [] : annotation))
    .slice(0, max)
}

function annotationOf(
  { title, detail, position }: ErrorEntry,
  { job }: FailureReport,
): readonly LineAnnotation[] {
  if (position?.line === undefined || position.file === undefined) return []
  const name = displayName(job.listed)
  return [
    {
      file: position.file,
      startLine: position.line,
      ...(position.column !== undefined && { startColumn: position.column }),
      title: shorten(safeLine(title ?? name), MAX_TITLE_CHARACTERS),
      message: shorten(safeLine(detail ?? `Failed in ${name}`), MAX_MESSAGE_CHARACTERS),
    },
  ]
}
