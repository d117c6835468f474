import type { IncomingMessage } from 'node:http'

/** An answer that is larger than it may be; asking again does not mend it. */
export class TooLargeAnswer extends Error {
  override readonly name = 'TooLargeAnswer'
}

/**
 * The whole body of an answer, which is held in memory.
 *
 * @param most how many bytes it may have
 * @param end ends the waiting for it
 * @throws TooLargeAnswer; the reason of `end`; the error of the connection
 */
export async function smallBody(message: IncomingMessage, most: number, end: AbortSignal): Promise<Buffer> {
  const stop = () => message.destroy(end.reason)
  end.addEventListener('abort', stop)
  try {
    const chunks: Buffer[] = []
    let received = 0
    for await (const chunk of message as AsyncIterable<Buffer>) {
      received += chunk.length
      if (received > most) throw new TooLargeAnswer(`the answer has more than ${most} bytes`)
      chunks.push(chunk)
    }
    end.throwIfAborted()
    return Buffer.concat(chunks)
  } finally {
    end.removeEventListener('abort', stop)
    message.destroy()
  }
}
