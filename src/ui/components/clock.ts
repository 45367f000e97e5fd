const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** `12:03:07`, of a time in ms since 1970. */
export const clockOf = (at: number): string => time.format(at);

/** `23 Nov 2026, 12:03`, of a time in ms since 1970. */
export const dateOf = (at: number): string => day.format(at);
