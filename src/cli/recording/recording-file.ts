import { GITHUB_ERROR_KINDS, messageOf } from '../../github/errors/github-error.ts'
import { readFile } from 'node:fs/promises'
import { writeNamed } from '../../files.ts'
import {
  asArray,
  asObject,
  asOrdinal,
  asSha,
  asString,
  type Fields,
  parseJson,
} from '../../github/json-values.ts'
import { attemptOf } from '../../github/run/attempt-jobs.ts'
import { parseRepository, pullRequestUrl, type Repository } from '../../model/target.ts'
import type { ReportOptions } from '../arguments.ts'
import type { CommitName } from '../commit-name.ts'
import { CommandError, UsageError } from '../errors.ts'
import type { NamedRun } from '../run-url.ts'
import type { CommitRecording, Exchange, Recording, RunRecording } from './recording.ts'

/** Version of the file format. Other versions are refused. */
const FORMAT_VERSION = 2

const OWNER_ONLY = 0o600

/** @throws Node's error if the file can't be written */
export async function saveRecording(
  file: string,
  { exchanges, ...about }: Recording,
): Promise<void> {
  const header = JSON.stringify({ runReportRecording: FORMAT_VERSION, ...about }).slice(0, -1)
  // One exchange per line, so that people can read the file.
  const lines = exchanges.map((exchange) => JSON.stringify(exchange)).join(',\n')
  // The responses of a private repository are not for other users of the machine.
  await writeNamed(file, `${header},"exchanges":[\n${lines}\n]}\n`, OWNER_ONLY)
}

/** @throws `CommandError` if the file cannot be read or is not a recording */
export async function loadRecording(file: string): Promise<Recording> {
  const saved = asObject(parseJson(await read(file)))
  const { serverUrl, owner, repo, madeAt, exchanges } = saved
  // The second field is of an older version.
  const version = saved.runReportRecording ?? saved.runReportAnswers
  if (version === undefined) {
    throw new CommandError(`${file} is not a recording made with --save`)
  }
  if (version !== FORMAT_VERSION) {
    throw new CommandError(
      `the recording ${file} was saved by another version of run-report: save a new recording`,
    )
  }
  if (
    typeof serverUrl !== 'string' ||
    !isServer(serverUrl) ||
    typeof owner !== 'string' ||
    typeof repo !== 'string' ||
    parseRepository(`${owner}/${repo}`) === undefined ||
    typeof madeAt !== 'number' ||
    Number.isNaN(new Date(madeAt).getTime())
  ) {
    throw new CommandError(`the recording ${file} is damaged`)
  }
  const subject = readSubject(saved, { serverUrl, owner, repo })
  if (subject === undefined) throw new CommandError(`the recording ${file} is damaged`)
  const valid = asArray(exchanges).filter(isExchange)
  return { serverUrl, owner, repo, ...subject, madeAt, exchanges: valid }
}

/** Returns whether a text is the URL of a server, without anything else in it. */
function isServer(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, origin } = new URL(text)
  return /^https?:$/.test(protocol) && origin === text
}

/** Reads what a recording is of; `undefined` if it does not say. Links are made here, not read. */
function readSubject(saved: Fields, repository: Repository) {
  const [runId, commit] = [asOrdinal(saved.runId), asSha(saved.commit)]
  if (runId !== undefined) return { runId, attempt: asOrdinal(saved.attempt) }
  if (commit === undefined) return undefined
  const { number, base } = asObject(saved.pullRequest)
  const id = asOrdinal(number)
  const pullRequest =
    id === undefined
      ? undefined
      : { number: id, url: pullRequestUrl(repository, id), base: asString(base) }
  return { commit, pullRequest }
}

/**
 * Checks that the recording is of the run and attempt, or of the commit, on the command line, if any, and
 * that the options apply to it.
 *
 * @throws `UsageError`
 */
export function expectRecordingOf(
  {
    run,
    commit,
    attempt,
    from = '',
  }: Pick<ReportOptions, 'run' | 'attempt' | 'from'> & Partial<Pick<ReportOptions, 'commit'>>,
  saved: Recording,
): void {
  const refuse = (other: string) => {
    throw new UsageError(
      `--from ${from} is a recording of ${recordingName(saved)}, not of ${other}`,
    )
  }
  if ('commit' in saved) {
    if (run !== undefined) refuse('a run')
    if (attempt !== undefined) refuse(`attempt ${attempt}`)
    if (commit !== undefined && !isNamed(saved, commit)) refuse(nameOfCommit(commit))
    return
  }
  if (commit !== undefined) refuse(nameOfCommit(commit))
  // The URL of a job may lack the run.
  const named = run && { ...run, runId: run.runId ?? saved.runId }
  if (named !== undefined && recordingName(named) !== recordingName(saved))
    refuse(recordingName(named))
  const recorded = saved.attempt ?? latestAttempt(saved)
  if (attempt !== undefined && attempt !== recorded) {
    const which = recorded === undefined ? 'an unknown attempt' : `attempt ${recorded}`
    throw new UsageError(`--from ${from} is a recording of ${which}, not of attempt ${attempt}`)
  }
}

function isNamed(saved: CommitRecording, { sha, pullRequest, ...repository }: CommitName): boolean {
  const isSame = repositoryUrl(saved) === repositoryUrl(repository)
  if (sha !== undefined) return isSame && saved.commit.startsWith(sha)
  return isSame && saved.pullRequest?.number === pullRequest
}

function nameOfCommit({ sha, pullRequest }: CommitName): string {
  return sha === undefined ? `pull request ${pullRequest}` : `commit ${sha}`
}

/** Returns the attempt of a recording of the latest one; `undefined` if the run was not read. */
function latestAttempt({ owner, repo, runId, exchanges }: RunRecording): number | undefined {
  const path = `/repos/${owner}/${repo}/actions/runs/${runId}`
  const run = exchanges.find((exchange) => exchange.path === path && exchange.status === 200)
  return run === undefined ? undefined : attemptOf(parseJson(run.body ?? ''))
}

function recordingName(saved: Omit<NamedRun, 'attempt'> | CommitRecording): string {
  const url = repositoryUrl(saved)
  return 'commit' in saved ? `${url}/commit/${saved.commit}` : `${url}/actions/runs/${saved.runId}`
}

function repositoryUrl({ serverUrl, owner, repo }: Repository): string {
  return `${serverUrl}/${owner}/${repo}`.toLowerCase()
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw new CommandError(`could not read the recording ${file}: ${messageOf(error)}`)
  }
}

/** Checks the fields that a replay uses. The body is validated like any response. */
function isExchange(value: unknown): value is Exchange {
  const { method, path, status, headers, body, error } = asObject(value)
  return (
    typeof method === 'string' &&
    typeof path === 'string' &&
    ['number', 'undefined'].includes(typeof status) &&
    ['string', 'undefined'].includes(typeof body) &&
    Object.values(asObject(headers)).every((header) => typeof header === 'string') &&
    (error === undefined || isSavedError(asObject(error)))
  )
}

function isSavedError({ kind, message, status, cause }: Fields): boolean {
  return (
    (GITHUB_ERROR_KINDS as readonly unknown[]).includes(kind) &&
    typeof message === 'string' &&
    ['number', 'undefined'].includes(typeof status) &&
    ['string', 'undefined'].includes(typeof cause)
  )
}
