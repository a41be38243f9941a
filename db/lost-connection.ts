/** Codes of PostgreSQL and of the network that mean: not now, try again. */
const codes = new Set([
  ...['57P01', '57P02', '57P03', '08000', '08001', '08003', '08004', '08006', '53300'],
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'],
]);
/** What the driver says without a code. */
const words = /Connection terminated|connection error and is not queryable|Connection ended unexpectedly/;

/** Whether a statement failed for the lack of a connection to the database (it was lost, refused, or the server restarts). */
export function isLostConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  if ((code !== undefined && codes.has(code)) || words.test(error.message)) return true;
  // A host with several addresses gives one error for all of them.
  if (error instanceof AggregateError && error.errors.some(isLostConnection)) return true;
  return isLostConnection(error.cause);
}

/** PostgreSQL gave this transaction up for the sake of another (deadlock, serialization): nothing of it was done. */
const victimCodes = new Set(['40P01', '40001']);

/** Whether a statement that failed may well succeed if it is simply sent again. */
export function isPassingFault(error: unknown): boolean {
  if (isLostConnection(error)) return true;
  if (!(error instanceof Error)) return false;
  return victimCodes.has((error as NodeJS.ErrnoException).code ?? '') || isPassingFault(error.cause);
}
