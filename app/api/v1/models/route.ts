import { listModels } from '@/app/api/v1/operations/models';
import { serve } from '@/app/api/v1/serve';

export const GET = serve(listModels);
