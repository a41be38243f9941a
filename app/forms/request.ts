/** How a page asks the server for something: JSON there, JSON back, an Error with the server's one sentence where it refuses. */

/** Sends a request to our own API. Throws an Error whose message may be shown as it stands. */
export async function request<Answer>(
  path: string,
  options: { method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'; body?: unknown; signal?: AbortSignal } = {},
): Promise<Answer> {
  const { method = 'POST', body, signal } = options;
  const response = await fetch(path, {
    method,
    signal,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  }).catch(() => {
    throw new Error('the server does not answer: check the connection and try again');
  });
  return readAnswer(response);
}

/** The body of an answer. Throws an Error with the server's sentence where it refused. */
export async function readAnswer<Answer>(response: Response): Promise<Answer> {
  const answer = (await response.json().catch(() => null)) as (Answer & { error?: { message: string } }) | null;
  if (response.ok && answer !== null) return answer;
  throw new Error(answer?.error?.message ?? `the server answered with an error (${response.status}): try again`);
}

/** A sentence as it stands on a page: capital first, full stop last. */
export function asSentence(message: string): string {
  const sentence = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
