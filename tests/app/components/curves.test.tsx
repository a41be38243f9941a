import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { EmphasizedRisks } from '@/app/components/curves/emphasized-risks';
import { thinIndices } from '@/app/components/curves/thin-indices';
import { addressOf, readParameter } from '@/app/components/read-parameter';
import { placesFor } from '@/app/components/places';

describe('thinIndices', () => {
  const values = Array.from({ length: 61 }, (_, index) => index * 2);
  it('keeps both ends and the own value', () => {
    const chosen = thinIndices(values, 34, 11);
    expect(chosen[0]).toBe(0);
    expect(chosen.at(-1)).toBe(60);
    expect(chosen).toContain(17);
    expect(chosen).toHaveLength(12);
  });
  it('keeps everything of a short grid', () => {
    expect(thinIndices([1, 2, 3], null, 11)).toEqual([0, 1, 2]);
    expect(thinIndices([1], 1, 11)).toEqual([0]);
  });
});

it('makes the risks of a sentence prominent and nothing else', () => {
  const html = renderToStaticMarkup(
    <EmphasizedRisks text={'At 148 the risk is 58\u202f%; from less than 1 to 12\u202f%.'} />,
  );
  expect(html.match(/<strong[^>]*>([^<]*)<\/strong>/g)?.map((part) => part.replace(/<[^>]*>/g, ''))).toEqual([
    '58\u202f%',
    'less than 1 to 12\u202f%',
  ]);
  expect(html.replace(/<[^>]*>/g, '')).toBe('At 148 the risk is 58\u202f%; from less than 1 to 12\u202f%.');
});

describe('addresses', () => {
  it('leave out what is not set', () => {
    expect(addressOf('/patients', { cohort: 'a b', model: undefined, search: '', page: 2 })).toBe(
      '/patients?cohort=a+b&page=2',
    );
    expect(addressOf('/patients', {})).toBe('/patients');
  });
  it('are read with care', () => {
    const parameters = { a: ' x ', b: ['1', '2'], c: '  ' };
    expect(['a', 'b', 'c', 'd'].map((name) => readParameter(parameters, name))).toEqual([
      'x',
      undefined,
      undefined,
      undefined,
    ]);
  });
});

it('shows each role its places, each including those of the one before', () => {
  const [clinician, analyst, administrator] = (['clinician', 'analyst', 'administrator'] as const).map((role) =>
    placesFor(role).map((place) => place.href),
  ) as [string[], string[], string[]];
  expect(clinician).not.toContain('/runs');
  expect(analyst).toEqual(expect.arrayContaining([...clinician, '/cohorts', '/runs']));
  expect(analyst).not.toContain('/people');
  expect(administrator).toEqual(expect.arrayContaining([...analyst, '/people', '/audit']));
});
