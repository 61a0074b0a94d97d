import { crawl } from '../support/crawl.ts';

crawl({ width: 1280, widths: [1280, 900, 800], locale: 'en-GB', colorScheme: 'light' });
