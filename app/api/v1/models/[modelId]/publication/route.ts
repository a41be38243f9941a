import { publishModel, unpublishModel } from '@/app/api/v1/operations/publications';
import { serve } from '@/app/api/v1/serve';

export const POST = serve(publishModel);
export const DELETE = serve(unpublishModel);
