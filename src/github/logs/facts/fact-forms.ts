/** What a line of a log says; the first group of its pattern is the value. */
export type FactKind =
  | 'runner-version'
  | 'image'
  | 'image-version'
  | 'region'
  | 'retry'
  | 'cache-exact'
  | 'cache-partial'
  | 'cache-size'
  | 'cache-restored'
  | 'cache-full'
  | 'cache-lacking'
  | 'cache-miss'
  | 'cache-blocked'
  | 'tool-installed'
  | 'tool-downloaded'

interface FactForm {
  readonly kind: FactKind
  readonly line: RegExp
  /** The group in which the runner writes it, in `Set up job`. */
  readonly group?: string
  /** The actions whose steps write it; `undefined` for `Set up job`. */
  readonly action?: RegExp
  readonly example: string
  readonly source: string
}

const RUNNER = 'https://github.com/actions/runner/blob/main/src/Runner.Worker'
const IMAGES = 'https://github.com/actions/runner-images'
const TOOLKIT = 'https://github.com/actions/toolkit/blob/main/packages/cache/src/cache.ts'

const CACHE = /^actions\/cache(?:\/restore)?$/
const SETUP = /^actions\/setup-(?:node|python|java|go|dotnet)$/
const RUST = /^Swatinem\/rust-cache$/i
const UV = /^astral-sh\/setup-uv$/i
const ALL = new RegExp([CACHE, SETUP, RUST, UV].map(({ source }) => source).join('|'), 'i')

/** The lines that are compared, with an example of each and where it is written. */
export const FACT_FORMS: readonly FactForm[] = [
  {
    kind: 'runner-version',
    line: /^Current runner version: '([\w.+-]+)'$/,
    example: "Current runner version: '2.336.0'",
    source: `${RUNNER}/JobExtension.cs`,
  },
  {
    kind: 'image',
    group: 'Runner Image',
    line: /^Image: (\S+)$/,
    example: 'Image: ubuntu-24.04',
    source: IMAGES,
  },
  {
    kind: 'image-version',
    group: 'Runner Image',
    line: /^Version: ([\w.]+)$/,
    example: 'Version: 20260413.86.1',
    source: IMAGES,
  },
  {
    kind: 'region',
    group: 'Runner Image Provisioner',
    line: /^Azure Region: (\w+)$/,
    example: 'Azure Region: eastus',
    source: IMAGES,
  },
  {
    kind: 'retry',
    line: /^(?:##\[warning\])?(?:Back off|Retrying in) [\d.]+ seconds(?: before retry\.)?$/,
    example: 'Back off 24.33 seconds before retry.',
    source: `${RUNNER}/ActionManager.cs`,
  },
  {
    kind: 'cache-exact',
    action: ALL,
    line: /^Cache hit for: (.+)$/,
    example: 'Cache hit for: Linux-cargo-3f1b',
    source: TOOLKIT,
  },
  {
    kind: 'cache-partial',
    action: ALL,
    line: /^Cache hit for restore-key: (.+)$/,
    example: 'Cache hit for restore-key: Linux-cargo-2e0a',
    source: TOOLKIT,
  },
  {
    kind: 'cache-size',
    action: ALL,
    line: /^Cache Size: ~\d+ MB \((\d+) B\)$/,
    example: 'Cache Size: ~118 MB (123456789 B)',
    source: TOOLKIT,
  },
  {
    kind: 'cache-blocked',
    action: ALL,
    line: /^Cache restore skipped: the effective cache-mode '(.+)' does not permit reads\.$/,
    example: "Cache restore skipped: the effective cache-mode 'write-only' does not permit reads.",
    source: TOOLKIT,
  },
  {
    kind: 'cache-restored',
    action: CACHE,
    line: /^Cache restored from key: (.+)$/,
    example: 'Cache restored from key: Linux-cargo-3f1b',
    source: 'https://github.com/actions/cache/blob/main/src/restoreImpl.ts',
  },
  {
    kind: 'cache-miss',
    action: CACHE,
    line: /^Cache not found for input keys: ([^,]+)(?:, .*)?$/,
    example: 'Cache not found for input keys: Linux-cargo-3f1b, Linux-cargo-',
    source: 'https://github.com/actions/cache/blob/main/src/restoreImpl.ts',
  },
  {
    kind: 'cache-restored',
    action: SETUP,
    line: /^(?:\S+ cache|Cache) restored from key: (.+)$/i,
    example: 'Cache restored from key: node-cache-Linux-x64-npm-3f1b',
    source: 'https://github.com/actions/setup-node/blob/main/src/cache-restore.ts',
  },
  {
    kind: 'cache-miss',
    action: SETUP,
    line: /^(?:\S+ cache|Cache) is not found(?: for \S+ \S+)?()$/i,
    example: 'npm cache is not found',
    source: 'https://github.com/actions/setup-node/blob/main/src/cache-restore.ts',
  },
  {
    kind: 'cache-full',
    action: RUST,
    line: /^Restored from cache key "(.+)" full match: true\.$/,
    example: 'Restored from cache key "v0-rust-test-Linux-x64-3f1b" full match: true.',
    source: 'https://github.com/Swatinem/rust-cache/blob/master/src/restore.ts',
  },
  {
    kind: 'cache-lacking',
    action: RUST,
    line: /^Restored from cache key "(.+)" full match: false\.$/,
    example: 'Restored from cache key "v0-rust-test-Linux-x64-3f1b" full match: false.',
    source: 'https://github.com/Swatinem/rust-cache/blob/master/src/restore.ts',
  },
  {
    kind: 'cache-miss',
    action: RUST,
    line: /^No cache found\.()$/,
    example: 'No cache found.',
    source: 'https://github.com/Swatinem/rust-cache/blob/master/src/restore.ts',
  },
  {
    kind: 'cache-restored',
    action: UV,
    line: /^cache restored from GitHub Actions cache with key: (.+)$/i,
    example: 'cache restored from GitHub Actions cache with key: setup-uv-1-x86_64-3f1b',
    source: 'https://github.com/astral-sh/setup-uv/blob/main/src/cache/restore-cache.ts',
  },
  {
    kind: 'cache-miss',
    action: UV,
    line: /^No GitHub Actions cache found for key: (.+)$/,
    example: 'No GitHub Actions cache found for key: setup-uv-1-x86_64-3f1b',
    source: 'https://github.com/astral-sh/setup-uv/blob/main/src/cache/restore-cache.ts',
  },
  {
    kind: 'tool-installed',
    action: SETUP,
    line: /^Found in cache @ (.+)$/,
    example: 'Found in cache @ /opt/hostedtoolcache/node/22.11.0/x64',
    source:
      'https://github.com/actions/setup-node/blob/main/src/distributions/base-distribution.ts',
  },
  {
    kind: 'tool-downloaded',
    action: SETUP,
    line: /^(?:Attempting to download ([\w.^~*-]+)\.\.\.|Acquiring ([\w.^~*-]+) - \S+ from \S+)$/,
    example: 'Attempting to download 22.11.0...',
    source:
      'https://github.com/actions/setup-node/blob/main/src/distributions/base-distribution.ts',
  },
]

export function isCacheAction(action: string): boolean {
  return ALL.test(action)
}
