import type { RunnerFacts } from '../../model/logged/log-facts.ts'
import type { Verdict } from '../../model/report/cause.ts'
import type { MachineChange } from '../../model/shapes/failure.ts'
import type { Reading } from './read-runs.ts'

/** Returns the job of the base branch that passed what is new here. */
export function passedJob({ kind, evidence }: Verdict, readings: readonly Reading[]) {
  const [newest] = kind === 'new' ? evidence : []
  const passed = readings.flatMap(({ result }) => (result.kind === 'passed' ? result.job : []))
  return passed.find(({ url }) => url === newest?.url)
}

/** Lists what the logs of two jobs show to differ beside the commit; what one of them does not show is unknown. */
export function machineChanges(
  now: RunnerFacts | undefined,
  earlier: RunnerFacts | undefined,
): MachineChange[] {
  const change = (
    kind: MachineChange['kind'],
    field: 'image' | 'imageVersion' | 'runnerVersion',
  ): MachineChange[] => {
    const [here, there] = [now?.[field], earlier?.[field]]
    const isKnown = here !== undefined && there !== undefined
    return isKnown && here !== there ? [{ kind, now: here, earlier: there }] : []
  }
  const isOtherImage = now?.image !== earlier?.image
  return [
    ...change('image', 'image'),
    ...(isOtherImage ? [] : change('image-version', 'imageVersion')),
    ...change('runner-version', 'runnerVersion'),
  ]
}
