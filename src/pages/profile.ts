import type { APIRoute } from 'astro';

/** Where /me was before: links that were kept lead on, and a form that was open meanwhile arrives with what was typed. */
const moved: APIRoute = ({ url }) => new Response(null, { status: 308, headers: { location: `/me${url.search}` } });

export const GET = moved;
export const POST = moved;
