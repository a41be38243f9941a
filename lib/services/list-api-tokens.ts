import { listApiTokens as listRows, type TokenWithPerson } from '@/db/queries/api-tokens';
import type { Page } from '@/db/queries/page';
import type { Application } from '../application';
import { effectiveScopes, type Scope } from '../auth/scopes';

/** A token as its owner and administrators see it: nothing that could let anybody in. */
export interface ListedToken {
  readonly id: string;
  readonly name: string;
  /** Its first characters. */
  readonly hint: string;
  readonly person: { readonly id: string; readonly name: string; readonly email: string };
  /** What it is good for now; less than was chosen where the person's role has become smaller. */
  readonly scopes: readonly Scope[];
  readonly state: 'active' | 'expired' | 'revoked' | 'disabled';
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
}

/** Tokens, newest first: one person's, or everybody's where `userId` is not given. */
export async function listApiTokens(
  app: Pick<Application, 'database'>,
  options: Page & { userId?: string; now?: Date } = {},
): Promise<ListedToken[]> {
  const now = options.now ?? new Date();
  const rows = await listRows(app.database, options);
  return rows.map((row) => ({
    ...{ id: row.token.id, name: row.token.name, hint: row.token.hint },
    person: { id: row.person.id, name: row.person.name, email: row.person.email },
    scopes: effectiveScopes(row.token.scopes, row.person.role),
    state: stateOfToken(row, now),
    createdAt: row.token.createdAt,
    expiresAt: row.token.expiresAt,
    lastUsedAt: row.token.lastUsedAt,
  }));
}

/** Whether a token works now, and why not; `disabled` speaks of the person's account. */
export function stateOfToken({ token, person }: TokenWithPerson, now: Date): ListedToken['state'] {
  if (token.revokedAt !== null) return 'revoked';
  if (token.expiresAt !== null && token.expiresAt <= now) return 'expired';
  return person.disabled ? 'disabled' : 'active';
}
