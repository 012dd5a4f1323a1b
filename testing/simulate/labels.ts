/** Returns the time of day of a line. */
export const clock = (at: number) =>
  `09:${String(10 + Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`

/** Labels of job runners, monorepo tools and loggers, each as it stands before the line with that number. */
export const LABELS: readonly (readonly [form: string, label: (at: number) => string])[] = [
  ['turbo', () => 'web:test: '],
  ['turbo with a scope', () => '@acme/web:test: '],
  ['pnpm', () => 'packages/web test: '],
  ['lerna', () => 'web: '],
  ['lerna with a scope', () => '@acme/web: '],
  ['concurrently', () => '[web] '],
  ['concurrently with numbers', () => '[0] '],
  ['a script of concurrently', () => '[web:test] '],
  ['docker compose', () => 'web-1  | '],
  ['docker-compose', () => 'web_1  | '],
  ['foreman', (at) => `${clock(at)} web.1  | `],
  ['wireit', () => '[@acme/web]: '],
  ['yarn', () => '➤ YN0000: [web]: '],
  ['BuildKit', (at) => `#12 ${(3 + at / 100).toFixed(3)} `],
  ['fastlane', (at) => `[${clock(at)}]: ▸ `],
  ['ant', () => '    [junit] '],
  ['a time with a date', (at) => `2026-03-01T${clock(at)}.123Z `],
  ['a time in brackets', (at) => `[${clock(at)}] `],
  ['kubectl', () => '[pod/web-1/app] '],
]
