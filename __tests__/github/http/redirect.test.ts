import { afterEach, describe, expect, it } from '@jest/globals'
import { fakeRun } from '../../helpers/fake-github/fake-run.ts'
import { type FakeGitHub, startFakeGitHub } from '../../helpers/fake-github/start-fake-github.ts'
import { logClient } from '../../helpers/log-client.ts'

const PARAMETERS = { owner: 'o', repo: 'r', job_id: 7 }

const open: FakeGitHub[] = []

afterEach(async () => {
  await Promise.all(open.splice(0).map((github) => github.close()))
})

/** Where an answer of the API leads. */
async function redirect(status: number, headers: Readonly<Record<string, string>>) {
  const github = await startFakeGitHub({
    runs: [fakeRun()],
    faults: [{ answer: { status, headers, body: 'moved' } }],
  })
  open.push(github)
  const { signal } = new AbortController()
  return {
    github,
    address: logClient(github.url).redirect(
      '/repos/{owner}/{repo}/actions/jobs/{job_id}/logs',
      PARAMETERS,
      signal,
    ),
  }
}

describe('a redirect', () => {
  it.each([301, 302, 307, 308])('is told and not followed: %i', async (status) => {
    const { github, address } = await redirect(status, { location: 'http://127.0.0.1:1/x?sig=1' })
    expect(await address).toBe('http://127.0.0.1:1/x?sig=1')
    expect(github.requests.map(({ path }) => path)).toEqual(['/repos/o/r/actions/jobs/7/logs'])
  })

  it('may be within the host', async () => {
    const { github, address } = await redirect(302, { location: '/storage/7' })
    expect(await address).toBe(`${github.url}/storage/7`)
  })

  it.each<[string, number, Readonly<Record<string, string>>]>([
    ['no redirect', 200, { location: 'https://logs.example' }],
    ['without an address', 302, {}],
    ['to no address', 302, { location: 'http://' }],
    ['to a file', 302, { location: 'file:///etc/passwd' }],
    ['to a script', 302, { location: 'javascript:alert(1)' }],
  ])('leads nowhere: %s', async (_, status, headers) => {
    const { address } = await redirect(status, headers)
    await expect(address).rejects.toMatchObject({
      kind: 'other',
      status,
      message: `expected a redirect, got ${status} without a usable Location header`,
    })
  })

  it('is refused as any request is', async () => {
    const { address } = await redirect(410, {})
    await expect(address).rejects.toMatchObject({ status: 410 })
  })
})
