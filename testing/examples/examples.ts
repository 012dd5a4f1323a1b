import { COMMIT_EXAMPLES } from './commits.ts'
import { CONVERSATION_EXAMPLES } from './conversations.ts'
import type { Example } from './example.ts'
import { FAILURE_EXAMPLES } from './failures.ts'
import { GATE_EXAMPLES } from './gates.ts'
import { HEADLINE_EXAMPLES } from './headlines.ts'
import { KNOWN_ISSUE_EXAMPLES } from './known-issues.ts'
import { LIMIT_EXAMPLES } from './limits.ts'
import { PROBLEM_EXAMPLES } from './problems.ts'
import { RARE_EXAMPLES } from './rare.ts'
import { TIME_EXAMPLES } from './times.ts'
import { COMMAND_SENTENCES } from './sentences/command.ts'
import { COMMENT_SENTENCES } from './sentences/comment.ts'
import { FINDING_SENTENCES } from './sentences/findings.ts'
import { ISSUE_SENTENCES } from './sentences/issue.ts'
import { ACTION_SENTENCES } from './sentences/report.ts'
import { RERUN_SENTENCES } from './sentences/rerun.ts'
import { RUN_SENTENCES } from './sentences/runs.ts'
import { VERDICT_EXAMPLES } from './verdicts.ts'

/** All that has an approved text. */
export const EXAMPLES: readonly Example[] = [
  ...FAILURE_EXAMPLES,
  ...VERDICT_EXAMPLES,
  ...KNOWN_ISSUE_EXAMPLES,
  ...GATE_EXAMPLES,
  ...TIME_EXAMPLES,
  ...COMMIT_EXAMPLES,
  ...CONVERSATION_EXAMPLES,
  ...RARE_EXAMPLES,
  ...LIMIT_EXAMPLES,
  ...HEADLINE_EXAMPLES,
  ...PROBLEM_EXAMPLES,
  FINDING_SENTENCES,
  ...ACTION_SENTENCES,
  RUN_SENTENCES,
  RERUN_SENTENCES,
  COMMENT_SENTENCES,
  ISSUE_SENTENCES,
  COMMAND_SENTENCES,
]
