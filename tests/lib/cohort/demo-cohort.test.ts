import { describe, expect, it } from 'vitest';
import { simulateDemoCohort } from '@/lib/cohort/demo-cohort';
import { demoFormulaInWords, demoRisk, type DemoPatient } from '@/lib/cohort/demo-formula';

const middling: DemoPatient = {
  age: 60,
  male: false,
  systolicPressure: 135,
  ldlCholesterol: 130,
  smoking: 'never',
  diabetes: false,
  bmi: 26,
  filtrationRate: 80,
};

describe('the demo cohort', () => {
  const demo = simulateDemoCohort();

  it('is the same at every call', () => {
    expect(simulateDemoCohort().data.dataHash).toBe(demo.data.dataHash);
    expect(simulateDemoCohort().trueRisks).toEqual(demo.trueRisks);
  });

  it('has the stated size, prevalence and lost values', () => {
    const { table, labels } = demo.data;
    expect(table.nRows).toBe(600);
    expect(table.features).toHaveLength(8);
    expect(demo.nEvents).toBe(labels.filter((label) => label === 1).length);
    expect(demo.nEvents / 600).toBeGreaterThan(0.26);
    expect(demo.nEvents / 600).toBeLessThan(0.34);
    const lost = Object.fromEntries(
      table.features.map(({ name }, i) => [name, table.columns[i]!.filter(Number.isNaN).length / 600]),
    );
    expect(lost.ldl_cholesterol).toBeCloseTo(0.08, 1);
    expect(lost.filtration_rate).toBeCloseTo(0.06, 1);
    expect(lost.smoking).toBeCloseTo(0.03, 1);
    expect(lost.age).toBe(0);
  });

  it('draws outcomes with the true risks', () => {
    const expectedEvents = demo.trueRisks.reduce((sum, risk) => sum + risk, 0);
    const spread = Math.sqrt(demo.trueRisks.reduce((sum, risk) => sum + risk * (1 - risk), 0));
    expect(Math.abs(demo.nEvents - expectedEvents)).toBeLessThan(3 * spread);
    const meanRisk = (label: number) => {
      const risks = demo.trueRisks.filter((_, row) => demo.data.labels[row] === label);
      return risks.reduce((sum, risk) => sum + risk, 0) / risks.length;
    };
    expect(meanRisk(1)).toBeGreaterThan(meanRisk(0) + 0.2);
  });

  it('follows the formula, worked by hand', () => {
    // s = -1.6 for the middling patient: 1/(1 + e^1.6) = 0.167982
    expect(demoRisk(middling)).toBeCloseTo(0.167982, 6);
    // s = -1.6 + 0.6 + 0.45 + 0.9 + 0.4 + 0.7 = 1.45 for a smoking man of 70 with diabetes
    expect(demoRisk({ ...middling, age: 70, male: true, smoking: 'current', diabetes: true })).toBeCloseTo(0.809998, 6);
    // s = -1.6 + 0.012 * 100 + 0.04 * 20 = 0.4 for a body mass index of 36 and a filtration rate of 40
    expect(demoRisk({ ...middling, bmi: 36, filtrationRate: 40 })).toBeCloseTo(0.598688, 6);
    expect(demoRisk({ ...middling, bmi: 16 })).toBe(demoRisk({ ...middling, bmi: 36 }));
    expect(demoRisk({ ...middling, filtrationRate: 60 })).toBe(demoRisk({ ...middling, filtrationRate: 120 }));
  });

  it('says in words what the code does', () => {
    for (const term of [
      '-1.6',
      '0.06 (age - 60)',
      '0.45',
      '0.02 (systolic',
      '0.008 (LDL',
      '0.25',
      '0.9',
      '0.04 (age - 60) for current',
      '0.7',
      '0.012',
      '8 %',
      '6 %',
      '3 %',
    ]) {
      expect(demoFormulaInWords).toContain(term);
    }
  });
});
