import { beforeAll, describe, expect, it } from 'vitest';
import { contentHash } from '@/lib/report/canonical-json';
import { identifierInFile } from '@/lib/report/identifier-mark';
import { buildModelCard } from '@/lib/report/model-card/build-card';
import type { CardInput } from '@/lib/report/model-card/card-input';
import { modelCardSchema, type ModelCard } from '@/lib/report/model-card/content';
import { cardFileName, cardFormats, renderCard } from '@/lib/report/model-card/render-card';
import { nCandidateParameters } from '@/lib/report/model-card/training-counts';
import { readReportFile } from '@/lib/report/read-report-file';
import { pdfText } from '@/tests/support/pdf-text';
import { fixtureInput } from '@/tests/support/report-fixture';
import measured from '@/lib/report/model-card/interval-coverage.json';
import type { TrainedModel } from '@/models/model';
import type { TrainingConfig } from '@/models/training/config';

const measuredConfig = measured.config as TrainingConfig;

/** The numbers of the published checklist (version of 11 January 2024), each with whom it concerns. */
const published =
  '1 2 3a 3b 3c 4 5a 5b 6a 6b 6c 7 8a 8b 8c 9a:D 9b 9c 10 11 12a:D 12b:D 12c:D 12d 12e 12f:E 12g:E 13 14 15:D 16 17 18a 18b 18c 18d ' +
  '18e 18f 19 20a 20b 20c:E 21 22:D 23a 23b 24:E 25 26 27a:D 27b:D 27c';

function inputOf(change: Partial<CardInput['cohort']> = {}): CardInput {
  const { identifier, createdAt, cohort, model } = fixtureInput();
  return {
    identifier,
    createdAt,
    cohort: {
      ...cohort,
      sourceName: 'pima | łódź.csv',
      sourceSha256: 'e'.repeat(64),
      importedAt: new Date('2026-02-01T00:00:00Z'),
      leftOut: [{ name: 'record', reason: 'it identifies patients' }],
      ...change,
    },
    model: { ...model, publishedAt: null, retiredAt: null, publications: [] },
  };
}

const card = buildModelCard(inputOf());
const itemsOf = ({ sections }: ModelCard) => sections.flatMap(({ items }) => items);
const itemOf = (number: string, from = card) => itemsOf(from).find(({ item }) => item === number)!;
const plain = (text: string) => text.replace(/\s+/g, '');

describe('the model card', () => {
  it('has the items of TRIPOD+AI, all 52 and no other, in their order', () => {
    const shown = itemsOf(card).map(({ item, appliesTo }) => (appliesTo === 'D;E' ? item : `${item}:${appliesTo}`));
    expect(shown.join(' ')).toBe(published);
    expect(shown).toHaveLength(52);
    expect(new Set(shown.map((item) => parseInt(item, 10))).size).toBe(27);
  });

  it('leaves as a labelled blank what only the team can know', () => {
    for (const item of [
      '2',
      '3a',
      '3c',
      '5b',
      '6a',
      '6b',
      '6c',
      '8b',
      '8c',
      '9c',
      '17',
      '18a',
      '18b',
      '18c',
      '18d',
      '19',
      '25',
      '27c',
    ]) {
      expect(itemOf(item)).toMatchObject({ answers: [], tables: [] });
      expect(itemOf(item).blank!.length).toBeGreaterThan(10);
    }
  });

  it('fills what the model knows', () => {
    expect(itemOf('1').answers[0]).toContain('have diabetes within 5 years');
    expect(itemOf('5a').answers[0]).toContain('240 patients, from the file pima | łódź.csv');
    expect(itemOf('7').answers.join(' ')).toContain('record (it identifies patients)');
    expect(itemOf('9b').tables[0]!.rows).toContainEqual(['Glucose', 'glucose', 'number', 'mg/dl', 'not stated', 'yes']);
    expect(itemOf('11').answers[0]).toContain('Insulin');
    expect(itemOf('12a').answers[0]).toContain('3 stratified folds, repeated 4 times');
    expect(itemOf('12c').answers.join(' ')).toContain('Ensemble of 12 neural networks');
    expect(itemOf('15').answers[0]).toContain('35\u202f%, the default');
    expect(itemOf('21').answers).toEqual([
      'Out of fold: 614 patients, 214 events.',
      'Holdout: 154 patients, 54 events.',
    ]);
    expect(itemOf('22').answers[0]).toContain(card.model.version);
    expect(itemOf('23a').tables[0]!.rows[0]).toEqual(['AUROC', '0.832 (0.800 to 0.863)', '0.832 (0.800 to 0.863)']);
  });

  it('counts events for each candidate parameter: four numbers and a category of four levels', () => {
    const { trained } = inputOf().model;
    expect(nCandidateParameters(trained)).toBe(4 + 3);
    expect(itemOf('10').answers[0]).toContain(`7 candidate predictor parameters`);
    expect(itemOf('10').answers[0]).toContain(`so ${(214 / 7).toFixed(1)} patients of the rarer class`);
  });

  it('claims no coverage that was not measured, and gives missing shares of the training patients', () => {
    expect(itemOf('23a').answers).toEqual(['Coverage of the risk interval: not measured for this model.']);
    expect(itemOf('23a').blank).toContain('measured coverage');
    const { summaries } = inputOf().model.trained;
    const insulin = itemOf('20b').tables[0]!.rows.find(([label]) => label === 'Insulin')!;
    expect(insulin[2]).toBe(`${summaries[2]!.nMissing} (${((100 * summaries[2]!.nMissing) / 614).toFixed(1)}\u202f%)`);
  });

  it('says the coverage that was measured for a model of the very settings that were measured, and of no other', () => {
    const input = inputOf();
    const intervalCalibration = { spreadFactor: 0.6, addedVariance: 0.05 };
    const cardOf = (changes: Partial<TrainedModel>) =>
      buildModelCard({
        ...input,
        model: {
          ...input.model,
          trained: { ...input.model.trained, config: measuredConfig, intervalCalibration, ...changes },
        },
      });
    const answerOf = (changes: Partial<TrainedModel>) =>
      cardOf(changes)
        .sections.flatMap(({ items }) => items)
        .find(({ item }) => item === '23a')!;
    const found = answerOf({ config: { ...measuredConfig, seed: 77 } });
    expect(found.answers[0]).toMatch(/In 13 simulated cohorts .* For this cohort itself the coverage is not known/);
    expect(found.tables.at(-1)!.rows).toHaveLength(13);
    expect(found.blank).not.toContain('coverage');
    for (const changes of [{ config: { ...measuredConfig, epochs: 7 } }, { intervalCalibration: undefined }])
      expect(answerOf(changes).answers).toEqual(['Coverage of the risk interval: not measured for this model.']);
  });

  it('calls a logistic regression by its name, without layers, levels or dropout', () => {
    const input = inputOf();
    const { trained } = input.model;
    const config = { ...trained.config, loss: 'logistic', hiddenUnits: [], taus: [0.5] } as const;
    const linear = buildModelCard({ ...input, model: { ...input.model, trained: { ...trained, config } } });
    expect(itemOf('12c', linear).answers[0]).toContain('Ensemble of 12 logistic regressions');
    expect(itemOf('12c', linear).answers.join(' ')).not.toMatch(/hidden|quantile|dropout/);
    expect(itemOf('12g', linear).answers[0]).toContain('The mean output of the members');
    expect(itemOf('12c').answers.join(' ')).toContain('dropout off; early stopping off');
  });

  it('says that a simulated cohort is one', () => {
    const simulated = buildModelCard(inputOf({ simulatedFrom: 'risk = f(age).' }));
    expect(itemOf('5a', simulated).answers[1]).toContain('no real patient is in it. risk = f(age).');
  });

  it('refuses an item with neither answer nor blank', () => {
    const [first, ...rest] = card.sections;
    const [item, ...others] = first!.items;
    const emptied = { ...item!, answers: [], tables: [], blank: null };
    const broken = { ...card, sections: [{ ...first!, items: [emptied, ...others] }, ...rest] };
    expect(modelCardSchema.safeParse(broken).success).toBe(false);
    expect(modelCardSchema.safeParse(card).success).toBe(true);
  });
});

