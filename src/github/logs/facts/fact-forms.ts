const CACHE = /^actions\/cache(?:\/restore)?$/
const SETUP = /^actions\/setup-(?:node|python|java|go|dotnet)$/
const RUST = /^Swatinem\/rust-cache$/i
const UV = /^astral-sh\/setup-uv$/i
const ALL = new RegExp([CACHE, SETUP, RUST, UV].map(({ source }) => source).join('|'), 'i')

/** Statement of a line of a cache. */
type CacheFact = 'hit' | 'partial' | 'failed' | 'size' | 'blocked' | 'miss'

type CacheForm = readonly [says: CacheFact, place: RegExp, line: RegExp, example: string]

/** Lines of the steps with a cache: with the actions whose steps write them behind the kind. */
// prettier-ignore
export const ACTION_FACTS: readonly CacheForm[] = [
  ['hit', ALL, /^Cache hit for: (.+)$/, 'Cache hit for: Linux-cargo-3f1b'], // actions/toolkit packages/cache/src/cache.ts
  ['partial', ALL, /^Cache hit for restore-key: (.+)$/, 'Cache hit for restore-key: Linux-cargo-2e0a'], // actions/toolkit packages/cache/src/cache.ts
  ['failed', ALL, /^##\[(?:error\]|warning\]Failed to restore: )/, '##[warning]Failed to restore: Timeout'], // actions/toolkit packages/cache/src/cache.ts
  ['size', ALL, /^Cache Size: ~\d+ MB \((\d+) B\)$/, 'Cache Size: ~118 MB (123456789 B)'], // actions/toolkit packages/cache/src/cache.ts
  ['blocked', ALL, /^Cache restore skipped: the effective cache-mode '(.+)' does not permit reads\.$/, "Cache restore skipped: the effective cache-mode 'write-only' does not permit reads."], // actions/toolkit packages/cache/src/cache.ts
  ['miss', CACHE, /^Cache not found for input keys: ([^,]+)(?:, .*)?$/, 'Cache not found for input keys: Linux-cargo-3f1b, Linux-cargo-'], // actions/cache src/restoreImpl.ts
  ['miss', SETUP, /^(?:\S+ cache|Cache) is not found(?: for \S+ \S+)?()$/i, 'npm cache is not found'], // actions/setup-node src/cache-restore.ts
  ['miss', RUST, /^No cache found\.()$/, 'No cache found.'], // Swatinem/rust-cache src/restore.ts
  ['miss', UV, /^No GitHub Actions cache found for key: (.+)$/, 'No GitHub Actions cache found for key: setup-uv-1-x86_64-3f1b'], // astral-sh/setup-uv src/cache/restore-cache.ts
]

export function isCacheAction(action: string): boolean {
  return ALL.test(action)
}
