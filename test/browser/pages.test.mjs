// What a person does in the browser, against the running program.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser, withPage } from './browser.mjs';
import { kindsOfPages, variant } from './kinds.mjs';
import { startServer } from './server.mjs';

let server;
let browser;
before(async () => {
  server = await startServer();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  assert.equal(await server?.stop(), 0, 'SIGTERM ends the server with status 0');
});

const inPage = (options, use) => withPage(browser, options, use);
const tasks = (page) => page.locator('tr.task').count();

test('the main way: home, ledger, a verdict with its words, the task, back', () =>
  inPage({}, async (page) => {
    await page.goto(server.url);
    assert.match(await page.locator('.notice').innerText(), /机器读取，非官方结论/);
    await page.click('main a:has-text("第四季度")');
    await page.waitForURL(/\/g\/yunxiu\/2025\/2025Q4$/);
    assert.ok((await tasks(page)) > 50);
    const summary = page.locator('tr.reading summary').first();
    await summary.click();
    await page.locator('tr.reading details[open] .more a').first().click();
    await page.waitForURL(/\/task\//);
    assert.ok((await page.locator('article.period').count()) >= 2);
    await page.goBack();
    assert.match(page.url(), /2025Q4/);
  }));

test('the band answers how many promises are reached, and its numbers add up', () =>
  inPage({}, async (page) => {
    await page.goto(server.ledger);
    const numbers = await page.locator('.band .number').allInnerTexts();
    const counts = await page.locator('table.classes td:nth-child(2)').allInnerTexts();
    const sum = (list) => list.reduce((total, text) => total + Number(text), 0);
    assert.equal(numbers.length, 4);
    assert.equal(sum(numbers), sum(counts));
    assert.ok(await page.locator('.band svg[role=img]').getAttribute('aria-label'));
  }));

test('every marked word has a target that tells why', () =>
  inPage({}, async (page) => {
    await page.goto(`${server.ledger}?open=all`);
    const targets = await page.locator('ol.targets > li').count();
    assert.ok(targets > 50);
    assert.equal(await page.locator('ol.targets > li .why').count(), targets);
    assert.ok((await page.locator('td.c-content mark').count()) > 50);
    assert.ok((await page.locator('td.c-progress mark').count()) > 20);
  }));

test('filters by form and by link, together and away again', () =>
  inPage({}, async (page) => {
    await page.goto(server.ledger);
    const all = await tasks(page);
    const unit = await page.locator('#f-unit option').nth(1).getAttribute('value');
    await page.selectOption('#f-unit', unit);
    await page.click('.filters button');
    await page.waitForURL(/unit=/);
    const some = await tasks(page);
    assert.ok(some > 0 && some < all);
    for (const names of await page.locator('td.c-lead-units').allInnerTexts())
      assert.ok(names.includes(unit), names);
    await page.locator('table.classes a').first().click();
    await page.waitForURL(/class=/);
    assert.ok((await tasks(page)) <= some);
    assert.equal(new URL(page.url()).searchParams.get('unit'), unit);
    await page.click('.filters .active a.all');
    await page.waitForURL(/2025Q4#filters$/);
    assert.equal(await tasks(page), all);
  }));

test('without JavaScript all of it works', () =>
  inPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(server.ledger);
    await page.locator('tr.reading summary').first().click();
    assert.ok(await page.locator('tr.reading details[open] .targets, tr.reading details[open] .more').first().isVisible());
    await page.fill('#f-q', '项目');
    await page.click('.filters button');
    await page.waitForURL(/q=/);
    await page.click('text=全部展开');
    await page.waitForURL(/open=all/);
    assert.equal(await page.locator('details:not([open])').count(), 0);
  }));

