import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, posix, win32 } from 'node:path'
import { ArchiveError, extractArchive, refuseEntry } from '../src/archive/extract.ts'
import { inspectArchive } from '../src/archive/inspect.ts'
import { bytesRedactor } from '../src/github/errors/redact-bytes.ts'
import { fuzzOptions } from '../testing/fuzz/fuzz-options.ts'
import { zipArchive, type ZipEntry } from '../testing/zip-archive.ts'

const TOKEN = 'aB3dEf6hIj9kLmNoPq5'
const CHANGE = { bytes: 10_000, change: bytesRedactor([TOKEN]) }
const OPTIONS = { ...CHANGE, entries: 100, platform: 'linux' } as const

let root: string
/** Nothing may appear outside of it. */
let folder: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'run-report-'))
  folder = join(root, 'a', 'b', 'c')
  await mkdir(folder, { recursive: true })
})
afterEach(async () => {
  await rm(root, { recursive: true })
})

async function extract(
  archive: readonly ZipEntry[] | Buffer,
  limits: Partial<Parameters<typeof extractArchive>[2]> = {},
) {
  const file = join(root, 'logs.zip')
  await writeFile(file, Buffer.isBuffer(archive) ? archive : zipArchive(archive))
  return await extractArchive(file, folder, { ...OPTIONS, ...limits })
}

/** Lists the files and links in a folder, in order, with `/` between the parts. */
async function filesIn(path: string): Promise<string[]> {
  const found = await readdir(path, { recursive: true, withFileTypes: true })
  return found
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
    .map((name) => name.replaceAll('\\', '/'))
    .toSorted()
}

describe('extractArchive', () => {
  it('removes a secret from the files, and keeps their sizes', async () => {
    await extract([{ name: 'a.txt', data: `using ${TOKEN}` }])
    const written = await readFile(join(folder, 'a.txt'), 'utf8')
    expect(written).toBe(`using ${'*'.repeat(TOKEN.length)}`)
  })

  it('creates folders with and without an entry of their own', async () => {
    const long = 'x'.repeat(5_000)
    const extracted = await extract([
      { name: '0_build (ubuntu-latest).txt', data: long },
      { name: 'build (ubuntu-latest)/' },
      { name: 'build (ubuntu-latest)/1_Set up job.txt', data: 'hällo\n', method: 0 },
      { name: 'tëst 🚀/system.txt', data: 'ok' },
      { name: 'tëst 🚀/empty.txt' },
    ])
    expect(extracted).toMatchObject({ files: 4, bytes: 5_000 + 7 + 2 })
    expect(await filesIn(folder)).toEqual([
      '0_build (ubuntu-latest).txt',
      'build (ubuntu-latest)/1_Set up job.txt',
      'tëst 🚀/empty.txt',
      'tëst 🚀/system.txt',
    ])
    expect(await readFile(join(folder, '0_build (ubuntu-latest).txt'), 'utf8')).toBe(long)
    const step = join(folder, 'build (ubuntu-latest)/1_Set up job.txt')
    expect(await readFile(step, 'utf8')).toBe('hällo\n')
  })

  it('writes names without the characters that an artifact cannot have, and two of them as two', async () => {
    const names = ['"a"/b:c.txt', ':a_/b:c.txt', '_a_/b|c.txt', '_a_/b_c', '_a_/b*c', '<?>.tar.gz']
    const extracted = await extract(names.map((name, at) => ({ name, data: `${at}` })))
    expect(extracted.replaced).toEqual(['"', ':', '|', '*', '<', '?', '>'])
    const files = ['_a_/b_c.txt', '_a__2/b_c.txt', '_a__3/b_c.txt', '_a__3/b_c', '_a__3/b_c_2']
    const written = [...files, '___.tar.gz']
    expect(await filesIn(folder)).toEqual(written.toSorted())
    const texts = written.map((name) => readFile(join(folder, name), 'utf8'))
    expect((await Promise.all(texts)).join('')).toBe('012345')
  })

  it('keeps 2,000 entries apart whose names become one', async () => {
    const signs = '":<>|*?'.split('')
    const name = (at: number) =>
      `0${at.toString(7).padStart(4, '0')}`
        .slice(1)
        .replaceAll(/\d/g, (digit) => signs[Number(digit)] ?? '')
    const entries = Array.from({ length: 2_000 }, (_, at) => ({ name: name(at) }))
    const { files } = await extract(entries, { entries: 2_000 })
    expect([files, (await filesIn(folder)).length]).toEqual([2_000, 2_000])
    expect(await filesIn(folder)).toContain('_____2000')
  })

  it('accepts an empty archive', async () => {
    expect(await extract([])).toEqual({ files: 0, bytes: 0, replaced: [] })
  })

  it('accepts a compression ratio above 100 within the limit of bytes', async () => {
    const data = 'waiting\n'.repeat(200_000)
    const archive = zipArchive([{ name: 'a.txt', data }])
    expect(archive.length).toBeLessThan(data.length / 100)
    const extracted = await extract(archive, { bytes: data.length, entries: 1 })
    expect(extracted).toMatchObject({ files: 1, bytes: data.length })
  })
})

