/** What the import page asks of the server before anything is stored. */
import { copyFile, mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listKnownCohorts } from '@/lib/services/list-known-cohorts';
import { previewKnownCohort } from '@/lib/services/preview-known-cohort';
import { previewUpload } from '@/lib/services/preview-upload';
import { profileUpload } from '@/lib/services/profile-upload';
import { openTestApplication, type TestApplication } from '../../support/databases';

const folder = process.env.RISKCURVE_DATA;
let test: TestApplication;
beforeAll(async () => {
  test = await openTestApplication();
});
afterAll(() => test.remove());

const csv = (rows: number) =>
  `age,sex,ward,died\n${Array.from({ length: rows }, (_, row) => `${30 + (row % 50)},${row % 2},w${row % 3},${row % 4 === 0 ? 1 : 0}`).join('\n')}\n`;
const upload = () =>
  previewUpload(test.app, { stream: Readable.from([Buffer.from(csv(120))]), fileName: 'made-up.csv' });

describe('the profile of an upload', () => {
  it('shows columns before and after the outcome is chosen, and takes corrections', async () => {
    const { uploadId, preview } = await upload();
    expect(preview.outcomeCandidates[0]).toMatchObject({ name: 'died', likely: true });
    const before = await profileUpload(test.app, { uploadId, outcome: { name: '', positiveValues: [] } });
    expect([before.nEvents, before.polarity, before.columns.length]).toEqual([null, null, 4]);
    const outcome = { name: 'died', positiveValues: ['1'] };
    const after = await profileUpload(test.app, { uploadId, outcome });
    expect([after.nEvents, after.columns.map(({ name }) => name)]).toEqual([30, ['age', 'sex', 'ward']]);
    // `died` is row % 4 === 0 and `sex` is row % 2: no one of sex 1 died, half of sex 0 did
    const sex = after.columns[1]!;
    expect(sex.kind === 'categorical' && sex.levels.map(({ outcome: found }) => found!.share)).toEqual([0.5, 0]);
    const corrections = { columns: { ward: { kind: 'leftOut' }, age: { missingValues: ['30', '31'] } } };
    const corrected = await profileUpload(test.app, { uploadId, outcome, corrections });
    expect(corrected.columns.map(({ name, nMissing }) => [name, nMissing])).toEqual([['age', 6], ['sex', 0]]); // prettier-ignore
  });

  it('refuses an upload that is gone, and corrections that cannot be', async () => {
    const outcome = { name: 'died', positiveValues: ['1'] };
    const uploadId = '00000000-0000-4000-8000-000000000000';
    await expect(profileUpload(test.app, { uploadId, outcome })).rejects.toThrow(/no longer there: choose it again/);
    const { uploadId: there } = await upload();
    const corrections = { columns: { nobody: { kind: 'numeric' } } };
    await expect(profileUpload(test.app, { uploadId: there, outcome, corrections })).rejects.toThrow(
      /no column "nobody"/,
    );
  });
});

describe.runIf(folder)('known cohorts on the import page', () => {
  it('are listed, those at hand first, and taken from the data folder as if uploaded', async () => {
    const { dataFolder, home } = test.app.environment;
    await expect(previewKnownCohort(test.app, { key: 'cleveland' })).rejects.toThrow(/riskcurve data fetch cleveland/);
    await expect(previewKnownCohort(test.app, { key: '../x' })).rejects.toThrow(/no known cohort is called/);
    expect((await listKnownCohorts(test.app)).some(({ present }) => present)).toBe(false);
    await mkdir(dataFolder, { recursive: true });
    await copyFile(path.join(folder!, 'heart_cleveland_uci.csv'), path.join(dataFolder, 'heart_cleveland_uci.csv'));
    // bytes of another file under a known name do not count
    await copyFile(path.join(folder!, 'sonar.csv'), path.join(dataFolder, 'haberman.csv'));
    const listed = await listKnownCohorts(test.app);
    expect(listed.map(({ present }) => present)).toEqual([true, ...Array<boolean>(9).fill(false)]);
    expect(listed[0]).toMatchObject({ key: 'cleveland', nPatients: 303, licence: 'CC BY 4.0' });
    const { uploadId, preview } = await previewKnownCohort(test.app, { key: 'cleveland' });
    expect(preview).toMatchObject({
      known: { key: 'cleveland', exact: true },
      outcome: { positiveValues: ['1', '2', '3', '4'] },
    });
    expect(preview.columns.find(({ name }) => name === 'thalach')).toMatchObject({ unit: 'beats/min' });
    expect(await readdir(path.join(home, 'uploads'))).toContain(`${uploadId}.upload`);
    const profile = await profileUpload(test.app, { uploadId, outcome: { name: 'num', positiveValues: ['0'] } });
    expect(profile.polarity).toMatchObject({ side: 'negative', exact: true });
  });
});
