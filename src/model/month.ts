import type { Month } from './shapes/month.ts'

/** What the memory of a month says to a red run. */
export type RememberedMonth = Pick<Month, 'unsteady' | 'issueUrl'>
