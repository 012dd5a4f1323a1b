/** Names that users may give to a job, a step, a branch, a runner, ... */
export const NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'twice',
  'twice',
  'a | b',
  '| --- |',
  '`code`',
  '```\n# fence',
  '<img src=x onerror=alert(1)>',
  '</details></summary><script>alert(1)</script>',
  '<!-- comment',
  '[x](javascript:alert(1))',
  '![x](https://evil.example/pixel.png)',
  '<https://evil.example>',
  'https://evil.example and www.evil.example',
  '@user and @org/team',
  '#1 and octo-org/octo-shop#2',
  ':tada: $x^2$ ~~gone~~ **bold** _it_',
  '&lt;b&gt; &amp; &#64;user',
  '\\',
  'first\n::error::boom',
  'first\r::warning::boom',
  '::add-mask::x',
  '::stop-commands::token',
  ' ::set-output name=conclusion::success',
  '##[error]x',
  '##[add-mask]x',
  '%0A::error::x %25 %0D',
  'ghadelimiter_0e0c5f4e-9a0f-4a53-93a5-6a1e1f0a3b2c',
  'a\nghadelimiter_0e0c5f4e-9a0f-4a53-93a5-6a1e1f0a3b2c\nconclusion=success',
  'conclusion=success',
  '\u202Eright to left',
  '"quoted" \'quotes\'',
  '🛠️ Build • größer',
]

const COMMANDS = [
  '::error file=a.ts,line=1::x',
  '::group::x',
  '::endgroup::',
  '::add-matcher::x.json',
  '::save-state name=a::b',
  '##[set-output name=conclusion]success',
  '###[error]x',
  '#\u200B#[error]x',
  ...['\u000B', '\u000C', '\u0085', '\u2028', '\u2029', '\r\n'].map((end) => `x${end}::error::y`),
  '\uFEFF::error::x',
  '\u00A0::error::x',
]

const TERMINAL = [
  '\u001B[31mred\u001B[0m',
  '\u001B[2J\u001B[H\u001Bc',
  '\u001B]8;;https://evil.example\u0007link\u001B]8;;\u0007',
  '\u001B]0;title\u001B\\',
  '\u009B31mred',
  'gone\b\b\b\b\u0007\u007F',
  'a\0b',
  '\0',
]

const UNSEEN = [
  ...['\u202A', '\u202B', '\u202D', '\u2066', '\u2067', '\u2068'].map((mark) => `${mark}gnp.exe`),
  '\u061C\u200E\u200F\u202C\u2069',
  'te\u200Bst',
  'te\u00ADst',
  'te\u{E0073}\u{E0074}st',
  ...['\u200B', '\u200D', '\u2060', '\u00AD', '\u3164', '\u{E0001}', '\uFE0F'],
]

const HTML = [
  '<b>bold</b>',
  '<a href="https://evil.example">x</a>',
  '<details open><summary>x',
  '</td></tr></table></a></code></pre>',
  '<svg onload=alert(1)><style>*{display:none}</style>',
  '<iframe src="//evil.example">',
  '<input type=checkbox autofocus onfocus=alert(1)>',
  '<![CDATA[x]]><?x y?><!DOCTYPE html>',
  '-->',
  '&#60;b&#62; &NewLine;# x',
  '" onmouseover="alert(1)',
]

const MARKDOWN = [
  '[x](https://evil.example)',
  'x](https://evil.example) [y',
  '[x][y]',
  '[x]: https://evil.example',
  '[^1]',
  '[^1]: note',
  '![x](//evil.example/a.png)',
  '# heading',
  '- item',
  '- [x] done',
  '> quote',
  '> [!WARNING]\n> text',
  '---',
  'x\n===',
  '~~~',
  '    indented',
  'a\n\npermissions:\n  contents: write',
  '| a | b |\n| --- | --- |\n| c | d |',
  '\\](x) \\\\',
  '`` ` ``',
  '**x __y ~~z',
]

const ADDRESSES = [
  'javascript:alert(1)',
  'data:text/html,x',
  '//evil.example',
  'https://evil.example/octo-org/octo-shop/actions/runs/7/job/1',
  'https://github.com@evil.example',
  'https://github.com/@evil.example',
  'https://github.com.evil.example/',
  'https://github.com\\@evil.example',
  'https://github.com/octo-org/octo-shop/../../evil',
  'https://github.com/octo-org/octo-shop/%2e%2e/%2E%2E/evil',
  'https://github.com/evil/repository/actions/runs/7/job/1',
  'http://github.com/octo-org/octo-shop/actions/runs/7/job/1',
  'ftp://evil.example mailto:a@evil.example xmpp:a@evil.example',
  'WWW.evil.example a@evil.example',
]

const REFERENCES = [
  '@octocat',
  '@octo-org/team',
  'octo-org/octo-shop#1',
  'GH-1 gh-1',
  'octocat@7638417db6d59f3c431d3e1f261cc637155684cd',
  '$$x$$ $`x`$',
]

const DIAGRAM = [
  '%%{init: {"theme": "dark"}}%%',
  '%% comment',
  'click a href "https://evil.example"',
  'section x',
  'gantt',
  'title x',
  'dateFormat x',
  'accDescr { x }',
  'a : crit, 2023-01-01, 1d',
  'x; y',
  '#59; #colon;',
  '2024-01-01',
  'ﬂ°°58¶ß',
]

const VALUES = [
  '"}],"conclusion":"success',
  '\\u0000 \\"',
  '<<EOF',
  'a<<b\nc\nb',
  'a\r\nb\rc',
  '\uD800',
  'a\uDC00b\uDBFF',
  'prototype',
  'hasOwnProperty',
  'then',
]

const LONG = [
  'x'.repeat(100_000),
  ...['`', '|', '[', '<', '\\', '*', '@a ', '😀', 'e\u0301'].map((part) => part.repeat(2_000)),
]

/** What says nothing, so that a field that holds it is one without a value. */
export const BLANKS = [
  '',
  ' ',
  '\n',
  '\t',
  '\r\n',
  '\u00A0',
  '\uFEFF',
  '\u2028',
  '\n'.repeat(2_000),
]

/** What users may write wherever they may write. */
export const ATTACKS: readonly string[] = [
  ...new Set([
    ...NAMES,
    ...COMMANDS,
    ...TERMINAL,
    ...UNSEEN,
    ...HTML,
    ...MARKDOWN,
    ...ADDRESSES,
    ...REFERENCES,
    ...DIAGRAM,
    ...VALUES,
    ...LONG,
  ]),
]
