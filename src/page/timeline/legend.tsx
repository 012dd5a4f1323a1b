import { Fragment } from 'preact'
import { waitReason } from '../../model/reasons.ts'
import type { ReportView } from '../view/jobs.ts'
import { type Tone, toneOf } from '../view/labels.ts'
import { KEY_ACTIONS } from './keys.ts'

const TONES = Object.entries({
  passed: 'passed',
  failed: 'failed',
  stopped: 'cancelled',
  active: 'running',
  odd: 'other',
} satisfies Record<Exclude<Tone, 'skipped'>, string>) as readonly (readonly [Tone, string])[]

/** What the colours and shapes in the timeline of this run mean, and its keys. */
export function Legend({ run: { jobs, path, pathSoFar } }: { readonly run: ReportView }) {
  const tones = new Set(jobs.map(({ ran, outcome }) => ran && toneOf(outcome)))
  const hasWaits = (isHeld: boolean) => jobs.some(({ waited, held }) => waited && held === isHeld)
  const items = [
    ...TONES.map(([tone, label]) => [`bar-${tone}`, label, tones.has(tone)] as const),
    ['bar-wait striped', `waiting for ${waitReason(false)}`, hasWaits(false)],
    ['bar-approval striped', `waiting for ${waitReason(true)}`, hasWaits(true)],
    ['border thin', 'blocked', jobs.some(({ blocked }) => blocked)],
    ['path thin', pathSoFar ? 'critical path so far' : 'critical path', path.length > 0],
  ] as const
  return (
    <div class="legend">
      <ul>
        {items.map(([style, label, isShown]) => {
          const [colour = '', shape = ''] = style.split(' ')
          return (
            isShown && (
              <li key={label}>
                <span class={`swatch ${shape}`} style={{ '--colour': `var(--${colour})` }} />
                {label}
              </li>
            )
          )
        })}
      </ul>
      <p id="timeline-keys" class="muted">
        Drag to move, <kbd>Ctrl</kbd> or <kbd>⌘</kbd> and wheel to zoom. Keys:{' '}
        {KEY_ACTIONS.map(({ shown, words }, index) => (
          <Fragment key={words}>
            {index > 0 && ', '}
            {shown.map((name) => (
              <Fragment key={name}>
                <kbd>{name}</kbd>{' '}
              </Fragment>
            ))}
            {words}
          </Fragment>
        ))}
        . The table of jobs has the same data.
      </p>
    </div>
  )
}
