/**
 * Why an archive was not extracted: it is not a complete archive, it has no files, it exceeds a limit on
 * bytes, or it has an entry that is damaged or not safe.
 */
export type ArchiveFault = 'not-archive' | 'empty' | 'too-large' | 'entry'

/** An archive that is damaged, empty, too large or not safe to extract. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError'
  readonly fault: ArchiveFault

  /** @param message a clause without its full stop */
  constructor(message: string, fault: ArchiveFault = 'entry', options?: ErrorOptions) {
    super(message, options)
    this.fault = fault
  }
}
