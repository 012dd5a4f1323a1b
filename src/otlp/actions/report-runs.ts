import pLimit from 'p-limit'
import { buildReport, DEFAULTS } from '../../build-report.ts'
import { readTextFile } from '../../files.ts'
import { reportLosses } from '../../github/errors/report-losses.ts'
import type { RepositorySource } from '../../github/http/client.ts'
import { limitRequests } from '../../github/http/limit-requests.ts'
import { remainsFor, scarceNote } from '../../github/http/rate-limit.ts'
import { asObject, asOrdinal, parseJson } from '../../github/json-values.ts'
import { announceUnboundedText } from '../../github/http/unbounded-texts.ts'
import { sortBy } from '../../model/some.ts'
import type { Report } from '../../model/report/report.ts'
import { plural, textsIn } from '../../render/text/units.ts'
import { printLine } from '../../actions/print.ts'
import { failureBy } from '../../actions/step-failure.ts'

/** Requests per attempt, on average: one that failed takes what those that passed leave. */
const MAX_REQUESTS_PER_RUN = 4

const IN_PARALLEL = 5

/** An attempt of a run. */
interface Attempt {
  readonly id: number
  readonly attempt: number
  /** `success` if it passed; anything else if it did not, or if that is unknown. */
  readonly conclusion: unknown
}

interface RunReports {
  /** Number of attempts that the file lists. */
  readonly listed: number
  readonly reports: readonly Report[]
  /** Why other attempts have no report, as sentences. */
  readonly problems: readonly string[]
}

/**
 * Makes the reports of the attempts in a file, without what no span has: a comparison with earlier runs. Those that
 * passed come first, since they leave requests to the others.
 *
 * @throws as `readAttempts`
 */
export async function reportRuns(
  path: string,
  { client, repository, signal }: RepositorySource,
  defaultBranch: string | undefined,
): Promise<RunReports> {
  const attempts = await readAttempts(path)
  let left = MAX_REQUESTS_PER_RUN * attempts.length
  let waiting = attempts.length
  const isGreen = ({ conclusion }: Attempt) => conclusion === 'success'
  const readOne = async (one: Attempt): Promise<Report | undefined> => {
    if (signal.aborted || !remainsFor(client.rateLimit(), 'usage')) return undefined
    const share = isGreen(one) ? MAX_REQUESTS_PER_RUN : Math.floor(left / waiting)
    const limited = limitRequests(client, share)
    left -= share
    waiting -= 1
    const report = await buildReport({
      losses: reportLosses(printLine, client.redactShown),
      ...DEFAULTS,
      historyRuns: 0,
      maxAttempts: 0,
      defaultBranch,
      client: limited.client,
      signal,
      // The log of a failure is needed more than the list of issues.
      knownIssues: share > MAX_REQUESTS_PER_RUN ? DEFAULTS.knownIssues : undefined,
      target: { ...repository, runId: one.id, attempt: one.attempt, current: undefined },
    })
    left += limited.remaining()
    return report
  }
  const sorted = sortBy(attempts, (one) => (isGreen(one) ? 0 : 1))
  const read = (await pLimit(IN_PARALLEL).map(sorted, readOne)).filter((one) => one !== undefined)
  const unread = attempts.length - read.length
  const outcome = `${plural(unread, 'run')} ${unread === 1 ? 'was' : 'were'} not read`
  return {
    listed: attempts.length,
    reports: read.filter(({ jobs }) => jobs !== undefined),
    problems: textsIn([
      ...read.filter(({ jobs }) => jobs === undefined).map(({ notes }) => failureBy(notes).message),
      unread > 0 &&
        (scarceNote(client.rateLimit(), 'usage', outcome)?.text ??
          `No time was left, so ${outcome}.`),
    ]),
  }
}

/**
 * Reads the attempts of runs from a file with one JSON object per line, as `runs` writes it.
 *
 * @throws if the file cannot be read or contains something else
 */
async function readAttempts(path: string): Promise<readonly Attempt[]> {
  announceUnboundedText()
  const lines = (await readTextFile(path)).split(/\r?\n/)
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return []
    const { id, attempt, conclusion } = asObject(parseJson(line))
    const [runId, number] = [asOrdinal(id), asOrdinal(attempt)]
    if (runId === undefined || number === undefined)
      throw new Error(
        `line ${index + 1} of ${path} is no run: expected a JSON object with id and attempt, as in the file of the output runs-path of runs`,
      )
    return [{ id: runId, attempt: number, conclusion }]
  })
}
