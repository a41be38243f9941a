/** Tokens for programs, made and revoked by whoever has the data folder. */
import { z } from 'zod';
import { findUserByEmail, type User } from '@/db/queries/users';
import type { Application } from '@/lib/application';
import { defaultTokenDays, tokenDays } from '@/lib/auth/api-token';
import { scopes, scopesFor, type Scope } from '@/lib/auth/scopes';
import { RiskcurveError } from '@/lib/errors';
import { createApiToken } from '@/lib/services/create-api-token';
import { listApiTokens } from '@/lib/services/list-api-tokens';
import { revokeApiToken } from '@/lib/services/revoke-api-token';
import { applicationCommand } from '../define-command';
import { listOption, requiredText, wholeNumberOption } from '../option-values';

const daysList = tokenDays.join(', ');
const email = requiredText('say whose token, by their email');

export const tokenCreateCommand = applicationCommand({
  name: 'token create',
  where: 'application',
  summary: 'Make an API token for a person; it is shown this once.',
  arguments: [],
  flags: [
    { flags: '--email <address>', description: 'whose token: it can do no more than that person (required)' },
    { flags: '--name <name>', description: 'what it is for (required)' },
    {
      flags: '--scopes <scopes>',
      description: `cut by commas, of ${scopes.join(', ')}; all that the role allows where not given`,
    },
    { flags: '--days <days>', description: `days until it expires: ${daysList} (default ${defaultTokenDays})` },
  ],
  options: z.object({
    email,
    name: requiredText('say what the token is for'),
    scopes: listOption.pipe(z.array(z.enum(scopes, `must be of ${scopes.join(', ')}`))).optional(),
    days: wholeNumberOption.pipe(z.literal(tokenDays, `must be one of ${daysList}`)).default(defaultTokenDays),
  }),
  async run({ app, actor }, given) {
    const person = await getPerson(app, given.email);
    const chosen: readonly Scope[] = given.scopes ?? scopesFor(person.role);
    const options = { userId: person.id, name: given.name, scopes: chosen, days: given.days, actor };
    const { token, row } = await createApiToken(app, options);
    return { id: row.id, token, email: person.email, name: row.name, scopes: row.scopes, expiresAt: row.expiresAt };
  },
  render: ({ token }) => token,
});

export const tokenListCommand = applicationCommand({
  name: 'token list',
  where: 'application',
  summary: 'List API tokens, newest first: whose, what for, good for what, until when.',
  arguments: [],
  flags: [{ flags: '--email <address>', description: 'of that person only' }],
  options: z.object({ email: email.optional() }),
  async run({ app }, given) {
    const userId = given.email === undefined ? undefined : (await getPerson(app, given.email)).id;
    return { tokens: await listApiTokens(app, { userId, limit: 500 }) };
  },
  render: ({ tokens }) =>
    tokens.length === 0
      ? 'There are no tokens.'
      : tokens
          .map(({ id, hint, name, person, state, expiresAt, scopes: granted }) => {
            const until = expiresAt === null ? 'without end' : `until ${expiresAt.toISOString().slice(0, 10)}`;
            return `${id}  ${hint}...  ${person.email}  "${name}"  ${state}, ${until}  ${granted.join(',')}`;
          })
          .join('\n'),
});

export const tokenRevokeCommand = applicationCommand({
  name: 'token revoke',
  where: 'application',
  summary: 'Revoke an API token: the next call with it is refused.',
  arguments: [{ name: 'token', description: 'id of the token, as riskcurve token list shows it' }],
  flags: [],
  options: z.object({ token: z.string() }),
  async run({ app, actor }, { token }) {
    await revokeApiToken(app, { tokenId: token, ownerId: null, actor });
    return { id: token, revoked: true };
  },
  render: ({ id }) => `Revoked ${id}.`,
});

async function getPerson(app: Pick<Application, 'database'>, address: string): Promise<User> {
  const person = await findUserByEmail(app.database, address);
  if (person !== null) return person;
  const mend = 'invite the person first, under People or by riskcurve sign-in-link --email';
  throw new RiskcurveError('not-found', `there is nobody with the email ${address}; ${mend}`);
}
