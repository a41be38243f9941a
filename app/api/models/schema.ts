import { z } from 'zod';

export const publishSchema = z.object({ threshold: z.number().optional() });
