import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * Reads the template of the HTML page, so that only runs with a page load it.
 *
 * @param bundle the path of the file that started the action
 */
export async function readPageTemplate(bundle = ''): Promise<string> {
  return await readFile(join(dirname(bundle), '../bundle/page.html'), 'utf8')
}
