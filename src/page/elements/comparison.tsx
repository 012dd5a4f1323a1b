import { max } from 'd3-array'
import { SECOND } from '../../model/time.ts'
import type { ComparisonJson } from '../../report-json/shapes/comparisons.ts'
import { formatDifference, UNKNOWN } from '../../render/text/units.ts'
import { secondsLabel } from '../view/labels.ts'

const WIDTH = 7
const HEIGHT = 20

/** Durations of earlier runs and of this one, as bars on a line at the median. */
export function Spark({ comparison }: { readonly comparison: ComparisonJson }) {
  const { earlierSeconds, seconds, medianSeconds, slower } = comparison
  const values = [...earlierSeconds, seconds]
  const most = max([...values, medianSeconds], (value) => value ?? 0) || 1
  const y = (value: number) => HEIGHT - (value / most) * (HEIGHT - 2)
  const label = `${earlierSeconds.map(secondsLabel).join(', ')}; this run ${secondsLabel(seconds)}`
  return (
    <svg
      class={`spark${slower ? ' slower' : ''}`}
      width={values.length * WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={label}
    >
      {values.map((value, index) =>
        value === null ? null : (
          <rect
            key={index}
            class={index === values.length - 1 ? 'current' : undefined}
            x={index * WIDTH}
            y={y(value)}
            width={WIDTH - 2}
            height={HEIGHT - y(value)}
          />
        ),
      )}
      <line x1="0" x2={values.length * WIDTH} y1={y(medianSeconds)} y2={y(medianSeconds)} />
    </svg>
  )
}

/** A duration compared with the median of earlier runs. */
export function Delta({ comparison }: { readonly comparison: ComparisonJson | undefined }) {
  if (comparison?.deltaSeconds == null) return <>{UNKNOWN}</>
  const { seconds, medianSeconds, slower } = comparison
  const delta =
    seconds === null ? UNKNOWN : formatDifference(seconds * SECOND, medianSeconds * SECOND)
  return (
    <span class={slower ? 'slower' : undefined}>
      {delta}
      {slower && ' slower'}
    </span>
  )
}
