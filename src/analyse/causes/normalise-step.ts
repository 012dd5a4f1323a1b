import { versionlessName } from '../history/earlier-run.ts'

/** Bounds the time of each pattern. */
const MAX_CHARACTERS = 400

/** Returns the name of a step without versions and shards: `Test on Node <n>`. */
export function normaliseStep(name: string): string {
  return versionlessName(name)
    .slice(0, MAX_CHARACTERS)
    .replace(/v?\d+(?:[.:]\d+)*/g, '<n>')
    .replace(/\s+/g, ' ')
    .trim()
}
