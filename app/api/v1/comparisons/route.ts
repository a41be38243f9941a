import { compareModels } from '@/app/api/v1/operations/comparisons';
import { serve } from '@/app/api/v1/serve';

export const POST = serve(compareModels);
