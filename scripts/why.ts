// Shows why a line of a log is the message: npm run why -- <log of a step> [number of lines]
import { existsSync, readFileSync } from 'node:fs'
import { readLine } from '../src/github/logs/lines/log-text.ts'
import type { LineClass } from '../src/logs/forms/classify-line.ts'
import { stepEvents } from '../src/logs/events/step-events.ts'
import { rankLines } from '../src/logs/views/rank-lines.ts'
import { SIGN_WEIGHTS } from '../src/logs/views/reason-signs.ts'
import { excerptChooser } from '../src/logs/views/excerpt-chooser.ts'

const USAGE = `Usage: npm run why -- <file> [count]

Reads the log of one step, and lists its message, what failed by name, and the lines that explain the failure
best: each with its number, what it is, and the weights of its signs, as in reason-signs.ts in src/logs/views.
Numbers do not count the ends of groups and repeated empty lines. The best line is not always the one with most weight:
rank-lines.ts omits advice, totals and echoed commands, and takes the first of a list and what a heading heads.
  count   how many lines; 8 when not given`

const [file, count = '8'] = process.argv.slice(2)
if (file === undefined || !existsSync(file)) {
  console.error(file === undefined ? USAGE : `There is no file ${file}\n\n${USAGE}`)
  process.exit(1)
}

const chooser = excerptChooser(Number(count))
const events = stepEvents(Number(count), () => undefined)
for (const text of readFileSync(file, 'utf8').split('\n')) {
  const line = { ...readLine(Buffer.from(text)), timed: true }
  chooser.add(line)
  if (line.kind !== 'hidden' && line.kind !== 'end-of-group') events.add(line)
}
const errors = chooser.excerpt()?.errors
const ranked = rankLines(events.end())

const shown = errors?.shown?.text
const best = ranked.message?.line
const isLine = best !== undefined && shown === best.mark + best.text
const origin = isLine ? 'the best line' : 'of the list, or the last line: see entries/message.ts'
console.log(`message: ${shown ?? 'none'} (${origin})`)
for (const { title, detail, printed } of errors?.entries ?? [])
  console.log(`failed:  ${title ?? 'no name'} | ${detail ?? 'no detail'} | by the line: ${printed}`)
console.log(`\nbest line: ${best?.text ?? 'none'}`)
for (const { line, score, signs } of ranked.lines.slice(0, Number(count))) {
  const weights = signs.map((sign) => `${sign} ${SIGN_WEIGHTS.get(sign) ?? 0}`)
  console.log(
    `\n${line.index + 1}: ${line.text}\n   ${score.toFixed(1)} as ${nameOf(line.found)}: ${weights.join(', ')}`,
  )
}

function nameOf(found: LineClass): string {
  if ('form' in found) return `${found.kind} in the form of ${found.form.tool}`
  return 'name' in found ? `noise of ${found.name}` : found.kind
}
