import { describe, expect, it } from '@jest/globals'
import { BUDGETS } from '../../../src/gather/budgets.ts'
import { fetchResults, MAX_READ_ARTIFACTS } from '../../../src/github/artifacts/fetch-results.ts'
import type { Client } from '../../../src/github/http/client.ts'
import { MAX_FILES } from '../../../src/results/read-files.ts'
import { MAX_FILE_BYTES } from '../../../src/results/result-reader.ts'
import { closedAfterEach } from '../../../testing/closed-after-each.ts'
import { logClient, sourceOf } from '../../../testing/fake-client.ts'
import { RUN_ID } from '../../../testing/fake-github/api-run.ts'
import { fakeRun } from '../../../testing/fake-github/fake-run.ts'
import type { Fault } from '../../../testing/fake-github/faults.ts'
import { apiArtifact } from '../../../testing/fake-github/run-details.ts'
import { startFakeGitHub } from '../../../testing/fake-github/start-fake-github.ts'
import {
  type FakeLog,
  type LogHostOptions,
  startLogHost,
} from '../../../testing/fake-github/start-log-host.ts'
import { finished } from '../../../testing/make-run.ts'
import { jobWith } from '../../../testing/make-steps.ts'
import { zipArchive, type ZipEntry } from '../../../testing/zip-archive.ts'
import { listedTests } from '../../../testing/listed-tests.ts'

const closing = closedAfterEach()

type Content = NonNullable<LogHostOptions['logs']>[string]

interface Given {
  readonly name?: string
  readonly content?: Content
  readonly expired?: boolean
}

interface Setting {
  readonly ranges?: boolean
  readonly faults?: readonly Fault[]
  readonly hostFaults?: readonly Fault[]
  readonly signal?: AbortSignal
  /** Called after each file. */
  readonly onRead?: () => void
}

/** Reads artifacts with the ids 1, 2, ..., and returns the names of tests by file, and what it took. */
async function read(all: readonly Given[], setting: Setting = {}) {
  const { ranges, faults = [], hostFaults = [], signal, onRead } = setting
  const pathOf = (index: number) => `/artifacts/${index + 1}?sig=abc`
  const contents = all.flatMap(({ content }, at) =>
    content === undefined ? [] : [[pathOf(at), content] as const],
  )
  const logs = Object.fromEntries(contents)
  const host = closing(await startLogHost({ logs, ranges, faults: hostFaults }))
  const artifacts = all.map(({ name = 'results', expired = false }, at) =>
    apiArtifact({ id: at + 1, name, expired }),
  )
  const github = closing(
    await startFakeGitHub({
      runs: [{ ...fakeRun(), artifacts }],
      artifacts: Object.fromEntries(all.map((_, at) => [at + 1, `${host.url}${pathOf(at)}`])),
      faults,
    }),
  )
  const client = logClient(github.url)
  const redact: Client['redact'] = async function* (chunks) {
    yield* client.redact(chunks)
    onRead?.()
  }
  const job = jobWith([], finished(10, 90, 'failure'), 7)
  const { files, notes } = await fetchResults(
    sourceOf({ ...client, redact }, signal),
    {
      ...{ runId: RUN_ID, jobs: [job], wanted: new Set([7]) },
      uploads: new Map([[7, artifacts.map(({ id }) => id)]]),
      ...BUDGETS.artifacts,
    },
    1,
  )
  expect(host.requests.every(({ headers }) => headers.authorization === undefined)).toBe(true)
  expect(files.every(({ uploaders }) => uploaders[0]?.jobId === 7)).toBe(true)
  return {
    files: files.map(
      ({ name, results }) => [name, listedTests(results).map((test) => test.name)] as const,
    ),
    texts: notes.map(({ text }) => text),
    ...{ host, requests: host.requests.length },
  }
}

const XML = '<testsuite><testcase name="sums"/></testsuite>'
const JUNIT: ZipEntry = { name: 'junit.xml', data: XML }
const SUMS = ['junit.xml', ['sums']]
const ONE = zipArchive([JUNIT])

/** An archive of files of these names with one test each. */
const archiveOf = (...names: readonly string[]) =>
  zipArchive(names.map((name) => ({ name, data: XML })))

/** An archive in which so many bytes are before the directory. */
function largeArchive(entries: readonly ZipEntry[], gap: number): FakeLog {
  const zip = zipArchive(entries, gap)
  const at = zip.indexOf('PK\x01\x02', 0, 'latin1')
  return {
    size: zip.length + gap,
    *bytes(from, to) {
      yield zip.subarray(Math.min(from, at), Math.min(to, at))
      const end = Math.min(to, at + gap)
      for (let zero = Math.max(from, at); zero < end; zero += ZEROS.length)
        yield ZEROS.subarray(0, end - zero)
      yield zip.subarray(Math.max(from - gap, at), Math.max(to - gap, at))
    },
  }
}

