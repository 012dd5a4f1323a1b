import type { BranchRules, CheckRule } from '../../model/branch-rules.ts'
import { skipped } from '../errors/explain.ts'
import type { RepositorySource } from '../http/client.ts'
import { asArray, asCount, asObject, asString } from '../json-values.ts'

const RULES = '/repos/{owner}/{repo}/rules/branches/{branch}'
const BRANCH = '/repos/{owner}/{repo}/branches/{branch}'

/** https://docs.github.com/en/rest/repos/rules#get-rules-for-a-branch */
const PAGE_SIZE = 100

/**
 * Fetches the checks that a branch requires: those of its rulesets, and those of its protection, which
 * GitHub lists apart. Both need `contents: read`. Never throws: returns `undefined` if neither can be
 * read.
 */
export async function fetchBranchRules(
  { client, repository: { owner, repo }, signal }: RepositorySource,
  branch: string,
): Promise<BranchRules | undefined> {
  const parameters = { owner, repo, branch }
  const skip = (what: string) => skipped(client, `the ${what} of branch ${branch}`)
  const [rules, protectedBranch] = await Promise.all([
    client.list(RULES, { ...parameters, per_page: PAGE_SIZE }, signal).catch(skip('rulesets')),
    client.get(BRANCH, parameters, signal).catch(skip('protection')),
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

function checksOfRule(rule: unknown): CheckRule[] {
  const { type, parameters } = asObject(rule)
  if (type !== 'required_status_checks') return []
  return asArray(asObject(parameters).required_status_checks).flatMap((check) => {
    const { context, integration_id } = asObject(check)
    return toRule(context, integration_id)
  })
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
  const { enforcement_level, contexts, checks } = asObject(required_status_checks)
  if (enforcement_level === 'off') return []
  const named = asArray(checks).flatMap((check) => {
    const { context, app_id } = asObject(check)
    return toRule(context, app_id)
  })
  // Servers before GitHub Enterprise Server 3.3 list only the contexts.
  return named.length > 0 ? named : asArray(contexts).flatMap((context) => toRule(context, null))
}

function toRule(context: unknown, app: unknown): CheckRule[] {
  const name = asString(context)
  // GitHub writes -1 for any app.
  return name === undefined ? [] : [{ name, app: asCount(app) }]
}

/** Keeps the stricter of two rules for one check. */
function unique(checks: readonly CheckRule[]): CheckRule[] {
  const strictLast = checks.toSorted(
    (a, b) => Number(a.app !== undefined) - Number(b.app !== undefined),
  )
  return [...new Map(strictLast.map((check) => [check.name, check])).values()]
}
