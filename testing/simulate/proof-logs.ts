import { readFileSync } from 'node:fs'

/** What a step printed, with its exit code. */
export interface PrintedLog {
  readonly lines: readonly string[]
  readonly code: number
}

/** A step whose failure an issue lists, with the logs that show what else it prints. */
export interface ProofCase {
  readonly id: string
  readonly what: string
  /** Of two passed runs at most, the newest first. */
  readonly greens: readonly PrintedLog[]
  /** Of runs in which the listed failure is alone. */
  readonly seen: readonly PrintedLog[]
  readonly red: PrintedLog
  /** The red log with a second failure. */
  readonly more?: PrintedLog
  /** Whether the second failure prints nothing. */
  readonly silent?: boolean
}

/** A step that was run five times with one failure. */
interface RepeatedCase extends Pick<ProofCase, 'id' | 'what' | 'greens'> {
  readonly reds: readonly PrintedLog[]
}

/**
 * Reads logs of tools that were really run, by authors who did not know the rules, one case per line:
 *
 * - `second`: the red log has a second failure beside the listed one;
 * - `alone`: it has the listed one alone, in another run;
 * - `changes`: a pull request has changed what passes beside the listed one; `more` has a second failure as well;
 * - `repeats`: steps that were re-run unchanged.
 */
export function readProofLogs(kind: 'second' | 'alone' | 'changes'): readonly ProofCase[] {
  return readLines(kind) as readonly ProofCase[]
}

export function readRepeatedLogs(): readonly RepeatedCase[] {
  return readLines('repeats') as readonly RepeatedCase[]
}

function readLines(name: string): readonly unknown[] {
  return readFileSync(new URL(`proof-logs/${name}.jsonl`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown)
}
