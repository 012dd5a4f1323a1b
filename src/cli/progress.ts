import type { Client } from '../github/http/client.ts'
import type { LogReader } from '../github/http/log-host.ts'
import { asArray, asCount, asObject, asOrdinal, asString } from '../github/json-values.ts'
import { safeLine } from '../render/text/markdown.ts'

/** What the command waits for while a request to a route is sent; the first that its end fits. */
const WAITS: readonly (readonly [route: RegExp, what: string])[] = [
  [/\/annotations$/, 'annotations'],
  [/\/artifacts(?:\/|$)/, 'test results'],
  [/\/(?:workflows\/\{workflow_id\}|actions)\/runs$/, 'the list of runs'],
  [/\/attempts\/\{attempt_number\}$|\/runs\/\{run_id\}$/, 'the run'],
  [/\/contents\//, 'files of the commit'],
  [/\/compare\//, 'commits'],
  [/\/pulls\//, 'the pull request'],
]

/** A request that is being sent, or a log that is being read. */
interface Wait {
  /** Returns what it is, as it is known by then. */
  readonly what: () => string
  readonly isLog: boolean
}

/**
 * Returns a client that shows what it waits for: the log that was requested first, or else the oldest request; and how many
 * pages of a run's jobs it has read, if there are several.
 *
 * @param runId the reported run; `undefined` for those of a commit
 */
export function reportProgress(
  client: Client,
  runId: number | undefined,
  show: (line: string) => void,
): Client {
  const begin = waitShower(show)
  const logs = logWaits(begin)
  const pages = pageCounter(runId)

  async function during<Value>(what: () => string, sent: Promise<Value>): Promise<Value> {
    return await sent.finally(begin(what))
  }

  return {
    ...client,
    ...(client.behind && { behind: reportProgress(client.behind, undefined, show) }),
    get: async (route, parameters, signal) => {
      const isList = route.endsWith('/jobs')
      const what = () => (isList ? pages.text() : whatIs(route))
      const response = await during(what, client.get(route, parameters, signal))
      if (!isList) return response
      const fields = asObject(response)
      logs.nameJobs(fields)
      const line = pages.count(asObject(parameters), fields)
      if (line !== undefined) show(`Reading ${line}`)
      return response
    },
    list: async (route, parameters, signal) =>
      await during(() => whatIs(route), client.list(route, parameters, signal)),
    query: async (document, variables, signal) =>
      await during(() => 'issues', client.query(document, variables, signal)),
    redirect: async (route, parameters, signal) => {
      const redirect = client.redirect(route, parameters, signal)
      const id = route.endsWith('/logs') ? asOrdinal(asObject(parameters)['job_id']) : undefined
      return id === undefined
        ? await during(() => whatIs(route), redirect)
        : await logs.find(id, redirect)
    },
    log: (url, signal) => logs.reader(url, client.log(url, signal)),
  }
}

/** Starts to show a wait, and returns a function that ends it. */
type BeginWait = (what: () => string, isLog?: boolean) => () => void

/** Shows the first of several waits. */
function waitShower(show: (line: string) => void): BeginWait {
  const waits = new Set<Wait>()
  function showFirst(): void {
    const first = [...waits].find(({ isLog }) => isLog) ?? [...waits][0]
    if (first !== undefined) show(`Reading ${first.what()}`)
  }
  return (what, isLog = false) => {
    const wait = { what, isLog }
    waits.add(wait)
    showFirst()
    return () => {
      if (waits.delete(wait)) showFirst()
    }
  }
}

/** Shows the waits for logs, and how many are read. */
function logWaits(begin: BeginWait) {
  const names = new Map<number, string>()
  const ids = new Map<string, number>()
  const requested = new Set<number>()
  const read = new Set<number>()

  function textOf(id: number): string {
    const name = names.get(id)
    const which = name === undefined ? 'a log' : `the log of ${safeLine(name)}`
    const { size } = requested
    return size === 1 ? which : `${which} (${Math.min(size, read.size + 1)} of ${size})`
  }

  /** Shows the wait for a log; what it returns ends that, and `true` says that there is no more to read of it. */
  function beginLog(id: number): (isRead: boolean) => void {
    requested.add(id)
    read.delete(id)
    const end = begin(() => textOf(id), true)
    return (isRead) => {
      if (isRead) read.add(id)
      end()
    }
  }

  return {
    nameJobs({ jobs }: Readonly<Record<string, unknown>>): void {
      for (const { id, name } of asArray(jobs).map((job) => asObject(job))) {
        const jobId = asOrdinal(id)
        if (jobId !== undefined) names.set(jobId, asString(name) ?? `job ${jobId}`)
      }
    },
    async find(id: number, redirect: Promise<string>): Promise<string> {
      const end = beginLog(id)
      const url = await redirect.finally(() => {
        end(false)
      })
      ids.set(url, id)
      return url
    },
    reader(url: string, readPart: LogReader): LogReader {
      const id = ids.get(url)
      if (id === undefined) return readPart
      return async (range) => {
        const end = beginLog(id)
        const part = await readPart(range).catch((error: unknown) => {
          end(true)
          throw error
        })
        const body = untilRead(part.body, () => {
          end(true)
        })
        return { ...part, body }
      }
    },
  }
}

async function* untilRead(body: AsyncIterable<Uint8Array>, end: () => void) {
  try {
    yield* body
  } finally {
    end()
  }
}

function whatIs(route: string): string {
  return WAITS.find(([pattern]) => pattern.test(route))?.[1] ?? 'from GitHub'
}

/** Counts the pages of the reported attempt's jobs; others are only for comparison. */
function pageCounter(runId: number | undefined) {
  let attempt: unknown
  let read = 0
  let text = 'jobs'
  return {
    text: () => text,
    /** Returns what was read; `undefined` if there is one page. */
    count(
      { run_id, attempt_number = 'latest', per_page }: Readonly<Record<string, unknown>>,
      { jobs, total_count }: Readonly<Record<string, unknown>>,
    ): string | undefined {
      if (runId === undefined || run_id !== runId) return undefined
      attempt ??= attempt_number
      const listed = asArray(jobs).length
      const counted = asCount(total_count) ?? 0
      if (attempt_number !== attempt) return undefined
      read += listed
      if (counted <= listed) return undefined
      const size = Number(per_page)
      const pages = Math.ceil(counted / size)
      text = `jobs: ${Math.min(pages, Math.ceil(read / size))} of ${pages} pages`
      return text
    },
  }
}
