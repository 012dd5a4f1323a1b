type Values<Value> = readonly [Value, ...Value[]]

/** Each is the end of something in Markdown, HTML, Mermaid, YAML, a workflow command, or a text. */
export const ODD_TEXTS: Values<string> = [
  '',
  ' ',
  'a | b',
  '| --- | --- |',
  '`',
  '```\n# not code',
  '~~~',
  '</summary></details>',
  '<details><summary>',
  '<!-- ',
  '](https://example.com) [',
  '\\',
  '\\|',
  '\r\n\r\n## ✅ all is well',
  '\n::error::made up',
  '##[error]made up',
  '%0A::set-output name=a::b',
  'section :done, a, 2020-01-01, 1d',
  ';%%{init: {}}%%',
  '#quot;#9829;',
  '&lt;b&gt;&#x3C;',
  '$x$ @octocat #1 :tada:',
  '\u0000\u0007\u001B[31m',
  '\u202E\u2066reversed',
  '\u2028\u2029\u0085\uFEFF',
  '\uD800',
  '👩‍👩‍👧‍👦'.repeat(40),
  'a\u0308\u0323'.repeat(200),
  '__proto__',
  'constructor',
  '../../../x?y=z#w',
  '${{ secrets.TOKEN }}',
]

export const ODD_TIMES: Values<string> = [
  '',
  '0001-01-01T00:00:00Z',
  '1970-01-01T00:00:00Z',
  '2026-02-30T10:00:00Z',
  '2026-03-01T24:00:00Z',
  '2026-03-01T10:00:60Z',
  '2026-03-01T10:00:00',
  '2026-03-01 10:00:00 UTC',
  '2026-03-01T12:00:00.123456+02:00',
  '2099-12-31T23:59:59Z',
  '+275760-09-13T00:00:00Z',
  '1772359200',
]

/** Seconds by which a time is wrong: a little before what it should follow, or years off. */
export const SHIFTS: Values<number> = [-1, -2, -3, 1, 3, -60, 3_600, -86_400, 40_000_000, -1e8]

export const ODD_NUMBERS: Values<number> = [-1, 0, 0.5, 2 ** 53 - 1, 2 ** 53, 1e21, 1e308]

export const OTHER_TYPES: Values<unknown> = [
  0,
  1,
  true,
  false,
  'x',
  '42',
  1.5,
  [],
  {},
  [null],
  [[1]],
  { id: 1 },
]

export const REFUSALS: Values<number> = [401, 403, 404, 410, 422, 429, 500, 502]