describe('every item in every format', () => {
  const texts = {} as Record<(typeof cardFormats)[number], string>;
  const files = {} as Record<(typeof cardFormats)[number], Uint8Array>;
  beforeAll(async () => {
    for (const format of cardFormats) {
      files[format] = await renderCard(card, format);
      const text = new TextDecoder().decode(files[format]);
      texts[format] =
        format === 'pdf'
          ? pdfText(files.pdf)
          : format === 'html'
            ? text
                .replace(/<style>.*?<\/style>/gs, '')
                .replace(/<[^>]+>/g, ' ')
                .replaceAll('&#39;', "'")
                .replaceAll('&quot;', '"')
            : text.replace(/\\([\\`*_[\]<>|#~])/g, '$1');
    }
  });

  it.each(['pdf', 'html', 'markdown'] as const)('%s', (format) => {
    const text = plain(texts[format]);
    for (const { item, topic, asks, answers, tables, blank } of itemsOf(card)) {
      const cells = tables.flatMap(({ caption, heads, rows }) => [caption, ...heads, ...rows.flat()]);
      for (const words of [topic, asks, ...answers, ...cells, ...(blank === null ? [] : [blank])]) {
        expect(text, `${format}, item ${item}`).toContain(plain(words));
      }
    }
    for (const mark of [card.model.version, card.contentHash, card.identifier]) expect(text).toContain(mark);
    expect(text.split(plain('To be filled in by the team')).length - 1).toBe(
      itemsOf(card).filter(({ blank }) => blank !== null).length,
    );
  });

  it('names itself inside each file, and its JSON recomputes', () => {
    for (const format of ['pdf', 'html', 'markdown'] as const)
      expect(identifierInFile(files[format])).toBe(card.identifier);
    expect(readReportFile(files.json)).toMatchObject({ computedHash: card.contentHash, statedHash: card.contentHash });
    expect(contentHash(JSON.parse(new TextDecoder().decode(files.json)) as ModelCard)).toBe(card.contentHash);
    expect(texts.pdf).not.toContain('\ufffd');
    expect(cardFileName(card, 'markdown')).toBe('riskcurve-card-pima-sbqc-3f9c21ab-20260304.md');
  });

  it('lets no name become markup', async () => {
    const hostile = buildModelCard(inputOf({ name: '<script>|*x*' }));
    const html = new TextDecoder().decode(await renderCard(hostile, 'html'));
    expect(html).not.toContain('<script');
    const markdown = new TextDecoder().decode(await renderCard(hostile, 'markdown'));
    expect(markdown).toContain('\\<script\\>\\|\\*x\\*');
  });
});
