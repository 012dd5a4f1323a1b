/** Programs that `dist/` can run: each action and the command, by the folder there. */
const PROGRAMS = {
  cancel: () => import('./actions/cancel/index.ts'),
  cli: () => import('./cli/index.ts'),
  comment: () => import('./actions/comment/index.ts'),
  'delete-logs': () => import('./actions/delete-logs/index.ts'),
  'download-logs': () => import('./actions/download-logs/index.ts'),
  issue: () => import('./actions/issue/index.ts'),
  month: () => import('./actions/month/index.ts'),
  otlp: () => import('./actions/otlp/index.ts'),
  report: () => import('./actions/report/index.ts'),
  rerun: () => import('./actions/rerun/index.ts'),
  runs: () => import('./actions/runs/index.ts'),
}

/** Runs an action or the command, of which only the chunks that it needs are loaded. */
export async function runProgram(name: keyof typeof PROGRAMS): Promise<void> {
  await PROGRAMS[name]()
}
