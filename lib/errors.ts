/** Errors that a person may read. Anything else is a defect: logged in full, shown as one calm sentence. */

/** What went wrong, as a program tells it apart; the status an API answers with. */
const statusOfKind = {
  'bad-input': 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'too-many': 429,
  busy: 503,
  failed: 500,
} as const;

export type ErrorKind = keyof typeof statusOfKind;

export const errorKinds = Object.keys(statusOfKind) as [ErrorKind, ...ErrorKind[]];

/** The status that an API answers such an error with. */
export function statusOf(kind: ErrorKind): number {
  return statusOfKind[kind];
}

/** One clear sentence that names the thing and the mend: lower case first word allowed, no stack, no secrets. */
export class RiskcurveError extends Error {
  readonly kind: ErrorKind;

  constructor(kind: ErrorKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'RiskcurveError';
    this.kind = kind;
  }

  get status(): number {
    return statusOfKind[this.kind];
  }
}

/** The sentence to show for any thrown value: its own for ours, a neutral one for all else. */
export function messageFor(error: unknown): string {
  return error instanceof RiskcurveError ? error.message : 'something went wrong on our side; the log has the details';
}
