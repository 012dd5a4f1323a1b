import type { BranchRules, CheckRule } from '../../model/branch-rules.ts'
import { uniqueBy } from '../../model/some.ts'
import { skipped } from '../errors/explain.ts'
import type { RepositorySource } from '../http/client.ts'
import { asArray, asCount, asObject, asString } from '../json-values.ts'

const RULES = '/repos/{owner}/{repo}/rules/branches/{branch}'
export const BRANCH = '/repos/{owner}/{repo}/branches/{branch}'

/** https://docs.github.com/en/rest/repos/rules#get-rules-for-a-branch */
const PAGE_SIZE = 100

/** The app of GitHub Actions on github.com; other servers have another id. */
const ACTIONS_APP = 15_368

/** Returns the id of the app that reports jobs; `undefined` if unknown, as on GitHub Enterprise Server. */
export function actionsAppOf(serverUrl: string): number | undefined {
  return serverUrl === 'https://github.com' ? ACTIONS_APP : undefined
}

/**
 * Fetches the checks that a branch requires: those of its rulesets, and those of its protection, which
 * GitHub lists apart. Both need `contents: read`. Never throws: returns `undefined` if neither can be
 * read.
 */
export async function fetchBranchRules(
  source: RepositorySource,
  branch: string,
): Promise<BranchRules | undefined> {
  const [rules, protectedBranch] = await Promise.all([
    listRules(source, branch),
    source
      .get(BRANCH, { branch })
      .catch(skipped(source.client, `the protection of branch ${branch}`)),
  ])
  if (rules === undefined && protectedBranch === undefined) return undefined
  const checks = [...(rules ?? []).flatMap(checksOfRule), ...checksOfProtection(protectedBranch)]
  return {
    branch,
    complete: rules !== undefined && protectedBranch !== undefined && rules.length < PAGE_SIZE,
    workflows: [...new Set((rules ?? []).flatMap(workflowsOfRule))],
    checks: unique(checks),
  }
}

/**
 * Fetches the names of the checks that the merge queue of a branch waits for and jobs may report; none without a queue.
 * Only those of rulesets: GitHub does not list whether the protection of a branch has a queue. Never throws: returns
 * none if they cannot be read.
 */
export async function fetchQueueChecks(
  source: RepositorySource,
  branch: string,
): Promise<readonly string[]> {
  const rules = (await listRules(source, branch)) ?? []
  if (!rules.some((rule) => asObject(rule).type === 'merge_queue')) return []
  const jobsApp = actionsAppOf(source.repository.serverUrl)
  return unique(rules.flatMap(checksOfRule)).flatMap(({ name, app }) =>
    app === undefined || app === jobsApp ? name : [],
  )
}

async function listRules(
  source: RepositorySource,
  branch: string,
): Promise<readonly unknown[] | undefined> {
  return await source
    .list(RULES, { branch, per_page: PAGE_SIZE })
    .catch(skipped(source.client, `the rulesets of branch ${branch}`))
}

function checksOfRule(rule: unknown): CheckRule[] {
  const { type, parameters } = asObject(rule)
  if (type !== 'required_status_checks') return []
  return asArray(asObject(parameters).required_status_checks)
    .map(asObject)
    .flatMap(({ context, integration_id: app }) => toRule(context, app))
}

/** https://docs.github.com/en/rest/repos/rules#get-rules-for-a-branch */
function workflowsOfRule(rule: unknown): string[] {
  const { type, parameters } = asObject(rule)
  if (type !== 'workflows') return []
  return asArray(asObject(parameters).workflows).flatMap(
    (workflow) => asString(asObject(workflow).path) ?? [],
  )
}

function checksOfProtection(response: unknown): CheckRule[] {
  const { required_status_checks } = asObject(asObject(response).protection)
  const { enforcement_level, checks } = asObject(required_status_checks)
  if (enforcement_level === 'off') return []
  return asArray(checks)
    .map(asObject)
    .flatMap(({ context, app_id }) => toRule(context, app_id))
}

function toRule(context: unknown, app: unknown): CheckRule[] {
  const name = asString(context)
  // GitHub writes -1 for any app.
  return name === undefined ? [] : [{ name, app: asCount(app) }]
}

/** Keeps the stricter of two rules for one check. */
function unique(checks: readonly CheckRule[]): readonly CheckRule[] {
  const strictLast = checks.toSorted(
    (a, b) => Number(a.app !== undefined) - Number(b.app !== undefined),
  )
  return uniqueBy(strictLast, ({ name }) => name)
}
