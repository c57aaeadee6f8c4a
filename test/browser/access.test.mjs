// Every kind of page by axe-core, without any violation, and by the keyboard alone: both
// languages, light and dark, wide and narrow, usual and large type.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { openBrowser, withPage } from './browser.mjs';
import { kindsOfPages, variant } from './kinds.mjs';
import { startServer } from './server.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let server;
let browser;
let kinds;
before(async () => {
  server = await startServer();
  browser = await openBrowser();
  kinds = await kindsOfPages(server);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function violations(page) {
  await page.evaluate(axe);
  const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return result.violations
    .map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 120)).join(' | ')}`);
}

const narrow = { viewport: { width: 390, height: 844 } };
const dark = { colorScheme: 'dark' };
const looks = [
  ['wide and light', {}, 'zh'],
  ['wide and dark', dark, 'en'],
  ['narrow and light', narrow, 'en'],
  ['narrow and dark', { ...narrow, ...dark }, 'zh'],
  ['large type, wide and dark', dark, 'zh', true],
  ['large type, narrow and light', narrow, 'en', true],
];

for (const [name, options, language, large] of looks)
  test(`accessible: ${name}, ${language}`, () =>
    // bypassCSP: axe itself is put into the page by the test.
    withPage(browser, { ...options, bypassCSP: true, expected: /status of 404/ }, async (page) => {
      for (const [kind, path] of Object.entries(kinds)) {
        if (kind === 'ledger') continue; // the open one holds all of it, and the filtered one is closed
        await page.goto(server.url + variant(path, language, large));
        assert.deepEqual(await violations(page), [], kind);
      }
    }));

// What can be clicked and is seen now.
const reachable = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('a[href], button, select, input:not([type=hidden]), summary, [tabindex="0"]')]
      .filter((e) => e.getClientRects().length > 0 && (e.matches('summary') || !e.closest('details:not([open])')))
      .length);

// Which element has the focus, and how that is seen: on itself, or on the label of what is folded.
const focused = (page) =>
  page.evaluate(() => {
    const e = document.activeElement;
    if (e === document.body) return '';
    const shown = e.matches('input.fold') ? e.nextElementSibling : e;
    return `${getComputedStyle(shown).outlineStyle} ${e.outerHTML.slice(0, 80)}`;
  });

for (const [name, options, language, large] of [looks[0], looks[5]])
  test(`the keyboard reaches everything that can be clicked, and focus is seen on it: ${name}, ${language}`, () =>
    withPage(browser, { ...options, expected: /status of 404/ }, async (page) => {
      for (const [kind, path] of Object.entries(kinds)) {
        if (kind === 'ledger' || kind === 'ledger, all open') continue; // hundreds of links like those of the filtered one
        await page.goto(server.url + variant(path, language, large));
        const wanted = await reachable(page);
        let reached = 0;
        let first;
        for (; reached <= wanted; ++reached) {
          await page.keyboard.press('Tab');
          const focus = await focused(page);
          if (focus === '' || focus === first) break; // behind the last the focus leaves the page, or begins anew
          first ??= focus;
          assert.match(focus, /^solid /, kind);
        }
        assert.equal(reached, wanted, kind);
      }
    }));
