import type { ListedToken } from '@/lib/services/list-api-tokens';
import { formatDate, formatDateTime } from '@/lib/format';

/** A token as the table shows one; dates are words already, for they travel to the browser. */
export type TokenRow = Omit<ListedToken, 'createdAt' | 'expiresAt' | 'lastUsedAt'> & {
  readonly created: string;
  readonly expires: string;
  readonly lastUsed: string;
};

export function tokenRow({ createdAt, expiresAt, lastUsedAt, ...token }: ListedToken): TokenRow {
  return {
    ...token,
    created: formatDate(createdAt),
    expires: expiresAt === null ? 'never' : formatDate(expiresAt),
    lastUsed: lastUsedAt === null ? 'never' : formatDateTime(lastUsedAt),
  };
}
