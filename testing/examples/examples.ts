import { COMMIT_EXAMPLES } from './commits.ts'
import { CONVERSATION_EXAMPLES } from './conversations.ts'
import { DIFF_EXAMPLES } from './diffs.ts'
import type { Example } from './example.ts'
import { FAILURE_EXAMPLES } from './failures.ts'
import { GATE_EXAMPLES } from './gates.ts'
import { HEADLINE_EXAMPLES } from './headlines.ts'
import { KNOWN_ISSUE_EXAMPLES } from './known-issues.ts'
import { LIMIT_EXAMPLES } from './limits.ts'
import { NOTE_EXAMPLES } from './notes.ts'
import { PROBLEM_EXAMPLES } from './problems.ts'
import { RARE_EXAMPLES } from './rare.ts'
import { TIME_EXAMPLES } from './times.ts'
import { VERDICT_EXAMPLES } from './verdicts.ts'

/** All that has an approved text. */
export const EXAMPLES: readonly Example[] = [
  ...FAILURE_EXAMPLES,
  ...VERDICT_EXAMPLES,
  ...KNOWN_ISSUE_EXAMPLES,
  ...GATE_EXAMPLES,
  ...TIME_EXAMPLES,
  ...COMMIT_EXAMPLES,
  ...DIFF_EXAMPLES,
  ...CONVERSATION_EXAMPLES,
  ...RARE_EXAMPLES,
  ...LIMIT_EXAMPLES,
  ...HEADLINE_EXAMPLES,
  ...NOTE_EXAMPLES,
  ...PROBLEM_EXAMPLES,
]
