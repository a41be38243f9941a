/** Who may do what: three roles, each including the one before it. No imports, so that a client component may use it. */

export const roles = ['clinician', 'analyst', 'administrator'] as const;

export type Role = (typeof roles)[number];

/** What a person reads beside the role when choosing it. */
export const roleMeanings: Readonly<Record<Role, string>> = {
  clinician: 'sees patients and published models, exports reports',
  analyst: 'also imports cohorts, starts runs, publishes models',
  administrator: 'also invites people and reads the audit trail',
};

/** True where `role` includes everything `minimum` may do. */
export function roleIsAtLeast(role: Role, minimum: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(minimum);
}
