/** Every operation is called once as it should be, and its answer is what the document says. One that is not called here fails. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCohort, smallConfig } from '../../models/training/small-cohort';
import { insertTrainedModel } from '../../support/trained-cohort';
import { allOperations } from '@/app/api/v1/all-operations';
import { openApiDocument } from '@/app/api/v1/document';
import type { User } from '@/db/queries/users';
import { listPatientIdsInOrder } from '@/db/queries/patients';
import { storeReproduction } from '@/lib/reproduction/store';
import { ask, tokenOf, type ApiRequest } from '../../support/api-client';
import { bundleProgram } from '../../support/bundle';
import { openTestApplication, type TestApplication } from '../../support/databases';
import { schemaComplaint } from '../../support/json-schema-check';
import { insertFixtureCohort, insertFixtureModel } from '../../support/judged-cohort';
import { publishForTest, testUse } from '../../support/publish';
import { createTestUser, serveWith, testActor } from '../../support/requests';
import { table } from '../../lib/reproduction/examples';

const document = JSON.parse(JSON.stringify(openApiDocument('1.2.3'))) as {
  paths: Record<string, Record<string, { responses: Record<string, { content: Record<string, { schema: object }> }> }>>;
  components: object;
};

let test: TestApplication;
let analyst: User;
let token: string;
/** What the fixture and the calls before have made. */
const made: Record<string, string> = {};

beforeAll(async () => {
  // recalibrating asks the trainer
  test = await openTestApplication({ trainerFile: await bundleProgram('models/trainer/main.ts') });
  serveWith(test.app);
  analyst = await createTestUser(test.app, 'analyst');
  token = (await tokenOf(test.app, analyst)).token;
  const cohort = await insertFixtureCohort(test.app, { name: 'Fixture' });
  const riskOf = (row: number) => ((row * 37) % 100) / 100;
  const insert = (name: string) => insertFixtureModel(test.app, { cohortId: cohort.id, name, riskOf });
  Object.assign(made, { cohortId: cohort.id, modelId: await insert('First'), otherId: await insert('Second') });
  // a later version of the first, so that there is something to roll back from
  made.laterId = await insert('First');
  await publishForTest(test.app, { modelId: made.modelId!, actor: testActor });
  made.patientId = (await listPatientIdsInOrder(test.app.database, cohort.id))[3]!;
  const small = { name: 'Small', cohort: smallCohort(160), config: smallConfig() };
  made.trainedId = (await insertTrainedModel(test.app, small)).modelId;
  await storeReproduction(test.environment.home, table);
});
afterAll(() => test.remove());

const csv = [
  'age,weight,ill',
  ...Array.from({ length: 40 }, (_, row) => `${40 + row},${60 + (row % 7)}.5,${row % 2}`),
].join('\n');
const values = { glucose: 120, bmi: 28, insulin: null, pain: '2' };
const outcome = { name: 'ill', positiveValues: ['1'], positiveMeans: 'fall ill', negativeMeans: 'stay well' };
const ofModel = () => ({ modelId: made.modelId! });
const ofPatient = () => ({ ...ofModel(), patientId: made.patientId! });

/** How each is called; later ones may use what earlier ones made. */
const calls: Record<string, () => ApiRequest> = {
  uploadFile: () => ({ query: '?fileName=ill.csv', body: csv }),
  importCohort: () => ({ body: { uploadId: made.uploadId, fileName: 'ill.csv', name: 'Ill', outcome } }),
  listCohorts: () => ({ query: '?limit=1' }),
  getCohort: () => ({ params: { cohortId: made.cohortId! } }),
  startRun: () => ({ body: { cohortId: made.importedId, loss: 'sbqc', repeats: 1, epochs: 2 } }),
  listRuns: () => ({ query: `?cohortId=${made.cohortId}` }),
  getRun: () => ({ params: { runId: made.runId! } }),
  cancelRun: () => ({ params: { runId: made.runId! } }),
  recalibrateModel: () => ({ params: { modelId: made.trainedId! } }),
  listModels: () => ({ query: `?cohortId=${made.cohortId}&limit=1` }),
  getModel: () => ({ params: ofModel() }),
  getEvaluation: () => ({ params: ofModel() }),
  getDecisions: () => ({ params: ofModel(), query: '?costRatio=3&subgroups=pain' }),
  publishModel: () => ({
    params: { modelId: made.laterId! },
    body: { threshold: 0.25, thresholdBasis: { kind: 'costRatio', costRatio: 3 }, intendedUse: testUse },
  }),
  rollBackModel: () => ({ params: ofModel(), body: { reason: 'too many called back', threshold: 0.3 } }),
  listPublications: () => ({ params: ofModel() }),
  compareModels: () => ({ body: { modelIds: [made.modelId, made.otherId], threshold: 0.4 } }),
  listPredictions: () => ({ params: ofModel(), query: '?limit=3&order=riskDescending' }),
  scorePatients: () => ({ params: ofModel(), body: { patients: [values, { glucose: 90, bmi: 900 }] } }),
  getCurves: () => ({ params: ofPatient() }),
  drawCurves: () => ({ params: ofModel(), body: { values } }),
  exportPatientReport: () => ({ params: ofPatient(), query: '?format=fhir' }),
  exportNewReport: () => ({ params: ofModel(), body: { values, label: 'Bed 4', format: 'csv' } }),
  exportModelCard: () => ({ params: ofModel(), query: '?format=markdown' }),
  unpublishModel: () => ({ params: ofModel() }),
  retireModel: () => ({ params: ofModel() }),
  listReproductions: () => ({}),
  getReproduction: () => ({ params: { target: 'table3' }, query: '?format=csv' }),
  getSystem: () => ({}),
};

