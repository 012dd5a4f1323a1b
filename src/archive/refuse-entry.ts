interface EntryFacts {
  /** Path with `/` between its parts; the name of a folder ends with `/`. */
  readonly name: string
  /** The upper half is the file's mode if the archive was written on Unix, else 0. */
  readonly attributes: number
  readonly encrypted: boolean
}

/** Bits of a mode for the kind of file, and the kinds that are extracted. */
const KIND = 0o170000
const KINDS = { none: 0, file: 0o100000, folder: 0o040000 }

/** https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file#naming-conventions */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³]) *(?:[.:]|$)/i

// eslint-disable-next-line no-control-regex -- the characters to find
const CONTROL = /[\u0000-\u001F\u007F]/

/**
 * Returns why an entry is unsafe, to follow its name; `undefined` if it is safe. Device names are
 * refused only on Windows: elsewhere `con` and `aux` are ordinary names, which a job can have.
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
    // Windows removes dots and spaces at the end, so `.. ` means `..`.
    if (/^[. ]*$/.test(part)) return 'leads out of the folder or nowhere'
    if (part.includes('\\')) return 'has a backslash, which is a separator on some systems'
    if (platform === 'win32' && DEVICE.test(part)) return 'is the name of a device on Windows'
    if (part.includes(':')) return 'has a colon, which names a drive or a stream on Windows'
    if (CONTROL.test(part)) return 'has control characters'
  }
  return undefined
}
