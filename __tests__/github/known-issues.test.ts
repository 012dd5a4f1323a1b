import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { parse, postprocess, preprocess } from 'micromark'
import { createClient } from '../../src/github/http/client.ts'
import type { Transport } from '../../src/github/http/transport.ts'
import { fetchKnownIssues } from '../../src/github/known-issues/fetch-known-issues.ts'
import { LANGUAGE, MAX_ERRORS } from '../../src/model/known-issue.ts'
import { DAY } from '../../src/model/time.ts'
import { findingsIn } from '../../src/render/findings/findings.ts'
import { readBlocks as readBlocksOf } from '../../src/github/known-issues/read-blocks.ts'
import { renderSummary } from '../../src/render/summary/summary.ts'
import { sourceOf, testOptions } from '../../testing/fake-client.ts'
import { type FakeResponse, jsonResponse, refusal } from '../../testing/fake-github/response.ts'
import { changeJson } from '../../testing/fuzz/break-responses.ts'
import { fuzzOptions } from '../../testing/fuzz/fuzz-options.ts'
import { commentOn } from '../../testing/examples/example.ts'
import { makeExcerpt } from '../../testing/failure-report.ts'
import { ATTACKS } from '../../testing/fixtures/attacks.ts'
import { finished, makeRun, reportOn } from '../../testing/make-run.ts'
import { jobIn, stepOf } from '../../testing/make-steps.ts'

describe('fetch-known-issues', () => {
  const BODY = `\`\`\`${LANGUAGE}\nerror: Connection reset by peer\ngate: pass\n\`\`\``
  const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString()

  /** An issue as GraphQL sends it, by default of a member. */
  const node = (fields: object = {}) => ({
    ...{ number: 30, title: 'e2e loses its connection', body: BODY, closedAt: null },
    ...{ stateReason: null, authorAssociation: 'MEMBER', viewerDidAuthor: false },
    ...{ lastEditedAt: null, author: { login: 'mona' }, editor: null },
    ...fields,
  })

  const listOf = (nodes: unknown) => ({
    totalCount: Array.isArray(nodes) ? nodes.length : 0,
    nodes,
  })

  const dataOf = (open: unknown, closed: unknown = []) => ({
    data: { repository: { open: listOf(open), closed: listOf(closed) } },
  })

  interface Options {
    readonly apiUrl?: string
    readonly signal?: AbortSignal
    readonly token?: string
    readonly label?: string
    readonly isGated?: boolean
  }

  /** Fetches the issues from a server that responds with this to each request. */
  async function fetchFrom(response: FakeResponse | Promise<FakeResponse>, options: Options = {}) {
    const {
      apiUrl = 'https://api.github.com',
      signal,
      token = 'secret',
      label = LANGUAGE,
    } = options
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
    const read = await fetchKnownIssues(sourceOf(client, signal), label, options.isGated)
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
      [
        'that says "true" of the account of the token',
        { ...OUTSIDER, viewerDidAuthor: 'true' },
        [],
      ],
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
    ])(
      'never lets an issue that was closed %s open the gate: %j %j',
      async (_, fields, expected) => {
        expect(await worthOf([], [node(fields)])).toEqual(expected)
      },
    )

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
    ])(
      'adds %i notes of members before those of outsiders: all but %i',
      async (count, rest, all) => {
        const invalid = BODY.replace('gate: pass', 'gate: maybe')
        const open = [
          ...Array.from({ length: 90 }, (_, at) => node({ number: 100 + at, ...OUTSIDER })),
          ...Array.from({ length: count }, (_, at) => node({ number: 1 + at, body: invalid })),
        ]
        const ofMembers = await fetchData(dataOf(open.slice(90)))
        expect(ofMembers.texts).toHaveLength(all)
        const more = rest === 1 ? '1 more issue lists' : `${rest} more issues list`
        if (rest > 0)
          expect(ofMembers.texts.at(-1)).toBe(`${more} no known failure, for such reasons.`)
        const { texts, issues } = await fetchData(dataOf(open))
        expect(issues).toEqual([])
        expect(texts).toHaveLength(6)
        expect(texts.slice(0, Math.min(5, count)).join('\n')).not.toContain('collaborator')
      },
    )
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
    ...[null, [], 'x', 5, {}].map((list) => ({
      data: { repository: { open: list, closed: list } },
    })),
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
      const said =
        /^Could not read the issues labelled known-failure .*grant the job `issues: read`/
      expect(debugged.some((line) => said.test(line))).toBe(!isNoted)
    })

    it('with the label by default, adds a note on a permission for a gate', async () => {
      const { texts } = await fetchFrom(jsonResponse(403, MESSAGE), { isGated: true })
      expect(texts).toEqual([expect.stringMatching(/grant the job `issues: read`/)])
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
})