test('a large ledger is turned over page by page without JavaScript, and says on paper which part it is', () =>
  inPage({ javaScriptEnabled: false, expected: /status of 404/ }, async (page) => {
    await page.goto(`${server.large}?open=all`);
    assert.equal(await tasks(page), 200);
    await page.locator('nav.steps').last().locator('text=下一页').click();
    await page.waitForURL(/open=all&page=2#table$/);
    assert.equal(await tasks(page), 30);
    assert.equal(await page.locator('details:not([open])').count(), 0);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('.stretch span').innerText(), '第2页，共2页：230项中的第201—230项');
    assert.ok(await page.locator('.stretch span').isVisible());
    assert.equal(await page.locator('nav.steps').first().isVisible(), false);
    const answer = await page.goto(`${server.large}?page=3`);
    assert.equal(answer.status(), 404);
    await page.click('main a');
    await page.waitForURL(/2025Q4$/);
    assert.equal(await tasks(page), 200);
  }));

test('search finds words and leads to the task', () =>
  inPage({}, async (page) => {
    await page.goto(server.url);
    await page.fill('#q', '新增');
    await page.press('#q', 'Enter');
    await page.waitForURL(/\/search/);
    assert.ok((await page.locator('ol.hits > li').count()) > 0);
    assert.equal(await page.locator('mark.hit').first().innerText(), '新增');
    await page.locator('ol.hits a').first().click();
    await page.waitForURL(/\/task\//);
  }));

test('a filter that names what is not there says so, and can be taken away', () =>
  inPage({}, async (page) => {
    await page.goto(`${server.ledger}?leader=${encodeURIComponent('查无此人')}`);
    assert.equal(await page.locator('.filters .unknown').innerText(), '这份台账里没有“查无此人”这位牵头领导。');
    assert.equal(await page.locator('#f-leader').inputValue(), '查无此人');
    assert.equal(await tasks(page), 0);
    assert.equal(await page.locator('text=全部展开').count(), 0);
    await page.click('.filters .active a.all');
    await page.waitForURL(/2025Q4#filters$/);
    assert.ok((await tasks(page)) > 50);
    assert.equal(await page.locator('.filters .unknown').count(), 0);
    await page.goto(`${server.ledger}?class=great&lang=en`);
    assert.match(await page.locator('.filters .unknown').innerText(), /no verdict “great”/);
    assert.equal(await tasks(page), 0);
    await page.click('p.nothing a');
    await page.waitForURL(/2025Q4\?lang=en#filters$/);
    assert.ok((await tasks(page)) > 50);
  }));

test('search marks what it found as it is written, also in the progress', () =>
  inPage({}, async (page) => {
    for (const wanted of ['新 增', '就業']) {
      await page.goto(`${server.url}/search?q=${encodeURIComponent(wanted)}`);
      const hits = page.locator('ol.hits > li');
      assert.ok((await hits.count()) > 0, wanted);
      for (let i = 0; i < (await hits.count()); ++i)
        assert.ok((await hits.nth(i).locator('mark.hit').count()) > 0, `${wanted} ${i}`);
      assert.ok((await page.locator('p.found:nth-of-type(2) mark.hit').count()) > 0, wanted);
    }
    assert.equal(await page.locator('mark.hit').first().innerText(), '就业');
  }));

test('the foot of a short page stands at the bottom', () =>
  inPage({}, async (page) => {
    await page.goto(`${server.url}/search`);
    assert.equal(await page.locator('footer').evaluate((e) => Math.round(e.getBoundingClientRect().bottom)), 900);
  }));

for (const [width, height, query] of [[390, 844, ''], [360, 800, ''], [390, 844, '?lang=en']])
  test(`at ${width} px the first task is seen without scrolling ${query}`, () =>
    inPage({ viewport: { width, height }, javaScriptEnabled: false }, async (page) => {
      await page.goto(server.ledger + query);
      const box = await page.locator('tr.task').first().boundingBox();
      assert.ok(box.y < height - 24, `${box.y}`);  // a line of it, whatever the fonts
    }));

test('at 390 px what is folded opens without JavaScript, by keyboard too', () =>
  inPage({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false }, async (page) => {
    await page.goto(server.ledger);
    for (const [name, content] of [['disclosure', 'dl.disclosure'], ['classes', 'table.classes'], ['filters', '.filters form']]) {
      assert.equal(await page.locator(content).first().isVisible(), false, content);
      await page.locator(`#fold-${name}`).focus();
      await page.keyboard.press('Space');
      assert.ok(await page.locator(content).first().isVisible(), content);
      await page.click(`label[for=fold-${name}]`);
      assert.equal(await page.locator(content).first().isVisible(), false, content);
    }
    await page.click('label[for=fold-disclosure]');
    await page.click('label[for=fold-filters]');
    const box = (selector) => page.locator(selector).boundingBox();
    assert.ok((await box('header.title h1')).y < (await box('.disclosure')).y, 'the title stands first');
    assert.equal((await box('#f-leader')).y, (await box('#f-category')).y, 'the filters stand in pairs');
    await page.selectOption('#f-class', 'short');
    await page.click('.filters button');
    await page.waitForURL(/class=short/);
    assert.ok(await page.locator('.filters .active a').first().isVisible());
  }));

test('on a wide screen and on paper nothing is folded', () =>
  inPage({}, async (page) => {
    await page.goto(server.ledger);
    for (const content of ['dl.disclosure', 'table.classes', '.filters form'])
      assert.ok(await page.locator(content).first().isVisible(), content);
    assert.equal(await page.locator('.fold:visible').count(), 0);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ media: 'print' });
    assert.ok(await page.locator('dl.disclosure').isVisible());
    assert.equal(await page.locator('.fold:visible').count(), 0);
  }));

test('the number of a promise never leaves the line of its words', () =>
  inPage({ viewport: { width: 1100, height: 900 } }, async (page) => {
    await page.goto(server.ledger);
    const torn = await page.evaluate(() =>
      [...document.querySelectorAll('mark sup')].filter((sup) => {
        const words = document.createRange();
        words.selectNodeContents(sup.previousSibling);
        const last = [...words.getClientRects()].pop();
        return sup.getBoundingClientRect().left < last.left;
      }).length);
    assert.equal(torn, 0);
  }));

test('at 360 px rows are cards', () =>
  inPage({ viewport: { width: 360, height: 844 } }, async (page) => {
    await page.goto(server.ledger);
    assert.equal(await page.locator('tr.task').first().evaluate((row) => getComputedStyle(row).display), 'flex');
  }));

test('large type is larger, and links keep it', () =>
  inPage({ viewport: { width: 390, height: 844 } }, async (page) => {
    await page.goto(`${server.ledger}?view=large`);
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), '21px');
    assert.match(await page.locator('.classes a').first().getAttribute('href'), /view=large/);
  }));

