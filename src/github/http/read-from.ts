import type { ReadRequest, RepositorySource } from './client.ts'
import type { Untrusted } from '../json-values.ts'
import type { ApiData, ApiParameters, ApiPath } from './request.ts'

/** The parameters of a path beside those that name the repository. */
export type OtherParameters<P extends ApiPath<'GET'>> = P extends unknown
  ? Omit<ApiParameters<P>, 'owner' | 'repo'>
  : never

type Wanted<P extends ApiPath<'GET'>> = [path: P, parameters: OtherParameters<P>]

/** Reads a JSON object of the repository. @throws as `client.get` */
export function getFrom<P extends ApiPath<'GET'>>(
  source: RepositorySource,
  ...wanted: Wanted<P>
): Promise<Untrusted<ApiData<P>>> {
  return source.client.get(...requestTo(source, ...wanted))
}

/** Reads a JSON array of the repository. @throws as `client.list` */
export function listFrom<P extends ApiPath<'GET'>>(
  source: RepositorySource,
  ...wanted: Wanted<P>
): Promise<readonly unknown[]> {
  return source.client.list(...requestTo(source, ...wanted))
}

/** Returns the URL to which a path of the repository redirects. @throws as `client.redirect` */
export function redirectFrom<P extends ApiPath<'GET'>>(
  source: RepositorySource,
  ...wanted: Wanted<P>
): Promise<string> {
  return source.client.redirect(...requestTo(source, ...wanted))
}

function requestTo<P extends ApiPath<'GET'>>(
  { repository: { owner, repo }, signal }: RepositorySource,
  ...[path, parameters]: Wanted<P>
): ReadRequest<P> {
  return [path, { owner, repo, ...parameters }, signal]
}
