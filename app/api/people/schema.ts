import { roles } from '@/lib/auth/roles';
import { z } from 'zod';

export const inviteSchema = z.object({
  email: z.string().max(254),
  name: z.string().max(120, 'must have at most 120 characters').optional(),
  role: z.enum(roles),
});

export const updatePersonSchema = z.object({ role: z.enum(roles).optional(), disabled: z.boolean().optional() });
