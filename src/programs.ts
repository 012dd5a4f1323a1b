// Where each action and the command start.
import type { Action } from './actions/sub-action.ts'

/** Programs that `dist/` can run: each action and the command, by the folder there. */
const PROGRAMS = {
  cancel: () => import('./runs/actions/cancel.ts'),
  cli: () => import('./cli/index.ts'),
  comment: () => import('./conversation/actions/comment/comment.ts'),
  'delete-logs': () => import('./runs/actions/delete-logs.ts'),
  'download-logs': () => import('./runs/actions/download-logs.ts'),
  issue: () => import('./conversation/actions/issue/issue.ts'),
  month: () => import('./month/actions/month.ts'),
  otlp: () => import('./otlp/actions/otlp.ts'),
  report: () => import('./actions/report/report.ts'),
  rerun: () => import('./runs/actions/rerun.ts'),
  runs: () => import('./runs/actions/runs.ts'),
}

/** Runs an action or the command, of which only the chunks that it needs are loaded. */
export async function runProgram(name: keyof typeof PROGRAMS): Promise<void> {
  const { action }: { readonly action?: Pick<Action, 'run'> } = await PROGRAMS[name]()
  await action?.run()
}
