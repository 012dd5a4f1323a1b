// Shows why a line of a log is the message: npm run why -- <log of a step> [number of lines]
import { existsSync, readFileSync } from 'node:fs'
import { readLine } from '../src/github/logs/lines/log-text.ts'
import type { LineClass } from '../src/logs/forms/classify-line.ts'
import { stepEvents } from '../src/logs/events/step-events.ts'
import { rankLines } from '../src/logs/views/rank-lines.ts'
import type { RankedReason } from '../src/logs/views/reason-signs.ts'
import { SIGN_WEIGHTS } from '../src/logs/views/reason-signs.ts'
import { excerptChooser } from '../src/logs/views/excerpt-chooser.ts'
import { reasonText } from '../src/model/report/entry-words.ts'

const USAGE = `Usage: npm run why -- <file> [count]

Reads the log of one step, without the command that the runner prints above it, and lists its message, what failed by
name, and the lines that explain the failure best: each with its number, what it is, and the weights of its signs, as
in text-signs.ts in src/logs/lines, and reason-signs.ts in src/logs/views. Numbers do not count the ends of groups and
repeated empty lines.
Lines that can't be the message are vetoed, or have no evidence: see rank-lines.ts there, which also says which other
line takes the place of the best one.
  count   how many lines; 8 when not given`

const [file, count = '8'] = process.argv.slice(2)
if (file === undefined || !existsSync(file)) {
  console.error(file === undefined ? USAGE : `There is no file ${file}\n\n${USAGE}`)
  process.exit(1)
}

const chooser = excerptChooser(Number(count))
const events = stepEvents(() => undefined)
const log = readFileSync(file, 'utf8').split('\n')
const isCommand = log[0]?.includes('##[group]Run ') === true
const output = isCommand
  ? log.slice(log.findIndex((text) => text.includes('##[endgroup]')) + 1)
  : log
for (const text of output) {
  const line = { ...readLine(Buffer.from(text)), timed: true }
  chooser.add(line)
  if (line.kind !== 'hidden' && line.kind !== 'end-of-group') events.add(line)
}
const errors = chooser.excerpt()?.errors
const {
  shown: { message },
  eligible,
  all,
} = rankLines(events.end())

const shown = reasonText(errors?.shown ?? {})
const said = message && message.line.mark + message.line.text
console.log(`message: ${shown === '' ? 'none' : shown}`)
if (shown !== said)
  console.log(
    '  not the line below: see message.ts in src/logs/entries, or lastLine in logged-errors.ts',
  )
for (const { title, detail, printed } of errors?.entries ?? [])
  console.log(`failed:  ${title ?? 'no name'} | ${detail ?? 'no detail'} | by the line: ${printed}`)

console.log(`the line that says why: ${message ? shownLine(message) : 'none'}`)

console.log('\nThe lines by score:')
const canBe = new Set([message, ...eligible].map((one) => one?.line))
for (const one of all.slice(0, Number(count))) {
  const weights = one.signs.map((sign) => `${sign} ${SIGN_WEIGHTS.get(sign) ?? 0}`)
  const veto = canBe.has(one.line) ? '' : ", can't be the message"
  console.log(
    `${shownLine(one)}\n   ${one.score.toFixed(1)} as ${nameOf(one.line.lineClass)}${veto}: ${weights.join(', ')}`,
  )
}

function shownLine({ line }: RankedReason): string {
  return `${line.index + 1}: ${line.text}`
}

function nameOf(found: LineClass): string {
  if ('form' in found) return `${found.kind} in the form of ${found.form.tool}`
  return 'name' in found ? `noise of ${found.name}` : found.kind
}
