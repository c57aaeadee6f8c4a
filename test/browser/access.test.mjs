// axe-core over every kind of page: no moderate, serious or critical violation, light and dark, wide and narrow.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { openBrowser, withPage } from './browser.mjs';
import { startServer } from './server.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let server;
let browser;
before(async () => {
  server = await startServer();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function violations(page) {
  await page.evaluate(axe);
  const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return result.violations
    .filter((one) => one.impact !== 'minor')
    .map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 120)).join(' | ')}`);
}

const looks = {
  'wide and light': {},
  'wide and dark': { colorScheme: 'dark' },
  'narrow and light': { viewport: { width: 390, height: 844 } },
  'phone of 360 px': { viewport: { width: 360, height: 800 } },
  'narrow and dark': { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
};

for (const [name, options] of Object.entries(looks))
  test(`accessible: ${name}`, () =>
    // bypassCSP: axe itself is put into the page by the test.
    withPage(browser, { ...options, bypassCSP: true, expected: /status of 404/ }, async (page) => {
      await page.goto(server.ledger);
      const task = await page.locator('.more a').first().getAttribute('href');
      for (const path of ['/', '/g/yunxiu', '/g/yunxiu/2025/2025Q4?open=all', task, '/search?q=新增', '/g/yunxiu/2025/2025Q4?unit=zzz', '/g/nowhere', '/g/zhong/2025/2025Q4?page=2', '/about', '/about?lang=en&view=large']) {
        await page.goto(server.url + path);
        assert.deepEqual(await violations(page), [], path);
      }
    }));