const OK = { name: 'ok.txt', data: 'fine' }
const LONG = 'x'.repeat(999)
const LINK = 0o120777
const DEVICE = 0o020666
const FOLDER = 0o040755

describe('extractArchive, with an unsafe archive', () => {
  it.each<[string, Partial<ZipEntry>, RegExp]>([
    ['a path upwards', { name: '../evil.txt' }, /invalid relative path: \.\.\/evil\.txt/],
    ['an absolute path', { name: '/tmp/evil.txt' }, /absolute path: \/tmp\/evil\.txt/],
    ['a drive without a slash', { name: 'C:evil.txt' }, /absolute path: C:evil\.txt/],
    ['a backslash', { name: 'a\\b.txt' }, /invalid characters in fileName: a\\b\.txt/],
    ['dots that Windows shortens to two', { name: '.. /evil.txt' }, /leads out of the folder/],
    ['an empty part', { name: 'a//b.txt' }, /leads out of the folder or nowhere/],
    ['no name', { name: '' }, /leads out of the folder or nowhere/],
    ['a zero byte', { name: 'a.txt\0.exe' }, /has control characters/],
    ['a newline', { name: 'a\n::error::b' }, /"a\\n::error::b" has/],
    ['a link', { name: 'a', data: '/etc', mode: LINK }, /a link or a device/],
    ['a device file', { name: 'a', mode: DEVICE }, /a link or a device/],
    ['a file that is a folder', { name: 'a', mode: FOLDER }, /neither a file nor a folder/],
    ['an encrypted file', { name: 'a', flags: 1 }, /is encrypted/],
    ['an unknown method', { name: 'a', data: 'x', method: 12 }, /compression method: 12/],
    ['a file with an earlier name', { name: 'ok.txt', data: 'other' }, /"ok.txt" is a duplicate/],
    ['a folder with the name of an earlier file', { name: 'ok.txt/a.txt' }, /is a duplicate/],
    ['a wrong checksum', { name: 'a', data: 'x', declaredSum: 1 }, /"a" is damaged/],
    ['more bytes than declared', { name: 'a', data: 'xyz', declaredSize: 2 }, /too many bytes/],
    ['fewer bytes than declared', { name: 'a', data: 'xyz', declaredSize: 4 }, /not enough bytes/],
  ])('refuses %s', async (_, entry, reason) => {
    const refused = extract([OK, { name: '', ...entry }])
    await expect(refused).rejects.toThrow(reason)
    await expect(refused).rejects.toBeInstanceOf(ArchiveError)
    const outside = (await filesIn(root)).filter((path) => !path.startsWith('a/b/c/'))
    expect(outside).toEqual(['logs.zip'])
    expect(await readFile(join(folder, 'ok.txt'), 'utf8')).toBe('fine')
  })

  it('refuses a link through which a later entry would be written', async () => {
    const entries = [
      { name: 'link', data: '../../..', mode: LINK },
      { name: 'link/evil.txt', data: 'x' },
    ]
    await expect(extract(entries)).rejects.toThrow(/a link or a device/)
    expect(await filesIn(root)).toEqual(['logs.zip'])
  })

  it.each<[string, Buffer, RegExp]>([
    ['an HTML page', Buffer.from('<html>Sorry</html>'.repeat(10)), /end of central directory/i],
    ['an empty file', Buffer.alloc(0), /end of central directory/i],
    ['a truncated one', zipArchive([OK]).subarray(0, -30), /end of central directory/i],
    ['damaged data', zipArchive([{ name: 'a', data: LONG }]).fill(0xff, 31, 40), /invalid/i],
  ])('refuses %s', async (_, archive, reason) => {
    const refused = extract(archive)
    await expect(refused).rejects.toThrow(reason)
    await expect(refused).rejects.toBeInstanceOf(ArchiveError)
    expect((await filesIn(root)).filter((path) => path !== 'a/b/c/a')).toEqual(['logs.zip'])
  })
})

describe('refuseEntry', () => {
  const refuse = (name: string, platform: NodeJS.Platform) =>
    refuseEntry({ name, attributes: 0, encrypted: false }, platform)

  it.each(['con', 'aux/1_Set up job.txt', 'build/NUL', '0_prn.txt/a', 'com1.txt/a.txt', 'LPT9'])(
    'refuses %s on Windows only, if it is a reserved name there',
    (name) => {
      const isReserved = !name.startsWith('0_')
      expect(refuse(name, 'win32')).toBe(
        isReserved ? 'is the name of a device on Windows' : undefined,
      )
      expect(refuse(name, 'linux')).toBeUndefined()
      expect(refuse(name, 'darwin')).toBeUndefined()
    },
  )
})

