import type { ComponentChildren } from 'preact'

interface LinkProps {
  readonly url: string | undefined
  readonly children: ComponentChildren
}

/** A link if a browser can follow the URL without running it as a script; else only its text. */
export function Link({ url, children }: LinkProps) {
  if (url === undefined || !/^https?:\/\//.test(url)) return <>{children}</>
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {children}
    </a>
  )
}
