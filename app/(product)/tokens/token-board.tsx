'use client';

import { Button } from '@/app/components/button';
import { Card } from '@/app/components/card';
import { EmptyState } from '@/app/components/empty-state';
import type { Scope } from '@/lib/auth/scopes';
import { useState, type ReactNode } from 'react';
import { CreateTokenDialog, type NewToken } from './create-token-dialog';
import { RevokeDialog } from './revoke-dialog';
import { ShownOnce } from './shown-once';
import type { TokenRow } from './token-row';
import { TokenTable } from './token-table';

interface Props {
  readonly tokens: readonly TokenRow[];
  readonly choices: readonly { readonly scope: Scope; readonly means: string }[];
  readonly ownId: string;
  /** Whether the list holds everybody's tokens. */
  readonly everybody: boolean;
  readonly children: ReactNode;
}

/** The list of tokens, with making one and revoking one. */
export function TokenBoard({ tokens, choices, ownId, everybody, children }: Props) {
  const [creating, setCreating] = useState(false);
  const [made, setMade] = useState<NewToken | null>(null);
  const [revoking, setRevoking] = useState<TokenRow | null>(null);
  const make = (
    <Button variant="primary" onClick={() => setCreating(true)}>
      Make a token
    </Button>
  );
  return (
    <>
      {children}
      {made !== null && <ShownOnce made={made} onDone={() => setMade(null)} />}
      <Card padded={false} title={everybody ? 'Everybody’s tokens' : 'Your tokens'} actions={tokens.length > 0 && make}>
        {tokens.length === 0 ? (
          <EmptyState title="There are no tokens" actions={make}>
            A program needs one to use the API. It is shown once, when it is made.
          </EmptyState>
        ) : (
          <TokenTable tokens={tokens} ownId={ownId} everybody={everybody} onRevoke={setRevoking} />
        )}
      </Card>
      {creating && <CreateTokenDialog choices={choices} onClose={() => setCreating(false)} onMade={setMade} />}
      {revoking !== null && <RevokeDialog token={revoking} onClose={() => setRevoking(null)} />}
    </>
  );
}
