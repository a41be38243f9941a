import type { Actor } from '../application';
import type { CurrentUser } from './current-user';

/** The person as the audit trail names them. */
export function actorOf(user: CurrentUser): Actor {
  return { userId: user.id, name: user.email };
}
