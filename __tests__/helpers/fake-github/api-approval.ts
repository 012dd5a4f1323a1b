import { apiAccount } from './account.ts'
import { GITHUB_COM, type Host } from './host.ts'
import { writeTime } from './time.ts'

/**
 * What a reviewer decided on a deployment to an environment, as `GET .../actions/runs/{id}/approvals`
 * lists it. It says neither when nor for which job.
 */
export function apiApproval(
  environment: string,
  state: 'approved' | 'rejected' | 'pending' = 'approved',
  host: Host = GITHUB_COM,
): object {
  const url = `${host.apiUrl}/repos/octo-org/octo-shop/environments/${environment}`
  return {
    state,
    comment: 'Ship it',
    environments: [
      {
        id: 1_611_040_110,
        node_id: 'EN_kwDOKcvZs85gBvYu',
        name: environment,
        url,
        html_url: `${host.serverUrl}/octo-org/octo-shop/deployments/activity_log?environments_filter=${environment}`,
        created_at: writeTime(-1_000),
        updated_at: writeTime(-1_000),
      },
    ],
    user: apiAccount('hubot', host),
  }
}
