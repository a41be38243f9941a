import { Badge, type Tone } from '@/app/components/badge';
import { Button } from '@/app/components/button';
import { DataTable, type Column } from '@/app/components/data-table';
import type { TokenRow } from './token-row';

const tones: Record<TokenRow['state'], Tone> = {
  active: 'success',
  expired: 'neutral',
  revoked: 'neutral',
  disabled: 'warning',
};

interface Props {
  readonly tokens: readonly TokenRow[];
  readonly ownId: string;
  readonly everybody: boolean;
  readonly onRevoke: (token: TokenRow) => void;
}

export function TokenTable({ tokens, ownId, everybody, onRevoke }: Props) {
  const columns: Column<TokenRow>[] = [
    { key: 'name', header: 'Token', cell: (token) => <Named token={token} /> },
    ...(everybody
      ? [{ key: 'person', header: 'Person', cell: (token: TokenRow) => <Owner token={token} ownId={ownId} /> }]
      : []),
    { key: 'scopes', header: 'Good for', cell: (token) => <Scopes token={token} /> },
    {
      key: 'state',
      header: 'State',
      cell: (token) => (
        <span>
          <Badge tone={tones[token.state]}>{token.state === 'disabled' ? 'account disabled' : token.state}</Badge>
        </span>
      ),
    },
    { key: 'expires', header: 'Expires', cell: (token) => token.expires },
    { key: 'used', header: 'Last used', cell: (token) => token.lastUsed },
    {
      key: 'revoke',
      header: <span className="sr-only">Revoke</span>,
      phoneLabel: '',
      align: 'right',
      cell: (token) =>
        (token.state === 'active' || token.state === 'disabled') && (
          <Button size="small" variant="danger" aria-label={`Revoke ${token.name}`} onClick={() => onRevoke(token)}>
            Revoke
          </Button>
        ),
    },
  ];
  return <DataTable caption="API tokens" columns={columns} rows={tokens} rowKey={(token) => token.id} />;
}

function Named({ token }: { token: TokenRow }) {
  return (
    <div className="min-w-0">
      <p className="font-medium break-words">{token.name}</p>
      <p className="font-mono text-[12.5px] text-soft">{token.hint}…</p>
    </div>
  );
}

function Owner({ token: { person }, ownId }: { token: TokenRow; ownId: string }) {
  return (
    <div className="min-w-0">
      <p>
        {person.name} {person.id === ownId && <span className="text-soft">(you)</span>}
      </p>
      <p className="text-[13px] break-all text-soft">{person.email}</p>
    </div>
  );
}

function Scopes({ token: { scopes } }: { token: TokenRow }) {
  if (scopes.length === 0) return <span className="text-soft">nothing that the role still allows</span>;
  return (
    <ul className="flex max-w-[56ch] flex-wrap gap-x-3 font-mono text-[12.5px] leading-5">
      {scopes.map((scope) => (
        <li key={scope}>{scope}</li>
      ))}
    </ul>
  );
}