const HUGE = 300_000_000
const ZEROS = Buffer.alloc(1_000_000)

describe('fetchResults', () => {
  it.each<[string, ZipEntry[]]>([
    ['deflated', [JUNIT]],
    ['stored', [{ ...JUNIT, method: 0 }]],
    ['with sizes after the data', [{ ...JUNIT, streamed: true }]],
    ['with 64-bit numbers', [{ ...JUNIT, zip64: true }]],
    ['with both', [{ ...JUNIT, zip64: true, streamed: true, method: 0 }]],
    ['after another file', [{ name: 'a.log', data: 'x'.repeat(99) }, JUNIT]],
    ['after a folder with its extension', [{ name: 'b.xml/' }, JUNIT]],
  ])('reads a file %s', async (_, entries) => {
    expect(await read([{ content: zipArchive(entries) }])).toMatchObject({
      ...{ files: [SUMS], texts: [], requests: 1 },
    })
  })

  it('reads files of two kinds, and no others', async () => {
    const names = ['a.xml', 'B.XML', 'c.trx', 'd.json', 'e.xml.gz', 'f.zip', 'xml', 'g.xml/']
    const { files } = await read([{ content: archiveOf(...names) }])
    expect(files.map(([path]) => path)).toEqual(['a.xml', 'B.XML', 'c.trx'])
  })

  it('passes names that lead out of the archive, and one name twice, as they are', async () => {
    const evil = '../../evil.xml'
    const names = [evil, '/absolute.xml', 'C:\\windows\\x.xml', 'a\n::error::b.xml', evil]
    const { files } = await read([{ content: archiveOf(...names) }])
    expect(files.map(([path]) => path)).toEqual(names)
  })

  it('removes the token of the client', async () => {
    const data = XML.replace('sums', 'secret')
    const { files } = await read([{ content: zipArchive([{ name: 'a.xml', data }]) }])
    expect(files).toEqual([['a.xml', ['******']]])
  })

  it('returns nothing of files that are no results by their first element, and reads little of them', async () => {
    const data = '<coverage>'.repeat(1_900_000)
    const others = [1, 2, 3, 4].map((at) => ({ name: `coverage${at}.xml`, data }))
    const { files, texts } = await read([{ content: zipArchive([...others, JUNIT]) }])
    expect({ files, texts }).toEqual({ files: [SUMS], texts: [] })
  })

  it('returns who uploaded a file, in the order of the artifacts', async () => {
    const { files } = await read([{ content: archiveOf('b.xml', 'a.xml') }, { content: ONE }])
    expect(files.map(([name]) => name)).toEqual(['b.xml', 'a.xml', 'junit.xml'])
  })

  it('reports where a file is not well-formed, in one note for each reason', async () => {
    const broken = (name: string, start = '') => ({
      name,
      data: `${start}<testsuite><testcase name="a"/>`,
    })
    const content = zipArchive([broken('a.xml'), JUNIT, broken('b.xml', '\n'), broken('c.xml')])
    const { files, texts } = await read([{ content }])
    expect(files.map(([name]) => name)).toEqual(['a.xml', 'junit.xml', 'b.xml', 'c.xml'])
    expect(texts).toEqual([
      'Test results in a.xml of the artifact results and 2 more could not all be read: it is not well-formed: unclosed tag: testsuite (line 1, column 31).',
    ])
  })

  it('makes two requests for a run without artifacts, and none of a host', async () => {
    expect(await read([])).toMatchObject({ files: [], texts: [], requests: 0 })
  })
})

