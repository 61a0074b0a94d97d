import { endpointOf } from '#forms/intent.ts';
import { signOut } from '#forms/sign-in/sign-out.ts';

export const POST = endpointOf(signOut);
