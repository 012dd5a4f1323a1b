import { HttpClient } from '@actions/http-client'
import { fetch, type RequestInit, type Response } from 'undici'

/** Fetches an address through the proxy that the environment names for it, if any. */
export async function proxiedFetch(address: string, options: RequestInit): Promise<Response> {
  const dispatcher = new HttpClient().getAgentDispatcher(address)
  return await fetch(address, { ...options, ...(dispatcher !== undefined && { dispatcher }) })
}
