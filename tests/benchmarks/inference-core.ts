/** What `inference.ts` measures: bundled by itself, as the product ships it. */
export { individualCurves } from '@/models/inference/individual-curves';
export { createWhatIf } from '@/models/inference/what-if';