describe('read-blocks', () => {
  const ERROR = 'Connection reset by peer'
  const URL = 'https://github.com/octo-org/octo-shop'
  const JOB = `${URL}/actions/runs/41/job/65`
  const readBlocks = (text: string) => readBlocksOf(text, URL)
  const NOTHING = {
    job: undefined,
    step: undefined,
    until: undefined,
    gate: false,
    rerun: false,
    seen: [],
  }

  /** Returns a block of these lines, and whatever stands in its fences. */
  const blockOf = (lines: string, open = `\`\`\`${LANGUAGE}`, close = '```') =>
    `${open}\n${lines}\n${close}`
  const BLOCK = blockOf(`error: ${ERROR}\ngate: pass`)
  const indented = (text: string, by: string) => text.replaceAll(/^/gm, by)

  /** The errors of the blocks in a text; the problem of a block that counts for nothing. */
  const listed = (text: string) =>
    readBlocks(text).map((block) => ('problem' in block ? block.problem : block.errors.join(' + ')))

  describe('readBlocks', () => {
    it.each([
      ['alone', BLOCK],
      ['between paragraphs', `It fails.\n${BLOCK}\nSee the log.`],
      ['with carriage returns', BLOCK.replaceAll('\n', '\r\n')],
      ['with tildes', blockOf(`error: ${ERROR}`, `~~~${LANGUAGE}`, '~~~')],
      ['with a longer fence', blockOf(`error: ${ERROR}`, `\`\`\`\`\` ${LANGUAGE}`, '``````')],
      ['without its end', blockOf(`error: ${ERROR}`, undefined, '')],
      ['indented by three spaces', indented(BLOCK, '   ')],
      ['in an item of a list', `1. It fails:\n${indented(BLOCK, '   ')}`],
      ['in details', `<details>\n\n${BLOCK}\n\n</details>`],
      ['below a quotation', `> quoted\n${BLOCK}`],
      ['below a fence that its quotation ends', `> \`\`\`\n${BLOCK}`],
      ['below a fence that its list ends', `- a\n  \`\`\`\n\n${BLOCK}`],
      ['below a comment', `<!-- a\n\n-->\n${BLOCK}`],
      ['below a comment within a line', `a <!--\n\n${BLOCK}\n\n-->`],
    ])('reads a block %s', (_, text) => {
      expect(listed(text)).toEqual([ERROR])
    })

    it.each([
      ['in a quotation', indented(BLOCK, '> ')],
      ['in a quotation in a list', `- a\n${indented(BLOCK, '  > ')}`],
      ['in a list in a quotation', `> - a\n${indented(BLOCK, '>   ')}`],
      ['in an alert', `> [!NOTE]\n${indented(BLOCK, '> ')}`],
      ['in a longer fence', `\`\`\`\`\n${BLOCK}\n\`\`\`\``],
      ['in a fence of tildes', `~~~markdown\n${BLOCK}\n~~~`],
      ['in a fence that nothing ends', `~~~\n${BLOCK}`],
      ['in a fence of another language', `\`\`\`text\n${BLOCK}`],
      ['below a fence in a list that goes on', `- \`\`\`\n  a\n${indented(BLOCK, '  ')}`],
      ['in a comment', `<!--\n${BLOCK}\n-->`],
      ['in a comment with an empty line', `<!-- a\n\n${BLOCK}\n\n-->`],
      ['in a comment that nothing ends', `<!--\n\n${BLOCK}`],
      ['in preformatted text', `<pre>\n\n${BLOCK}\n\n</pre>`],
      ['in HTML', `<div>\n${BLOCK}\n</div>`],
      ['in character data', `<![CDATA[\n\n${BLOCK}\n\n]]>`],
      ['in a processing instruction', `<?\n\n${BLOCK}\n\n?>`],
      ['that is indented', indented(BLOCK, '    ')],
      ['that is indented by a tab', indented(BLOCK, '\t')],
      ['in a line', `\`\`\`${LANGUAGE} error: ${ERROR} \`\`\``],
      ['in a cell', `| \`\`\`${LANGUAGE}<br>error: ${ERROR}\`\`\` |\n| --- |`],
      ['of a longer name', blockOf(`error: ${ERROR}`, `\`\`\`${LANGUAGE}s`)],
      ['of a name in capitals', blockOf(`error: ${ERROR}`, '```Known-Failure')],
      ['of a name in look-alikes', blockOf(`error: ${ERROR}`, '```knоwn-failure')],
      [
        'of a name with an invisible character',
        blockOf(`error: ${ERROR}`, '```known-\u200Bfailure'),
      ],
      ['of an escaped name', blockOf(`error: ${ERROR}`, '```known&#45;failure')],
      ['with two backquotes', blockOf(`error: ${ERROR}`, `\`\`${LANGUAGE}`, '``')],
      ['whose first line has a backquote', blockOf(`error: ${ERROR}`, `\`\`\`${LANGUAGE} \``)],
    ])('reads no block %s', (_, text) => {
      expect(listed(text)).toEqual([])
    })

    it('reads every line of a block', () => {
      const lines = [
        ...['error: Connection reset by peer', 'error:Timeout of * exceeded', '', ' job:  e2e * '],
        ...['step: Run npm test', 'until: 2028-02-29', 'gate: pass', 'rerun: once'],
        ...[`seen: ${JOB}?pr=7#step:4:12`, `seen: ${URL}/actions/runs/42/attempts/2/job/66`],
      ]
      expect(readBlocks(blockOf(lines.join('\n')))).toEqual([
        {
          errors: [ERROR, 'Timeout of * exceeded'],
          ...{ job: 'e2e *', step: 'Run npm test', until: '2028-02-29', gate: true, rerun: true },
          seen: [65, 66],
        },
      ])
      expect(readBlocks(blockOf(`error: ${ERROR}`))).toEqual([{ errors: [ERROR], ...NOTHING }])
    })

    it.each([
      ['constructor: Object', 'is not understood'],
      ['__proto__: x', 'is not understood'],
      ['toString: x', 'is not understood'],
      ['has: x', 'is not understood'],
      ['Error: ECONNRESET', 'is not understood'],
      ['еrror: Connection reset', 'is not understood'], // A Cyrillic letter.
      ['error：Connection reset', 'is not understood'], // A full-width colon.
      ['er\u200Bror: Connection reset', 'is not understood'],
      ['error : Connection reset', 'is not understood'],
      ['error:', 'is not understood'],
      ['error: * * * * * * * *', 'has fewer than 8 characters without *'],
      ['error: ********************', 'has fewer than 8 characters without *'],
      ['error: timeout', 'has fewer than 8 characters without *'],
      ['error: *t*i*m*e*o*u*t*', 'has fewer than 8 characters without *'],
      [`error: ${'\u200B'.repeat(20)}`, 'has fewer than 8 characters without *'],
      [`error: ${'\u0301'.repeat(20)}`, 'has fewer than 8 characters without *'],
      [`error: ${'\u{E0041}'.repeat(20)}`, 'has fewer than 8 characters without *'],
      [`error: a${' '.repeat(20)}b`, 'has fewer than 8 characters without *'],
      ['gate: Pass', 'is not "gate: pass"'],
      ['gate: pаss', 'is not "gate: pass"'], // A Cyrillic letter.
      ['gate: pass # always', 'is not "gate: pass"'],
      ['gate: pass\ngate: pass', 'is the second line of its kind'],
      ['job: a\njob: b', 'is the second line of its kind'],
      ['rerun: always', 'is not "rerun: once"'],
      ['until: tomorrow', 'is no day such as 2027-01-31'],
      ['until: 2027-02-29', 'is no day such as 2027-01-31'],
      ['until: 2027-13-01', 'is no day such as 2027-01-31'],
      ['until: 0000-00-00', 'is no day such as 2027-01-31'],
      ['until: ２０２７-01-31', 'is no day such as 2027-01-31'],
      ['until: 2027-01-31T00:00:00Z', 'is no day such as 2027-01-31'],
      ['until: +012027-01-31', 'is no day such as 2027-01-31'],
      [Array(MAX_ERRORS).fill(`error: ${ERROR}`).join('\n'), 'is one of more than 20 errors'],
      ['see the log', 'is not understood'],
      ['<!-- error: x -->', 'is not understood'],
    ])('makes a block with %j count for nothing: a line %s', (line, problem) => {
      const [read, ...others] = listed(blockOf(`error: ${ERROR}\n${line}`))
      expect(others).toEqual([])
      expect(read).toMatch(/^".*" is|^".*" has/)
      expect(read?.endsWith(problem)).toBe(true)
    })

    it('makes a block with anything behind its language count for nothing, since GitHub does not show it', () => {
      const open = `\`\`\`${LANGUAGE} gate: pass`
      expect(listed(blockOf(`error: ${ERROR}`, open))).toEqual([
        `"${LANGUAGE} gate: pass" is not understood`,
      ])
    })

    it('makes a block without an error count for nothing', () => {
      expect(listed(blockOf('gate: pass'))).toEqual(['it has no line "error: ..."'])
    })

    it('reads ten blocks, and 10,000 lines in one', () => {
      expect(readBlocks(Array(50).fill(BLOCK).join('\n'))).toHaveLength(10)
      const lines = Array.from({ length: 10_000 }, (_, at) => `error: ${ERROR} ${at}`).join('\n')
      expect(listed(blockOf(lines))).toEqual([`"error: ${ERROR} 20" is one of more than 20 errors`])
      expect(listed(blockOf(`error: ${ERROR}${'\n'.repeat(10_000)}`))).toEqual([ERROR])
    })

    it('quotes at most 100 characters of a line', () => {
      const [read = ''] = listed(blockOf(`\u{1F600}${'x'.repeat(60_000)}`))
      expect(read).toBe(`"\u{1F600}${'x'.repeat(98)}…" is not understood`)
    })

    it.each(ATTACKS.filter((attack) => /[^\s*\p{C}\p{M}]{8}/u.test(attack)))(
      'reads the attack %j in one line of an error, or as something else',
      (attack) => {
        for (const block of readBlocks(blockOf(`error: ${attack}`))) {
          const text = 'problem' in block ? block.problem : block.errors.join('')
          expect(text).not.toMatch(/[\n\r\u2028\u2029]/)
          expect(block).not.toMatchObject({ gate: true })
        }
      },
    )
  })

  it('finds no block in what the action writes about a log that prints one', () => {
    const fences = ['```', '````', '~~~', '   ```', '> ```'].map((fence) => `${fence}${LANGUAGE}`)
    const printed = fences.flatMap((fence) => [fence, `error: ${ERROR}`, 'gate: pass', '```', ''])
    const step = stepOf(2, BLOCK, 5, 60, 'failure')
    const jobs = [jobIn(BLOCK, finished(5, 65, 'failure'), [step])]
    const excerpts = [makeExcerpt(['</code></pre>', ...printed, `##[error]${ERROR}`], { step })]
    const explanations = { excerpts: new Map([[1, excerpts]]), annotations: new Map() }
    const report = reportOn(makeRun({ jobs }), { explanations })
    for (const text of [renderSummary(findingsIn(report)), commentOn(report)]) {
      expect(text).toContain(`error: ${ERROR}`)
      expect(listed(text)).toEqual([])
    }
  })

  /** What GitHub allows for a text. */
  const MAX_CHARACTERS = 65_536
  const END = `\n\n${BLOCK}\n`
  const full = (part: string) =>
    part.repeat((MAX_CHARACTERS - END.length) / part.length) + (part.endsWith('\n') ? '' : '\n')
  /** Nested as deeply as a text of this length allows, and then many lines. */
  const nested = (part: string, line: string) => part.repeat(10_000) + line.repeat(20_000)
  const stairs = (part: string) =>
    Array.from({ length: 360 }, (_, at) => `${part.repeat(at)}- a`).join('\n')

  const LONG: readonly (readonly [string, string])[] = [
    ...Array.from(
      '[*<>`~+-#=_&\\!|\t \n\r\0',
      (part) => [JSON.stringify(part), full(part)] as const,
    ),
    ...[
      '> ',
      '- ',
      '1. ',
      '* ',
      '>- ',
      '- > ',
      '>- 1. ',
      '![',
      '](',
      '<a ',
      '</',
      '<!--',
      '<?',
    ].map((part) => [JSON.stringify(part), full(part)] as const),
    ...[
      'a\n',
      '>\n',
      '>a\nb\n',
      'a\n=\n',
      'a\n---\n',
      '- a\n\n',
      '[a]: x "\n',
      '# \n',
      '```\n',
    ].map((part) => [JSON.stringify(part), full(part)] as const),
    ['quotations before many lines', nested('>', 'b\n')],
    ['lists before many lines', nested('- ', 'b\n')],
    ['lists before empty lines', nested('- ', '\n')],
    ['stairs of lists', stairs(' ')],
    ['stairs of quotations', stairs('>')],
  ]

  describe('readBlocks, of 65,536 characters', () => {
    it.each(LONG)('reads %s', (_, text) => {
      const read = listed(text + END)
      // Either GitHub shows it as a block, or something above it goes on.
      expect([[], [ERROR]]).toContainEqual(read.filter((block) => block === ERROR))
    })
  })

  const PIECES = [
    ...['\n', '\n', '\n', '\n\n', '\r\n', '```', '~~~', '````', '`', LANGUAGE, `error: ${ERROR}`],
    ...[`\`\`\`${LANGUAGE}\n`, `\n\`\`\`${LANGUAGE}\n`, '\n```\n', '> ', '>', '- ', '+ ', '1. '],
    ...['  ', '   ', 'a', '<!--', '-->', '<pre>', '</pre>', '<div>', '<b>', '</b>', '<?', '?>'],
    ...['[a]: b', '# ', '***', '---', '==='],
  ]

  const anyMarkdown = fc
    .array(fc.constantFrom(...PIECES), { minLength: 3, maxLength: 16 })
    .map((pieces) => pieces.join(''))

  /** Returns the lines of the blocks by another parser; `undefined` for indented code, after which it does not follow the specification. */
  function blocksByMicromark(text: string): string[][] | undefined {
    const events = postprocess(
      parse()
        .document()
        .write(preprocess()(text, undefined, true)),
    )
    if (events.some(([, { type }]) => type === 'codeIndented')) return undefined
    const blocks: string[][] = []
    let quotations = 0
    let isOpen = false
    for (const [kind, token, context] of events) {
      const { type } = token
      if (type === 'blockQuote') quotations += kind === 'enter' ? 1 : -1
      if (type === 'codeFenced') isOpen = false
      if (kind === 'exit') continue
      const shown = context.sliceSerialize(token)
      if (type === 'codeFencedFenceInfo' && quotations === 0 && shown === LANGUAGE) {
        blocks.push([])
        isOpen = true
      }
      if (isOpen && type === 'codeFencedFenceMeta') blocks.at(-1)?.push(`${LANGUAGE} ${shown}`)
      if (isOpen && type === 'codeFlowValue') blocks.at(-1)?.push(shown)
    }
    return blocks
  }

  it('finds the blocks that another parser finds, with the same lines', () => {
    fc.assert(
      fc.property(anyMarkdown, (text) => {
        const blocks = blocksByMicromark(text)
        fc.pre(blocks !== undefined)
        const fence = '`'.repeat(50)
        const alone = blocks.flatMap((lines) =>
          readBlocks(blockOf(lines.join('\n'), `${fence}${LANGUAGE}`, fence)),
        )
        expect(readBlocks(text)).toEqual(alone)
      }),
      fuzzOptions(2_000),
    )
  })
})
