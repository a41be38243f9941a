import { listPredictions, scorePatients } from '@/app/api/v1/operations/predictions';
import { serve } from '@/app/api/v1/serve';

export const GET = serve(listPredictions);
export const POST = serve(scorePatients);
