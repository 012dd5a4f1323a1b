import { describe, expect, it } from '@jest/globals'
import { fetchFacts } from '../../../../src/github/logs/facts/fetch-facts.ts'
import { QUIET_CLIENT, sourceOf } from '../../../../testing/fake-client.ts'
import { logLine } from '../../../../testing/log-text.ts'
import { finished, makeStep } from '../../../../testing/make-run.ts'

const MAX_BYTES = 4_194_304
const VERSION = "Current runner version: '2.336.0'"

const job = { id: 1, steps: [makeStep({ number: 1, name: 'Set up job', state: finished(0, 4) })] }

/** Reads the facts in a log whose last line has no end yet. */
function read(log: string) {
  return fetchFacts(
    sourceOf({
      ...QUIET_CLIENT,
      get: () => Promise.reject(new Error('nothing is fetched')),
      redirect: () => Promise.resolve('https://example.com/log'),
      log: () => () =>
        Promise.resolve({
          // eslint-disable-next-line @typescript-eslint/require-await -- a stream of one chunk
          body: (async function* () {
            yield Buffer.from(log)
          })(),
          from: 0,
          size: log.length,
        }),
    }),
    job,
  )
}

describe('fetchFacts', () => {
  it('reads the last line of a log', async () => {
    expect(await read(logLine(1, VERSION))).toMatchObject({ runnerVersion: '2.336.0' })
  })

  it('does not read the line that is cut at the end of a long log', async () => {
    const last = logLine(1, VERSION)
    const log = `${'x'.repeat(MAX_BYTES - last.length - 1)}\n${last}`
    expect(await read(log)).toMatchObject({ runnerVersion: undefined })
  })
})
