import { describe, expect, it } from '@jest/globals'
import { fakeRun } from '../../../testing/fake-github/fake-run.ts'
import { startFakeGitHub } from '../../../testing/fake-github/start-fake-github.ts'
import { logClient } from '../../../testing/fake-client.ts'

const LOGS = '/repos/{owner}/{repo}/actions/jobs/{job_id}/logs'

/** Requests a redirect from an API that returns this response. */
async function redirect(status: number, headers: Readonly<Record<string, string>>) {
  const github = await startFakeGitHub({
    runs: [fakeRun()],
    faults: [{ response: { status, headers, body: 'moved' } }],
  })
  const { signal } = new AbortController()
  const target = logClient(github.url).redirect(LOGS, { owner: 'o', repo: 'r', job_id: 7 }, signal)
  return { github, target: target.finally(() => github.close()) }
}

describe('client.redirect', () => {
  it.each([301, 302, 307, 308])(
    'returns the URL of a %i and does not follow it',
    async (status) => {
      const { github, target } = await redirect(status, { location: 'http://127.0.0.1:1/x?sig=1' })
      expect(await target).toBe('http://127.0.0.1:1/x?sig=1')
      expect(github.requests.map(({ path }) => path)).toEqual(['/repos/o/r/actions/jobs/7/logs'])
    },
  )

  it('resolves a relative URL', async () => {
    const { github, target } = await redirect(302, { location: '/storage/7' })
    expect(await target).toBe(`${github.url}/storage/7`)
  })

  it.each<[string, number, Readonly<Record<string, string>>]>([
    ['a 200', 200, { location: 'https://logs.example' }],
    ['a redirect without a URL', 302, {}],
    ['a redirect to an invalid URL', 302, { location: 'http://' }],
    ['a redirect to a file', 302, { location: 'file:///etc/passwd' }],
    ['a redirect to a script', 302, { location: 'javascript:alert(1)' }],
  ])('throws for %s', async (_, status, headers) => {
    const { target } = await redirect(status, headers)
    await expect(target).rejects.toMatchObject({
      kind: 'other',
      status,
      message: `expected a redirect, got ${status} without a usable Location header`,
    })
  })

  it('throws the error of a refused request', async () => {
    const { target } = await redirect(410, {})
    await expect(target).rejects.toMatchObject({ status: 410 })
  })
})
