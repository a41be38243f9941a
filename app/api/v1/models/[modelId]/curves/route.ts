import { drawCurves } from '@/app/api/v1/operations/predictions';
import { serve } from '@/app/api/v1/serve';

export const POST = serve(drawCurves);
