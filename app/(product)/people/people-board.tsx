'use client';

import { Badge, type Tone } from '@/app/components/badge';
import { Button } from '@/app/components/button';
import { Card } from '@/app/components/card';
import { DataTable, type Column } from '@/app/components/data-table';
import { useState, type ReactNode } from 'react';
import { ChangePersonDialog } from './change-person-dialog';
import { HandOver, type HandedLink } from './hand-over';
import { InviteDialog } from './invite-dialog';
import type { PersonRow } from './person-row';

const tones: Record<PersonRow['state'], Tone> = {
  active: 'success',
  invited: 'info',
  locked: 'warning',
  disabled: 'neutral',
};

/** The list of people with what an administrator can do to each. */
export function PeopleBoard(props: { people: readonly PersonRow[]; ownId: string; children: ReactNode }) {
  const { people, ownId, children } = props;
  const [inviting, setInviting] = useState(false);
  const [changing, setChanging] = useState<PersonRow | null>(null);
  const [link, setLink] = useState<HandedLink | null>(null);
  const columns: Column<PersonRow>[] = [
    { key: 'name', header: 'Name', cell: (person) => <PersonName person={person} own={person.id === ownId} /> },
    { key: 'role', header: 'Role', cell: (person) => person.role },
    { key: 'state', header: 'State', cell: (person) => <StateOf person={person} /> },
    { key: 'last', header: 'Last signed in', cell: (person) => person.lastSignIn },
    {
      key: 'change',
      header: <span className="sr-only">Change</span>,
      phoneLabel: '',
      align: 'right',
      cell: (person) => (
        <Button size="small" aria-label={`Change ${person.name}`} onClick={() => setChanging(person)}>
          Change
        </Button>
      ),
    },
  ];
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-x-6">
        <div className="min-w-0 flex-1 basis-72">{children}</div>
        <Button variant="primary" className="mb-5" onClick={() => setInviting(true)}>
          Invite somebody
        </Button>
      </div>
      {link !== null && <HandOver link={link} onDone={() => setLink(null)} />}
      <Card padded={false}>
        <DataTable caption="People" columns={columns} rows={people} rowKey={(person) => person.id} />
      </Card>
      {inviting && <InviteDialog onClose={() => setInviting(false)} onLink={setLink} />}
      {changing !== null && <ChangePersonDialog person={changing} onClose={() => setChanging(null)} onLink={setLink} />}
    </>
  );
}

function PersonName({ person, own }: { person: PersonRow; own: boolean }) {
  return (
    <div className="min-w-0">
      <p className="font-medium">
        {person.name} {own && <span className="font-normal text-soft">(you)</span>}
      </p>
      <p className="text-[13px] break-all text-soft">{person.email}</p>
    </div>
  );
}

function StateOf({ person }: { person: PersonRow }) {
  return (
    <span>
      <Badge tone={tones[person.state]}>{person.state}</Badge>
    </span>
  );
}
