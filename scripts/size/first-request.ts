import { median } from '../../src/model/some.ts'
import { spawn } from 'node:child_process'
import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DEFAULT_JOB, inputVariables, prepareStep } from '../../testing/runner/environment.ts'

const STARTS = 5
const TIMEOUT_MS = 20_000

/**
 * Measures how long the committed bundle of the report takes from the start of its process to its first request: the
 * median of a few starts.
 *
 * @throws if no request arrives in 20 seconds
 */
export async function measureFirstRequest(root: string): Promise<number> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'run-report-'))
  try {
    const times: number[] = []
    for (let start = 0; start < STARTS; start += 1) times.push(await startOnce(root, folder))
    return median(times) ?? NaN
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function startOnce(root: string, folder: string): Promise<number> {
  const { promise: received, resolve, reject } = Promise.withResolvers<number>()
  const server = createServer(() => {
    resolve(performance.now())
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const job = { ...DEFAULT_JOB, apiUrl: `http://127.0.0.1:${port}` }
  const { variables, workspace } = await prepareStep(folder, job)
  const inputs = await inputVariables(join(root, 'action.yml'), {}, job)
  const startedAt = performance.now()
  const child = spawn(process.execPath, [join(root, 'dist/report/index.js')], {
    cwd: workspace,
    env: { ...variables, ...inputs },
    stdio: 'ignore',
    timeout: TIMEOUT_MS,
    killSignal: 'SIGKILL',
  })
  const ended = new Promise((exited) => child.on('exit', exited))
  child.on('error', reject)
  child.on('exit', () => {
    reject(new Error('dist/report/index.js ended without a request'))
  })
  try {
    return (await received) - startedAt
  } finally {
    child.kill('SIGKILL')
    server.closeAllConnections()
    server.close()
    await ended
  }
}
