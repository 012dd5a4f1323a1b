// Writes the approved texts again: npm run approve
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { APPROVED_FOLDER, approvedTexts } from '../testing/examples/approved.ts'

// Also removes the texts of examples that are gone.
rmSync(APPROVED_FOLDER, { recursive: true, force: true })
for (const { path, render } of approvedTexts().values()) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, await render())
}
