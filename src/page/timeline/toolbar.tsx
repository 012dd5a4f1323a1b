import type { RefObject } from 'preact'
import type { TimeZoom } from './zoom.ts'

interface ToolbarProps {
  readonly zoom: RefObject<TimeZoom | null>
  readonly hasGroups: boolean
  readonly onFit: () => void
  readonly onFold: (groups: 'open' | 'closed') => void
}

const ZOOM_FACTOR = 2
const PAN_PIXELS = 160

export function Toolbar({ zoom, hasGroups, onFit, onFold }: ToolbarProps) {
  const scaleBy = (factor: number) => () => zoom.current?.scaleBy(factor)
  const panBy = (pixels: number) => () => zoom.current?.panBy(pixels)
  return (
    <div class="toolbar" role="group" aria-label="Timeline">
      {hasGroups && (
        <span class="buttons">
          <button
            type="button"
            onClick={() => {
              onFold('open')
            }}
          >
            Open groups
          </button>
          <button
            type="button"
            onClick={() => {
              onFold('closed')
            }}
          >
            Close groups
          </button>
        </span>
      )}
      <span class="buttons">
        <button
          type="button"
          aria-label="Zoom out"
          title="Zoom out (−)"
          onClick={scaleBy(1 / ZOOM_FACTOR)}
        >
          −
        </button>
        <button
          type="button"
          aria-label="Zoom in"
          title="Zoom in (+)"
          onClick={scaleBy(ZOOM_FACTOR)}
        >
          +
        </button>
        <button
          type="button"
          aria-label="Earlier"
          title="Earlier (Shift ←)"
          onClick={panBy(PAN_PIXELS)}
        >
          ←
        </button>
        <button
          type="button"
          aria-label="Later"
          title="Later (Shift →)"
          onClick={panBy(-PAN_PIXELS)}
        >
          →
        </button>
        <button type="button" title="Whole run (0)" onClick={onFit}>
          Whole run
        </button>
      </span>
    </div>
  )
}
