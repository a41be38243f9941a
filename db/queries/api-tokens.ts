/** Tokens of programs. Only the hash of a token is ever stored or asked for. */
import { and, desc, eq, gt, isNull, lt, or, sql } from 'drizzle-orm';
import type { Database } from '../client';
import { apiTokens, users } from '../schema';
import { isUuid } from '../uuid';
import { boundedPage, type Page } from './page';
import type { User } from './users';

export type ApiToken = typeof apiTokens.$inferSelect;
export type NewApiToken = typeof apiTokens.$inferInsert;
export interface TokenWithPerson {
  readonly token: ApiToken;
  readonly person: User;
}

export async function insertApiToken(database: Database, token: NewApiToken): Promise<ApiToken> {
  const [row] = await database.insert(apiTokens).values(token).returning();
  return row!;
}

const selectTokens = (database: Database) =>
  database.select({ token: apiTokens, person: users }).from(apiTokens).innerJoin(users, eq(users.id, apiTokens.userId));

/** The token with that hash and whose it is, as both are now. */
export async function findApiTokenByHash(database: Database, tokenHash: string): Promise<TokenWithPerson | null> {
  const [row] = await selectTokens(database).where(eq(apiTokens.tokenHash, tokenHash)).limit(1);
  return row ?? null;
}

export async function findApiToken(database: Database, tokenId: string): Promise<TokenWithPerson | null> {
  if (!isUuid(tokenId)) return null;
  const [row] = await selectTokens(database).where(eq(apiTokens.id, tokenId)).limit(1);
  return row ?? null;
}

/** Newest first; of one person where `userId` is given. */
export async function listApiTokens(
  database: Database,
  options: Page & { userId?: string } = {},
): Promise<TokenWithPerson[]> {
  const { limit, offset } = boundedPage(options);
  return selectTokens(database)
    .where(options.userId === undefined ? undefined : eq(apiTokens.userId, options.userId))
    .orderBy(desc(apiTokens.createdAt), apiTokens.id)
    .limit(limit)
    .offset(offset);
}

/** How many tokens of a person work, or would if the account did. */
export async function countLiveApiTokens(database: Database, userId: string, now: Date): Promise<number> {
  const unexpired = or(isNull(apiTokens.expiresAt), gt(apiTokens.expiresAt, now));
  return database.$count(apiTokens, and(eq(apiTokens.userId, userId), isNull(apiTokens.revokedAt), unexpired));
}

/** Revokes a token; null where it was revoked before. Of several callers one wins. */
export async function revokeApiTokenRow(database: Database, tokenId: string): Promise<ApiToken | null> {
  const [row] = await database
    .update(apiTokens)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(apiTokens.id, tokenId), isNull(apiTokens.revokedAt)))
    .returning();
  return row ?? null;
}

/** Notes that a token was used, at most once in that time: a program that asks a hundred times a second writes once. */
export async function touchApiToken(database: Database, tokenId: string, now: Date, everyMs: number): Promise<void> {
  const earlier = new Date(now.getTime() - everyMs);
  await database
    .update(apiTokens)
    .set({ lastUsedAt: now })
    .where(and(eq(apiTokens.id, tokenId), or(isNull(apiTokens.lastUsedAt), lt(apiTokens.lastUsedAt, earlier))));
}
