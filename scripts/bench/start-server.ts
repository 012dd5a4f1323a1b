import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export interface BenchServer {
  readonly apiUrl: string
  readonly currentJobId: number
  /** How many requests have come so far, and the most that waited at one time. */
  count(): Promise<RequestCount>
  close(): void
}

export interface RequestCount {
  readonly requests: number
  readonly maxInFlight: number
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
