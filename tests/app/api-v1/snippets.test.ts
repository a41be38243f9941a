/** The lines that the page API shows: Python that Python reads, curl that a shell reads. */
import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { curlOf, jsonOf, pythonOf } from '@/app/(product)/api-docs/snippets';
import { allOperations } from '@/app/api/v1/all-operations';
import { operationOf } from '../../support/api-client';

it.each(allOperations.map((operation) => [operation.id, operation] as const))('of %s are whole', (_, operation) => {
  const curl = curlOf(operation, 'https://riskcurve.test');
  expect(spawnSync('sh', ['-n'], { input: curl }).status).toBe(0);
  expect(curl).not.toMatch(/[{}](?![^']*')/);
  expect(pythonOf(operation)).toContain(`api.${operation.method.toLowerCase()}(API + `);
});

it('read as a person would write them', () => {
  expect(curlOf(operationOf('getRun'), 'https://riskcurve.test')).toBe(
    'curl --fail-with-body \\\n  -H "Authorization: Bearer $RISKCURVE_TOKEN" \\\n  "https://riskcurve.test/api/v1/runs/$RUN_ID"',
  );
  expect(pythonOf(operationOf('getRun'))).toBe('api.get(API + f"/runs/{run_id}").json()');
  expect(pythonOf(operationOf('scorePatients'))).toBe(
    'api.post(API + f"/models/{model_id}/predictions", json={"patients": [{"glucose": 128, "smoking": "former"}, {"glucose": None}]}).json()',
  );
  expect(pythonOf(operationOf('exportModelCard'))).toContain('.content)');
  expect(jsonOf({ a: [1, 2], b: [{ c: [] }] })).toBe(
    '{\n  "a": [1, 2],\n  "b": [\n    {\n      "c": []\n    }\n  ]\n}',
  );
});
