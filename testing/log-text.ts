/** The line that the runner writes so many seconds after `START`, without its line feed. */
export function logLine(seconds: number, text: string): string {
  const time = new Date(Date.UTC(2026, 2, 1, 10) + Math.round(seconds * 1000)).toISOString()
  // Seven digits, as the runner writes them.
  return `${time.replace('Z', '0000Z')} ${text}`
}

/** What the runner writes of a step that runs a script: its head, then its output, in a tenth of a second each. */
export function logOfStep(start: number, script: string, output: readonly string[]): string[] {
  const lines = [...scriptHead(script), ...output]
  return lines.map((text, at) => logLine(start + 0.1 + at / 1000, text))
}

/** The head of a step that runs a script. */
export function scriptHead(...script: readonly string[]): string[] {
  return [
    `##[group]Run ${script[0]}`,
    ...script.map((line) => `\u001B[36;1m${line}\u001B[0m`),
    'shell: /usr/bin/bash -e {0}',
    '##[endgroup]',
  ]
}
