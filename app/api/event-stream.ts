/** Server-sent events from an async generator. */

export interface ServerEvent {
  readonly event: string;
  /** One line. */
  readonly data: string;
}

/**
 * A response that sends what the generator yields and ends when it ends. When nobody listens any more, the generator's signal is
 * aborted, so that it stops asking the database.
 */
export function eventStream(
  requestSignal: AbortSignal,
  generate: (signal: AbortSignal) => AsyncGenerator<ServerEvent>,
): Response {
  const gone = new AbortController();
  const signal = AbortSignal.any([requestSignal, gone.signal]);
  const events = generate(signal);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await events.next().catch(() => ({ done: true as const, value: undefined }));
      if (next.done === true) controller.close();
      else controller.enqueue(encoder.encode(`event: ${next.value.event}\ndata: ${next.value.data}\n\n`));
    },
    cancel() {
      gone.abort();
    },
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}
