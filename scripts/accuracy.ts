// Measures rules on simulated runs whose truth is known: npm run accuracy, or some: npm run accuracy -- compared
// npm run accuracy -- Excerpts --write writes the shares of excerpts into docs/verdicts.md, and no target.
import type { Accuracy } from '../testing/accuracy/accuracy.ts'
import { describeChanges } from '../testing/accuracy/changed-versions.ts'
import { measurePaths } from '../testing/accuracy/critical-path.ts'
import { measureEveryday } from '../testing/accuracy/everyday-messages.ts'
import { measureExcerpts } from '../testing/accuracy/excerpts.ts'
import { measureFailingSets } from '../testing/accuracy/failing-sets.ts'
import { measureFewerTests } from '../testing/accuracy/fewer-tests.ts'
import { measureGreenMessages } from '../testing/accuracy/green-messages.ts'
import { describeHistories } from '../testing/accuracy/history.ts'
import { measureKnownIssues } from '../testing/accuracy/known-issues.ts'
import { describeKnownMonth } from '../testing/accuracy/known-month.ts'
import { measureLearned } from '../testing/accuracy/learned-errors.ts'
import { measureLabelled } from '../testing/accuracy/labelled-logs.ts'
import { describeLogs } from '../testing/accuracy/log-steps.ts'
import { describeMonths } from '../testing/accuracy/months.ts'
import { describeNeeds } from '../testing/accuracy/needs.ts'
import { describeOthers } from '../testing/accuracy/other-branches.ts'
import { measureProvenGates } from '../testing/accuracy/proven-gates.ts'
import { describeRedRuns } from '../testing/accuracy/red-runs.ts'
import { describeDay } from '../testing/accuracy/one-day.ts'
import { measureSameErrors } from '../testing/accuracy/same-errors.ts'
import { describeParts } from '../testing/accuracy/step-parts.ts'
import { measureTestResults } from '../testing/accuracy/test-results.ts'
import { describeReasons } from '../testing/accuracy/why-slower.ts'

const WRITE = '--write'
const isWriting = process.argv.includes(WRITE)

const PARTS: Readonly<Record<string, () => Accuracy | Promise<Accuracy>>> = {
  'Critical path': measurePaths,
  'Jobs and runs called slower than earlier ones': describeHistories,
  'Jobs matched to needs': describeNeeds,
  'Excerpts that show why a step failed': () => measureExcerpts(isWriting),
  'Messages of what everybody meets': measureEveryday,
  'Messages of labelled logs': measureLabelled,
  'Messages beside the log of a green run': measureGreenMessages,
  'Two logs compared by what failed': measureSameErrors,
  "The failing set beside main's": measureFailingSets,
  'Errors learned from other runs': measureLearned,
  'Blocks of issues that list known failures': measureKnownIssues,
  'Gates that a listed failure opens': measureProvenGates,
  'Names of tests in logs and in test results': measureTestResults,
  'Fewer tests than on the base branch': measureFewerTests,
  'Failures grouped by cause, and whose they are': describeRedRuns,
  'Failures that other branches have': describeOthers,
  'A month with known failures in issues': describeKnownMonth,
  'A month of memory': describeMonths,
  'A day of reports within one rate limit': describeDay,
  'Log lines assigned to the step that wrote them': describeLogs,
  'Inner steps of composite actions': describeParts,
  'What differs in slower jobs': describeReasons,
  'What changed between two logs of a job': describeChanges,
}

const words = process.argv.slice(2).filter((word) => word !== WRITE)
const isWanted = (title: string) => words.length === 0 || words.some((word) => title.includes(word))

for (const [title, measure] of Object.entries(PARTS)) {
  if (!isWanted(title)) continue
  const { lines, targetsMet } = await measure()
  console.log([title, ...lines.map((line) => `  ${line}`), ''].join('\n'))
  if (!targetsMet) process.exitCode = 1
}
if (process.exitCode === 1) console.log('Not all targets are met.')
