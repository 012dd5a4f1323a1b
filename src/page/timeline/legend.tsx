const ITEMS = [
  ['passed', 'passed'],
  ['failed', 'failed'],
  ['stopped', 'cancelled'],
  ['wait', 'waiting for a runner'],
  ['approval', 'waiting for approval'],
  ['path', 'critical path'],
] as const

/** What the colours and shapes of the timeline mean, and its keys. */
export function Legend({ hasPath }: { readonly hasPath: boolean }) {
  return (
    <div class="legend">
      <ul>
        {ITEMS.filter(([name]) => name !== 'path' || hasPath).map(([name, label]) => (
          <li key={name}>
            <span class={`swatch ${name}`} />
            {label}
          </li>
        ))}
      </ul>
      <p id="timeline-keys" class="muted">
        Drag to move, <kbd>Ctrl</kbd> or <kbd>⌘</kbd> and wheel to zoom. Keys: <kbd>↑</kbd>{' '}
        <kbd>↓</kbd> row, <kbd>→</kbd> <kbd>←</kbd> open and close, <kbd>+</kbd> <kbd>−</kbd>{' '}
        <kbd>0</kbd> zoom, <kbd>Shift</kbd> <kbd>←</kbd> <kbd>→</kbd> move, <kbd>Enter</kbd>{' '}
        details. The table of jobs has the same data.
      </p>
    </div>
  )
}
