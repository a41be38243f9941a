/** The house of docs/architecture.md: arrows one way, no cycle. The planted faults show that the rules can fail. */
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { cruise, type ICruiseResult, type IConfiguration } from 'dependency-cruiser';
import { afterAll, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const rules = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as IConfiguration;
const rooms = ['app', 'lib', 'db', 'models'];

async function cruiseRooms(baseDir: string): Promise<ICruiseResult> {
  const { enhancedResolveOptions, ...options } = { ...rules.options, tsConfig: undefined };
  const result = await cruise(
    rooms,
    { ...options, baseDir, ruleSet: { forbidden: rules.forbidden }, validate: true },
    { ...enhancedResolveOptions, alias: { '@': baseDir } },
  );
  return result.output as ICruiseResult;
}

const namesOf = (result: ICruiseResult) =>
  result.summary.violations.map((violation) => `${violation.rule.name}: ${violation.from} -> ${violation.to}`);

describe('the house', () => {
  it('has every arrow pointing the right way', async () => {
    const result = await cruiseRooms(root);
    expect(namesOf(result)).toEqual([]);
    expect(result.summary.totalCruised).toBeGreaterThan(100);
    const unresolved = result.modules.flatMap((module) => module.dependencies.filter((to) => to.couldNotResolve));
    expect(unresolved.map((to) => to.module)).toEqual([]);
  });

  describe('with a planted fault', () => {
    const folders: string[] = [];
    afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

    const plant = async (files: Record<string, string>) => {
      const folder = await mkdtemp(path.join(os.tmpdir(), 'riskcurve-house-'));
      folders.push(folder);
      for (const room of rooms) await mkdir(path.join(folder, room));
      for (const [file, text] of Object.entries({ 'app/a.ts': 'export {};', ...files })) {
        await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
        await writeFile(path.join(folder, file), text);
      }
      return namesOf(await cruiseRooms(folder)).map((line) => line.split(':')[0]);
    };

    it.each([
      ['models-know-nothing-of-ours', { 'models/a.ts': "import '../lib/b';", 'lib/b.ts': 'export {};' }],
      ['lib-does-not-know-the-pages', { 'lib/a.ts': "import '@/app/a';" }],
      [
        'pages-do-not-know-sql',
        { 'app/b.ts': "import { c } from '@/db/c'; c();", 'db/c.ts': 'export const c = () => 1;' },
      ],
      [
        'db-imports-types-only',
        { 'db/a.ts': "import { b } from '../models/b'; b();", 'models/b.ts': 'export const b = () => 1;' },
      ],
      ['charts-never-fetch', { 'lib/charts/a.ts': "import '../services/b';", 'lib/services/b.ts': 'export {};' }],
      ['no-cycle', { 'lib/a.ts': "import './b';", 'lib/b.ts': "import './a';" }],
      ['models-know-no-web-database-or-files', { 'models/a.ts': "import 'node:fs';" }],
    ])('%s is caught', async (name, files) => {
      expect(await plant(files)).toContain(name);
    });
  });
});
