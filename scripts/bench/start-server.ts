import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

interface BenchServer {
  readonly apiUrl: string
  readonly currentJobId: number
  count(): Promise<RequestCount>
  close(): void
}

interface RequestCount {
  /** How many have come so far. */
  readonly requests: number
  /** The most that waited at one time. */
  readonly maxInFlight: number
  /** When the first came since they were last counted, in milliseconds since 1970; NaN of none. */
  readonly firstAt: number
}

const SERVER = fileURLToPath(new URL('fake-server.ts', import.meta.url))

/** Starts a fake GitHub with one big run beside this process, so that it takes none of its time. */
export async function startServer(run: {
  readonly jobs: number
  readonly steps: number
  readonly latencyMs: number
}): Promise<BenchServer> {
  const child = fork(SERVER, [run.jobs, run.steps, run.latencyMs].map(String))
  const { apiUrl, currentJobId } = (await nextMessage(child)) as BenchServer
  return {
    apiUrl,
    currentJobId,
    async count() {
      child.send('count')
      return (await nextMessage(child)) as RequestCount
    },
    close() {
      child.disconnect()
    },
  }
}

async function nextMessage(child: ChildProcess): Promise<unknown> {
  const [message] = (await once(child, 'message')) as unknown[]
  return message
}
