import type { RefObject } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'
import type { Tone } from '../view/labels.ts'

/** The colours of the canvas, from the custom properties of `page.css`. */
export type Palette = ReturnType<typeof readPalette>

function readPalette(element: Element) {
  // Computed, since a canvas does not know `light-dark()`.
  const probe = element.appendChild(document.createElement('i'))
  const colour = (name: string) => {
    probe.style.color = `var(--${name})`
    return getComputedStyle(probe).color
  }
  const palette = {
    tones: {
      passed: colour('bar-passed'),
      failed: colour('bar-failed'),
      stopped: colour('bar-stopped'),
      skipped: colour('bar-stopped'),
      active: colour('bar-active'),
      odd: colour('bar-odd'),
    } satisfies Record<Tone, string>,
    /** The second of two neighbouring steps. */
    shade: colour('bar-shade'),
    /** Stripes, so that waiting differs from running without colour too. */
    wait: stripes(colour('bar-wait')),
    approval: stripes(colour('bar-approval')),
    blocked: colour('border'),
    path: colour('path'),
    text: colour('text'),
    muted: colour('muted'),
    line: colour('line'),
    background: colour('background'),
    hover: colour('hover'),
    selected: colour('selected'),
  }
  probe.remove()
  return palette
}

/** The stripes repeat after so many CSS pixels, and are drawn sharper by a factor. */
const TILE = 5
const SHARPNESS = 4

function stripes(colour: string): CanvasPattern | string {
  const size = TILE * SHARPNESS
  const tile = Object.assign(document.createElement('canvas'), { width: size, height: size })
  const context = tile.getContext('2d')
  if (context === null) return colour
  context.strokeStyle = context.fillStyle = colour
  context.globalAlpha = 0.3
  context.fillRect(0, 0, size, size)
  context.globalAlpha = 1
  context.lineWidth = size / 4
  for (const left of [-size, 0, size]) {
    context.moveTo(left - size, size * 2)
    context.lineTo(left + size * 2, -size)
  }
  context.stroke()
  const pattern = context.createPattern(tile, 'repeat')
  pattern?.setTransform(new DOMMatrix().scale(1 / SHARPNESS))
  return pattern ?? colour
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
