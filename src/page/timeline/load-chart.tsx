import { type Load, peakOf } from '../view/load.ts'

interface LoadChartProps {
  readonly load: Load
  /** Of the jobs that failed, in front. */
  readonly failed?: Load
  readonly height: number
}

/** How many jobs ran over time, and above them how many waited. `page.css` fits it to the visible time. */
export function LoadChart({ load, failed, height }: LoadChartProps) {
  const { times, running, queued } = load
  const total = running.map((count, index) => count + (queued[index] ?? 0))
  const most = peakOf(total) || 1
  const area = (values: readonly number[], at = times) => areaOf(at, values, height, most)
  return (
    <svg viewBox={`0 0 1 ${height}`} preserveAspectRatio="none" height={height}>
      <path class="waiting" d={area(total)} />
      <path class="ran" d={area(running)} />
      {failed && <path class="failures" d={area(failed.running, failed.times)} />}
    </svg>
  )
}

/** Returns a path around a value over time, which leaves the bottom only where the value is not 0. */
function areaOf(
  times: readonly number[],
  values: readonly number[],
  height: number,
  most: number,
): string {
  const steps = values.map((value, index) => {
    const next = times[index + 1] ?? times[index]
    if (value === 0) return `V${height}M${next} ${height}`
    return `V${(height - (height * value) / most).toFixed(1)}H${next}`
  })
  return steps.length === 0 ? '' : `M${times[0]} ${height}${steps.join('')}`
}
