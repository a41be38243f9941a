'use client';

import { Button } from '@/app/components/button';
import { Notice } from '@/app/components/notice';
import { Dialog } from '@/app/forms/dialog';
import { request } from '@/app/forms/request';
import { useSubmit } from '@/app/forms/use-submit';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { HandedLink } from './hand-over';
import type { PersonRow } from './person-row';
import { RoleField } from './role-field';

interface Props {
  readonly person: PersonRow;
  readonly onClose: () => void;
  readonly onLink: (link: HandedLink) => void;
}

/** Role, a new link, off or on. Each change ends that person's sessions. */
export function ChangePersonDialog({ person, onClose, onLink }: Props) {
  const router = useRouter();
  const [role, setRole] = useState(person.role);
  const disabled = person.state === 'disabled';
  const { submit, pending, error } = useSubmit(async (change: { role?: string; disabled?: boolean } | 'link') => {
    if (change === 'link') {
      const { path } = await request<{ path: string }>(`/api/people/${person.id}/link`);
      onLink({ person: person.name, path });
    } else {
      await request(`/api/people/${person.id}`, { method: 'PATCH', body: change });
    }
    onClose();
    router.refresh();
  });
  return (
    <Dialog title={person.name} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit({ role });
        }}
      >
        <p className="-mt-3 mb-4 break-all text-soft">{person.email}</p>
        {error !== null && (
          <Notice tone="error" className="mb-4">
            {error}
          </Notice>
        )}
        <RoleField value={role} onChange={setRole} />
        <div className="mt-5 flex flex-wrap gap-2 border-t border-rule pt-5">
          <Button disabled={pending || disabled} onClick={() => void submit('link')}>
            New one-time link
          </Button>
          <Button
            variant={disabled ? 'secondary' : 'danger'}
            disabled={pending}
            onClick={() => void submit({ disabled: !disabled })}
          >
            {disabled ? 'Enable the account' : 'Disable the account'}
          </Button>
        </div>
        <p className="mt-2 text-[12.5px] text-soft">
          A link lets the person choose a new password. Disabling or a new role ends every session of this person.
        </p>
        <div className="mt-5 flex justify-end gap-2">
          <Button variant="quiet" onClick={onClose}>
            Close
          </Button>
          <Button type="submit" variant="primary" disabled={pending || role === person.role}>
            Save the role
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
