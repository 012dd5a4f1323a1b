/**
 * What clients of registries, indexes and forges print that could not fetch, each line of it, if their last error names no
 * host, or one in another sentence: all others are recognised by the host. One pattern per client.
 * A pattern begins with `^`, has no flags, is tried without the mark of an error and blanks at the start, and its time is
 * linear.
 */
// prettier-ignore
export const CLIENT_FORMS: readonly RegExp[] = [
  // Homebrew
  /^(?:curl: \(\d+\) |(?:[\w@.+-]{1,60}: )?Failed to download resource "|Download failed: https:\/\/(?:ghcr\.io|formulae\.brew\.sh|(?:[\w-]{1,40}\.)?github\.com)\/)/,
  // gh
  /^gh: .{1,100} \(HTTP 5\d\d\)$/,
  // The client of artifacts and caches
  /^(?:Unable to download artifact\(s\): )?Failed to \w{1,40}(?:Artifacts?|ArtifactURL|CacheEntry\w{0,20}): /,
  // actions/github-script
  /^(?:Unhandled error: HttpError: |RequestError \[HttpError\]: |at |\}$)/,
  // NuGet
  /^(?:\S{1,300} : )?(?:error NU1301:|Unable to load the service index for source https?:|Response status code does not indicate success:|Retrying 'FindPackagesByIdAsync|(?:error NU1301: )?Failed to (?:retrieve information about|download package) '|Failed to restore |Build FAILED\.|\d+ (?:Warning|Error)\(s\)|Time Elapsed |An error occurred while sending the request\.$|The response ended)/,
  // apk
  /^(?:fetch https:\/\/\S+\/APKINDEX|WARNING: (?:fetching|opening|updating and opening) https:\/\/|ERROR: unable to select packages:|\S{1,80} \(no such package\):|required by: )/,
]
