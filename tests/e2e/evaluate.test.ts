/** How good a model is, where to act on it, and for whom: the model's page, read by a clinician in a real browser. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complaintsOf, expectFitToShow } from './browser';
import { openClinic, type Clinic } from './clinic';

const data = process.env.RISKCURVE_DATA;

interface Evaluated {
  model: string;
  details: Record<'outOfFold' | 'holdout', { decisions: { sentence: string } }>;
}

describe.skipIf(!data)('the page of a model', () => {
  let clinic: Clinic;
  let pima: string;
  let cleveland: string;
  let complaints: string[];
  let atFour: Evaluated;
  const evaluate = async (...words: string[]) => {
    const { status, stdout } = await clinic.server.command('evaluate', ...words, '--json');
    expect(status).toBe(0);
    return JSON.parse(stdout) as Evaluated;
  };
  const main = () => clinic.page.locator('main');
  const addressOf = (model: string, query: string) => `${clinic.server.address}/models/${model}?${query}`;

  beforeAll(async () => {
    clinic = await openClinic(data!);
    complaints = complaintsOf(clinic.page);
    atFour = await evaluate('Pima-sbqc', '--cost-ratio', '4');
    pima = atFour.model;
    cleveland = (await evaluate('Cleveland-sbqc')).model;
  });
  afterAll(() => clinic?.close());

  it('chooses a threshold by what a missed case costs, and says what the command line says', async () => {
    const { page } = clinic;
    await page.goto(addressOf(pima, 'section=threshold'));
    expect(await main().innerText()).toMatch(/that one missed case is as bad as [\d.]+ false alarms/);
    await page.getByRole('button', { name: 'Cost of mistakes' }).click();
    const box = page.getByRole('textbox', { name: 'False alarms that one missed case is worth' });
    await box.fill('4');
    await box.press('Enter');
    await main().getByText(atFour.details.outOfFold.decisions.sentence).waitFor();
    await page.waitForURL(/threshold=0\.2&basis=costRatio&costRatio=4/);
    await box.fill('none');
    expect(await main().innerText()).toMatch(/must be from 0\.001 to 1,000/);
    expect(await main().innerText()).toContain(atFour.details.outOfFold.decisions.sentence);
    await page.reload();
    await main().getByText(atFour.details.outOfFold.decisions.sentence).waitFor();
    await page.getByRole('link', { name: 'Holdout' }).click();
    await main().getByText(atFour.details.holdout.decisions.sentence).waitFor();
    expect(page.url()).toMatch(/costRatio=4/);
  });

  it('moves by the keyboard, and carries the threshold to the groups', async () => {
    const { page } = clinic;
    await page.goto(addressOf(pima, 'section=threshold&threshold=0.3&basis=netBenefit'));
    expect(await main().innerText()).toMatch(
      /higher net benefit than both treating everybody and treating nobody from/,
    );
    const slider = page.getByRole('slider', { name: 'Threshold' });
    await slider.focus();
    await slider.press('ArrowRight');
    await main()
      .getByRole('heading', { name: /^Decisions from a risk of 31/ })
      .waitFor();
    await page.waitForURL(/threshold=0\.31&basis=netBenefit/);
    const { details } = await evaluate('Pima-sbqc', '--threshold', '0.31');
    expect(await main().innerText()).toContain(details.outOfFold.decisions.sentence);
    await page.getByRole('link', { name: 'Subgroups' }).click();
    await main()
      .getByText(/from a risk of 31\s%/)
      .first()
      .waitFor();
  });

  it('shows groups of a number by quartiles or by cuts, and says which cuts cannot be', async () => {
    const { page } = clinic;
    await page.getByLabel('Groups by').selectOption({ label: 'Age' });
    await page.waitForURL(/feature=age/);
    await main().getByRole('heading', { name: 'By Age' }).waitFor();
    await main().getByText('quartiles of the whole cohort').waitFor();
    await page.getByLabel(/^Cut at/).fill('30 45');
    await page.getByRole('button', { name: 'Cut' }).click();
    await page.waitForURL(/cuts=30/);
    await main()
      .getByRole('cell', { name: /^30 to under 45/ })
      .waitFor();
    expect(await main().innerText()).toMatch(/AUROC goes from 0\.\d{3} \(0\.\d{3} to 0\.\d{3}; .*\) to 0\.\d{3}/);
    await page.getByLabel(/^Cut at/).fill('45 30');
    await page.getByRole('button', { name: 'Cut' }).click();
    await main().getByText('cuts must be numbers in ascending order, but they are 45, 30').waitFor();
    await main().getByText('quartiles of the whole cohort').waitFor();
  });

  it('hides the small groups of a category, and another with one that stands alone', async () => {
    const { page } = clinic;
    await page.goto(addressOf(cleveland, 'section=subgroups&feature=restecg'));
    await main().getByRole('heading', { name: 'Not shown' }).waitFor();
    const text = await main().innerText();
    expect(text).toMatch(/< 10 patients, too few/);
    expect(text).toMatch(/withheld, so that no small group can be worked out/);
  });

  it.each([
    ['overview', 'Pima', ''],
    ['calibration', 'Pima', 'section=calibration'],
    ['threshold', 'Pima', 'section=threshold&threshold=0.2&basis=costRatio&costRatio=4'],
    ['subgroups', 'Cleveland', 'section=subgroups&feature=cp'],
    ['record', 'Cleveland', 'section=record'],
  ])('its %s is fit to show at both widths and in both themes', async (name, cohort, query) => {
    const address = addressOf(cohort === 'Pima' ? pima : cleveland, query);
    await expectFitToShow(clinic.browser, clinic.context, address, `model-${name}`);
    expect(complaints).toEqual([]);
  });
});
