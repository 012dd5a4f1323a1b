/**
 * Runs in the page after Mermaid's bundle: draws each diagram as GitHub does, with Mermaid's own
 * defaults in strict mode, dark where the reader prefers dark. A diagram says in `data-state`
 * whether it was `drawn` or `failed`.
 *
 * A diagram may be inside closed details, which have no width, so it is drawn on a sheet as wide as
 * the text and then put into its place.
 */
export const DRAW_DIAGRAMS = `
const dark = matchMedia('(prefers-color-scheme: dark)')
const diagrams = [...document.querySelectorAll('.diagram')].map((place) => ({
  place,
  text: place.textContent,
}))
const sheet = document.querySelector('.markdown-body').appendChild(document.createElement('div'))
sheet.className = 'sheet'

async function draw() {
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    suppressErrorRendering: true,
    theme: dark.matches ? 'dark' : 'default',
  })
  for (const [index, { place, text }] of diagrams.entries()) {
    try {
      const { svg } = await mermaid.render('mermaid-' + index, text, sheet)
      place.innerHTML = svg
      place.dataset.state = 'drawn'
    } catch (error) {
      place.innerHTML = '<p><strong>Unable to render rich display</strong></p><pre></pre>'
      place.lastChild.textContent = error.message
      place.dataset.state = 'failed'
    }
    sheet.replaceChildren()
  }
}

dark.addEventListener('change', draw)
draw()
`
