import { RiskcurveError } from '@/lib/errors';

/** The command was used wrongly: exit status 2 instead of 1. */
export class UsageError extends RiskcurveError {
  constructor(message: string) {
    super('bad-input', message);
    this.name = 'UsageError';
  }
}
