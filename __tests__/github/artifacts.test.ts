import { describe, expect, it } from '@jest/globals'
import {
  chooseArtifacts,
  type UploadEvidence,
} from '../../src/github/artifacts/choose-artifacts.ts'
import {
  type Artifact,
  listArtifacts,
  MAX_LISTED_ARTIFACTS,
} from '../../src/github/artifacts/list-artifacts.ts'
import type { Job } from '../../src/model/run.ts'
import { BUDGETS } from '../../src/gather/budgets.ts'
import { fetchResults, MAX_READ_ARTIFACTS } from '../../src/github/artifacts/fetch-results.ts'
import type { Client } from '../../src/github/http/client.ts'
import { MAX_FILES } from '../../src/results/read-files.ts'
import { MAX_FILE_BYTES } from '../../src/results/result-reader.ts'
import { at, finished, running, skipped } from '../../testing/make-run.ts'
import { jobWith, stepIn, stepOf } from '../../testing/make-steps.ts'
import { closedAfterEach } from '../../testing/closed-after-each.ts'
import { logClient, sourceOf } from '../../testing/fake-client.ts'
import { RUN_ID } from '../../testing/fake-github/api-run.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import type { Fault } from '../../testing/fake-github/faults.ts'
import { type ApiArtifact, apiArtifact } from '../../testing/fake-github/run-details.ts'
import { startFakeGitHub } from '../../testing/fake-github/start-fake-github.ts'
import {
  type FakeLog,
  type LogHostOptions,
  startLogHost,
} from '../../testing/fake-github/start-log-host.ts'
import { zipArchive, type ZipEntry } from '../../testing/zip-archive.ts'
import { listedTests } from '../../testing/listed-tests.ts'

