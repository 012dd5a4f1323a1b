import type { IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'

/** An answer that is not the JSON that was asked for, or not all of it. */
export class NotJsonError extends Error {
  override readonly name = 'NotJsonError'
}

/** @throws `NotJsonError`; the answer is read to its end in any case */
export async function readJson(answer: IncomingMessage): Promise<unknown> {
  try {
    const body = Buffer.concat((await answer.toArray()) as Buffer[])
    const packed = answer.headers['content-encoding'] === 'gzip'
    return JSON.parse((packed ? await promisify(gunzip)(body) : body).toString())
  } catch (error) {
    throw new NotJsonError('the answer is cut off or is not JSON', { cause: error })
  }
}
