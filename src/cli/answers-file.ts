import { readFile, writeFile } from 'node:fs/promises'
import { fields, list, ordinal } from '../github/fields.ts'
import { attemptOf } from '../github/list-attempt.ts'
import { nameRequest, type Answer, type Answers } from './answers.ts'
import { CommandError, UsageError } from './failure.ts'
import { reasonOf } from './reason.ts'
import type { ReportOptions } from './arguments.ts'
import type { RunRef } from './run-address.ts'

/** The form of the file. One of another form is refused. */
const FORM = 1

/** @throws Node's error where the file can't be written */
export async function saveAnswers(file: string, { answers, ...about }: Answers): Promise<void> {
  const head = JSON.stringify({ runReportAnswers: FORM, ...about }).slice(0, -1)
  // An answer a line, so that they can be looked through.
  const lines = answers.map((answer) => JSON.stringify(answer)).join(',\n')
  await writeFile(file, `${head},"answers":[\n${lines}\n]}\n`)
}

/** @throws `CommandError` where the file can't be read or holds something else */
export async function loadAnswers(file: string): Promise<Answers> {
  const saved = fields(parse(await read(file)))
  const { serverUrl, owner, repo, madeAt, answers } = saved
  const [runId, attempt] = [ordinal(saved.runId), ordinal(saved.attempt)]
  if (saved.runReportAnswers === undefined) {
    throw new CommandError(`${file} holds no answers that --save has saved`)
  }
  if (saved.runReportAnswers !== FORM) {
    throw new CommandError(`the answers in ${file} were saved by another version of run-report`)
  }
  if (
    typeof serverUrl !== 'string' ||
    !URL.canParse(serverUrl) ||
    typeof owner !== 'string' ||
    typeof repo !== 'string' ||
    runId === undefined ||
    typeof madeAt !== 'number' ||
    Number.isNaN(new Date(madeAt).getTime())
  ) {
    throw new CommandError(`the answers in ${file} are damaged`)
  }
  return { serverUrl, owner, repo, runId, attempt, madeAt, answers: list(answers).filter(isAnswer) }
}

/**
 * Checks that the recording is of the run and the attempt that the command line names, if any.
 *
 * @throws `UsageError`
 */
export function expectAnswersOf(
  { run, attempt, from = '' }: Pick<ReportOptions, 'run' | 'attempt' | 'from'>,
  saved: Answers,
): void {
  // A URL of a job need not name the run.
  const named = run && { ...run, runId: run.runId ?? saved.runId }
  if (named !== undefined && nameOf(named) !== nameOf(saved)) {
    throw new UsageError(
      `--from ${from} has the answers of ${nameOf(saved)}, and not of ${nameOf(named)}`,
    )
  }
  const recorded = saved.attempt ?? latestAttempt(saved)
  if (attempt !== undefined && attempt !== recorded) {
    const which = recorded === undefined ? 'the then latest attempt' : `attempt ${recorded}`
    throw new UsageError(
      `--from ${from} has the answers of ${which}, and not of attempt ${attempt}`,
    )
  }
}

/** Returns the attempt of a recording for which none was named; `undefined` if it lacks the run. */
function latestAttempt({ owner, repo, runId, answers }: Answers): number | undefined {
  const route = '/repos/{owner}/{repo}/actions/runs/{run_id}'
  const name = nameRequest('get', route, { owner, repo, run_id: runId })
  const run = answers.find(({ ask }) => ask === name)?.gives
  return run === undefined ? undefined : attemptOf(run)
}

function nameOf({ serverUrl, owner, repo, runId }: Omit<RunRef, 'attempt'>): string {
  return `${serverUrl}/${owner}/${repo}/actions/runs/${runId}`.toLowerCase()
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw new CommandError(`could not read the answers in ${file}: ${reasonOf(error)}`)
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What it gives, nobody believes unseen; how it failed must be what can be thrown. */
function isAnswer(value: unknown): value is Answer {
  const { ask, fails } = fields(value)
  return (
    typeof ask === 'string' && (fails === undefined || typeof fields(fails).message === 'string')
  )
}
