/**
 * The report's only script: a pointer or the arrow keys walk along a curve, and a line under it says what stands there. It reads
 * what the page holds, fetches nothing and writes text only; without it the page lacks nothing but that.
 */
import { createHash } from 'node:crypto';

export const reportScript = `
'use strict';
for (const holder of document.querySelectorAll('[data-points]')) {
  const svg = holder.querySelector('svg');
  const said = holder.querySelector('.readout');
  const points = JSON.parse(holder.dataset.points);
  const own = Number(holder.dataset.own);
  const draw = (name, role) => {
    const shape = document.createElementNS('http://www.w3.org/2000/svg', name);
    shape.setAttribute('class', role);
    svg.append(shape);
    return shape;
  };
  const line = draw('line', 'cursor');
  line.setAttribute('y1', holder.dataset.top);
  line.setAttribute('y2', holder.dataset.bottom);
  const dot = draw('circle', 'cursor-dot');
  dot.setAttribute('r', '4');
  let now = own;
  const show = (index) => {
    now = Math.max(0, Math.min(points.length - 1, index));
    const [x, y, words] = points[now];
    line.setAttribute('x1', x);
    line.setAttribute('x2', x);
    dot.setAttribute('cx', x);
    dot.setAttribute('cy', y ?? 0);
    dot.style.display = y === null ? 'none' : '';
    said.textContent = words;
    holder.setAttribute('aria-valuenow', now);
    holder.setAttribute('aria-valuetext', words);
  };
  const nearest = (clientX) => {
    const box = svg.getBoundingClientRect();
    const x = ((clientX - box.left) / box.width) * svg.viewBox.baseVal.width;
    let best = 0;
    points.forEach((point, index) => {
      if (Math.abs(point[0] - x) < Math.abs(points[best][0] - x)) best = index;
    });
    return best;
  };
  const rest = () => {
    show(own);
    holder.classList.remove('probing');
  };
  const begin = () => holder.classList.add('probing');
  const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10, Home: -1e9, End: 1e9 };
  holder.tabIndex = 0;
  holder.setAttribute('role', 'slider');
  holder.setAttribute('aria-valuemin', 0);
  holder.setAttribute('aria-valuemax', points.length - 1);
  holder.setAttribute('aria-label', holder.dataset.label);
  svg.setAttribute('aria-hidden', 'true');
  holder.addEventListener('pointermove', (event) => {
    begin();
    show(nearest(event.clientX));
  });
  holder.addEventListener('pointerleave', () => holder.contains(document.activeElement) || rest());
  holder.addEventListener('focus', begin);
  holder.addEventListener('blur', rest);
  holder.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') return show(own);
    if (!(event.key in steps)) return;
    event.preventDefault();
    show(now + steps[event.key]);
  });
  show(own);
}
`;

/** The content security policy's word for it: no other script runs. */
export const reportScriptSource = `'sha256-${createHash('sha256').update(reportScript, 'utf8').digest('base64')}'`;
