import type { Actor } from '../application';
import type { CurrentUser } from './current-user';
import type { Role } from './roles';

/** The person as the audit trail names them. */
export function actorOf(user: CurrentUser): Actor {
  return { userId: user.id, name: user.email };
}

/** Who does something to a record that is theirs or somebody else's. */
export interface Person {
  readonly actor: Actor;
  /** What colleagues read: "entered by NAME". */
  readonly name: string;
  readonly role: Role;
}

export function personOf(user: CurrentUser): Person {
  return { actor: actorOf(user), name: user.name, role: user.role };
}
