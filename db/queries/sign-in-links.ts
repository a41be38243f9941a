/** One-time links. Only the hash of a token is ever stored or asked for. */
import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Database } from '../client';
import { signInLinks, users } from '../schema';
import type { User } from './users';

/** Stores a new link and takes back every unused one of the same person: the newest link is the only valid one. */
export async function replaceSignInLink(
  database: Database,
  link: { userId: string; tokenHash: string; expiresAt: Date },
): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.delete(signInLinks).where(and(eq(signInLinks.userId, link.userId), isNull(signInLinks.usedAt)));
    await transaction.insert(signInLinks).values(link);
  });
}

/** The person an unused, unexpired link belongs to. */
export async function findUserByLink(database: Database, tokenHash: string, now: Date): Promise<User | null> {
  const rows = await database
    .select({ user: users })
    .from(signInLinks)
    .innerJoin(users, eq(users.id, signInLinks.userId))
    .where(and(eq(signInLinks.tokenHash, tokenHash), isNull(signInLinks.usedAt), gt(signInLinks.expiresAt, now)))
    .limit(1);
  return rows[0]?.user ?? null;
}

/** Marks the link used and returns its person; null where it was used, has expired or never was. One caller wins. */
export async function consumeSignInLink(database: Database, tokenHash: string, now: Date): Promise<string | null> {
  const rows = await database
    .update(signInLinks)
    .set({ usedAt: now })
    .where(and(eq(signInLinks.tokenHash, tokenHash), isNull(signInLinks.usedAt), gt(signInLinks.expiresAt, now)))
    .returning({ userId: signInLinks.userId });
  return rows[0]?.userId ?? null;
}
