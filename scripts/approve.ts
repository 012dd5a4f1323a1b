// Writes the approved texts again, and the results of cases that are `=> ?`: npm run approve
// Prints the other results of cases that differ, and writes them with `-- --changed`.
import '../testing/fast-timers.ts'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Case, OPEN, readCases, SAFE, withResults } from '../testing/case-file.ts'
import { APPROVED_FOLDER, approvedTexts } from '../testing/examples/approved.ts'
import { caseFiles } from '../testing/speakers.ts'

const isChanging = process.argv.includes('--changed')

// Also removes the texts of examples that are gone.
rmSync(APPROVED_FOLDER, { recursive: true, force: true })
for (const { path, render } of approvedTexts().values()) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, await render())
}

for (const { name, file, say } of caseFiles()) {
  const results: [Case, string][] = []
  for (const one of readCases(file)) {
    const said = await say(one.input)
    if (said === one.expected) continue
    const isWritten = !name.endsWith(SAFE) && (one.expected === OPEN || isChanging)
    if (isWritten) results.push([one, said])
    else console.log(`cases/${name}: ${one.rule}: ${one.shown}\n- ${one.expected}\n+ ${said}\n`)
  }
  if (results.length > 0) writeFileSync(file, withResults(file, results))
}
