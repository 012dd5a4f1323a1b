import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'

const FILE = new URL('../fast-timers.ts', import.meta.url)

/** Variables that make Node load the timers before an action: pauses are short, and no deadline passes. */
export const WITHOUT_DEADLINES = load(
  // Without types, since each process would take 40 ms to strip them.
  `data:text/javascript,${encodeURIComponent(stripTypeScriptTypes(readFileSync(FILE, 'utf8')))}`,
)

/** Variables that shorten pauses and deadlines. */
export const SHORT_DEADLINES = load(`${FILE.href}?deadlines`)

function load(module: string): { readonly NODE_OPTIONS: string } {
  return { NODE_OPTIONS: `--import=${module}` }
}
