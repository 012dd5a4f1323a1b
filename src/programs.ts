import type { Action } from './actions/sub-action.ts'

/** Programs that `dist/` can run: each action and the command, by the folder there. */
const PROGRAMS = {
  cancel: () => import('./actions/cancel/cancel.ts'),
  cli: () => import('./cli/index.ts'),
  comment: () => import('./actions/comment/comment.ts'),
  'delete-logs': () => import('./actions/delete-logs/delete-logs.ts'),
  'download-logs': () => import('./actions/download-logs/download-logs.ts'),
  issue: () => import('./actions/issue/issue.ts'),
  month: () => import('./actions/month/month.ts'),
  otlp: () => import('./actions/otlp/otlp.ts'),
  report: () => import('./actions/report/report.ts'),
  rerun: () => import('./actions/rerun/rerun.ts'),
  runs: () => import('./actions/runs/runs.ts'),
}

/** Runs an action or the command, of which only the chunks that it needs are loaded. */
export async function runProgram(name: keyof typeof PROGRAMS): Promise<void> {
  const { action }: { readonly action?: Pick<Action, 'run'> } = await PROGRAMS[name]()
  await action?.run()
}
