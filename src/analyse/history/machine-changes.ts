import type { RunnerFacts } from '../../model/logged/log-facts.ts'
import type { MachineChange } from '../../model/shapes/failure.ts'

/** Lists what the logs of two jobs show to differ beside the commit; what one of them does not show is unknown. */
export function machineChanges(
  now: RunnerFacts | undefined,
  earlier: RunnerFacts | undefined,
): MachineChange[] {
  const change = (kind: MachineChange['kind'], field: keyof RunnerFacts): MachineChange[] => {
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
