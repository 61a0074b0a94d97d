import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { openBrowser } from '../support/server.ts';
import { solveAll } from './same-everywhere.ts';

it(
  'gives the same answer, bound and proof in a browser as on the server, also when it stops at a node limit',
  { timeout: 120_000 },
  async () => {
    const source = `import { solveAll } from './tests/siting/same-everywhere.ts'; self.postMessage(solveAll());`;
    const bundle = await build({
      stdin: { contents: source, resolveDir: process.cwd(), loader: 'ts' },
      bundle: true,
      format: 'iife',
      write: false,
    });
    const browser = await openBrowser();
    try {
      const page = await browser.newPage();
      const answers = await page.evaluate(
        (script) =>
          new Promise((resolve, reject) => {
            const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
            worker.onmessage = ({ data }) => resolve(data);
            worker.onerror = ({ message }) => reject(new Error(message));
          }),
        bundle.outputFiles[0].text,
      );
      expect(answers).toEqual(solveAll());
    } finally {
      await browser.close();
    }
  },
);
