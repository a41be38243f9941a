/** A drawn chart as a picture that stands alone: its styles are written into it, its title over it. */

const copied = [
  ...['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin'],
  ...['stroke-opacity', 'opacity', 'paint-order', 'font-family', 'font-size', 'font-weight', 'text-anchor'],
];
const titleHeight = 26;
const pixelsPerUnit = 3;

/** The chart as an SVG document, with the title and the background of the page it stands on. Leaves the page as it is. */
export function chartSvg(chart: SVGSVGElement, title: string): string {
  const clone = chart.cloneNode(true) as SVGSVGElement;
  inlineStyles(chart, clone);
  const { x, y, width, height } = chart.viewBox.baseVal;
  const namespace = 'http://www.w3.org/2000/svg';
  const make = (name: string, attributes: Record<string, string>) => {
    const element = document.createElementNS(namespace, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };
  const whole = { x, y: y - titleHeight, width, height: height + titleHeight };
  const style = getComputedStyle(chart.closest('article') ?? document.body);
  const heading = make('text', {
    ...{ x: String(x + 4), y: String(y - 9), fill: style.color, 'font-family': style.fontFamily },
    ...{ 'font-size': '13px', 'font-weight': '600' },
  });
  heading.textContent = title;
  const ground = { x: String(whole.x), y: String(whole.y), width: String(width), height: String(whole.height) };
  clone.prepend(make('rect', { ...ground, fill: style.backgroundColor }), heading);
  clone.querySelectorAll('.chart-sheet').forEach((sheet) => sheet.remove());
  clone.removeAttribute('class');
  clone.setAttribute('xmlns', namespace);
  clone.setAttribute('viewBox', `${whole.x} ${whole.y} ${whole.width} ${whole.height}`);
  clone.setAttribute('width', String(whole.width));
  clone.setAttribute('height', String(whole.height));
  return new XMLSerializer().serializeToString(clone);
}

/** The same as a PNG, three pixels to a unit. Throws an Error where the browser cannot draw it. */
export async function chartPng(chart: SVGSVGElement, title: string): Promise<Blob> {
  const svg = new Blob([chartSvg(chart, title)], { type: 'image/svg+xml' });
  const address = URL.createObjectURL(svg);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * pixelsPerUnit;
    canvas.height = image.naturalHeight * pixelsPerUnit;
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (png === null) throw new Error('the chart could not be drawn as a picture');
    return png;
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Both trees have the same shape: one is the clone of the other. */
function inlineStyles(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  if (to instanceof SVGElement) {
    for (const name of copied) to.style.setProperty(name, style.getPropertyValue(name));
  }
  Array.from(from.children).forEach((child, index) => inlineStyles(child, to.children[index]!));
}
