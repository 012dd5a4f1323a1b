import type { Race, Unit } from './race.ts'

/** Runs that start actions, and what people do in the meantime. */
interface Raced<Event> {
  /** Whether all runs have finished. */
  readonly isFinished: boolean
  readonly happen: (event: Event) => void
}

interface History<Event> {
  /** Events whose actions finish before the others start. */
  readonly before: readonly Event[]
  readonly events: readonly Event[]
  /** Returns what lets the next run finish that the events leave unfinished. */
  readonly finish: (index: number) => Event
  /** Starts the run that repairs what requests left that came between a last look and a change. */
  readonly nextRun: readonly Event[]
}

/** Lets events happen while actions act, until all runs and actions have finished. */
export async function runHistory<Event>(
  raced: Raced<Event>,
  { before, events, finish, nextRun }: History<Event>,
  race: Race,
  unit: Unit,
): Promise<void> {
  const labelled = (event: Event) => ({
    label: JSON.stringify(event),
    happen: () => {
      raced.happen(event)
    },
  })
  function* remaining() {
    for (let index = 0; !raced.isFinished; index += 1) yield labelled(finish(index))
  }
  function* all() {
    yield* events.map(labelled)
    yield* remaining()
  }
  if (before.length > 0) await race.run(before.map(labelled))
  await race.run(all())
  if (unit === 'round') return
  for (const event of nextRun) raced.happen(event)
  for (const event of remaining()) await race.run([event])
}
