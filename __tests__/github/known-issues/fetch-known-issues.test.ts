import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { createClient } from '../../../src/github/http/client.ts'
import type { Transport } from '../../../src/github/http/transport.ts'
import { fetchKnownIssues } from '../../../src/github/known-issues/fetch-known-issues.ts'
import { LANGUAGE } from '../../../src/model/known-issue.ts'
import { DAY } from '../../../src/model/time.ts'
import { sourceOf, testOptions } from '../../../testing/fake-client.ts'
import { type FakeResponse, jsonResponse, refusal } from '../../../testing/fake-github/response.ts'
import { changeJson } from '../../../testing/fuzz/break-responses.ts'
import { fuzzOptions } from '../../../testing/fuzz/fuzz-options.ts'

const BODY = `\`\`\`${LANGUAGE}\nerror: Connection reset by peer\ngate: pass\n\`\`\``
const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString()

/** An issue as GraphQL sends it, by default of a member. */
const node = (fields: object = {}) => ({
  ...{ number: 30, title: 'e2e loses its connection', body: BODY, closedAt: null },
  ...{ stateReason: null, authorAssociation: 'MEMBER', viewerDidAuthor: false },
  ...{ lastEditedAt: null, author: { login: 'mona' }, editor: null },
  ...fields,
})

const listOf = (nodes: unknown) => ({ totalCount: Array.isArray(nodes) ? nodes.length : 0, nodes })

const dataOf = (open: unknown, closed: unknown = []) => ({
  data: { repository: { open: listOf(open), closed: listOf(closed) } },
})

interface Options {
  readonly apiUrl?: string
  readonly signal?: AbortSignal
  readonly token?: string
  readonly label?: string
}

/** Fetches the issues from a server that responds with this to each request. */
async function fetchFrom(
  response: FakeResponse | Promise<FakeResponse>,
  { apiUrl = 'https://api.github.com', signal, token = 'secret', label = LANGUAGE }: Options = {},
) {
  const requests: string[] = []
  const debugged: string[] = []
  const transport: Transport = {
    send: async ({ method, url }) => {
      requests.push(`${method} ${url}`)
      const { headers, ...rest } = await response
      return { ...rest, headers: { 'content-type': 'application/json', ...headers } }
    },
    openHost: () => () => Promise.reject(new Error('no log is read')),
  }
  const debug = (line: string) => debugged.push(line)
  const client = createClient({ ...testOptions(apiUrl, transport), token, debug })
  const read = await fetchKnownIssues(sourceOf(client, signal), label)
  const { notes, known } = read
  const texts = notes.map(({ text }) => text)
  return { notes, known, issues: known?.issues ?? [], requests, texts, debugged }
}

const fetchData = (data: object) => fetchFrom(jsonResponse(200, data))

/** What a response leads to: `gate`, `name`, `fixed` or nothing for each issue. */
async function worthOf(open: unknown, closed: unknown = []): Promise<string[]> {
  const { issues } = await fetchData(dataOf(open, closed))
  return issues.map(({ number, closedAt, isByAuthor }) => {
    const worth = closedAt !== undefined ? 'fixed' : isByAuthor ? 'gate' : 'name'
    return `#${number} ${worth}`
  })
}