test('dark mode changes ground and ink', () =>
  inPage({ colorScheme: 'dark' }, async (page) => {
    await page.goto(server.ledger);
    const [ground, ink] = await page.evaluate(() => [
      getComputedStyle(document.documentElement).backgroundColor,
      getComputedStyle(document.body).color,
    ]);
    const light = (color) => color.match(/\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
    assert.ok(light(ground) < 150 && light(ink) > 600, `${ground} ${ink}`);
  }));

test('the keyboard reaches the content, and focus is seen', () =>
  inPage({}, async (page) => {
    await page.goto(server.ledger);
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
    assert.ok(await page.locator('a.skip').evaluate((link) => link.getBoundingClientRect().top >= 0));
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
    await page.locator('tr.reading summary').first().focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineWidth);
    assert.equal(outline, '3px');
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('details[open]').count(), 1);
  }));

test('English is complete on every page but for the words of the source', () =>
  inPage({ expected: /status of 404/ }, async (page) => {
    for (const [kind, path] of Object.entries(await kindsOfPages(server))) {
      await page.goto(server.url + variant(path, 'en'));
      // Sentences of ours that quote the source, and units of amounts.
      const quoting = '.brand, .switches, .why, .findings, .count, .figures b, .amount, .hits h2, label[for=q], .hint';
      const left = await page.evaluate((quoting) => {
        document.querySelectorAll(`[lang="zh-CN"], ${quoting}`).forEach((e) => e.remove());
        return document.body.innerText.match(/[\u4e00-\u9fff][^\n]*/g) ?? [];
      }, quoting);
      assert.deepEqual(left.slice(0, 3), [], kind);
    }
  }));

