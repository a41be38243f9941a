import { createElement, type ReactNode } from 'react';

/** MathML by hand: React renders it, its types do not know it. */
/** What wraps its children in the element of that name. */
function element(name: string): (...children: ReactNode[]) => ReactNode {
  return function wrap(...children) {
    return createElement(name, null, ...children);
  };
}

/** A name: a single letter is set in italics. */
export const mi = element('mi');
export const mn = element('mn');
export const mo = element('mo');
/** Words within a formula, their spaces kept. */
export const mtext = (words: string): ReactNode => createElement('mtext', null, words.replaceAll(' ', '\u00a0'));
const thinSpace = createElement('mspace', { width: '0.17em' });

/** A named function and what it is applied to, a thin space between them. */
export const fn = (name: string, ...argument: ReactNode[]): ReactNode =>
  row(thinSpace, mi(name), thinSpace, ...argument);
export const row = element('mrow');
export const frac = element('mfrac');
export const sub = element('msub');
export const sup = element('msup');
export const munder = element('munder');
export const subsup = element('msubsup');

/** `( ... )` */
export const parens = (...children: ReactNode[]): ReactNode => row(mo('('), ...children, mo(')'));

/** Lines below one another, each of the cells given, aligned at the left. */
export const lines = (...rows: ReactNode[][]): ReactNode =>
  createElement(
    'mtable',
    { columnalign: 'left', displaystyle: 'true' },
    ...rows.map((cells) => createElement('mtr', null, ...cells.map((cell) => createElement('mtd', null, cell)))),
  );

export const tau = mi('τ');
/** F with the level as its index. */
export const F = sub(mi('F'), tau);
/** Q_x(tau) */
export const Q = row(sub(mi('Q'), mi('x')), parens(tau));