describe('fetchKnownIssues', () => {
  const OUTSIDER = { authorAssociation: 'NONE', author: { login: 'eve' } }
  const BY_MONA = { lastEditedAt: ago(1), editor: { login: 'mona' } }
  const BY_NOBODY = { lastEditedAt: ago(1), editor: null }
  const BY_EVE = { lastEditedAt: ago(1), editor: { login: 'eve' } }

  it.each<[string, object, string[]]>([
    ['of a member', {}, ['#30 gate']],
    ['of the owner', { authorAssociation: 'OWNER' }, ['#30 gate']],
    ['of a collaborator', { authorAssociation: 'COLLABORATOR' }, ['#30 gate']],
    ['of the account of the token', { ...OUTSIDER, viewerDidAuthor: true }, ['#30 gate']],
    ['of an outsider', OUTSIDER, []],
    ['of an outsider who edited it last', { ...OUTSIDER, ...BY_EVE }, []],
    ['of an outsider, edited by a member', { ...OUTSIDER, ...BY_MONA }, []],
    ['of a contributor', { authorAssociation: 'CONTRIBUTOR' }, []],
    ['of a member in small letters', { authorAssociation: 'member' }, []],
    ['of a member in look-alikes', { authorAssociation: 'MЕMBER' }, []],
    ['of a deleted account', { authorAssociation: 'NONE', author: null }, []],
    ['that says "true" of the account of the token', { ...OUTSIDER, viewerDidAuthor: 'true' }, []],
    ['that its author edited', BY_MONA, ['#30 gate']],
    ['that somebody else edited', BY_EVE, ['#30 name']],
    ['that a deleted account edited', BY_NOBODY, ['#30 name']],
    ['of a deleted account, edited by another', { author: null, ...BY_NOBODY }, ['#30 name']],
    ['of which it is unknown whether it was edited', { lastEditedAt: undefined }, ['#30 name']],
    ['with an edit at no time', { lastEditedAt: 5 }, ['#30 name']],
    ['that is closed since then', { closedAt: ago(0) }, []],
    ['with another text in place of a block', { body: 'gate: pass' }, []],
    ['without a text', { body: null }, []],
    ['with a list as its text', { body: [BODY] }, []],
    ['without a number', { number: null }, []],
    ['with a negative number', { number: -1 }, []],
    ['with a number of another repository', { number: 'evil/repository#30' }, []],
    ['with a title of a wrong type', { title: { text: 'x' } }, ['#30 gate']],
  ])('takes an issue %s as it counts: %j %j', async (_, fields, expected) => {
    expect(await worthOf([node(fields)])).toEqual(expected)
  })

  it.each<[string, object, string[]]>([
    ['today', { closedAt: ago(0) }, ['#30 fixed']],
    ['13 days ago', { closedAt: ago(13) }, ['#30 fixed']],
    ['15 days ago', { closedAt: ago(15) }, []],
    ['in the future', { closedAt: ago(-100) }, ['#30 fixed']],
    ['at no time', { closedAt: null }, []],
    ['at a time of another type', { closedAt: 5 }, []],
    ['at an invalid time', { closedAt: 'yesterday' }, []],
    ['as not planned', { closedAt: ago(0), stateReason: 'NOT_PLANNED' }, []],
    ['of an outsider', { closedAt: ago(0), ...OUTSIDER }, []],
  ])('never lets an issue that was closed %s open the gate: %j %j', async (_, fields, expected) => {
    expect(await worthOf([], [node(fields)])).toEqual(expected)
  })

  it('links issues in the repository of the run only, whatever the response says', async () => {
    const url = 'https://evil.example/o/r/issues/1'
    const other = { url, resourcePath: url, repository: { nameWithOwner: 'evil/r' } }
    const { issues } = await fetchData(dataOf([node(other)]))
    expect(issues.map((issue) => issue.url)).toEqual([
      'https://github.com/octo-org/octo-shop/issues/30',
    ])
  })

  const noteOn = (count: number) =>
    `Only the ${count} last changed issues labelled known-failure were read: there are more than 100, or they have more than 1,000,000 characters, or errors of more than 50,000.`

  it('reads at most 100 issues of a server that sends more', async () => {
    const open = Array.from({ length: 5_000 }, (_, at) => node({ number: at + 1 }))
    const { issues, texts } = await fetchData(dataOf(open, open))
    expect(issues).toHaveLength(100)
    expect(texts).toEqual([noteOn(100)])
  })

  it('reads a million characters of the issues that changed last, but for those of outsiders', async () => {
    const body = `${BODY}\n${'x'.repeat(199_000)}`
    const open = Array.from({ length: 100 }, (_, at) =>
      node({ number: at + 1, body, ...(at > 0 && at < 50 && OUTSIDER) }),
    )
    const { issues, texts } = await fetchData(dataOf(open))
    expect(issues.map(({ number }) => number)).toEqual([1, 51, 52, 53, 54])
    expect(texts.at(-1)).toBe(noteOn(5))
  })

  it('reads 50,000 characters of errors of the issues that changed last', async () => {
    const error = `error: ${'*a'.repeat(225)}*Connection reset\n`
    const body = `\`\`\`${LANGUAGE}\n${error.repeat(20)}\`\`\``
    const open = Array.from({ length: 100 }, (_, at) => node({ number: at + 1, body }))
    const { issues, texts } = await fetchData(dataOf(open))
    expect(issues.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5])
    expect(texts).toEqual([noteOn(5)])
  })

  it.each([
    [1, 0, 1],
    [5, 0, 5],
    [6, 1, 6],
    [9, 4, 6],
  ])('adds %i notes of members before those of outsiders: all but %i', async (count, rest, all) => {
    const invalid = BODY.replace('gate: pass', 'gate: maybe')
    const open = [
      ...Array.from({ length: 90 }, (_, at) => node({ number: 100 + at, ...OUTSIDER })),
      ...Array.from({ length: count }, (_, at) => node({ number: 1 + at, body: invalid })),
    ]
    const ofMembers = await fetchData(dataOf(open.slice(90)))
    expect(ofMembers.texts).toHaveLength(all)
    const more = rest === 1 ? '1 more issue lists' : `${rest} more issues list`
    if (rest > 0) expect(ofMembers.texts.at(-1)).toBe(`${more} no known failure, for such reasons.`)
    const { texts, issues } = await fetchData(dataOf(open))
    expect(issues).toEqual([])
    expect(texts).toHaveLength(6)
    expect(texts.slice(0, Math.min(5, count)).join('\n')).not.toContain('collaborator')
  })
})

