import { z } from 'zod';
import { RiskcurveError } from '@/lib/errors';
import { firstAdministratorLink } from '@/lib/services/first-administrator-link';
import { issueSignInLink } from '@/lib/services/issue-sign-in-link';
import { applicationCommand } from '../define-command';

const options = z.object({
  email: z.string().trim().min(1, 'must not be empty').optional(),
  role: z
    .enum(['clinician', 'analyst', 'administrator'], 'must be clinician, analyst or administrator')
    .default('clinician'),
});

export const signInLinkCommand = applicationCommand({
  name: 'sign-in-link',
  where: 'application',
  summary: 'Issue a one-time sign-in link: for the first administrator, or for the person with that address.',
  arguments: [],
  flags: [
    { flags: '--email <address>', description: 'whose link; without it the first administrator’s' },
    {
      flags: '--role <role>',
      description: 'role of a person who is new: clinician, analyst or administrator (default clinician)',
    },
  ],
  options,
  async run({ app, actor, environment }, { email, role }) {
    const signInPath =
      email === undefined
        ? await firstAdministratorLink(app)
        : await issueSignInLink(app, { email, role, purpose: 'reset', actor });
    if (signInPath === null) {
      throw new RiskcurveError('conflict', 'an administrator can sign in already; name a person with --email');
    }
    const address = environment.publicUrl ?? `http://localhost:${environment.port}`;
    return { signInPath, link: `${address}${signInPath}` };
  },
  render: ({ link }) => link,
});
