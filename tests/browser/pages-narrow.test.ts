import { crawl } from '../support/crawl.ts';

crawl({ width: 390, widths: [390], locale: 'nb-NO', colorScheme: 'dark' });
