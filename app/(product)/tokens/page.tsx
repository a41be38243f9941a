import { Button } from '@/app/components/button';
import { PageHeader } from '@/app/components/page-header';
import { scopeMeanings, scopesFor } from '@/lib/auth/scopes';
import { requireUser } from '@/lib/auth/require-user';
import { getApplication } from '@/lib/open-application';
import { listApiTokens } from '@/lib/services/list-api-tokens';
import type { Metadata } from 'next';
import { TokenBoard } from './token-board';
import { tokenRow } from './token-row';

export const metadata: Metadata = { title: 'API tokens' };

/** A person's tokens; an administrator sees everybody's. */
export default async function TokensPage() {
  const user = await requireUser();
  const everybody = user.role === 'administrator';
  const tokens = await listApiTokens(await getApplication(), { userId: everybody ? undefined : user.id, limit: 500 });
  const choices = scopesFor(user.role).map((scope) => ({ scope, means: scopeMeanings[scope].means }));
  return (
    <TokenBoard tokens={tokens.map(tokenRow)} choices={choices} ownId={user.id} everybody={everybody}>
      <PageHeader title="API tokens" actions={<Button href="/api-docs">What the API does</Button>}>
        A token lets a program, such as a notebook, do in your name what you choose here, and nothing more. It stops
        working when it expires, when you revoke it, and when your account is disabled.
      </PageHeader>
    </TokenBoard>
  );
}
