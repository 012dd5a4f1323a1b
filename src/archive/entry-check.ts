/** What an archive says of one of its entries. */
interface EntryFacts {
  /** As written, with `/` between its parts; a folder's ends with one. */
  readonly name: string
  /** The upper half holds the mode of the file where a Unix wrote the archive, else 0. */
  readonly attributes: number
  readonly encrypted: boolean
}

/** The part of a mode that tells what kind of file it is of, and the kinds that are extracted. */
const KIND = 0o170000
const KINDS = { none: 0, file: 0o100000, folder: 0o040000 }

/** https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file#naming-conventions */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³]) *(?:[.:]|$)/i

// eslint-disable-next-line no-control-regex -- these are what is looked for
const CONTROL = /[\u0000-\u001F\u007F]/

/**
 * Returns why an entry is not extracted, to follow its name; `undefined` if it is safe. Names of devices
 * are refused on Windows only: elsewhere `con` and `aux` are ordinary names, and a job can have them.
 */
export function refuseEntry(
  { name, attributes, encrypted }: EntryFacts,
  platform: NodeJS.Platform,
): string | undefined {
  if (encrypted) return 'is encrypted'
  const kind = (attributes >>> 16) & KIND
  const isFolder = name.endsWith('/')
  if (kind !== KINDS.none && kind !== (isFolder ? KINDS.folder : KINDS.file)) {
    return 'is neither a file nor a folder but a link or a device'
  }
  const parts = (isFolder ? name.slice(0, -1) : name).split('/')
  for (const part of parts) {
    // Windows leaves out dots and spaces at an end, so that `.. ` is `..`.
    if (/^[. ]*$/.test(part)) return 'leads out of the folder or nowhere'
    if (part.includes('\\')) return 'has a backslash, which some systems take for a slash'
    if (platform === 'win32' && DEVICE.test(part)) return 'is the name of a device on Windows'
    if (part.includes(':')) return 'has a colon, which names a drive or a stream on Windows'
    if (CONTROL.test(part)) return 'has control characters'
  }
  return undefined
}
