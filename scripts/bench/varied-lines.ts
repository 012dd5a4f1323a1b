/**
 * How two logs of one step differ: `times`, only in durations and rates; `values`, in all numbers and ids; `other`, in all
 * lines. Of `numbers`, all lines of both are one, with other numbers.
 */
export type LogKind = 'times' | 'values' | 'other' | 'numbers'

const WORDS = [
  ...['cache', 'client', 'server', 'parser', 'token', 'request', 'response', 'buffer', 'module'],
  ...['render', 'layout', 'query', 'index', 'worker', 'stream', 'socket', 'config', 'state'],
  ...['event', 'queue'],
]

/** Of the structure of logs that have the same lines, but for their values. */
const STRUCTURE = 77

/** What a line takes beside its text: its time and its end. */
const LINE_BYTES = 30

/** Returns so many bytes of lines as compilers, tests and loggers print them. */
export function variedLines(bytes: number, seed: number, kind: LogKind): readonly string[] {
  const structure = drawFrom(kind === 'other' ? seed : STRUCTURE)
  const time = drawFrom(seed)
  const number = kind === 'times' ? structure : time
  const word = () => WORDS[structure(WORDS.length)] ?? ''
  let forms: readonly (() => string)[] = [
    () =>
      `[INFO] Compiling ${number(900) + 2} source files with javac [debug target 17] to /home/runner/work/widgets/widgets/${word()}/target/classes`,
    () => `    ✓ ${word()} ${word()} returns the ${word()} of a ${word()} (${time(400)} ms)`,
    () => `PASS src/${word()}/${word()}-${number(500)}.test.ts (${time(20)}.${time(999)} s)`,
    () =>
      `2026-11-20T10:00:${10 + time(49)}.000Z DEBUG [${word()}-${number(16)}] com.acme.${word()}.${word()}: handled ${number(9000)} of ${number(9000)} in ${time(900)} ms`,
    () => `  CC      ${word()}/${word()}_${number(300)}.o`,
    () =>
      `tests/test_${word()}.py::test_${word()}_${word()}[${number(99)}] PASSED                [ ${number(99)}%]`,
    () =>
      `Downloading https://repo.acme.example/${word()}/${word()}/${number(9)}.${number(20)}.${number(9)}/${word()}-${number(9)}.jar (${time(900)} kB at ${time(9)}.${time(9)} MB/s)`,
    () => `warning: unused variable \`${word()}_${number(99)}\` in crate ${word()}`,
    () => `  --> src/${word()}/${word()}.rs:${number(900)}:${number(80)}`,
    () =>
      `\u001B[32m ok \u001B[0m ${number(9000)} - ${word()} ${word()} handles no error in ${word()}`,
    () => '',
  ]
  if (kind === 'numbers')
    forms = [() => `handled ${number(9000)} of ${number(9000)} requests in ${time(9000)} ms`]
  const lines: string[] = []
  for (let length = 0; length < bytes;) {
    const line = forms[structure(forms.length)]?.() ?? ''
    lines.push(line)
    length += line.length + LINE_BYTES
  }
  return lines
}

/** Returns a function that draws a whole number below another one. */
function drawFrom(seed: number): (end: number) => number {
  let drawn = seed
  return (end) => (drawn = (drawn * 1_103_515_245 + 12_345) & 0x7fffffff) % end
}
