// Our OFD samples in a viewer that others wrote: what duban reads as cells stands on its pages.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { openBrowser, withPage } from './browser.mjs';

const forms = join(dirname(new URL(import.meta.url).pathname), '..', 'forms');
const viewer = createRequire(import.meta.url).resolve('ofd.js/lib/ofd.umd.min.js');
const table = JSON.parse(readFileSync(join(forms, 'table.json'), 'utf8'));
const bare = (text) => text.replace(/\s/g, '');

let browser;
let folder;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'duban-ofd-'));
  execFileSync('python3', [join(forms, 'make_forms.py'), folder]);
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

// Per page the characters that the viewer draws, with where they stand on it.
const draw = (page, bytes) =>
  page.evaluate(
    (coded) =>
      new Promise((resolve, reject) => {
        const data = Uint8Array.from(atob(coded), (c) => c.charCodeAt(0));
        window.ofd.parseOfdDocument({
          ofd: data.buffer,
          fail: reject,
          success: (documents) => {
            const pages = window.ofd.renderOfd(1000, documents[0]);
            document.body.replaceChildren(...pages);
            resolve(
              pages.map((paper) => {
                const edge = paper.getBoundingClientRect();
                return [...paper.querySelectorAll('text')].map((letter) => {
                  const box = letter.getBoundingClientRect();
                  const inside = box.left >= edge.left && box.right <= edge.right && box.top >= edge.top && box.bottom <= edge.bottom;
                  return { text: letter.textContent, inside };
                });
              }),
            );
          },
        });
      }),
    bytes.toString('base64'),
  );

test('another viewer draws every cell of the OFD sample', () =>
  withPage(browser, { expected: /./ }, async (page) => {
    await page.goto('about:blank');
    await page.addScriptTag({ path: viewer });
    const pages = await draw(page, readFileSync(join(folder, 'table.ofd')));
    assert.ok(pages.length > 1, 'the table goes on over pages');
    const letters = pages.flat();
    assert.deepEqual(letters.filter((letter) => !letter.inside), [], 'off the paper');
    // Cells are drawn one after the other; a row that a page's end breaks comes in two parts.
    const drawn = bare(letters.map((letter) => letter.text).join(''));
    const missing = table.rows.flat().filter((cell) => !drawn.includes(bare(cell)));
    assert.ok(missing.length <= table.columns.length, `not drawn: ${missing.join(' | ')}`);
    for (const cell of missing)
      for (const sentence of cell.split(/(?<=[。；])/)) {
        const text = bare(sentence);
        const found = [...text].findIndex((_, at) => drawn.includes(text.slice(0, at)) && drawn.includes(text.slice(at)));
        assert.notEqual(found, -1, `not drawn: ${sentence}`);
      }
    assert.ok(drawn.includes(bare(table.title)));
  }));
