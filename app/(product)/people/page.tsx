import { PageHeader } from '@/app/components/page-header';
import { requireUser } from '@/lib/auth/require-user';
import { formatDateTime } from '@/lib/format';
import { getApplication } from '@/lib/open-application';
import { listUsers } from '@/lib/services/list-users';
import type { Metadata } from 'next';
import { PeopleBoard } from './people-board';

export const metadata: Metadata = { title: 'People' };

/** Who may sign in, and as what. */
export default async function PeoplePage() {
  const administrator = await requireUser('administrator');
  const people = await listUsers(await getApplication());
  const rows = people.map(({ id, name, email, role, state, lastSignInAt }) => ({
    ...{ id, name, email, role, state },
    lastSignIn: lastSignInAt === null ? 'never' : formatDateTime(lastSignInAt),
  }));
  return (
    <PeopleBoard people={rows} ownId={administrator.id}>
      <PageHeader title="People">
        Each role includes the one before it: clinicians read, analysts also train and publish, administrators also
        manage people.
      </PageHeader>
    </PeopleBoard>
  );
}
