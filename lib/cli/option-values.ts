/** How texts from the command line become values. */
import { z } from 'zod';

/** A number from an option. */
export const numberOption = z
  .string()
  .trim()
  .regex(/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i, 'must be a number')
  .transform(Number);

/** A whole number from an option. */
export const wholeNumberOption = z.string().trim().regex(/^\d+$/, 'must be a whole number').transform(Number);

/** Texts cut at commas, blanks around them removed. */
export const listOption = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .refine((parts) => parts.every((part) => part !== ''), 'must be values cut by commas, none of them empty');

export const requiredText = (what: string) => z.string({ error: what }).trim().min(1, what);
