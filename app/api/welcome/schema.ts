import { z } from 'zod';

export const welcomeSchema = z.object({
  token: z.string().max(100),
  name: z.string().max(120, 'must have at most 120 characters'),
  email: z.string().max(254).optional(),
  password: z.string().max(1000),
});
