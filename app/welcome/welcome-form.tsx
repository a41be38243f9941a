'use client';

import { useState } from 'react';
import { Button } from '../components/button';
import { Field } from '../components/field';
import { Notice } from '../components/notice';
import { TextInput } from '../components/text-input';
import { request } from '../forms/request';
import { useSubmit } from '../forms/use-submit';
import { signIn } from '../sign-in/sign-in';

interface WelcomeFormProps {
  readonly token: string;
  readonly name: string;
  readonly email: string;
  /** Whether the address may still be chosen: the first administrator's is a placeholder. */
  readonly emailIsOpen: boolean;
  readonly passwordMinimumLength: number;
}

/** Name, password twice; then signed in. */
export function WelcomeForm({ token, emailIsOpen, passwordMinimumLength, ...known }: WelcomeFormProps) {
  const [name, setName] = useState(known.name);
  const [email, setEmail] = useState(known.email);
  const [password, setPassword] = useState('');
  const [repeated, setRepeated] = useState('');
  const differs = repeated !== '' && repeated !== password;
  const { submit, pending, error } = useSubmit(async () => {
    if (repeated !== password) return;
    const given = { token, name, password, ...(emailIsOpen ? { email } : {}) };
    const answer = await request<{ email: string }>('/api/welcome', { body: given });
    window.location.assign((await signIn(answer.email, password)) ? '/' : '/sign-in');
  });
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {error !== null && <Notice tone="error">{error}</Notice>}
      <Field label="Your name" hint="As it will stand in reports and in the audit trail.">
        <TextInput
          name="name"
          autoComplete="name"
          autoFocus
          required
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <Field label="Email" hint={emailIsOpen ? 'You will sign in with it; nothing is ever sent to it.' : undefined}>
        <TextInput
          type="email"
          name="email"
          autoComplete="username"
          required
          readOnly={!emailIsOpen}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
      </Field>
      <Field label="Password" hint={`At least ${passwordMinimumLength} characters; a few words are fine.`}>
        <TextInput
          type="password"
          name="password"
          autoComplete="new-password"
          required
          minLength={passwordMinimumLength}
          maxLength={200}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
      <Field label="Password again" error={differs ? 'The two passwords differ.' : undefined}>
        <TextInput
          type="password"
          name="repeated"
          autoComplete="new-password"
          required
          value={repeated}
          onChange={(event) => setRepeated(event.target.value)}
        />
      </Field>
      <Button type="submit" variant="primary" className="w-full" disabled={pending || differs}>
        {pending ? 'Setting up…' : 'Set password and go on'}
      </Button>
    </form>
  );
}
