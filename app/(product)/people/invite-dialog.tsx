'use client';

import { Button } from '@/app/components/button';
import { Field } from '@/app/components/field';
import { Notice } from '@/app/components/notice';
import { TextInput } from '@/app/components/text-input';
import { Dialog } from '@/app/forms/dialog';
import { request } from '@/app/forms/request';
import { useSubmit } from '@/app/forms/use-submit';
import type { Role } from '@/lib/auth/roles';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { HandedLink } from './hand-over';
import { RoleField } from './role-field';

/** Address, name and role of somebody new; yields the link to hand over. */
export function InviteDialog({ onClose, onLink }: { onClose: () => void; onLink: (link: HandedLink) => void }) {
  const router = useRouter();
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('clinician');
  const { submit, pending, error } = useSubmit(async () => {
    const { path } = await request<{ path: string }>('/api/people', { body: { email, name, role } });
    onLink({ person: name || email, path });
    onClose();
    router.refresh();
  });
  return (
    <Dialog title="Invite somebody" onClose={onClose}>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {error !== null && <Notice tone="error">{error}</Notice>}
        <Field label="Name">
          <TextInput required maxLength={120} value={name} onChange={(event) => setName(event.target.value)} />
        </Field>
        <Field label="Email" hint="To sign in with; nothing is sent to it.">
          <TextInput type="email" required value={email} onChange={(event) => setEmail(event.target.value)} />
        </Field>
        <RoleField value={role} onChange={setRole} />
        <div className="flex justify-end gap-2 pt-2">
          <Button variant="quiet" onClick={onClose}>
            Leave it
          </Button>
          <Button type="submit" variant="primary" disabled={pending}>
            Create the link
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
