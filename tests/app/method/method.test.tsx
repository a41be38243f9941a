import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { corrections } from '@/app/(product)/method/corrections';
import { Method } from '@/app/(product)/method/method';
import { sections } from '@/app/(product)/method/section-list';

const html = renderToStaticMarkup(<Method />);
const text = html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

describe('the page of the method', () => {
  it.each(sections)('has the section “$title” and a link to it', ({ id, title }) => {
    expect(html).toMatch(
      new RegExp(
        `<section aria-labelledby="${id}"[^>]*><h2 id="${id}"[^>]*>${title.replaceAll(/[*()]/g, String.raw`\$&`)}</h2>`,
      ),
    );
    expect(html.split(`href="#${id}"`)).toHaveLength(2);
  });

  it('keeps the sections in the order of the list', () => {
    const found = [...html.matchAll(/<h2 id="([a-z-]+)"/g)]
      .map(([, id]) => id)
      .filter((id) => sections.some((section) => section.id === id));
    expect(found).toEqual(sections.map(({ id }) => id));
  });

  it('begins with the short version', () => {
    expect(html.indexOf('In short, for the clinic')).toBeGreaterThan(0);
    expect(html.indexOf('In short, for the clinic')).toBeLessThan(html.indexOf('id="question"'));
    expect(text).toContain('so a risk of 32 % has τ* = 0.68');
  });

  it('says what the spread of the levels is not', () => {
    expect(text).toContain('The vertical spread of the levels is a function of p. It is not uncertainty.');
  });

  it('names every formula, every plot and both sliders for whoever cannot see them', () => {
    expect(html.match(/<math /g)!.length).toBeGreaterThan(8);
    expect(html.match(/<math /g)).toHaveLength(html.match(/<math [^>]*aria-label="[^"]{20,}"/g)!.length);
    const plots = html.match(/<svg [^>]*role="img"[^>]*>/g)!;
    expect(plots.length).toBeGreaterThanOrEqual(13);
    plots.forEach((plot) => expect(plot).toMatch(/aria-label="[^"]{40,}"/));
    const ranges = html.match(/<input [^>]*type="range"[^>]*>/g)!;
    expect(ranges).toHaveLength(2);
    ranges.forEach((range) => {
      expect(html).toContain(`<label for="${/ id="([^"]+)"/.exec(range)![1]}"`);
      expect(range).toMatch(/aria-valuetext="0\.3[02]"/);
    });
  });

  it('lists every correction and leaves no number undone', () => {
    for (const { about } of corrections) expect(text).toContain(about);
    expect(html).not.toMatch(/NaN|undefined|\[object/);
  });
});
