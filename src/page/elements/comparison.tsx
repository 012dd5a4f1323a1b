import { formatDuration, UNKNOWN } from '../../render/text/units.ts'
import type { JobView } from '../view/jobs.ts'

const WIDTH = 7
const HEIGHT = 20

/** Durations of earlier runs and of this one, as bars on a line at the median. */
export function Spark({ comparison }: { readonly comparison: NonNullable<JobView['comparison']> }) {
  const { earlier, value, median, slower } = comparison
  const values = [...earlier, value]
  const most = Math.max(median, ...values.map((value) => value ?? 0)) || 1
  const y = (value: number) => HEIGHT - (value / most) * (HEIGHT - 2)
  const labels = values.map((value) => formatDuration(value ?? undefined))
  return (
    <svg
      class={`spark${slower ? ' slower' : ''}`}
      width={values.length * WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={`${labels.slice(0, -1).join(', ')}; this run ${labels.at(-1) ?? UNKNOWN}`}
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
      <line x1="0" x2={values.length * WIDTH} y1={y(median)} y2={y(median)} />
    </svg>
  )
}

/** A duration compared with the median of earlier runs. */
export function Delta({ comparison }: Pick<JobView, 'comparison'>) {
  return (
    <span class={comparison?.slower ? 'slower' : undefined}>{comparison?.change ?? UNKNOWN}</span>
  )
}
