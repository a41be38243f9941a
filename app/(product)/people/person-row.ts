import type { Person } from '@/lib/services/list-users';

/** A person as the table shows one; dates are words already, for they travel to the browser. */
export type PersonRow = Omit<Person, 'lastSignInAt' | 'createdAt'> & { readonly lastSignIn: string };