test('print shows the official table with the words of the verdicts, its head on every page', () =>
  inPage({}, async (page) => {
    await page.goto(server.ledger);
    await page.emulateMedia({ media: 'print' });
    const seen = (selector) => page.locator(selector).first().isVisible();
    assert.ok(await seen('table.official'));
    assert.ok(await seen('.notice'));
    assert.match(await page.locator('tr.reading .brief').first().innerText(), /^已达到 .+承诺.+文中报告/);
    assert.match(await page.locator('.band').innerText(), /带数字的承诺.*量化目标：.*已达到\d+个/s);
    for (const hidden of ['.brief + details', '.filters', '.band .groups', '.by-class', 'section.source div.get', 'details .more', '.crumbs', '.tools', 'nav.periods'])
      assert.equal(await seen(hidden), false, hidden);
    const head = await page.locator('table.official thead').evaluate((e) => getComputedStyle(e).display);
    assert.equal(head, 'table-header-group');
  }));

test('paper as narrow as a phone still gets a table', () =>
  inPage({ viewport: { width: 390, height: 844 } }, async (page) => {
    await page.goto(server.ledger);
    await page.emulateMedia({ media: 'print' });
    const display = (selector) => page.locator(selector).first().evaluate((e) => getComputedStyle(e).display);
    assert.equal(await display('tr.task'), 'table-row');
    assert.equal(await display('td.c-content'), 'table-cell');
    const pdf = await page.pdf({ preferCSSPageSize: true });
    assert.match(pdf.toString('latin1'), /\/MediaBox \[0 0 841\.\d+ 594\.\d+\]/, 'A4 landscape');
  }));

test('what the machine doubts stands inside its box on the page of a task', () =>
  inPage({}, async (page) => {
    const ledger = await (await fetch(`${server.url}/api/v1/governments/yunxiu/ledgers/2025/2025Q4`)).json();
    const doubted = ledger.tasks.find((task) => task.findings.some((one) => one.code === 'window-mismatch'));
    await page.goto(`${server.url}/g/yunxiu/task/${doubted.id}`);
    const [box, words] = await page.evaluate(() =>
      ['.machine', '.machine .findings .severity'].map((name) => document.querySelector(name).getBoundingClientRect().left));
    assert.ok(words >= box + 10, `${box} ${words}`);
  }));

test('paper is white also where the screen is dark', () =>
  inPage({ colorScheme: 'dark' }, async (page) => {
    await page.goto(server.ledger);
    const color = () => page.locator('.brief b').first().evaluate((e) => getComputedStyle(e.closest('tr').querySelector('.class')).color);
    const dark = await color();
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const onPaper = await color();
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
    assert.equal(onPaper, await color());
    assert.notEqual(onPaper, dark);
  }));

test('a printed part of the table says that it is a part', () =>
  inPage({}, async (page) => {
    await page.goto(`${server.ledger}?class=short`);
    await page.emulateMedia({ media: 'print' });
    const seen = (selector) => page.locator(selector).first().isVisible();
    assert.ok(await seen('.filters .active p'));
    for (const hidden of ['.filters form', '.filters .remove', '.filters a.all'])
      assert.equal(await seen(hidden), false, hidden);
  }));

test('an unknown page says so with status 404', async () => {
  const response = await fetch(`${server.url}/g/nowhere`);
  assert.equal(response.status, 404);
  assert.match(await response.text(), /<h1>/);
});

test('a browser gets the icon it asks for, and a crawler its rules', async () => {
  const icon = await fetch(`${server.url}/favicon.ico`);
  assert.equal(icon.headers.get('content-type'), 'image/svg+xml');
  assert.match(await icon.text(), /^<svg/);
  const robots = await fetch(`${server.url}/robots.txt`);
  assert.match(robots.headers.get('content-type'), /^text\/plain/);
  assert.match(await robots.text(), /^User-agent: \*$/m);
});