describe('fetchResults, requests', () => {
  const many = Array.from({ length: 400 }, (_, at) => ({
    name: `m${at}/target/surefire-reports/TEST-c${at}.xml`,
    data: `<testsuite>${`<testcase name="c${at}"/>`.repeat(80)}</testsuite>`,
    method: 0,
  }))
  const video = { data: Buffer.alloc(2_000_000), method: 0 }
  const between = largeArchive(
    [{ ...video, name: 'a.mp4' }, JUNIT, { ...video, name: 'b.mp4' }],
    HUGE,
  )
  it.each<[string, Content, files: number, requests: number, maxMegabytes: number]>([
    ['a small archive', ONE, 1, 1, 1],
    ['300 MB with a file far from the directory', largeArchive([JUNIT], HUGE), 1, 2, 2.2],
    ['300 MB with a file between other files', between, 1, 3, 3.3],
    ['300 MB with 400 files', largeArchive(many, HUGE), 400, 2, 2.2],
    ['300 MB without results', largeArchive([{ name: 'a.mp4' }], HUGE), 0, 2, 2.2],
    [
      '20,000 entries',
      zipArchive([
        ...many,
        ...Array.from({ length: 19_600 }, (_, at) => ({
          name: `screenshots/${'of-a-long-name-'.repeat(3)}${at}.png`,
        })),
      ]),
      400,
      4,
      4.2,
    ],
  ])('reads %s', async (_, content, files, requests, maxMegabytes) => {
    const result = await read([{ content }])
    expect(result.texts).toEqual([])
    expect(result.files).toHaveLength(files)
    expect(result.requests).toBe(requests)
    expect(result.host.sentBytes).toBeLessThan(maxMegabytes * 1e6)
  })

  it('reads the whole archive from a host without ranges', async () => {
    const content = zipArchive([{ name: 'a.bin', data: Buffer.alloc(4_000_000), method: 0 }, JUNIT])
    const result = await read([{ content }], { ranges: false })
    expect(result).toMatchObject({ files: [SUMS], texts: [], requests: 1 })
  })

  it('stops the download of a large archive from a host without ranges', async () => {
    const result = await read([{ content: largeArchive([JUNIT], HUGE) }], { ranges: false })
    expect(result.texts).toEqual([
      'Test results in the artifact results could not all be read: more than 32 MB of the artifact would be read.',
    ])
    expect(result.host.sentBytes).toBeLessThan(50_000_000)
  })

  it('retries once after a temporary failure of the host', async () => {
    const unavailable = { response: { status: 503 }, times: 1 }
    const result = await read([{ content: ONE }], { hostFaults: [unavailable] })
    expect(result).toMatchObject({ files: [SUMS], texts: [], requests: 2 })
  })
})

describe('fetchResults, an artifact without an archive', () => {
  it.each<[name: string, content: string, files: string[], texts: number]>([
    ['junit.xml', XML, ['junit.xml'], 0],
    ['results.trx', '', ['results.trx'], 0],
    ['report.html', '<html>', [], 0],
    ['screen.mp4', 'x', [], 0],
    ['results', XML, [], 1],
    ['junit.xml', ONE.toString('latin1').slice(0, 60), [], 1],
  ])('of the name %s and the content %j', async (name, content, files, texts) => {
    const result = await read([{ name, content: Buffer.from(content, 'latin1') }])
    expect(result.files.map(([path]) => path)).toEqual(files)
    expect(result.texts).toHaveLength(texts)
  })

  it('reads an archive that has the name of a file', async () => {
    const { files } = await read([{ name: 'results.xml', content: ONE }])
    expect(files).toEqual([SUMS])
  })

  it('reads a large file in parts', async () => {
    const content = `<testsuite><testcase name="a"/>${' '.repeat(4_400_000)}</testsuite>`
    const { files, texts, requests } = await read([{ name: 'junit.xml', content }])
    expect({ files, texts }).toEqual({ files: [['junit.xml', ['a']]], texts: [] })
    expect(requests).toBe(3)
  })
})

const SPACES = Buffer.alloc(64_000_000, ' ')
SPACES.write('<testsuite>')
const PADDED = Buffer.concat([SPACES.subarray(0, 19_000_000), Buffer.from('</testsuite>')])

