import { describe, expect, it } from '@jest/globals'
import type { Answer } from '../../src/cli/answers.ts'
import { recordAnswers } from '../../src/cli/record.ts'
import { replayAnswers } from '../../src/cli/replay.ts'
import type { Client } from '../../src/github/client.ts'
import { HttpError } from '../../src/github/http-error.ts'
import { LogHostError, type LogPart } from '../../src/github/log-host.ts'
import { NotJsonError } from '../../src/github/read-json.ts'
import { NoRedirectError } from '../../src/github/redirect.ts'
import { fakeClient, httpError } from '../helpers/fake-client.ts'

const { signal } = new AbortController()
const JOB = { owner: 'o', repo: 'r', job_id: 1 }
const LOG = '/repos/{owner}/{repo}/actions/jobs/{job_id}/logs'

/** As they are after they were in a file. */
function filed(answers: readonly Answer[]): readonly Answer[] {
  return JSON.parse(JSON.stringify(answers)) as Answer[]
}

async function readWhole({ body, ...part }: LogPart) {
  const chunks: Uint8Array[] = []
  let failure: unknown
  try {
    for await (const chunk of body) chunks.push(chunk)
  } catch (error) {
    failure = error
  }
  return { ...part, bytes: Buffer.concat(chunks), failure }
}

async function* pieces(bytes: readonly Uint8Array[], failure?: Error): AsyncGenerator<Uint8Array> {
  yield* await Promise.resolve(bytes)
  if (failure !== undefined) throw failure
}

const loggedBy = (log: Client['log']): Client => ({
  ...fakeClient(() => ({})),
  redirect: () => Promise.resolve('https://logs.example/1?sig=secret'),
  ...(log !== undefined && { log }),
})

describe('saved answers', () => {
  it('come in the order in which they came', async () => {
    let count = 0
    const { client, answers } = recordAnswers(fakeClient(() => ({ count: ++count })))
    const ask = ({ get }: Client) => get('/a/{b}', { b: 'c d', page: 2 }, signal)
    expect([await ask(client), await ask(client)]).toEqual([{ count: 1 }, { count: 2 }])
    expect(answers().map(({ ask }) => ask)).toEqual(['get /a/c%20d?page=2', 'get /a/c%20d?page=2'])
    const replay = replayAnswers(filed(answers()))
    expect([await ask(replay), await ask(replay)]).toEqual([{ count: 1 }, { count: 2 }])
    await expect(ask(replay)).rejects.toThrow('it is not among the saved answers')
  })

  it.each([
    ['a refusal', httpError(403, 'No', { 'x-ratelimit-remaining': '0' }), HttpError],
    ['no JSON', new NotJsonError('cut off'), NotJsonError],
    ['no address', new NoRedirectError('leads nowhere'), NoRedirectError],
    ['the host of a log', new LogHostError(410), LogHostError],
    ['a cause', new Error('a', { cause: Object.assign(new Error('b'), { code: 'E' }) }), Error],
    ['a time that is over', Object.assign(new Error('late'), { name: 'TimeoutError' }), Error],
  ])('fail as they failed: %s', async (_, failure, type) => {
    const recording = recordAnswers(
      fakeClient(() => {
        throw failure
      }),
    )
    await expect(recording.client.get('/a', {}, signal)).rejects.toBe(failure)
    const replayed: unknown = await replayAnswers(filed(recording.answers()))
      .get('/a', {}, signal)
      .catch((error: unknown) => error)
    expect(replayed).toBeInstanceOf(type)
    expect(replayed).toEqual(failure)
    expect(replayed).toMatchObject({ name: failure.name })
  })

  it('hold no header but those that a report tells of', async () => {
    const headers = { 'set-cookie': 'secret', 'retry-after': '3' }
    const { client, answers } = recordAnswers(
      fakeClient(() => {
        throw httpError(429, 'slow down', headers)
      }),
    )
    await client.get('/a', {}, signal).catch(() => undefined)
    expect(answers()[0]?.fails?.headers).toEqual({ 'retry-after': '3' })
  })

  it.each([
    ['a text', [Buffer.from('é').subarray(0, 1), Buffer.from('é').subarray(1)]],
    ['bytes that are no text', [Buffer.from([0xff, 0x00, 0xc3])]],
    ['nothing', []],
    ['a line end', [Buffer.from('\n')]],
  ])('have a piece of a log, of %s', async (_, chunks) => {
    const part = { body: pieces(chunks), from: 5, size: 90 }
    const { client, answers } = recordAnswers(loggedBy(() => Promise.resolve(part)))
    const ask = async ({ redirect, log }: Client) =>
      await readWhole(
        await (log as NonNullable<typeof log>)(
          await redirect(LOG, JOB, signal),
          { from: 5, to: 9 },
          signal,
        ),
      )
    const given = await ask(client)
    expect(JSON.stringify(answers())).not.toContain('secret')
    expect(await ask(replayAnswers(filed(answers())))).toEqual(given)
  })

  it('have a log that broke as far as it came', async () => {
    const broken = {
      body: pieces([Buffer.from('line')], new Error('reset')),
      from: 0,
      size: undefined,
    }
    const { client, answers } = recordAnswers(loggedBy(() => Promise.resolve(broken)))
    const first = await client.log?.('x', undefined, signal)
    await readWhole(first as LogPart)
    const again = await replayAnswers(filed(answers())).log?.(
      'an unknown request',
      undefined,
      signal,
    )
    expect(await readWhole(again as LogPart)).toMatchObject({
      bytes: Buffer.from('line'),
      failure: new Error('reset'),
    })
  })

  it('tell the quota that was left', () => {
    const quota = { remaining: 3, limit: 10 }
    const { client, answers } = recordAnswers({ ...fakeClient(() => ({})), quota: () => quota })
    expect(client.quota()).toEqual(quota)
    expect(replayAnswers(filed(answers())).quota()).toEqual(quota)
    expect(replayAnswers([]).quota()).toBeUndefined()
  })

  it('do not have what had not come', () => {
    const { client, answers } = recordAnswers(fakeClient(() => new Promise(() => undefined)))
    void client.get('/a', {}, signal)
    expect(answers()).toEqual([])
  })
})
