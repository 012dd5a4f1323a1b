import type { ComponentChildren } from 'preact'

interface LinkProps {
  readonly url: string | null | undefined
  /** Number of a step, if the URL is that of its job. */
  readonly step?: number | null
  readonly children: ComponentChildren
}

/** A link if a browser can follow the URL without running it as a script; else only its text. */
export function Link({ url, step, children }: LinkProps) {
  if (url == null || !/^https?:\/\//.test(url)) return <>{children}</>
  return (
    <a href={step == null ? url : `${url}#step:${step}:1`} target="_blank" rel="noreferrer">
      {children}
    </a>
  )
}
