import { readFile, writeFile } from 'node:fs/promises'
import { asObject, asArray, asOrdinal } from '../../github/json-values.ts'
import { attemptOf } from '../../github/run/attempt-jobs.ts'
import type { ReportOptions } from '../arguments.ts'
import { CommandError, reasonOf, UsageError } from '../errors.ts'
import type { RunRef } from '../run-address.ts'
import type { Exchange, Recording } from './recording.ts'

/** The form of the file. One of another form is refused. */
const FORM = 2

/** @throws Node's error if the file can't be written */
export async function saveRecording(
  file: string,
  { exchanges, ...about }: Recording,
): Promise<void> {
  const header = JSON.stringify({ runReportRecording: FORM, ...about }).slice(0, -1)
  // One exchange per line, so that a person can read through them.
  const lines = exchanges.map((exchange) => JSON.stringify(exchange)).join(',\n')
  await writeFile(file, `${header},"exchanges":[\n${lines}\n]}\n`)
}

/** @throws `CommandError` if the file can't be read or is not a recording */
export async function loadRecording(file: string): Promise<Recording> {
  const saved = asObject(parse(await read(file)))
  const { serverUrl, owner, repo, madeAt, exchanges } = saved
  const [runId, attempt] = [asOrdinal(saved.runId), asOrdinal(saved.attempt)]
  // The name of the older form.
  const form = saved.runReportRecording ?? saved.runReportAnswers
  if (form === undefined) {
    throw new CommandError(`${file} is not a recording made with --save`)
  }
  if (form !== FORM) {
    throw new CommandError(
      `the recording ${file} was saved by another version of run-report: save the run again`,
    )
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
    throw new CommandError(`the recording ${file} is damaged`)
  }
  const valid = asArray(exchanges).filter(isExchange)
  return { serverUrl, owner, repo, runId, attempt, madeAt, exchanges: valid }
}

/**
 * Checks that the recording is of the run and the attempt that the command line names, if any.
 *
 * @throws `UsageError`
 */
export function expectRecordingOf(
  { run, attempt, from = '' }: Pick<ReportOptions, 'run' | 'attempt' | 'from'>,
  saved: Recording,
): void {
  // A URL of a job need not name the run.
  const named = run && { ...run, runId: run.runId ?? saved.runId }
  if (named !== undefined && nameOf(named) !== nameOf(saved)) {
    throw new UsageError(
      `--from ${from} is a recording of ${nameOf(saved)}, and not of ${nameOf(named)}`,
    )
  }
  const recorded = saved.attempt ?? latestAttempt(saved)
  if (attempt !== undefined && attempt !== recorded) {
    const which = recorded === undefined ? 'the then latest attempt' : `attempt ${recorded}`
    throw new UsageError(`--from ${from} is a recording of ${which}, and not of attempt ${attempt}`)
  }
}

/** Returns the attempt of a recording for which none was named; `undefined` if it lacks the run. */
function latestAttempt({ owner, repo, runId, exchanges }: Recording): number | undefined {
  const path = `/repos/${owner}/${repo}/actions/runs/${runId}`
  const run = exchanges.find((exchange) => exchange.path === path && exchange.status === 200)
  return run === undefined ? undefined : attemptOf(parse(run.body ?? ''))
}

function nameOf({ serverUrl, owner, repo, runId }: Omit<RunRef, 'attempt'>): string {
  return `${serverUrl}/${owner}/${repo}/actions/runs/${runId}`.toLowerCase()
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw new CommandError(`could not read the recording ${file}: ${reasonOf(error)}`)
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Checks the fields that a replay uses; the content of a body is checked like any response. */
function isExchange(value: unknown): value is Exchange {
  const { method, path, status, headers, body, error } = asObject(value)
  return (
    typeof method === 'string' &&
    typeof path === 'string' &&
    ['number', 'undefined'].includes(typeof status) &&
    ['string', 'undefined'].includes(typeof body) &&
    Object.values(asObject(headers)).every((header) => typeof header === 'string') &&
    (error === undefined || typeof asObject(error).message === 'string')
  )
}
