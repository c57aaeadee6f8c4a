// Words and lines on every kind of page, wide and narrow, in usual and in large type: nothing sticks out, no word is torn.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser, overflow, withPage } from './browser.mjs';
import { kindsOfPages, variant } from './kinds.mjs';
import { startServer } from './server.mjs';

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

// Words that a line's end cuts: Latin ones anywhere but in addresses and hashes, Chinese ones where they are labels of
// ours. A word wider than its box cannot but break.
const tornWords = (page) =>
  page.evaluate(() => {
    const labels = '.class, header.site a, .crumbs a, button, label, nav.periods a, .tools a, .classes th, .steps a, .switches a';
    const torn = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    words: for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const hidden = (e) => e.matches('caption, h2.quiet, label, .official thead') && e.getBoundingClientRect().width <= 1;
      if (element.getClientRects().length === 0 || element.closest('section.source, .disclosure dd')) continue;
      for (let e = element; e; e = e.parentElement) if (hidden(e)) continue words;
      const pattern = element.closest(labels) ? /[\p{L}\p{N}]+/gu : /[A-Za-z]+/g;
      for (const match of node.data.matchAll(pattern)) {
        const range = document.createRange();
        range.setStart(node, match.index);
        range.setEnd(node, match.index + match[0].length);
        const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.top)));
        if (lines.size > 1) torn.push(match[0]);
      }
    }
    return torn;
  });

for (const [width, large] of [[1280, true], [390, false], [360, true]])
  for (const language of ['zh', 'en'])
    test(`at ${width} px in ${large ? 'large' : 'usual'} type nothing sticks out and no word is torn: ${language}`, () =>
      withPage(browser, { viewport: { width, height: 844 }, expected: /status of 404/ }, async (page) => {
        for (const [name, path] of Object.entries(kinds)) {
          await page.goto(server.url + variant(path, language, large));
          assert.equal(await overflow(page), 0, name);
          assert.deepEqual(await tornWords(page), [], name);
          for (const fold of await page.locator('label.fold:visible').all()) await fold.click();
          assert.equal(await overflow(page), 0, `${name}, unfolded`);
          assert.deepEqual(await tornWords(page), [], `${name}, unfolded`);
        }
      }));

test('what classes are called together is called by the words of the classes', () =>
  withPage(browser, {}, async (page) => {
    for (const period of ['2025Q1', '2025Q2', '2025Q3', '2025Q4'])
      for (const language of ['zh', 'en']) {
        await page.goto(server.url + variant(`/g/yunxiu/2025/${period}`, language));
        const words = (selector) => page.locator(selector).allInnerTexts();
        const told = (await words('.band .groups .class')).map((text) => text.trim());
        const classes = (await words('table.classes th .class')).map((text) => text.trim());
        assert.deepEqual(told.filter((word) => classes.includes(word)).sort(), classes.sort(), period);
        const options = (await words('#f-class option')).map((text) => text.replace(/[（ (].*$/, ''));
        for (const word of classes) assert.ok(options.some((option) => word.startsWith(option)), word);
      }
  }));

test('no line parts an amount from its unit, nor the name of a unit', () =>
  withPage(browser, { viewport: { width: 390, height: 844 } }, async (page) => {
    for (const path of [`${kinds['ledger, all open']}`, kinds.task]) {
      await page.goto(server.url + path);
      const torn = await page.evaluate(() =>
        [...document.querySelectorAll('mark.whole, td.c-lead-units a, .facts a')]
          .filter((e) => e.getClientRects().length > 1).map((e) => e.textContent));
      assert.deepEqual(torn, [], path);
    }
  }));

test('the fields of the source stand in one line: en', () =>
  withPage(browser, {}, async (page) => {
    await page.goto(server.url + variant(kinds.ledger, 'en'));
    const rows = await page.evaluate(() =>
      [...document.querySelectorAll('section.source dl > div')]
        .filter((row) => [...row.children].some((e) => e.getBoundingClientRect().height > 2.5 * parseFloat(getComputedStyle(e).fontSize) + 12.8))
        .map((row) => row.textContent));
    assert.deepEqual(rows, []);
  }));

test('an opening mark at the head of a line leaves no gap before it', () =>
  withPage(browser, {}, async (page) => {
    await page.goto(`${server.url}/search?q=%E5%AD%A6%E4%BD%8D`);
    const [mark, character] = await page.locator('.count').evaluate((line) =>
      [0, 1].map((at) => {
        const range = document.createRange();
        range.setStart(line.firstChild, at);
        range.setEnd(line.firstChild, at + 1);
        return range.getBoundingClientRect().width;
      }));
    assert.ok(mark < 0.75 * character, `${mark} of ${character}`);
  }));