describe('fetchResults, a hostile archive', () => {
  const LARGE = /larger than 20 MB/
  const DAMAGED = /the entry "junit\.xml" is damaged/
  const bomb: ZipEntry = { name: 'junit.xml', data: SPACES }
  it.each<[string, ZipEntry[], RegExp]>([
    ['a bomb', [bomb], /^Test results in junit\.xml of the artifact results .* larger than 20 MB/],
    ['a bomb that declares less', [{ ...bomb, declaredSize: 9 }], DAMAGED],
    ['a size above the real one', [{ ...JUNIT, declaredSize: 999 }], DAMAGED],
    ['another checksum', [{ ...JUNIT, declaredSum: 1 }], DAMAGED],
    ['an encrypted file', [{ ...JUNIT, flags: 1 }], /it is encrypted or of an unknown method/],
    ['strong encryption', [{ ...JUNIT, flags: 0x41 }], /strong encryption is not supported/],
    ['an unknown method', [{ ...JUNIT, method: 93 }], /it is encrypted or of an unknown method/],
    ['a far offset', [{ ...JUNIT, declaredOffset: 99_999 }], /it refers to bytes beyond its end/],
    ['an offset in a file', [{ ...JUNIT, declaredOffset: 7 }], /invalid local file header/],
    [
      'more bytes than are read in total',
      [1, 2, 3, 4, 5].map((at) => ({ name: `${at}.xml`, data: PADDED })),
      /^Test results in 4\.xml of the artifact results and 1 more .* at most 64 MB are read in total/,
    ],
    ['a large one', [{ ...JUNIT, data: SPACES.subarray(0, MAX_FILE_BYTES + 1), method: 0 }], LARGE],
    [
      'many files',
      Array.from({ length: MAX_FILES + 3 }, (_, at) => ({ name: `${at}.xml` })),
      /^Test results in 2000\.xml of the artifact results and 2 more .* at most 2000 files/,
    ],
  ])('reports %s in one note', async (_, entries, expected) => {
    const { texts } = await read([{ content: zipArchive(entries) }])
    expect(texts).toEqual([expect.stringMatching(expected)])
  })

  it('does not read the directory of an archive that declares too many entries', async () => {
    const content = Buffer.from(zipArchive([]))
    content.writeUInt16LE(50_001, 10)
    const { texts } = await read([{ content }])
    expect(texts).toEqual([expect.stringMatching(/it has more than 50000 entries/)])
  })

  it('reads the other files beside a damaged one', async () => {
    const damaged = { ...JUNIT, declaredSum: 1 }
    const content = zipArchive([damaged, { name: 'b.xml', data: XML }])
    const { files, texts } = await read([{ content }])
    expect([files.map(([path]) => path), texts.length]).toEqual([['b.xml'], 1])
  })

  it('never throws, wherever an archive is cut', async () => {
    const content = zipArchive([JUNIT, { ...JUNIT, zip64: true }])
    const cuts = Array.from({ length: 19 }, (_, at) => content.subarray(0, at * 15))
    const { files, texts } = await read(cuts.map((cut) => ({ content: cut })))
    expect(files).toEqual([])
    expect(texts.length).toBeGreaterThan(0)
  })
})

describe('fetchResults, failures', () => {
  const isGone = 'not available yet, expired or deleted'
  const ZIP = /artifacts\/1\/zip$/
  it.each<[string, Given, Setting, string]>([
    ['an expired one', { expired: true }, {}, isGone],
    [
      'no redirect',
      {},
      { faults: [{ path: ZIP, response: { status: 200 } }] },
      'GitHub returned no download URL',
    ],
    ['404 of the host', { content: { status: 404, code: 'BlobNotFound' } }, {}, isGone],
    ['a broken connection', { content: { cutAfter: 100 } }, {}, 'the connection failed'],
    [
      'no bytes',
      { content: '' },
      {},
      'it is not a complete zip archive (End of central directory record signature not found. Either not a zip file, or file is truncated)',
    ],
  ])('reports %s in one note, and reads another artifact', async (_, given, setting, reason) => {
    const bad = { name: 'bad', content: ONE, ...given }
    const { files, texts } = await read([bad, { content: ONE }], setting)
    expect(texts).toEqual([`Test results in the artifact bad could not all be read: ${reason}.`])
    expect(files).toEqual([SUMS])
  })

  it('reports a host that is silent in one note, and reads another artifact', async () => {
    const stop = new AbortController()
    const timeout = new DOMException('The operation timed out', 'TimeoutError')
    const setting = {
      signal: stop.signal,
      onRead: () => {
        stop.abort(timeout)
      },
    }
    const bad = { name: 'bad', content: { silent: true } as const }
    const { files, texts } = await read([bad, { content: ONE }], setting)
    expect(texts).toEqual([
      'Test results in the artifact bad could not all be read: the download timed out.',
    ])
    expect(files).toEqual([SUMS])
  })

  const ofRun = 'artifacts of run 22400000001'
  const secondPage = { path: /\/artifacts$/, query: { page: '2' }, response: { status: 404 } }

  it.each<[string, number, Given, Setting, files: number, which: string, reason: string]>([
    ['a reason once', 3, { expired: true }, {}, 0, 'the artifact results and 2 more', isGone],
    ['a name in one line', 1, { name: 'a\nb' }, {}, 0, 'the artifact a b', isGone],
    ['a page it cannot list', 150, { content: ONE }, { faults: [secondPage] }, 0, ofRun, isGone],
    ['more than are listed', 301, {}, {}, 0, ofRun, 'only 300 of 301 were listed'],
    [
      'more than are read',
      MAX_READ_ARTIFACTS + 2,
      { content: ONE },
      {},
      MAX_READ_ARTIFACTS,
      'the artifact results and 1 more',
      'at most 20 are read: merge them',
    ],
  ])('reports %s, of %i artifacts', async (...[, count, given, setting, shown, which, reason]) => {
    const result = await read(Array<Given>(count).fill(given), setting)
    expect(result.files).toHaveLength(shown)
    expect(result.texts.filter((text) => text.includes(reason))).toEqual([
      `Test results in ${which} could not all be read: ${reason}.`,
    ])
  })
})
