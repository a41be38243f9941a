import { listUsers as listUserRows } from '@/db/queries/users';
import type { Application } from '../application';
import type { Role } from '../auth/roles';

/** A person as the people page shows one: nothing that could sign anybody in. */
export interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly state: 'active' | 'invited' | 'locked' | 'disabled';
  readonly lastSignInAt: Date | null;
  readonly createdAt: Date;
}

/** Everybody, by name. */
export async function listUsers(app: Application, options: { now?: Date } = {}): Promise<Person[]> {
  const now = options.now ?? new Date();
  const rows = await listUserRows(app.database);
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    state: stateOf(row, now),
    lastSignInAt: row.lastSignInAt,
    createdAt: row.createdAt,
  }));
}

function stateOf(row: Awaited<ReturnType<typeof listUserRows>>[number], now: Date): Person['state'] {
  if (row.disabled) return 'disabled';
  if (row.passwordHash === null) return 'invited';
  return row.lockedUntil !== null && row.lockedUntil > now ? 'locked' : 'active';
}
