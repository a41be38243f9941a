import { RiskcurveError } from '@/lib/errors';

/** A cohort's name, trimmed. @throws RiskcurveError where it is empty, too long or holds control characters */
export function checkCohortName(name: string): string {
  const trimmed = name.trim();
  if (trimmed === '') throw new RiskcurveError('bad-input', 'the cohort needs a name');
  if (trimmed.length > 100) throw new RiskcurveError('bad-input', "a cohort's name may have at most 100 characters");
  if (/\p{Cc}/u.test(trimmed)) throw new RiskcurveError('bad-input', "a cohort's name must be plain text on one line");
  return trimmed;
}
