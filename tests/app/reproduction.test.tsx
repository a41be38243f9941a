/** The cards of the page Reproduction, drawn from stored results. */
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ConvergenceCard } from '@/app/(product)/reproduction/convergence-card';
import { FigureCard } from '@/app/(product)/reproduction/figure-card';
import { Table3 } from '@/app/(product)/reproduction/table-3';
import { convergence, figure, pairedTable, table } from '../lib/reproduction/examples';

const textOf = (markup: string): string =>
  markup
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll(/\s+/g, ' ');

describe('the page Reproduction', () => {
  it('puts ours beside the published value, marks a quick look, and says what differs', () => {
    const markup = renderToStaticMarkup(<Table3 table={table} part="fold" />);
    const text = textOf(markup);
    expect(text).toContain('A quick look: 2 runs instead of the published 20');
    expect(text).toContain('0.500 ± 0.100 published 0.655');
    expect(text.match(/label as published/g)).toHaveLength(4);
    expect(text).toContain('They do not fit.');
    expect(text).toContain('One thing differs.');
    expect(markup).toContain('/api/reports/reproduction?target=table3&amp;format=csv');
    expect(markup).not.toContain('format=svg');
  });

  it('shows sBQC less BCE with intervals where the result has them', () => {
    const text = textOf(renderToStaticMarkup(<Table3 table={pairedTable} part="fold" />));
    expect(text).toContain('+0.020 (−0.010 to +0.050)');
    expect(text).toContain('sBQC less BCE, LALR, left-out fold');
    expect(textOf(renderToStaticMarkup(<Table3 table={table} part="fold" />))).not.toContain('sBQC less BCE');
  });

  it('draws the course of each rule of the convergence, with what came of it first', () => {
    const markup = renderToStaticMarkup(<ConvergenceCard convergence={convergence} />);
    const text = textOf(markup);
    expect(text.indexOf(convergence.summary)).toBeLessThan(text.indexOf('WBC'));
    expect(markup.match(/class="chart-difference"/g)).toHaveLength(2 * 5 * 2); // goals, rules, losses
    expect(text).toContain('Run by run it was sooner in 1');
    expect(text).toContain('not by half, 0 of 2 runs');
    expect(markup).toContain('target=convergence&amp;format=csv');
    expect(markup).not.toContain('format=svg');
  });

  it('draws each panel with its sentence and its numbers', () => {
    const markup = renderToStaticMarkup(<FigureCard figure={figure} />);
    expect(markup.match(/class="chart-level"/g)).toHaveLength(2);
    expect(markup).toContain('target=figure3&amp;format=svg');
    const text = textOf(markup);
    expect(text).toContain('It falls.');
    expect(text).toMatch(/The paper’s text 90.% – As published 70.% 60.%/);
    expect(text).toMatch(/120 0.700 −1.000 0.500/);
  });
});