describe('extractArchive, by platform', () => {
  it('refuses a device name only on Windows', async () => {
    const entries = [{ name: 'aux/1_Set up job.txt' }]
    const reason = 'the entry "aux/1_Set up job.txt" is the name of a device on Windows'
    await expect(extract(entries, { platform: 'win32' })).rejects.toThrow(reason)
    expect(await extract(entries)).toMatchObject({ files: 1, bytes: 0 })
  })
})

describe('inspectArchive', () => {
  const inspect = async (archive: Buffer, limits = CHANGE) => {
    const file = join(root, 'logs.zip')
    await writeFile(file, archive)
    return await inspectArchive(file, limits)
  }

  it('counts the entries that an archive declares', async () => {
    const found = await inspect(zipArchive([{ name: 'a' }, { name: 'b/' }]))
    expect(found).toEqual({ entries: 2, isChanged: false })
    expect(await inspect(zipArchive([]))).toEqual({ entries: 0, isChanged: false })
  })

  it.each([0, 8] as const)('finds a secret in an entry with the method %i', async (method) => {
    const data = `no\nusing ${TOKEN}\n`
    expect(await inspect(zipArchive([{ name: 'a' }, { name: 'b', data, method }]))).toEqual({
      ...{ entries: 2, isChanged: true },
    })
  })

  it('refuses a file that is not an archive, and one that is too large', async () => {
    await expect(inspect(Buffer.from('BlobNotFound'))).rejects.toMatchObject({
      name: 'ArchiveError',
      fault: 'not-archive',
      message: expect.stringMatching(/^it is not a complete zip archive \(.*[^.]\)$/),
    })
    const large = zipArchive([{ name: 'a', data: 'x'.repeat(20) }])
    await expect(inspect(large, { ...CHANGE, bytes: 10 })).rejects.toMatchObject({
      fault: 'too-large',
    })
  })
})

describe('extractArchive, with an archive bomb', () => {
  const zeros = Buffer.alloc(1_000_000)

  it('stops before it writes the entry that exceeds the limit', async () => {
    const entries = [
      { name: 'small.txt', data: 'x' },
      { name: 'large.txt', data: zeros },
    ]
    await expect(extract(entries)).rejects.toThrow('its files are larger than 10000 bytes')
    expect(await filesIn(folder)).toEqual(['small.txt'])
  })

  it('stops at the size that an entry declares', async () => {
    const entries = [{ name: 'large.txt', data: zeros, declaredSize: 100 }]
    await expect(extract(entries)).rejects.toThrow(/too many bytes/)
    const written = await readFile(join(folder, 'large.txt'))
    expect(written.length).toBeLessThanOrEqual(100)
  })

  it('limits the size of all files together', async () => {
    const entries = Array.from({ length: 11 }, (_, index) => ({
      name: `${index}.txt`,
      data: zeros.subarray(0, 999),
    }))
    expect(await extract(entries.slice(0, 10))).toMatchObject({ files: 10, bytes: 9_990 })
    await rm(folder, { recursive: true })
    await mkdir(folder)
    await expect(extract(entries)).rejects.toThrow('larger than 10000 bytes')
  })

  it('limits the number of entries, including empty ones and folders', async () => {
    const entries = Array.from({ length: 101 }, (_, index) => ({ name: `${index}/` }))
    await expect(extract(entries)).rejects.toThrow('it has more than 100 entries')
  })
})

it('refuseEntry accepts only names that stay in the folder on every system', () => {
  const part = fc.oneof(
    fc.constantFrom('..', '.', '', ' ', '.. ', '. .', 'C:', 'c:x', 'nul', 'a', 'b.txt', '~'),
    fc.string(),
  )
  const separator = fc.constantFrom('/', '\\')
  const names = fc
    .array(fc.tuple(part, separator), { minLength: 1, maxLength: 4 })
    .map((pairs) => pairs.flat().slice(0, -1).join(''))
  fc.assert(
    fc.property(names, fc.boolean(), (path, isFolder) => {
      const name = isFolder ? `${path}/` : path
      if (refuseEntry({ name, attributes: 0, encrypted: false }, 'linux') !== undefined) return
      expect(posix.resolve('/logs', name).startsWith('/logs/')).toBe(true)
      expect(win32.resolve('D:\\logs', name).startsWith('D:\\logs\\')).toBe(true)
    }),
    fuzzOptions(500, 20_000),
  )
})
