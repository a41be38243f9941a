/** Addresses people sign in with. */
import { z } from 'zod';
import { RiskcurveError } from '../errors';

/** Address of the first administrator until that person gives a real one; `.local` is never delivered. */
export const placeholderEmail = 'admin@riskcurve.local';

/** The address without surrounding blanks. Throws `bad-input` where it is none. */
export function checkEmail(email: string): string {
  const trimmed = email.trim();
  if (!z.email().max(254).safeParse(trimmed).success) {
    throw new RiskcurveError('bad-input', 'the email must look like name@hospital.org');
  }
  return trimmed;
}
