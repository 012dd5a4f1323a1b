/** An archive that is damaged, too large or not safe to extract. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError'
}
