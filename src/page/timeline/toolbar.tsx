import type { ChangeView } from '../view/view.ts'
import { type KeyName, ZOOMS } from './keys.ts'
import type { ZoomChange } from './zoom.ts'

interface ToolbarProps {
  readonly onZoom: (change: ZoomChange) => void
  readonly hasGroups: boolean
  readonly onChange: ChangeView
}

const BUTTONS: readonly (readonly [name: string, key: KeyName, icon: string, ZoomChange])[] = [
  ['Zoom out', '−', '−', ZOOMS.out],
  ['Zoom in', '+', '+', ZOOMS.in],
  ['Earlier', 'Shift ←', '←', ZOOMS.earlier],
  ['Later', 'Shift →', '→', ZOOMS.later],
  ['Whole run', '0', 'Whole run', ZOOMS.whole],
]

const FOLDS = [
  ['Open groups', 'open'],
  ['Close groups', 'closed'],
] as const

export function Toolbar({ onZoom, hasGroups, onChange }: ToolbarProps) {
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
        {BUTTONS.map(([name, key, icon, change]) => (
          <button
            key={name}
            type="button"
            aria-label={name}
            title={`${name} (${key})`}
            onClick={() => {
              onZoom(change)
            }}
          >
            {icon}
          </button>
        ))}
      </span>
    </div>
  )
}
