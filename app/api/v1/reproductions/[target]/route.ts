import { getReproduction } from '@/app/api/v1/operations/reproductions';
import { serve } from '@/app/api/v1/serve';

export const GET = serve(getReproduction);
