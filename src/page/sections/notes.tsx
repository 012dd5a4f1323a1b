import type { NoteJson } from '../../report-json/shapes/report.ts'
import { Section } from '../elements/section.tsx'

export function Notes({ notes }: { readonly notes: readonly NoteJson[] }) {
  if (notes.length === 0) return null
  return (
    <Section id="notes" title="Notes">
      <ul>
        {notes.map(({ severity, text }, index) => (
          <li key={index} dir="auto">
            {severity === 'warning' && <strong>Warning: </strong>}
            {text}
          </li>
        ))}
      </ul>
    </Section>
  )
}
