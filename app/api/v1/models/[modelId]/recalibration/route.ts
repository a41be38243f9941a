import { recalibrateModel } from '@/app/api/v1/operations/runs';
import { serve } from '@/app/api/v1/serve';

export const POST = serve(recalibrateModel);
