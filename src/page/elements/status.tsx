import { outcomeLabel, toneOf } from '../view/labels.ts'

/** The icon of an outcome, whose shape is in the file. Its meaning must also be there as text. */
export function StatusIcon({ outcome }: { readonly outcome: string }) {
  const tone = toneOf(outcome)
  return (
    <svg class={`icon ${tone}`} width="16" height="16" aria-hidden="true">
      <use href={`#icon-${tone}`} />
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
