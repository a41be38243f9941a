/** People: finding, creating, changing, and the counters behind the lock on repeated failures. */
import { and, asc, eq, isNotNull, sql, type SQL } from 'drizzle-orm';
import type { Database } from '../client';
import { users } from '../schema';

export type User = typeof users.$inferSelect;
export type NewUser = typeof users.$inferInsert;

/** The person with that address, whatever its case. */
export async function findUserByEmail(database: Database, email: string): Promise<User | null> {
  const rows = await database
    .select()
    .from(users)
    .where(sql`lower(${users.email}) = lower(${email})`)
    .limit(1);
  return rows[0] ?? null;
}

export async function findUser(database: Database, userId: string): Promise<User | null> {
  const rows = await database.select().from(users).where(eq(users.id, userId)).limit(1);
  return rows[0] ?? null;
}

export async function listUsers(database: Database): Promise<User[]> {
  return database.select().from(users).orderBy(asc(users.name), asc(users.email));
}

export async function insertUser(database: Database, user: NewUser): Promise<User> {
  const rows = await database.insert(users).values(user).returning();
  return rows[0]!;
}

/** Columns to change; a value may be an SQL expression, such as one more than before. */
export type UserChange = { [Column in keyof NewUser]?: NewUser[Column] | SQL };

export async function updateUserRow(database: Database, userId: string, change: UserChange): Promise<User | null> {
  const rows = await database.update(users).set(change).where(eq(users.id, userId)).returning();
  return rows[0] ?? null;
}

/** Administrators who can sign in: not disabled, with a password. */
export async function countUsableAdministrators(database: Database): Promise<number> {
  const rows = await database
    .select({ n: sql<number>`count(*)::int` })
    .from(users)
    .where(and(eq(users.role, 'administrator'), eq(users.disabled, false), isNotNull(users.passwordHash)));
  return rows[0]?.n ?? 0;
}

/**
 * Takes one attempt from the account, before the password is looked at, so that attempts made at the same moment count too.
 * The attempt that reaches `limit` sets the lock. Returns null where the account is locked already.
 * A lock that has run out starts the count anew.
 */
export async function takeSignInAttempt(
  database: Database,
  options: { userId: string; limit: number; lockMinutes: number; now: Date },
): Promise<User | null> {
  const { userId, limit, lockMinutes, now } = options;
  const lockedUntil = new Date(now.getTime() + lockMinutes * 60_000);
  const at = now.toISOString();
  const count = sql`case when ${users.lockedUntil} is not null then 1 else ${users.failedSignIns} + 1 end`;
  const rows = await database
    .update(users)
    .set({
      failedSignIns: sql`${count}`,
      lockedUntil: sql`case when ${count} >= ${limit} then ${lockedUntil.toISOString()}::timestamptz else null end`,
    })
    .where(and(eq(users.id, userId), sql`(${users.lockedUntil} is null or ${users.lockedUntil} <= ${at}::timestamptz)`))
    .returning();
  return rows[0] ?? null;
}

/** Sets name and password, ends every older session, lifts a lock. */
export async function storePassword(
  database: Database,
  options: { userId: string; passwordHash: string; name?: string; email?: string },
): Promise<User | null> {
  const { userId, ...given } = options;
  return updateUserRow(database, userId, {
    ...given,
    failedSignIns: 0,
    lockedUntil: null,
    tokenVersion: sql`${users.tokenVersion} + 1`,
  });
}
