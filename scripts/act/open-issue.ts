import { createEmulator } from 'emulate'
import { type ApiIssue, apiIssue } from '../../testing/fake-github/api-conversation.ts'
import { REPOSITORY } from '../../testing/fake-github/api-run.ts'

/** Who can open an issue: who has access to the repository, and who has not. */
type Person = 'a collaborator' | 'somebody else'

interface Issue {
  readonly number: number
  readonly title: string
  readonly body: string
  readonly author_association: string
  readonly user: { readonly login: string }
  readonly labels: readonly { readonly name: string }[]
}

const [OWNER = '', NAME = ''] = REPOSITORY.split('/')
const LOGINS = { 'a collaborator': 'mona', 'somebody else': 'hubot' } as const

/**
 * Opens the issue that a link fills in on `emulate`, with a line more in its block. The owner sets the label, which
 * GitHub does not let everybody do.
 *
 * @returns the issue as `emulate` has it, for the fake, which has GraphQL
 */
export async function openIssue(link: URL, person: Person, line: string): Promise<ApiIssue> {
  const [title = '', labels = '', body = ''] = ['title', 'labels', 'body'].map(
    (name) => link.searchParams.get(name) ?? '',
  )
  const logins = [OWNER, ...Object.values(LOGINS)]
  const emulated = await createEmulator({
    service: 'github',
    port: 0,
    seed: {
      tokens: Object.fromEntries(logins.map((login) => [login, { login, scopes: ['repo'] }])),
      github: {
        users: logins.map((login) => ({ login })),
        repos: [{ owner: OWNER, name: NAME }],
      },
    },
  })
  const send = async (method: string, path: string, login: string, content: object) => {
    const response = await fetch(`${emulated.url}/repos/${REPOSITORY}${path}`, {
      method,
      headers: { authorization: `Bearer ${login}`, 'content-type': 'application/json' },
      ...(method !== 'GET' && { body: JSON.stringify(content) }),
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`)
    const text = await response.text()
    return (text === '' ? {} : JSON.parse(text)) as Issue
  }
  try {
    const { 'a collaborator': collaborator } = LOGINS
    await send('PUT', `/collaborators/${collaborator}`, OWNER, { permission: 'push' })
    const text = body.replace(/\n```$/m, `\n${line}\n\`\`\``)
    const { number } = await send('POST', '/issues', LOGINS[person], { title, body: text })
    const path = `/issues/${number}`
    await send('POST', `${path}/labels`, OWNER, { labels: labels.split(',') })
    const issue = await send('GET', path, OWNER, {})
    return apiIssue({
      ...{ number, title: issue.title, body: issue.body, author: issue.user.login },
      labels: issue.labels.map(({ name }) => name),
      association: issue.author_association,
    })
  } finally {
    await emulated.close()
  }
}
