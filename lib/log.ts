import { inspect } from 'node:util';

/** Writes a defect to standard error in full, with its cause: what `messageFor` keeps from the screen. */
export function logFault(where: string, fault: unknown): void {
  process.stderr.write(`${new Date().toISOString()} ${where}: ${inspect(fault)}\n`);
}
