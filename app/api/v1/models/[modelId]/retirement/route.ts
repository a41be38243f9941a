import { retireModel } from '@/app/api/v1/operations/publications';
import { serve } from '@/app/api/v1/serve';

export const POST = serve(retireModel);
