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
  /** Where the directory says that it is. */
  readonly declaredOffset?: number
  /** Sizes follow the data, as a program writes that does not know them before. */
  readonly streamed?: boolean
  /** Sizes and offset are in a field of 64-bit numbers. */
  readonly zip64?: boolean
}

/** @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT */
const LOCAL_HEADER = 0x04034b50
const CENTRAL_HEADER = 0x02014b50
const END = 0x06054b50
const ZIP64_END = 0x06064b50
const ZIP64_LOCATOR = 0x07064b50
const DESCRIPTOR = 0x08074b50
const STREAMED = 0x0008
/** Stands for a number in the field of 64-bit numbers. */
const ELSEWHERE = 0xffffffff
const UTF8 = 0x0800
const UNIX = 3

/**
 * A zip archive. No library writes one that is wrong, as the tests of extracting need it.
 *
 * @param gap bytes that are missing before its directory
 */
export function zipArchive(entries: readonly ZipEntry[], gap = 0): Buffer {
  const packed = new Map<unknown, Buffer>()
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, data = '', mode, method = 8, flags = 0, ...declared } of entries) {
    const bytes = typeof data === 'string' ? Buffer.from(data) : data
    const body = method === 8 ? (packed.get(data) ?? deflateRawSync(bytes, { level: 1 })) : bytes
    packed.set(data, body)
    const { declaredSize: size = bytes.length, declaredSum: sum = crc32(bytes) } = declared
    const { declaredOffset: at = offset, streamed = false, zip64 = false } = declared
    const defaultMode = name.endsWith('/') ? 0o040755 : 0o100644
    const path = Buffer.from(name)
    const field = zip64
      ? record([2, 1, 24], [4, ...[size, body.length, at].flatMap((one) => [one, 0])])
      : Buffer.alloc(0)
    const facts = (sizes: readonly number[], fieldLength: number) =>
      record(
        [2, 20, flags | UTF8 | (streamed ? STREAMED : 0), method],
        [4, 0, ...sizes],
        [2, path.length, fieldLength],
      )
    const known = facts([sum, body.length, size], 0)
    const local = [record([4, LOCAL_HEADER]), streamed ? facts([0, 0, 0], 0) : known, path]
    const sizes = zip64 ? [sum, ELSEWHERE, ELSEWHERE] : [sum, body.length, size]
    directory.push(
      record([4, CENTRAL_HEADER], [1, 20, UNIX]),
      facts(sizes, field.length),
      record([2, 0, 0, 0], [4, ((mode ?? defaultMode) << 16) >>> 0, zip64 ? ELSEWHERE : at]),
      ...[path, field],
    )
    const after = streamed ? record([4, DESCRIPTOR, sum, body.length, size]) : Buffer.alloc(0)
    const written = Buffer.concat([...local, body, after])
    files.push(written)
    offset += written.length
  }
  const list = Buffer.concat(directory)
  offset += gap
  const count = entries.length
  const isZip64 = entries.some(({ zip64 }) => zip64)
  const counts = [count, 0, count, 0, list.length, 0, offset, 0]
  const zip64End = isZip64
    ? [
        record([4, ZIP64_END, 44, 0], [2, 45, 45], [4, 0, 0, ...counts]),
        record([4, ZIP64_LOCATOR, 0, offset + list.length, 0, 1]),
      ]
    : []
  const end = isZip64
    ? record([4, END], [2, 0, 0, 0xffff, 0xffff], [4, ELSEWHERE, ELSEWHERE], [2, 0])
    : record([4, END], [2, 0, 0, count, count], [4, list.length, offset], [2, 0])
  return Buffer.concat([...files, list, ...zip64End, end])
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
