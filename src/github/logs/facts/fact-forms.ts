const RUNNER = 'https://github.com/actions/runner/blob/main/src/Runner.Worker'
const IMAGES = 'https://github.com/actions/runner-images'
const TOOLKIT = 'https://github.com/actions/toolkit/blob/main/packages/cache/src/cache.ts'
const RESTORE = 'https://github.com/actions/cache/blob/main/src/restoreImpl.ts'
const SETUP_NODE = 'https://github.com/actions/setup-node/blob/main/src/cache-restore.ts'
const RUST_CACHE = 'https://github.com/Swatinem/rust-cache/blob/master/src/restore.ts'
const SETUP_UV = 'https://github.com/astral-sh/setup-uv/blob/main/src/cache/restore-cache.ts'

const CACHE = /^actions\/cache(?:\/restore)?$/
const SETUP = /^actions\/setup-(?:node|python|java|go|dotnet)$/
const RUST = /^Swatinem\/rust-cache$/i
const UV = /^astral-sh\/setup-uv$/i
const ALL = new RegExp([CACHE, SETUP, RUST, UV].map(({ source }) => source).join('|'), 'i')

/**
 * Lines of `Set up job` that are compared: the field, the pattern, whose first group is the value, a real line, and
 * where it is written.
 */
// prettier-ignore
export const RUNNER_FACTS = [
  ['runnerVersion', /^Current runner version: '([\w.+-]+)'$/, "Current runner version: '2.336.0'", `${RUNNER}/JobExtension.cs`],
  ['image', /^Image: (\S+)$/, 'Image: ubuntu-24.04', IMAGES],
  ['imageVersion', /^Version: ([\w.]+)$/, 'Version: 20260413.86.1', IMAGES],
] as const

/** What a line of a cache says. */
type CacheFact = 'hit' | 'partial' | 'failed' | 'size' | 'blocked' | 'miss'

type CacheForm = readonly [
  says: CacheFact,
  place: RegExp,
  line: RegExp,
  example: string,
  source: string,
]

/** Lines of the steps with a cache: with the actions whose steps write them behind the kind. */
// prettier-ignore
export const ACTION_FACTS: readonly CacheForm[] = [
  ['hit', ALL, /^Cache hit for: (.+)$/, 'Cache hit for: Linux-cargo-3f1b', TOOLKIT],
  ['partial', ALL, /^Cache hit for restore-key: (.+)$/, 'Cache hit for restore-key: Linux-cargo-2e0a', TOOLKIT],
  ['failed', ALL, /^##\[(?:error\]|warning\]Failed to restore: )/, '##[warning]Failed to restore: Timeout', TOOLKIT],
  ['size', ALL, /^Cache Size: ~\d+ MB \((\d+) B\)$/, 'Cache Size: ~118 MB (123456789 B)', TOOLKIT],
  ['blocked', ALL, /^Cache restore skipped: the effective cache-mode '(.+)' does not permit reads\.$/, "Cache restore skipped: the effective cache-mode 'write-only' does not permit reads.", TOOLKIT],
  ['miss', CACHE, /^Cache not found for input keys: ([^,]+)(?:, .*)?$/, 'Cache not found for input keys: Linux-cargo-3f1b, Linux-cargo-', RESTORE],
  ['miss', SETUP, /^(?:\S+ cache|Cache) is not found(?: for \S+ \S+)?()$/i, 'npm cache is not found', SETUP_NODE],
  ['miss', RUST, /^No cache found\.()$/, 'No cache found.', RUST_CACHE],
  ['miss', UV, /^No GitHub Actions cache found for key: (.+)$/, 'No GitHub Actions cache found for key: setup-uv-1-x86_64-3f1b', SETUP_UV],
]

export function isCacheAction(action: string): boolean {
  return ALL.test(action)
}
