import { outcomeLabel, type Tone, toneOf } from '../view/labels.ts'

/** Outlines in a box of 16 by 16; the shape differs too, for readers who see no colours. */
const SHAPES: Readonly<Record<Tone, string>> = {
  passed: 'M4.5 8.2l2.3 2.3 4.6-4.8',
  failed: 'M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6',
  stopped: 'M5 11L11 5',
  skipped: 'M5 8h6',
  active: 'M8 4.6V8l2.4 1.6',
  odd: 'M8 4.6v4.2M8 11.2v.2',
}

/** The icon of an outcome. Its meaning must also be there as text. */
export function StatusIcon({ outcome }: { readonly outcome: string }) {
  const tone = toneOf(outcome)
  return (
    <svg class={`icon ${tone}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <circle cx="8" cy="8" r="7" />
      <path d={SHAPES[tone]} />
    </svg>
  )
}

/** An outcome as icon and text, by default as `outcomeLabel` has it. */
export function Status({ outcome, label }: { readonly outcome: string; readonly label?: string }) {
  return (
    <span class="status">
      <StatusIcon outcome={outcome} /> {label ?? outcomeLabel(outcome)}
    </span>
  )
}
