import { getSystem } from '@/app/api/v1/operations/system';
import { serve } from '@/app/api/v1/serve';

export const GET = serve(getSystem);
