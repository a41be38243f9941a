/** How a page asks the server for something: JSON there, JSON back, an Error with the server's one sentence where it refuses. */

/** The server's one sentence, and the field of the form it is about where it is about one. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly field: string | null,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

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

/** The body of an answer. Throws a Refusal with the server's sentence where it refused. */
export async function readAnswer<Answer>(response: Response): Promise<Answer> {
  const answer = (await response.json().catch(() => null)) as (Answer & ErrorAnswer) | null;
  if (response.ok && answer !== null) return answer;
  const message = answer?.error?.message ?? `the server answered with an error (${response.status}): try again`;
  throw new Refusal(message, answer?.error?.field ?? null);
}

interface ErrorAnswer {
  readonly error?: { readonly message: string; readonly field?: string };
}

/** A sentence as it stands on a page: capital first, full stop last. */
export function asSentence(message: string): string {
  // A first word that is a name of something (a file, a column) keeps its letters.
  const plain = /^[a-z]+[ ,:;]/.test(message);
  const sentence = plain ? message.charAt(0).toUpperCase() + message.slice(1) : message;
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
