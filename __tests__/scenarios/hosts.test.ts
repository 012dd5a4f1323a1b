import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { attackedGitHub, FAILED_ID, OWN_ID } from '../../testing/attacked-github.ts'
import { runWithLogs } from '../../testing/run-with-logs.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hosts-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

/** Which hosts the action connects to with everything on, and which there are. */
async function connect(logLines: string) {
  const file = join(folder, 'connections')
  writeFileSync(file, '')
  const { runs, annotations, files, log, job } = attackedGitHub((_, text) => text)
  const { github, logHost, report } = await runWithLogs({
    github: { runs, annotations, files },
    logs: { [FAILED_ID]: log },
    job: { ...job, runAttempt: 2, checkRunId: OWN_ID },
    inputs: { 'log-lines': logLines },
    env: {
      NODE_OPTIONS: `--import=${new URL('../../testing/record-connections.ts', import.meta.url).href}`,
      CONNECTIONS_FILE: file,
    },
  })
  expect(report?.history?.runs).toHaveLength(5)
  const connected = new Set(readFileSync(file, 'utf8').trim().split('\n'))
  return { connected: [...connected].sort(), api: github.serverUrl, logs: logHost.url }
}

it('the action connects only to the API and the log host', async () => {
  const { connected, api, logs } = await connect('20')
  expect(connected).toEqual([api, logs].sort())
})

it('the action connects only to the API without logs', async () => {
  const { connected, api } = await connect('0')
  expect(connected).toEqual([api])
})
