import type { Ask, Client } from '../github/client.ts'
import { askLogHost, type LogPart } from '../github/log-host.ts'
import { nameLog, nameRequest, QUOTA, saveFailure, type Answer, type SavedPart } from './answers.ts'

export interface Recording {
  readonly client: Client
  /** What has come by now. */
  readonly answers: () => readonly Answer[]
}

/** A request that has not ended has neither. */
interface Open extends Answer {
  gives?: unknown
  fails?: Answer['fails'] & object
}

/** Of a piece of a log, no more is saved; a report that needs more of it can't be replayed whole. */
const MOST_LOG_BYTES = 16 * 1024 * 1024

/** A client that asks another one and keeps what it answers. */
export function recordAnswers(client: Client): Recording {
  const entries: Open[] = []
  /** The requests for the addresses of logs; the addresses let everybody read who has them. */
  const requests = new Map<string, string>()
  const open = (ask: string): Open => {
    const entry: Open = { ask }
    entries.push(entry)
    return entry
  }
  const keep =
    <A>(kind: string, ask: Ask<A>, save: (answer: A, name: string) => unknown): Ask<A> =>
    async (route, parameters, signal) => {
      const name = nameRequest(kind, route, parameters)
      const entry = open(name)
      try {
        const answer = await ask(route, parameters, signal)
        entry.gives = save(answer, name)
        return answer
      } catch (error) {
        entry.fails = saveFailure(error)
        throw error
      }
    }
  const { log = askLogHost } = client
  return {
    answers: () => entries.filter(({ gives, fails }) => gives !== undefined || fails !== undefined),
    client: {
      get: keep('get', client.get, (answer) => answer),
      list: keep('list', client.list, (answer) => answer),
      redirect: keep('redirect', client.redirect, (address, name) => {
        requests.set(address, name)
        return name
      }),
      quota: () => {
        const quota = client.quota()
        open(QUOTA).gives = quota ?? null
        return quota
      },
      log: async (address, range, signal) => {
        const entry = open(nameLog(requests.get(address) ?? 'an unknown request', range))
        try {
          const part = await log(address, range, signal)
          return { ...part, body: keepBody(part, entry) }
        } catch (error) {
          entry.fails = saveFailure(error)
          throw error
        }
      },
    },
  }
}

/** The body, which is kept as far as it is read. */
async function* keepBody({ body, from, size }: LogPart, entry: Open): AsyncGenerator<Uint8Array> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  try {
    for await (const chunk of body) {
      bytes += chunk.length
      if (bytes <= MOST_LOG_BYTES) chunks.push(chunk)
      yield chunk
    }
  } catch (error) {
    entry.fails = saveFailure(error)
    throw error
  } finally {
    const saved: SavedPart = { from, size, ...saveBytes(Buffer.concat(chunks)) }
    entry.gives = saved
    if (bytes > MOST_LOG_BYTES) {
      entry.fails = { name: 'Error', message: 'the rest of the log is not saved' }
    }
  }
}

function saveBytes(bytes: Buffer): Pick<SavedPart, 'text' | 'base64'> {
  const text = bytes.toString()
  return Buffer.from(text).equals(bytes) ? { text } : { base64: bytes.toString('base64') }
}
