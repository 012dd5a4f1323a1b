import type { RefObject } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'
import type { Tone } from '../view/labels.ts'

/** The colours of the canvas, from the custom properties of `page.css`. */
export interface Palette {
  readonly tones: Readonly<Record<Tone, string>>
  /** The second of two neighbouring steps. */
  readonly shade: string
  readonly wait: string
  readonly approval: string
  readonly blocked: string
  readonly path: string
  readonly text: string
  readonly muted: string
  readonly line: string
  readonly background: string
  readonly band: string
  readonly hover: string
  readonly selected: string
}

function readPalette(element: Element): Palette {
  const style = getComputedStyle(element)
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim()
  return {
    tones: {
      passed: colour('bar-passed'),
      failed: colour('bar-failed'),
      stopped: colour('bar-stopped'),
      skipped: colour('bar-stopped'),
      active: colour('bar-active'),
      odd: colour('bar-odd'),
    },
    shade: colour('bar-shade'),
    wait: colour('bar-wait'),
    approval: colour('bar-approval'),
    blocked: colour('bar-blocked'),
    path: colour('path'),
    text: colour('text'),
    muted: colour('muted'),
    line: colour('line'),
    background: colour('background'),
    band: colour('subtle'),
    hover: colour('hover'),
    selected: colour('selected'),
  }
}

/** Returns the palette, again when the reader's system changes between light, dark and print. */
export function usePalette(element: RefObject<Element | null>): Palette | undefined {
  const [palette, setPalette] = useState<Palette>()
  useLayoutEffect(() => {
    const read = () => {
      if (element.current !== null) setPalette(readPalette(element.current))
    }
    read()
    const stop = new AbortController()
    for (const query of ['(prefers-color-scheme: dark)', 'print']) {
      window.matchMedia(query).addEventListener('change', read, { signal: stop.signal })
    }
    return () => {
      stop.abort()
    }
  }, [element])
  return palette
}