describe('choose-artifacts', () => {
  /** An artifact that was created at a second. */
  function created(id: number, second: number | undefined, name = 'results'): Artifact {
    return { id, name, createdAt: at(second) }
  }

  type Timed = readonly [name: string, start: number, end: number, conclusion?: 'failure']

  function jobOf(id: number, steps: readonly Timed[]): Job {
    const made = steps.map((step, index) => stepOf(index + 1, ...step))
    const [first, last] = [steps[0]?.[1], steps.at(-1)?.[2]]
    return jobWith(made, finished(first, last, 'failure'), id)
  }

  const TESTS: Timed = ['Run npm test', 10, 60, 'failure']
  const UPLOAD: Timed = ['Run actions/upload-artifact@v7', 60, 64]
  const CLEAN: Timed = ['Post Run actions/checkout@v6', 64, 65]
  const COMPLETE: Timed = ['Complete job', 65, 65]
  const FAILED = jobOf(1, [TESTS, UPLOAD, CLEAN, COMPLETE])

  interface Setting {
    readonly jobs?: readonly Job[]
    readonly wanted?: readonly number[]
    readonly uploads?: Readonly<Record<number, readonly number[]>>
    readonly named?: UploadEvidence['named']
  }

  /** Lists the chosen artifacts, each as `<id>: <job>.<step>, ...`. */
  function choose(artifacts: readonly Artifact[], setting: Setting = {}): string[] {
    const { jobs = [FAILED], wanted = [1], uploads = {}, named = new Map() } = setting
    const byJob = new Map(Object.entries(uploads).map(([id, ids]) => [Number(id), ids]))
    const evidence = { jobs, wanted: new Set(wanted), uploads: byJob, named }
    return chooseArtifacts(artifacts, evidence).map(({ id, uploaders }) => {
      return `${id}: ${uploaders.map(({ jobId, step }) => `${jobId}.${step ?? '?'}`).join(', ')}`
    })
  }

  describe('chooseArtifacts, by time', () => {
    it.each<[string, Artifact, string[]]>([
      ['while the upload ran', created(9, 62), ['9: 1.2']],
      ['in the second before it', created(9, 58), ['9: 1.2']],
      ['in the second after it', created(9, 66), ['9: 1.2']],
      ['while the tests ran', created(9, 30), []],
      ['after the job', created(9, 90), []],
      ['before the job, by an earlier attempt', created(9, -500), []],
      ['at an unknown time', created(9, undefined), []],
    ])('an artifact created %s', (_, artifact, expected) => {
      expect(choose([artifact])).toEqual(expected)
    })

    it('takes any step after the failure of a job whose names show no upload', () => {
      const save: Timed = ['Save what the tests wrote', 60, 64]
      const jobs = [jobOf(1, [TESTS, save, CLEAN, COMPLETE])]
      expect(choose([created(9, 63)], { jobs })).toEqual(['9: 1.2'])
      expect(choose([created(9, 30)], { jobs })).toEqual([])
    })

    it('does not name the step if two uploaded', () => {
      const jobs = [jobOf(1, [TESTS, ['Upload results', 60, 61], ['Upload screenshots', 61, 62]])]
      expect(choose([created(9, 61)], { jobs })).toEqual(['9: 1.?'])
    })

    it('does not take the artifact of a passed job, whose upload ran during the tests', () => {
      const other = jobOf(2, [
        ['Build', 5, 29],
        ['Upload the build', 30, 32],
      ])
      expect(choose([created(9, 31, 'results')], { jobs: [FAILED, other] })).toEqual([])
    })

    it('names both jobs if two uploaded in one second', () => {
      const jobs = [FAILED, jobOf(2, [TESTS, UPLOAD])]
      const both = ['8: 1.2, 2.2', '9: 1.2, 2.2']
      expect(choose([created(8, 62), created(9, 62)], { jobs, wanted: [1, 2] })).toEqual(both)
      expect(choose([created(8, 62), created(9, 62)], { jobs, wanted: [2] })).toEqual(both)
    })

    it('ignores steps and jobs that did not run, and jobs that are not wanted', () => {
      const job = jobWith([stepIn(skipped(), 'Upload', 2)], finished(10, 65, 'failure'))
      expect(choose([created(9, 62)], { jobs: [job, jobWith([], skipped(), 2)] })).toEqual([])
      expect(choose([created(9, 62)], { wanted: [] })).toEqual([])
    })

    it('finds the upload of a job that goes on', () => {
      const job = jobWith([stepIn(running(60), 'Upload', 2)], running(5))
      expect(choose([created(9, 62)], { jobs: [job] })).toEqual(['9: 1.2'])
    })
  })

  describe('chooseArtifacts, by the log', () => {
    const jobs = [FAILED, jobOf(2, [TESTS, UPLOAD])]

    it('takes the job whose log names the artifact, of two that uploaded in one second', () => {
      const uploads = { 1: [8], 2: [9] }
      const artifacts = [created(8, 62), created(9, 62)]
      expect(choose(artifacts, { jobs, wanted: [1, 2], uploads })).toEqual(['8: 1.2', '9: 2.2'])
      expect(choose(artifacts, { jobs, wanted: [2], uploads })).toEqual(['9: 2.2'])
    })

    it('finds an artifact that a step uploaded beside the tests', () => {
      expect(choose([created(9, 30)], { uploads: { 1: [9] } })).toEqual(['9: 1.?'])
    })

    it('ignores the id of an artifact that was not created while the job ran, as any program can print one', () => {
      expect(choose([created(9, 200)], { uploads: { 1: [9] } })).toEqual([])
      expect(choose([created(9, undefined)], { uploads: { 1: [9] } })).toEqual([])
    })

    it('names both jobs if both logs name the artifact', () => {
      const uploads = { 1: [9], 2: [9] }
      expect(choose([created(9, 62)], { jobs, uploads })).toEqual(['9: 1.2, 2.2'])
    })
  })

  describe('chooseArtifacts, by the id of a job in the name', () => {
    const jobs = [{ ...FAILED, id: 65_298_740_601 }, jobOf(2, [TESTS, UPLOAD])]
    const wanted = [2, 65_298_740_601]

    it.each([
      ['of the job, of two that uploaded in one second', 'unit-65298740601', ['65298740601.2']],
      ['of no job', 'unit-65298740602', ['65298740601.2', '2.2']],
      ['as a part of a longer number', 'unit-165298740601', ['65298740601.2', '2.2']],
    ])('takes the uploader by an id %s', (_, name, uploaders) => {
      expect(choose([created(9, 62, name)], { jobs, wanted })).toEqual([
        `9: ${uploaders.join(', ')}`,
      ])
    })

    it('prefers what a log shows', () => {
      const uploads = { 2: [9] }
      expect(choose([created(9, 62, 'unit-65298740601')], { jobs, wanted, uploads })).toEqual([
        '9: 2.2',
      ])
    })
  })

  describe('chooseArtifacts, by name', () => {
    const named = new Map([['junit*', (name: string) => name.startsWith('junit')]])

    it('takes the named ones of all jobs, and no others', () => {
      const artifacts = [created(7, 62), created(8, 62, 'junit-1'), created(9, 500, 'junit-2')]
      expect(choose(artifacts, { named, wanted: [] })).toEqual(['8: 1.2', '9: '])
    })

    it('takes those of wanted jobs beside the named ones, each as without the other', () => {
      const silent = jobOf(2, [['Keep what the tests wrote', 80, 90]])
      const jobs = [FAILED, silent]
      const artifacts = [created(7, 62), created(8, 85), created(9, 85, 'junit-1')]
      expect(choose(artifacts, { jobs })).toEqual(['7: 1.2'])
      expect(choose(artifacts, { jobs, named, wanted: [] })).toEqual(['9: 2.1'])
      expect(choose(artifacts, { jobs, named })).toEqual(['7: 1.2', '9: 2.1'])
    })

    it('takes the newest of one name', () => {
      expect(choose([created(8, 62, 'junit'), created(9, 900, 'junit')], { named })).toEqual([
        '9: ',
      ])
      expect(choose([created(8, 900, 'junit'), created(9, 62, 'junit')], { named })).toEqual([
        '8: ',
      ])
    })
  })
})

