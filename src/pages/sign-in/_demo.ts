import { endpointOf } from '#forms/intent.ts';
import { enterDemo } from '#forms/sign-in/enter-demo.ts';

export const POST = endpointOf(enterDemo);
