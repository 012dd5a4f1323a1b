import { describe, expect, it } from '@jest/globals'
import { reportSignal } from '../../src/actions/report-signal.ts'
import { captureProcess } from '../../testing/captured-process.ts'

const { signal } = new AbortController()
const REPOSITORY = { owner: 'octo-org', repo: 'octo-shop' }
const RUN = '/repos/{owner}/{repo}/actions/runs/{run_id}'

/** Writes in turn, then ends the process by a signal, and writes again. */
async function endedBy(
  name: 'SIGINT' | 'SIGTERM',
  writes: readonly (readonly ['post' | 'patch' | 'delete', path: string, fields: object])[],
) {
  const sent: string[] = []
  const write = (path: string) => {
    sent.push(path)
    return Promise.resolve()
  }
  const captured = captureProcess({})
  try {
    const writer = reportSignal({
      ...{ post: write, patch: write, delete: write },
      create: (path) => write(path).then(() => ({})),
    })
    for (const [method, path, fields] of writes)
      await writer[method](path as never, { ...REPOSITORY, ...fields }, signal)
    const handlers = process.listenerCount(name)
    if (handlers > 0) process.emit(name, name)
    void writer.post(`${RUN}/cancel`, { ...REPOSITORY, run_id: 99 }, signal)
    if (handlers > 0) process.emit(name, name)
    await new Promise(setImmediate)
    return { said: captured.written(), exits: captured.exits, sent: sent.length }
  } finally {
    captured.release()
  }
}

describe('reportSignal', () => {
  it.each([
    ['cancel run 7', [['post', `${RUN}/cancel`, { run_id: 7 }]]],
    ['force-cancel run 7', [['post', `${RUN}/force-cancel`, { run_id: 7 }]]],
    ['re-run the failed jobs of run 7', [['post', `${RUN}/rerun-failed-jobs`, { run_id: 7 }]]],
    ['re-run all jobs of run 7', [['post', `${RUN}/rerun`, { run_id: 7 }]]],
    [
      're-run job 71',
      [['post', '/repos/{owner}/{repo}/actions/jobs/{job_id}/rerun', { job_id: 71 }]],
    ],
    ['delete the logs of run 7', [['delete', `${RUN}/logs`, { run_id: 7 }]]],
    [
      'change issue #12',
      [['patch', '/repos/{owner}/{repo}/issues/{issue_number}', { issue_number: 12 }]],
    ],
    [
      'change comment 501',
      [['patch', '/repos/{owner}/{repo}/issues/comments/{comment_id}', { comment_id: 501 }]],
    ],
  ] as const)(
    'says on SIGINT that the request to %s was sent, and sends no other',
    async (act, writes) => {
      const { said, exits, sent } = await endedBy('SIGINT', writes)
      expect(said).toBe(`SIGINT ended this step: the request to ${act} was sent.\n`)
      expect({ exits, sent }).toEqual({ exits: [130], sent: 1 })
    },
  )

  it('names three requests on SIGTERM and counts the others', async () => {
    const writes = [1, 2, 3, 4, 5].map((run_id) => ['delete', `${RUN}/logs`, { run_id }] as const)
    const { said, exits, sent } = await endedBy('SIGTERM', writes)
    expect(said).toBe(
      'SIGTERM ended this step: the requests to delete the logs of run 1, delete the logs of run 2, delete the logs of run 3 and 2 more were sent.\n',
    )
    expect({ exits, sent }).toEqual({ exits: [143], sent: 5 })
  })

  it('leaves a signal to Node before the first request', async () => {
    const { said, exits, sent } = await endedBy('SIGINT', [])
    expect({ said, exits, sent }).toEqual({ said: '', exits: [], sent: 1 })
  })
})
