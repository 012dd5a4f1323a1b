import { useContext, useMemo } from 'preact/hooks'
import { type Load, peakOf } from '../view/load.ts'
import { Visible } from './use-scale.ts'

interface LoadChartProps {
  readonly load: Load
  /** Of the jobs that failed, in front. */
  readonly failed?: Load | undefined
  readonly height: number
}

/** How many jobs ran over time, and above them how many waited. */
export function LoadChart({ load, failed, height }: LoadChartProps) {
  const [from, to] = useContext(Visible)
  const paths = useMemo(() => <Areas {...{ load, failed, height }} />, [load, failed])
  return (
    <svg viewBox={`${from} 0 ${to - from} ${height}`} preserveAspectRatio="none" height={height}>
      {paths}
    </svg>
  )
}

function Areas({ load, failed, height }: LoadChartProps) {
  const { times, running, queued } = load
  const total = running.map((count, index) => count + (queued[index] ?? 0))
  const most = peakOf(total) || 1
  const area = (values: readonly number[], at = times) => areaOf(at, values, height, most)
  return (
    <>
      <path class="waiting" d={area(total)} />
      <path d={area(running)} />
      {failed && <path class="failures" d={area(failed.running, failed.times)} />}
    </>
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
