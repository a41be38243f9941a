import { tokenDays } from '@/lib/auth/api-token';
import { scopes } from '@/lib/auth/scopes';
import { z } from 'zod';

export const createTokenSchema = z.object({
  name: z.string('must be a text').trim().min(1, 'must be given').max(80, 'must have at most 80 characters'),
  scopes: z.array(z.enum(scopes, 'must be scopes of the list')).min(1, 'choose at least one'),
  days: z.literal(tokenDays, `must be ${tokenDays.join(', ')}`),
});