const graphError = (type: unknown, message: unknown = 'No', data: unknown = null) =>
  jsonResponse(200, { data, errors: [{ type, message, path: ['repository'] }] })

const LIMITED = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '4102444800' }
const MESSAGE = { message: 'Resource not accessible by integration' }
const text = (status: number, body: string, headers = {}): FakeResponse => ({
  ...{ status, body },
  headers,
})

const WITHOUT_LISTS: readonly object[] = [
  ...[{}, { data: null }, { data: [] }, { data: 'x' }, { data: { repository: null } }],
  ...[{ data: { repository: [] } }, { data: { repository: {} } }, dataOf([node()], null)],
  ...[null, [], 'x', 5, {}].map((list) => ({ data: { repository: { open: list, closed: list } } })),
  ...[null, {}, 'x', { 0: node(), length: 1 }].map((nodes) => dataOf(nodes)),
]

/** The response, what the note says, and how often the request is sent. */
const FAILURES: readonly (readonly [string, FakeResponse, RegExp, number?])[] = [
  ['403', jsonResponse(403, MESSAGE), /403 \(Resource not .*issues: read/],
  ['404', refusal(404, 'Not Found'), /404 \(Not Found\).*issues: read/],
  ['410, issues turned off', refusal(410, 'Issues are disabled'), /410 \(Issues are disabled\)/],
  ['401', refusal(401, 'Bad credentials'), /401/],
  ['503', refusal(503, 'Unavailable'), /503/, 2],
  ['429', refusal(429, 'Too many requests'), /429/],
  ['403, the rate limit', jsonResponse(403, { message: 'API rate limit' }, LIMITED), /403/],
  ['403, a limit for a second', jsonResponse(403, MESSAGE, { 'retry-after': '1' }), /403/, 2],
  ['403, a limit for an hour', jsonResponse(403, MESSAGE, { 'retry-after': '3600' }), /403/],
  ['200, the rate limit', graphError('RATE_LIMITED', 'API rate limit'), /API rate limit/],
  ['200, forbidden', graphError('FORBIDDEN', MESSAGE.message), /\(Resource not .*issues: read/],
  ['200, not found', graphError('NOT_FOUND', 'No repository'), /No repository.*issues: read/],
  [
    '200, an undefined field',
    jsonResponse(200, {
      errors: [{ extensions: { code: 'undefinedField' }, message: "Field 'x' doesn't exist" }],
    }),
    /Field 'x' doesn't exist/,
  ],
  ['200, beside data', graphError('INTERNAL', 'A part', dataOf([node()]).data), /\(A part\)/],
  ['200, an error without a type', graphError(null, null), /no reason given/],
  ['200, an error that is a text', jsonResponse(200, { errors: ['No'] }), /no reason given/],
  ['301', text(301, '', { location: 'https://api.github.com/graphql/' }), /301/],
  ['302, to another host', text(302, '', { location: 'https://evil.example/' }), /302/],
  ['204', text(204, ''), /not JSON/, 2],
  ['a page', text(200, '<!DOCTYPE html><p>Sign in</p>'), /not JSON/, 2],
  ['null', text(200, 'null'), /not a JSON object/, 2],
  ...WITHOUT_LISTS.map((body) => {
    const name = JSON.stringify(body).slice(0, 60)
    return [name, jsonResponse(200, body), /the response has no list of issues/] as const
  }),
]

describe('fetchKnownIssues, if the request fails', () => {
  it.each(FAILURES)('adds one note: %s', async (_, response, note, times = 1) => {
    const { known, notes, texts, requests } = await fetchFrom(response, { label: 'flaky' })
    expect({ known, severities: notes.map(({ severity }) => severity) }).toEqual({
      known: undefined,
      severities: ['notice'],
    })
    expect(texts[0]).toMatch(
      /^Could not read the issues labelled flaky of octo-org\/octo-shop: [^\n]+$/,
    )
    expect(texts[0]).toMatch(note)
    expect(requests).toEqual(Array(times).fill('POST https://api.github.com/graphql'))
  })

  it.each<[string, FakeResponse, boolean]>([
    ['403', jsonResponse(403, MESSAGE), false],
    ['404', refusal(404, 'Not Found'), false],
    ['200, forbidden', graphError('FORBIDDEN', MESSAGE.message), false],
    ['the rate limit', jsonResponse(403, { message: 'API rate limit' }, LIMITED), true],
    ['410, issues turned off', refusal(410, 'Issues are disabled'), false],
    ['500', refusal(500, 'Server Error'), true],
  ])('with the label by default, after %s adds a note: %s', async (_, response, isNoted) => {
    const { known, texts, debugged } = await fetchFrom(response)
    expect({ known, notes: texts.length }).toEqual({ known: undefined, notes: isNoted ? 1 : 0 })
    const said = /^Could not read the issues labelled known-failure .*grant the job `issues: read`/
    expect(debugged.some((line) => said.test(line))).toBe(!isNoted)
  })

  it('adds one note if GitHub does not respond in time, and none if the step is cancelled', async () => {
    const never = new Promise<FakeResponse>(() => undefined)
    const late = await fetchFrom(never, {
      signal: AbortSignal.abort(new DOMException('late', 'TimeoutError')),
    })
    expect(late.texts).toEqual([expect.stringMatching(/: the request to GitHub timed out\.$/)])
    const cancelled = await fetchFrom(never, { signal: AbortSignal.abort() })
    expect(cancelled).toMatchObject({ known: undefined, notes: [] })
  })

  it('writes no token of an error, and no control character', async () => {
    const token = 'ghs_aB3dEf6hIj9kLmN'
    const other = 'ghp_0123456789abcdef'
    const message = `${token.slice(2, 12)} ${other} https://me:pass@h \n::error::x\r\u2028 ${'x'.repeat(9_000)}`
    for (const response of [graphError('FORBIDDEN', message), refusal(403, message)]) {
      const { texts } = await fetchFrom(response, { token, label: 'flaky' })
      expect(texts[0]).toMatch(/GitHub responded with .*\*\*\*/)
      expect(texts[0]).not.toMatch(/B3dEf6|0123456789|pass@|[\n\r\u2028]/)
      expect(texts[0]?.length).toBeLessThan(2_300)
    }
  })

  it.each([
    ['https://api.github.com', 'https://api.github.com/graphql'],
    ['https://api.octo.ghe.com', 'https://api.octo.ghe.com/graphql'],
    ['https://ghes.example/api/v3', 'https://ghes.example/api/graphql'],
  ])('with the API %s sends the query to %s', async (apiUrl, url) => {
    const { requests, issues } = await fetchFrom(jsonResponse(200, dataOf([node()])), { apiUrl })
    expect(requests).toEqual([`POST ${url}`])
    expect(issues).toHaveLength(1)
  })
})

const anyEdits = fc.array(fc.record({ position: fc.nat(100_000), choice: fc.nat(100_000) }), {
  minLength: 1,
  maxLength: 6,
})

it('never throws, and lets no text of an outsider count, for any changed response', () => {
  const outsider = { authorAssociation: 'NONE', author: { login: 'eve' } }
  const sent = dataOf(
    [node(outsider), node({ ...outsider, number: 31, lastEditedAt: ago(1) })],
    [node({ ...outsider, number: 32, closedAt: ago(1) })],
  )
  return fc.assert(
    fc.asyncProperty(anyEdits, async (edits) => {
      const changed = edits.reduce<unknown>(changeJson, sent)
      // The only change by which a response says that an author is trusted.
      fc.pre(!JSON.stringify(changed ?? null).includes('"viewerDidAuthor":true'))
      const { issues, notes } = await fetchFrom(text(200, JSON.stringify(changed ?? null)))
      expect(issues).toEqual([])
      expect(notes.length).toBeLessThanOrEqual(6)
      expect(notes.every(({ severity }) => severity === 'notice')).toBe(true)
    }),
    fuzzOptions(200),
  )
})

it('returns what the report can show, for any changed response', () =>
  fc.assert(
    fc.asyncProperty(anyEdits, async (edits) => {
      const closed = node({ number: 31, closedAt: ago(1) })
      const changed = edits.reduce<unknown>(changeJson, dataOf([node()], [closed]))
      const { issues } = await fetchFrom(text(200, JSON.stringify(changed ?? null)))
      for (const { number, title, url, closedAt, failures } of issues) {
        expect(Number.isSafeInteger(number)).toBe(true)
        expect(number).toBeGreaterThan(0)
        expect(url).toBe(`https://github.com/octo-org/octo-shop/issues/${number}`)
        expect({ title: typeof title, hasFailures: failures.length > 0 }).toEqual({
          title: 'string',
          hasFailures: true,
        })
        expect(closedAt).not.toBeNaN()
      }
    }),
    fuzzOptions(200),
  ))
