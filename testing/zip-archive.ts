import { crc32, deflateRawSync } from 'node:zlib'

/** An entry of an archive; what is given beyond name and data is written as it is, true or not. */
export interface ZipEntry {
  /** With `/` at its end, that of a folder. */
  readonly name: string
  readonly data?: string | Buffer
  /** As Unix has it. @default that of a file or folder */
  readonly mode?: number
  /** @default 8, deflated */
  readonly method?: number
  /** Bit 0: encrypted. */
  readonly flags?: number
  readonly declaredSize?: number
  readonly declaredSum?: number
}

/** @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT */
const LOCAL_HEADER = 0x04034b50
const CENTRAL_HEADER = 0x02014b50
const END = 0x06054b50
const UTF8 = 0x0800
const UNIX = 3

/**
 * A zip archive. No library writes one that is wrong, as the tests of extracting need it.
 */
export function zipArchive(entries: readonly ZipEntry[]): Buffer {
  const packed = new Map<unknown, Buffer>()
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, data = '', mode, method = 8, flags = 0, ...declared } of entries) {
    const bytes = typeof data === 'string' ? Buffer.from(data) : data
    const body = method === 8 ? (packed.get(data) ?? deflateRawSync(bytes, { level: 1 })) : bytes
    packed.set(data, body)
    const { declaredSize: size = bytes.length, declaredSum: sum = crc32(bytes) } = declared
    const defaultMode = name.endsWith('/') ? 0o040755 : 0o100644
    const path = Buffer.from(name)
    const facts = record(
      [2, 20, flags | UTF8, method],
      [4, 0, sum, body.length, size],
      [2, path.length, 0],
    )
    const local = Buffer.concat([record([4, LOCAL_HEADER]), facts, path])
    directory.push(
      record([4, CENTRAL_HEADER], [1, 20, UNIX]),
      facts,
      record([2, 0, 0, 0], [4, ((mode ?? defaultMode) << 16) >>> 0, offset]),
      path,
    )
    files.push(local, body)
    offset += local.length + body.length
  }
  const list = Buffer.concat(directory)
  const count = entries.length
  const end = record([4, END], [2, 0, 0, count, count], [4, list.length, offset], [2, 0])
  return Buffer.concat([...files, list, end])
}

/** Groups of numbers in so many bytes each, the lowest first. */
function record(...groups: readonly (readonly [bytes: 1 | 2 | 4, ...values: number[]])[]): Buffer {
  const write = (bytes: number, value: number) => {
    const buffer = Buffer.alloc(bytes)
    buffer.writeUIntLE(value, 0, bytes)
    return buffer
  }
  return Buffer.concat(
    groups.flatMap(([bytes, ...values]) => values.map((value) => write(bytes, value))),
  )
}
