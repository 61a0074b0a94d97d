/** The topic that the map of the home page is asked for; null where none is. */
export const readHome = (params: URLSearchParams): string | null => params.get('topic');
