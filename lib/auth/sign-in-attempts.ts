/** Failed attempts in a row that lock an account, and for how long. */
export const signInAttempts = { limit: 5, lockMinutes: 15 } as const;

/** The one sentence for every refusal: it must not tell an unknown address from a wrong password or a locked account. */
export const signInRefusal =
  `the email or the password is not right; after ${signInAttempts.limit} failed attempts in a row ` +
  `an account is locked for ${signInAttempts.lockMinutes} minutes`;
