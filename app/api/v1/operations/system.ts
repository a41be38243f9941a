import { scopes } from '@/lib/auth/scopes';
import { roles } from '@/lib/auth/roles';
import { describeSystem } from '@/lib/services/describe-system';
import { z } from 'zod';
import { jsonOperation } from '../operation';

export const getSystem = jsonOperation({
  id: 'getSystem',
  method: 'GET',
  path: '/system',
  tag: 'System',
  summary: 'Say what runs here, and whose token this is',
  description: 'Takes any token that works: a way to see that a notebook is set up.',
  scope: null,
  answer: z.object({
    version: z.string().meta({ description: 'Version of Riskcurve.' }),
    databaseKind: z.enum(['embedded', 'postgres']),
    person: z.object({ name: z.string(), role: z.enum(roles) }),
    scopes: z.array(z.enum(scopes)).meta({ description: 'What the token is good for now.' }),
  }),
  example: {
    ...{ version: '0.1.0', databaseKind: 'postgres', person: { name: 'Ana Lima', role: 'analyst' } },
    scopes: ['cohorts:read', 'runs:write'],
  },
  errors: [],
  async run({ app, caller: { user, scopes: granted } }) {
    const { version, databaseKind } = await describeSystem(app);
    return { version, databaseKind, person: { name: user.name, role: user.role }, scopes: [...granted] };
  },
});
