'use client';

import { useState } from 'react';
import { Button } from '../components/button';
import { Field } from '../components/field';
import { Notice } from '../components/notice';
import { TextInput } from '../components/text-input';
import { useSubmit } from '../forms/use-submit';
import { signInRefusal } from '@/lib/auth/sign-in-attempts';
import { signIn } from './sign-in';

export function SignInForm({ goOnTo }: { goOnTo: string }) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { submit, pending, error } = useSubmit(async () => {
    if (!(await signIn(email, password))) throw new Error(signInRefusal);
    // A full load: every page is asked for again as the person who is now signed in.
    window.location.assign(goOnTo);
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
      <Field label="Email">
        <TextInput
          type="email"
          name="email"
          autoComplete="username"
          autoFocus
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
      </Field>
      <Field label="Password">
        <TextInput
          type="password"
          name="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
      <Button type="submit" variant="primary" className="w-full" disabled={pending}>
        {pending ? 'Signing in…' : 'Sign in'}
      </Button>
      <p className="text-[12.5px] text-soft">
        No account yet, or the password forgotten? An administrator can hand you a one-time link.
      </p>
    </form>
  );
}
