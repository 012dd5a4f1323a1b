import type { ComponentChildren } from 'preact'
import { toneOf } from '../view/labels.ts'
import { Link } from './link.tsx'
import { List } from './list.tsx'
import { StatusIcon } from './status.tsx'

export type Tile = readonly [name: string, value: string, note: string]

interface PageHeaderProps {
  /** Where the run or commit is from; `null` for what is unknown. */
  readonly crumbs: readonly ComponentChildren[]
  readonly outcome: string
  readonly verdict: string
  readonly title: ComponentChildren
  readonly url: string
  /** A line below the title. */
  readonly children: ComponentChildren
  readonly tiles: readonly Tile[]
}

/** The verdict and the main values. */
export function PageHeader(props: PageHeaderProps) {
  const { crumbs, outcome, verdict, title, url, children, tiles } = props
  return (
    <header>
      <p class="muted">
        <List items={crumbs.filter((crumb) => crumb !== null)} separator=" · " />
      </p>
      <h1>
        <StatusIcon outcome={outcome} />
        <Link url={url}>{title}</Link> <span class={`verdict ${toneOf(outcome)}`}>{verdict}</span>
      </h1>
      {children}
      <dl class="tiles">
        {tiles.map(([name, value, note]) => (
          <div key={name} class="tile">
            <dt>{name}</dt>
            <dd>{value}</dd>
            <dd class="muted">{note}</dd>
          </div>
        ))}
      </dl>
    </header>
  )
}
