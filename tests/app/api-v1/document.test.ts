/** The OpenAPI document: whole, sound, and of the routes that there are. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { allOperations } from '@/app/api/v1/all-operations';
import { errorsOf, openApiDocument } from '@/app/api/v1/document';
import { scopes } from '@/lib/auth/scopes';
import { statusOf } from '@/lib/errors';
import { folderOf } from '../../support/api-client';
import { schemaComplaint, schemaFault } from '../../support/json-schema-check';

interface Media {
  schema: Record<string, unknown>;
  example?: unknown;
}
interface Described {
  operationId: string;
  summary: string;
  tags: string[];
  security: { token: string[] }[];
  parameters: { name: string; in: string; required: boolean; description?: string; schema: object }[];
  requestBody?: { required: boolean; content: Record<string, Media> };
  responses: Record<string, { description: string; content: Record<string, Media> }>;
}

const document = JSON.parse(JSON.stringify(openApiDocument('1.2.3'))) as {
  openapi: string;
  info: { title: string; version: string };
  tags: { name: string }[];
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, object>; securitySchemes: Record<string, { type: string; scheme: string }> };
};
const described = Object.entries(document.paths).flatMap(([address, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ address, method, operation, id: operation.operationId })),
);

describe('the document', () => {
  it('is OpenAPI 3.1 and can be written as JSON without loss', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
    expect(document.info).toMatchObject({ title: 'Riskcurve', version: '1.2.3' });
    expect(document).toEqual(openApiDocument('1.2.3'));
    expect(document.components.securitySchemes.token).toMatchObject({ type: 'http', scheme: 'bearer' });
  });

  it('has every operation once, by an id of its own', () => {
    expect(described.map(({ id }) => id).sort()).toEqual(allOperations.map(({ id }) => id).sort());
    expect(new Set(described.map(({ id }) => id)).size).toBe(described.length);
    expect(described.length).toBeGreaterThan(20);
  });

  it('refers to nothing that is not there, and keeps nothing that nothing refers to', () => {
    const text = JSON.stringify(document);
    const referred = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1]!);
    const named = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
    expect([...new Set(referred)].sort()).toEqual(named.sort());
  });

  it.each(Object.entries(document.components.schemas))('the schema %s is one', (_, schema) => {
    expect(schemaFault(schema)).toBeNull();
  });
});

describe('the routes', () => {
  const root = path.resolve(import.meta.dirname, '../../..');
  /** The document itself, and what answers where nothing is. */
  const others = ['app/api/v1/[...path]', 'app/api/v1/openapi.json'];
  const folders = readdirSync(path.join(root, 'app/api/v1'), { recursive: true, encoding: 'utf8' })
    .filter((name) => path.basename(name) === 'route.ts')
    .map((name) => path.join('app/api/v1', path.dirname(name)));

  it('are those of the document, and no others', async () => {
    const served = [];
    for (const folder of folders.filter((name) => !others.includes(name))) {
      const handlers = (await import(path.join(root, folder, 'route.ts'))) as object;
      served.push(...Object.keys(handlers).map((method) => `${method} ${folder}`));
    }
    expect(served.sort()).toEqual(allOperations.map((entry) => `${entry.method} ${folderOf(entry)}`).sort());
    expect(folders).toEqual(expect.arrayContaining(others));
  });
});

describe.each(described)('$method $address', ({ address, operation }) => {
  const known = allOperations.find(({ id }) => id === operation.operationId)!;

  it('says what it does, where it belongs and what a token must be good for', () => {
    expect(operation.summary).toMatch(/^[A-Z].*[^.]$/);
    expect(document.tags.map(({ name }) => name)).toContain(operation.tags[0]);
    const [{ token }] = operation.security as [{ token: string[] }];
    expect(token).toEqual(known.scope === null ? [] : [known.scope]);
    for (const scope of token) expect(scopes).toContain(scope);
  });

  it('names every parameter, with words', () => {
    const inPath = [...address.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    const named = (place: string) => operation.parameters.filter((parameter) => parameter.in === place);
    expect(named('path').map(({ name }) => name)).toEqual(inPath);
    expect(named('query').map(({ name }) => name)).toEqual(Object.keys(known.query?.shape ?? {}));
    for (const { description, schema } of operation.parameters) {
      expect(description).toBeTruthy();
      expect(schemaFault(schema)).toBeNull();
    }
    expect(named('path').every(({ required }) => required)).toBe(true);
  });

  it('has an example of what is sent that is accepted', () => {
    expect(operation.requestBody !== undefined).toBe(known.body !== undefined || known.upload !== undefined);
    const media = operation.requestBody?.content['application/json'];
    expect(media !== undefined).toBe(known.body !== undefined);
    if (media === undefined || known.body === undefined) return;
    expect(schemaComplaint(media.schema, media.example, document)).toBeNull();
    expect(known.body.schema.safeParse(media.example).error).toBeUndefined();
  });

  it('has an example of the answer, and of every refusal', () => {
    const success = operation.responses[String(known.status)]!;
    const media = success.content['application/json'];
    if (known.answer.kind === 'json') expect(schemaComplaint(media!.schema, media!.example, document)).toBeNull();
    else expect(Object.keys(success.content).length).toBeGreaterThan(2);
    const refusals = errorsOf(known);
    const statuses = [known.status, ...refusals.map(statusOf)].map(String);
    expect(Object.keys(operation.responses).sort()).toEqual([...new Set(statuses)].sort());
    expect(refusals).toEqual(expect.arrayContaining(['unauthenticated', 'too-many', 'failed']));
    for (const kind of refusals) {
      const refusal = operation.responses[String(statusOf(kind))]!.content['application/json']!;
      expect(schemaComplaint(refusal.schema, refusal.example, document)).toBeNull();
      expect(refusal.example).toMatchObject({ error: { kind } });
    }
  });
});
