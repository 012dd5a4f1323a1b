import type { CacheResult } from '../../../model/logged/log-facts.ts'

const RUNNER = 'https://github.com/actions/runner/blob/main/src/Runner.Worker'
const IMAGES = 'https://github.com/actions/runner-images'
const TOOLKIT = 'https://github.com/actions/toolkit/blob/main/packages/cache/src/cache.ts'
const RESTORE = 'https://github.com/actions/cache/blob/main/src/restoreImpl.ts'
const SETUP_NODE = 'https://github.com/actions/setup-node/blob/main/src'
const RUST_CACHE = 'https://github.com/Swatinem/rust-cache/blob/master/src/restore.ts'
const SETUP_UV = 'https://github.com/astral-sh/setup-uv/blob/main/src/cache/restore-cache.ts'

const CACHE = /^actions\/cache(?:\/restore)?$/
const SETUP = /^actions\/setup-(?:node|python|java|go|dotnet)$/
const RUST = /^Swatinem\/rust-cache$/i
const UV = /^astral-sh\/setup-uv$/i
const ALL = new RegExp([CACHE, SETUP, RUST, UV].map(({ source }) => source).join('|'), 'i')

/**
 * Lines of `Set up job` that are compared: the kind, the group in which the runner writes it, the pattern, whose
 * first group is the value, a real line, and where it is written.
 */
// prettier-ignore
export const RUNNER_FACTS = [
  ['runner-version', undefined, /^Current runner version: '([\w.+-]+)'$/, "Current runner version: '2.336.0'", `${RUNNER}/JobExtension.cs`],
  ['image', 'Runner Image', /^Image: (\S+)$/, 'Image: ubuntu-24.04', IMAGES],
  ['image-version', 'Runner Image', /^Version: ([\w.]+)$/, 'Version: 20260413.86.1', IMAGES],
] as const

/** What a line of a cache says: what the library found, how large it is, or what the action restored of it. */
type CacheFact = 'found' | 'failed' | 'size' | 'blocked' | 'restored'

type CacheForm = readonly [
  says: CacheFact,
  result: CacheResult['result'] | undefined,
  place: RegExp,
  line: RegExp,
  example: string,
  source: string,
]

/** Lines of the steps with a cache: with the actions whose steps write them in place of the group. */
// prettier-ignore
export const ACTION_FACTS: readonly CacheForm[] = [
  ['found', 'hit', ALL, /^Cache hit for: (.+)$/, 'Cache hit for: Linux-cargo-3f1b', TOOLKIT],
  ['found', 'partial', ALL, /^Cache hit for restore-key: (.+)$/, 'Cache hit for restore-key: Linux-cargo-2e0a', TOOLKIT],
  ['failed', undefined, ALL, /^##\[(?:error\]|warning\]Failed to restore: )/, '##[warning]Failed to restore: Timeout', TOOLKIT],
  ['size', undefined, ALL, /^Cache Size: ~\d+ MB \((\d+) B\)$/, 'Cache Size: ~118 MB (123456789 B)', TOOLKIT],
  ['blocked', undefined, ALL, /^Cache restore skipped: the effective cache-mode '(.+)' does not permit reads\.$/, "Cache restore skipped: the effective cache-mode 'write-only' does not permit reads.", TOOLKIT],
  ['restored', undefined, CACHE, /^Cache restored from key: (.+)$/, 'Cache restored from key: Linux-cargo-3f1b', RESTORE],
  ['restored', 'miss', CACHE, /^Cache not found for input keys: ([^,]+)(?:, .*)?$/, 'Cache not found for input keys: Linux-cargo-3f1b, Linux-cargo-', RESTORE],
  ['restored', undefined, SETUP, /^(?:\S+ cache|Cache) restored from key: (.+)$/i, 'Cache restored from key: node-cache-Linux-x64-npm-3f1b', `${SETUP_NODE}/cache-restore.ts`],
  ['restored', 'miss', SETUP, /^(?:\S+ cache|Cache) is not found(?: for \S+ \S+)?()$/i, 'npm cache is not found', `${SETUP_NODE}/cache-restore.ts`],
  ['restored', 'hit', RUST, /^Restored from cache key "(.+)" full match: true\.$/, 'Restored from cache key "v0-rust-test-Linux-x64-3f1b" full match: true.', RUST_CACHE],
  ['restored', 'partial', RUST, /^Restored from cache key "(.+)" full match: false\.$/, 'Restored from cache key "v0-rust-test-Linux-x64-3f1b" full match: false.', RUST_CACHE],
  ['restored', 'miss', RUST, /^No cache found\.()$/, 'No cache found.', RUST_CACHE],
  ['restored', undefined, UV, /^cache restored from GitHub Actions cache with key: (.+)$/i, 'cache restored from GitHub Actions cache with key: setup-uv-1-x86_64-3f1b', SETUP_UV],
  ['restored', 'miss', UV, /^No GitHub Actions cache found for key: (.+)$/, 'No GitHub Actions cache found for key: setup-uv-1-x86_64-3f1b', SETUP_UV],
]

export function isCacheAction(action: string): boolean {
  return ALL.test(action)
}
