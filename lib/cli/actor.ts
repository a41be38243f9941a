import os from 'node:os';
import type { Actor } from '@/lib/application';

/** Who the audit trail names for the command line: the account of this machine. */
export const commandLineActor: Actor = { userId: null, name: `command line (${accountName()})` };

function accountName(): string {
  try {
    return os.userInfo().username;
  } catch {
    return 'unknown account'; // an account without an entry, as in some containers
  }
}