describe('fetch-results', () => {
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
      const content = zipArchive([
        { name: 'a.bin', data: Buffer.alloc(4_000_000), method: 0 },
        JUNIT,
      ])
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
      [
        'a bomb',
        [bomb],
        /^Test results in junit\.xml of the artifact results .* larger than 20 MB/,
      ],
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
      [
        'a large one',
        [{ ...JUNIT, data: SPACES.subarray(0, MAX_FILE_BYTES + 1), method: 0 }],
        LARGE,
      ],
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
      ['an expired one', { expired: true }, {}, 'expired or deleted'],
      [
        'no redirect',
        {},
        { faults: [{ path: ZIP, response: { status: 200 } }] },
        'GitHub returned no download URL',
      ],
      ['404 of the host', { content: { status: 404, code: 'BlobNotFound' } }, {}, isGone],
      ['a broken connection', { content: { cutAfter: 100 } }, {}, 'the transfer was cut'],
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
      [
        'a reason once',
        3,
        { expired: true },
        {},
        0,
        'the artifact results and 2 more',
        'expired or deleted',
      ],
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
    ])(
      'reports %s, of %i artifacts',
      async (...[, count, given, setting, shown, which, reason]) => {
        const result = await read(Array<Given>(count).fill(given), setting)
        expect(result.files).toHaveLength(shown)
        expect(result.texts.filter((text) => text.includes(reason))).toEqual([
          `Test results in ${which} could not all be read: ${reason}.`,
        ])
      },
    )
  })
})

describe('listArtifacts', () => {
  const closing = closedAfterEach()

  async function list(artifacts: readonly ApiArtifact[], faults: readonly Fault[] = []) {
    const runs = [{ ...fakeRun(), artifacts: [...artifacts] }]
    const github = closing(await startFakeGitHub({ runs, faults }))
    const listed = await listArtifacts(sourceOf(logClient(github.url)), RUN_ID)
    return { ...listed, requests: github.requests.length }
  }

  function artifactsFrom(count: number): ApiArtifact[] {
    return Array.from({ length: count }, (_, index) => apiArtifact({ id: count - index }))
  }

  const LISTED = /\/artifacts$/

  it('returns what GitHub lists', async () => {
    const given = [apiArtifact({ id: 2, expired: true }), apiArtifact({ id: 1, name: 'a.xml' })]
    const createdAt = at(68)
    expect(await list(given)).toEqual({
      artifacts: [
        { id: 1, name: 'a.xml', createdAt },
        { id: 2, name: 'test-results', createdAt },
      ],
      ...{ counted: 2, requests: 1 },
    })
  })

  it.each([
    [0, 0, 1],
    [100, 100, 1],
    [101, 101, 2],
    [MAX_LISTED_ARTIFACTS, MAX_LISTED_ARTIFACTS, 3],
  ])('lists %d artifacts as %d in %d requests', async (count, expected, requests) => {
    const listed = await list(artifactsFrom(count))
    expect(listed.artifacts).toHaveLength(expected)
    expect(listed).toMatchObject({ requests, counted: count })
  })

  it('omits artifacts above the limit', async () => {
    expect((await list(artifactsFrom(350))).artifacts).toHaveLength(300)
  })

  it.each<[string, unknown, number]>([
    ['no time', { artifacts: [{ id: 1, name: 'a', created_at: 'x', size_in_bytes: -1 }] }, 1],
  ])('accepts a response with %s', async (_, body, count) => {
    const { artifacts } = await list(
      [],
      [{ path: LISTED, response: { status: 200, body: body as object } }],
    )
    expect(artifacts).toHaveLength(count)
  })

  it.each<[string, object]>([
    ['no list', { total_count: 3 }],
    ['no entries', { artifacts: [null, 1, {}, { id: 0, name: 'a' }, { id: 1, name: '' }] }],
  ])('refuses a response with %s', async (_, body) => {
    const fault = { path: LISTED, response: { status: 200, body } }
    await expect(list([], [fault])).rejects.toThrow('the response lists no artifact')
  })
})
