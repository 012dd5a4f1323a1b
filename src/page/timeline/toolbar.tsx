import type { RefObject } from 'preact'
import type { ChangeView } from '../view/view.ts'
import type { TimeZoom, ZoomChange } from './zoom.ts'

interface ToolbarProps {
  readonly zoom: RefObject<TimeZoom | null>
  readonly hasGroups: boolean
  readonly onChange: ChangeView
}

const ZOOM_FACTOR = 2
const PAN_PIXELS = 160

const ZOOMS: readonly (readonly [name: string, key: string, icon: string, ZoomChange])[] = [
  ['Zoom out', '−', '−', { factor: 1 / ZOOM_FACTOR }],
  ['Zoom in', '+', '+', { factor: ZOOM_FACTOR }],
  ['Earlier', 'Shift ←', '←', { pixels: PAN_PIXELS }],
  ['Later', 'Shift →', '→', { pixels: -PAN_PIXELS }],
  ['Whole run', '0', 'Whole run', { factor: 0 }],
]

const FOLDS = [
  ['Open groups', 'open'],
  ['Close groups', 'closed'],
] as const

export function Toolbar({ zoom, hasGroups, onChange }: ToolbarProps) {
  return (
    <div class="toolbar" role="group" aria-label="Timeline">
      {hasGroups && (
        <span class="buttons">
          {FOLDS.map(([name, groups]) => (
            <button
              key={name}
              type="button"
              onClick={() => {
                onChange({ groups, toggled: [] })
              }}
            >
              {name}
            </button>
          ))}
        </span>
      )}
      <span class="buttons">
        {ZOOMS.map(([name, key, icon, change]) => (
          <button
            key={name}
            type="button"
            aria-label={name}
            title={`${name} (${key})`}
            onClick={() => {
              zoom.current?.change(change)
            }}
          >
            {icon}
          </button>
        ))}
      </span>
    </div>
  )
}
