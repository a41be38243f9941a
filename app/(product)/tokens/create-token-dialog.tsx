'use client';

import { Button } from '@/app/components/button';
import { Checkbox } from '@/app/components/checkbox';
import { Field } from '@/app/components/field';
import { Notice } from '@/app/components/notice';
import { Select } from '@/app/components/select';
import { TextInput } from '@/app/components/text-input';
import { Dialog } from '@/app/forms/dialog';
import { request } from '@/app/forms/request';
import { useSubmit } from '@/app/forms/use-submit';
import type { Scope } from '@/lib/auth/scopes';
import { useRouter } from 'next/navigation';
import { useState } from 'react';

export interface NewToken {
  readonly name: string;
  readonly token: string;
}

interface Props {
  readonly choices: readonly { readonly scope: Scope; readonly means: string }[];
  readonly onClose: () => void;
  readonly onMade: (made: NewToken) => void;
}

const days = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'a year' },
];

/** What a token is for, what it is good for and for how long; what a program does not need stays unticked. */
export function CreateTokenDialog({ choices, onClose, onMade }: Props) {
  const router = useRouter();
  const [name, setName] = useState('');
  const [lifetime, setLifetime] = useState('90');
  const [chosen, setChosen] = useState<readonly Scope[]>([]);
  const { submit, pending, error } = useSubmit(async () => {
    const body = { name, scopes: chosen, days: Number(lifetime) };
    const { token } = await request<{ token: string }>('/api/tokens', { body });
    onMade({ name, token });
    onClose();
    router.refresh();
  });
  const toggle = (scope: Scope) =>
    setChosen(chosen.includes(scope) ? chosen.filter((other) => other !== scope) : [...chosen, scope]);
  const all = chosen.length === choices.length;
  return (
    <Dialog title="Make a token" onClose={onClose}>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {error !== null && <Notice tone="error">{error}</Notice>}
        <Field label="Name" hint="What it is for, so that you know it again: “notebook on my laptop”.">
          <TextInput required maxLength={80} value={name} onChange={(event) => setName(event.target.value)} />
        </Field>
        <Field label="Expires after">
          <Select options={days} value={lifetime} onChange={(event) => setLifetime(event.target.value)} />
        </Field>
        <fieldset>
          <legend className="mb-1.5 flex w-full items-center justify-between text-[13px] font-medium">
            Good for
            <Button
              size="small"
              variant="quiet"
              onClick={() => setChosen(all ? [] : choices.map(({ scope }) => scope))}
            >
              {all ? 'Choose none' : 'Choose all'}
            </Button>
          </legend>
          <div className="space-y-1.5">
            {choices.map(({ scope, means }) => (
              <Checkbox
                key={scope}
                label={
                  <>
                    <span className="font-mono text-[13px]">{scope}</span>{' '}
                    <span className="text-[13px] text-soft">{means}</span>
                  </>
                }
                checked={chosen.includes(scope)}
                onChange={() => toggle(scope)}
              />
            ))}
          </div>
        </fieldset>
        <div className="flex justify-end gap-2 pt-2">
          <Button variant="quiet" onClick={onClose}>
            Leave it
          </Button>
          <Button type="submit" variant="primary" disabled={pending || chosen.length === 0}>
            Make the token
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
