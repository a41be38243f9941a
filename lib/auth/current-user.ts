/** Who a session belongs to, as the database says now: a session alone is never believed. */
import { findUser } from '@/db/queries/users';
import { getToken } from 'next-auth/jwt';
import { NextRequest } from 'next/server';
import type { Application } from '../application';
import type { Role } from './roles';

export interface CurrentUser {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
}

/** Hours after which everybody signs in again. */
export const sessionHours = 8;

/**
 * The person behind the session cookie of a request, or null where there is none, where it has expired, or where the person was
 * disabled or changed (`tokenVersion`) since it was issued.
 */
export async function findCurrentUser(app: Application, requestHeaders: Headers): Promise<CurrentUser | null> {
  // Headers only: to hand over a whole request would take its body away from the handler.
  const token = await getToken({ req: new NextRequest('http://session.invalid', { headers: requestHeaders }) });
  if (typeof token?.sub !== 'string') return null;
  const user = await findUser(app.database, token.sub);
  if (user === null || user.disabled || user.tokenVersion !== token.tokenVersion) return null;
  return { id: user.id, email: user.email, name: user.name, role: user.role };
}