/** What later calls need of an answer. */
const keeps: Record<string, (answer: never) => void> = {
  recalibrateModel: ({ model }: { model: { id: string } }) => (made.recalibratedId = model.id),
  uploadFile: ({ uploadId }: { uploadId: string }) => (made.uploadId = uploadId),
  importCohort: ({ cohort }: { cohort: { id: string } }) => (made.importedId = cohort.id),
  startRun: ({ id }: { id: string }) => (made.runId = id),
};

it('calls every operation of the document', () => {
  expect(Object.keys(calls).sort()).toEqual(allOperations.map(({ id }) => id).sort());
});

describe.sequential('every operation', () => {
  it.each(Object.keys(calls))('%s answers as the document says', async (id) => {
    const response = await ask(id, { token, ...calls[id]!() });
    const { path, method, status, answer } = allOperations.find((operation) => operation.id === id)!;
    const described = document.paths[`/api/v1${path}`]![method.toLowerCase()]!.responses[String(response.status)]!;
    expect(response.status, await response.clone().text()).toBe(status);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    const type = response.headers.get('content-type')!.split(';')[0]!;
    expect(Object.keys(described.content)).toContain(type);
    if (answer.kind === 'file') {
      expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+"$/);
      expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(100);
      return;
    }
    const value = (await response.json()) as never;
    expect(schemaComplaint(described.content[type]!.schema, value, document)).toBeNull();
    keeps[id]?.(value);
  });
});

