import { describe, expect, it } from '@jest/globals'
import { apiUrlOf, readNamedRun, readRunUrl } from '../../src/cli/run-url.ts'

describe('readRunUrl', () => {
  it.each([
    ['https://github.com/o/r/actions/runs/7', 'https://github.com', undefined],
    ['https://github.com/o/r/actions/runs/7/', 'https://github.com', undefined],
    ['https://www.github.com/o/r/actions/runs/7', 'https://github.com', undefined],
    ['https://github.com/o/r/actions/runs/7/attempts/2', 'https://github.com', 2],
    ['https://github.com/o/r/actions/runs/7/attempts/2/job/9', 'https://github.com', 2],
    ['https://github.com/o/r/actions/runs/7?pr=12', 'https://github.com', undefined],
    ['https://github.com/o/r/actions/runs/7/workflow', 'https://github.com', undefined],
    ['https://github.com/o/r/actions/runs/7#summary-9', 'https://github.com', undefined],
    ['https://ghe.example:8443/o/r/actions/runs/7/attempts/3', 'https://ghe.example:8443', 3],
    ['https://github.com/o/r/actions/runs/7/usage', 'https://github.com', undefined],
    ['https://GHE.example/o/r/actions/runs/7', 'https://ghe.example', undefined],
    ['https://ghe.example:8443/o/r/actions/runs/7', 'https://ghe.example:8443', undefined],
    ['http://127.0.0.1:80/o/r/actions/runs/7', 'http://127.0.0.1', undefined],
    ['http://[::1]:81/o/r/actions/runs/7', 'http://[::1]:81', undefined],
  ])('reads %s', (url, serverUrl, attempt) => {
    expect(readRunUrl(url)).toEqual({ serverUrl, owner: 'o', repo: 'r', runId: 7, attempt })
  })

  it.each([
    ['https://github.com/o/r/actions/runs/7/job/9', 7],
    ['https://github.com/o/r/actions/runs/7/job/9/', 7],
    ['https://github.com/o/r/actions/runs/7/job/9?pr=3#step:4:5', 7],
    ['https://github.com/o/r/runs/9', undefined],
    ['https://github.com/o/r/runs/9?check_suite_focus=true', undefined],
    ['https://github.com/o/r/pull/3/checks?check_run_id=9', undefined],
    ['https://github.com/o/r/commit/7638417db6/checks/9/logs', undefined],
    ['https://github.com/o/r/commit/7638417db6/checks?check_run_id=9', undefined],
  ])('reads job 9 from %s => run %s', (url, runId) => {
    const serverUrl = 'https://github.com'
    expect(readRunUrl(url)).toEqual({ serverUrl, owner: 'o', repo: 'r', runId, jobId: 9 })
  })

  it.each([
    ['7', '"7" is not the URL of a run: expected https://HOST/OWNER/REPO/actions/runs/RUN-ID, or'],
    ['ftp://github.com/o/r/actions/runs/7', 'is not the URL of a run'],
    ['javascript://github.com/o/r/actions/runs/7', 'is not the URL of a run'],
    ['file:///o/r/actions/runs/7', 'is not the URL of a run'],
    ['https://github.com/o/r/pull/7', 'is not the URL of a run'],
    ['https://github.com/o/r/actions/runs/7/job/0', 'the job id in the URL is "0"'],
    ['https://github.com/o/r/pull/3/checks?check_run_id=x', 'the job id in the URL is "x"'],
    ['https://github.com/o/r/actions/runs', 'is not the URL of a run'],
    ['https://github.com/o/r/actions/runs/7x', 'is not the URL of a run'],
    ['https://github.com/o/../actions/runs/7', 'is not the URL of a run'],
    ['https://github.com/o/r/actions/runs/0', 'the run id in the URL is "0"'],
    ['https://github.com/o/r/actions/runs/7/attempts/0', 'the attempt in the URL is "0"'],
    ['https://github.com/o/r/actions/runs/99999999999999999', 'expected a whole number above 0'],
    ['https://me:secret@github.com/o/r/actions/runs/7', 'contains a user name or a password'],
    ['http://ghe.example/o/r/actions/runs/7', 'is not encrypted: expected https'],
    ['https://me:secret@github.com/o/r/actions/runs/7', '"https://***@github.com/'],
    ['ghp_0123456789abcdefghij', '"***" is not the URL of a run'],
  ])('rejects %s: %s', (url, message) => {
    expect(() => readRunUrl(url)).toThrow(message)
  })
})

describe('readNamedRun', () => {
  it.each([
    ['github.com', 'https://github.com'],
    ['ghe.example:8443', 'https://ghe.example:8443'],
  ])('returns a run on %s', (host, serverUrl) => {
    const found = { serverUrl, owner: 'o', repo: 'r.js', runId: 7, attempt: undefined }
    expect(readNamedRun('o/r.js', '7', host)).toEqual(found)
  })

  it.each([
    ['o', '7', 'github.com', '"o" is not a repository: expected OWNER/REPO'],
    ['o/r/s', '7', 'github.com', 'is not a repository'],
    ['../r', '7', 'github.com', 'is not a repository'],
    ['o/..', '7', 'github.com', 'is not a repository'],
    ['o/r', 'x', 'github.com', 'RUN-ID is "x": expected a whole number above 0'],
    ['o/r', '-1', 'github.com', 'RUN-ID is "-1"'],
    ['o/r', '7', 'https://ghe.example', 'GH_HOST is "https://ghe.example": expected a host'],
    ['o/r', '7', 'javascript:alert(1)', 'GH_HOST is'],
    ['o/r', '7', 'me@ghe.example', 'GH_HOST is'],
  ])('rejects %s %s on %s', (repository, runId, host, message) => {
    expect(() => readNamedRun(repository, runId, host)).toThrow(message)
  })
})

describe('apiUrlOf', () => {
  it.each([
    ['https://github.com', 'https://api.github.com'],
    ['https://octo.ghe.com', 'https://api.octo.ghe.com'],
    ['https://ghe.example', 'https://ghe.example/api/v3'],
    ['http://127.0.0.1:81', 'http://127.0.0.1:81/api/v3'],
    ['https://github.com.example', 'https://github.com.example/api/v3'],
    ['https://notghe.com', 'https://notghe.com/api/v3'],
  ])('returns for %s %s', (serverUrl, apiUrl) => {
    expect(apiUrlOf(serverUrl)).toBe(apiUrl)
  })
})
