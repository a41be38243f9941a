/** Lines of versions on one judged cohort, for what is published of them. */
import type { Actor, Application } from '@/lib/application';
import { listModels } from '@/lib/services/list-models';
import { openTestApplication, type DatabaseKind, type TestApplication } from './databases';
import { insertFixtureCohort, insertFixtureModel } from './judged-cohort';
import { createTestUser } from './requests';

export interface LineSet {
  readonly test: TestApplication;
  readonly app: Application;
  readonly cohortId: string;
  /** Ada, an analyst. */
  readonly actor: Actor;
  /** Two or more versions of one new name, oldest first. */
  newLine(nVersions?: number): Promise<{ name: string; versions: readonly string[] }>;
  /** The versions of a name that clinicians see. */
  shownOf(name: string): ReturnType<typeof listModels>;
}

export async function openLines(kind: DatabaseKind): Promise<LineSet> {
  const test = await openTestApplication({ kind });
  const { app } = test;
  const cohortId = (await insertFixtureCohort(app, { name: 'Judged' })).id;
  const ada = await createTestUser(app, 'analyst', 'ada');
  let nLines = 0;
  return {
    ...{ test, app, cohortId, actor: { userId: ada.id, name: ada.email } },
    async newLine(nVersions = 2) {
      const name = `Line ${++nLines}`;
      const versions: string[] = [];
      for (let index = 0; index < nVersions; index++) {
        versions.push(
          await insertFixtureModel(app, {
            ...{ cohortId, name },
            change: (model) => ({ ...model, codeVersion: `${name} ${index}` }),
          }),
        );
      }
      return { name, versions };
    },
    shownOf: async (name) =>
      (await listModels(app, { publishedOnly: true, limit: 100 })).filter((model) => model.name === name),
  };
}