describe('what they answer', () => {
  const json = async <Answer>(id: string, given: ApiRequest) =>
    (await (await ask(id, { token, ...given })).json()) as Answer;

  it('a list goes on where `next` says, to its end, each entry once', async () => {
    const seen: string[] = [];
    let query: string | null = `?limit=1&cohortId=${made.cohortId}`;
    while (query !== null) {
      const page: { models: { id: string }[]; next: string | null } = await json('listModels', { query });
      expect(page.models).toHaveLength(1);
      seen.push(page.models[0]!.id);
      expect(page.next ?? '/api/v1/models?').toMatch(/^\/api\/v1\/models\?/);
      query = page.next && page.next.slice('/api/v1/models'.length);
    }
    expect(seen.sort()).toEqual([made.modelId, made.otherId, made.laterId].sort());
  });

  it('a new patient is judged as the model judges, a value that cannot be is set aside and said', async () => {
    const { predictions } = await json<{ predictions: Record<string, unknown>[] }>('scorePatients', {
      params: { modelId: made.otherId! },
      body: { patients: [{ ...values, pain: 'unheard of' }] },
    });
    expect(predictions).toHaveLength(1);
    expect(predictions[0]).toMatchObject({ row: 1, setAside: ['pain = unheard of'], outOfDistribution: true });
    const { assessment } = await json<{ assessment: { risk: number } }>('drawCurves', {
      params: { modelId: made.otherId! },
      body: { values: { ...values, pain: null } },
    });
    expect(predictions[0]!.risk).toBe(assessment.risk);
    expect(predictions[0]!.missing).toContain('pain');
  });

  it('whether a risk reaches the threshold is said by the model’s own', async () => {
    const body = { patients: Array.from({ length: 12 }, (_, at) => ({ ...values, glucose: 60 + 15 * at })) };
    const { threshold, predictions } = await json<{
      threshold: number;
      predictions: { risk: number; isPositive: boolean }[];
    }>('scorePatients', { params: { modelId: made.otherId! }, body });
    expect(threshold).toBe(0.5);
    for (const { risk, isPositive } of predictions) expect(isPositive).toBe(risk >= threshold);
    expect(new Set(predictions.map(({ isPositive }) => isPositive)).size).toBe(2);
  });

  it('decisions are those of the model at the threshold of a cost ratio', async () => {
    const { threshold, impliedCostRatio, outOfFold } = await json<{
      threshold: number;
      impliedCostRatio: number;
      outOfFold: { nPatients: number; confusion: Record<string, number>; subgroups: { groups: { label: string }[] } };
    }>('getDecisions', { params: { modelId: made.otherId! }, query: '?costRatio=3&subgroups=pain' });
    expect(threshold).toBe(0.25);
    expect(impliedCostRatio).toBeCloseTo(3);
    const cells = Object.values(outOfFold.confusion).reduce((sum, count) => sum + count, 0);
    expect(cells).toBe(outOfFold.nPatients);
    expect(outOfFold.subgroups.groups.length).toBeGreaterThan(1);
  });

  it('an error names the field', async () => {
    const response = await ask('listModels', { token, query: '?limit=500' });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      error: { kind: 'bad-input', message: 'limit: must be at most 200', field: 'limit' },
    });
  });

  it.each([
    ['listModels', { query: '?colour=red' }, 'there is no parameter "colour" here'],
    ['scorePatients', { body: { rows: [] } }, 'patients: must be a list of objects'],
    ['scorePatients', { body: { patients: [{ glucos: 1 }] } }, 'patient 1: the model has no feature "glucos"'],
    [
      'scorePatients',
      { body: { patients: [{ glucose: 'high' }] } },
      'patient 1, column glucose: "high" is not a number',
    ],
    [
      'scorePatients',
      { body: { patients: [{ glucose: [1] }] } },
      'patients.0.glucose: must be a number, a text or null',
    ],
    ['getDecisions', { query: '?threshold=0.2&costRatio=4' }, 'give either threshold or costRatio'],
    ['getDecisions', { query: '?cuts=1,2' }, 'cuts: needs subgroups'],
    ['getDecisions', { query: '?subgroups=glucose&cuts=1,x' }, 'must be numbers cut by commas'],
    ['getDecisions', { query: '?subgroups=hair' }, 'the model has no feature "hair"'],
    [
      'publishModel',
      { body: { threshold: 1, intendedUse: testUse } },
      'threshold: must be strictly between zero and one',
    ],
    ['publishModel', { body: { threshold: 0.5, intendedUse: 'short' } }, 'must have 10 to 500 characters'],
    ['publishModel', { body: { threshold: 0.5 } }, 'intendedUse: must be a text'],
    ['compareModels', { body: { modelIds: ['x', 'y'] } }, 'modelIds.0: must be the id of a model'],
    ['drawCurves', { body: '{"values":' }, 'the body of the request must be JSON'],
  ])('%s of %j is refused in one sentence', async (id, given, sentence) => {
    const response = await ask(id, { token, params: { modelId: made.otherId! }, ...given });
    const { error } = (await response.json()) as { error: { kind: string; message: string } };
    expect(response.status).toBe(400);
    expect(error.message).toContain(sentence);
  });
});

describe('an Idempotency-Key', () => {
  const start = (key: string, seed: number) =>
    ask('startRun', {
      token,
      body: { cohortId: made.importedId, repeats: 1, epochs: 2, seed },
      headers: { 'idempotency-key': key },
    });

  it('makes a repetition harmless, and another body under it a mistake', async () => {
    const first = await start('one', 5);
    expect(first.status).toBe(201);
    const again = await start('one', 5);
    expect(again.status).toBe(201);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await again.json()).toEqual(await first.json());
    expect((await start('one', 6)).status).toBe(409);
    expect((await start('two', 5)).headers.get('idempotency-replayed')).toBeNull();
    expect((await start('', 5)).status).toBe(400);
  });

  it('lets one of several at once start a run', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => start('at once', 7)));
    const ids = await Promise.all(
      answers
        .filter(({ status }) => status === 201)
        .map(async (answer) => ((await answer.json()) as { id: string }).id),
    );
    expect(new Set(ids).size).toBe(1);
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
  });

  it('forgets a refusal', async () => {
    const body = (epochs: number) => ({ cohortId: made.importedId, repeats: 1, epochs });
    const send = (epochs: number) =>
      ask('startRun', { token, body: body(epochs), headers: { 'idempotency-key': 'mended' } });
    expect((await send(0)).status).toBe(400);
    expect((await send(2)).status).toBe(201);
  });
});
