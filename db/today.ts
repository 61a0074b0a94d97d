const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', year: 'numeric', month: '2-digit', day: '2-digit' });

/** The local date (YYYY-MM-DD) in Europe/Oslo, where every municipality here lies. */
export const localDate = (now: Date) => day.format(now);
