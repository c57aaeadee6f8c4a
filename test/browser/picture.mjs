// Renews docs/images/ledger.png, the picture in the READMEs: the example district's ledger with one task open.
// usage: DUBAN=build/release/duban node test/browser/picture.mjs
import { fileURLToPath } from 'node:url';
import { openBrowser, withPage } from './browser.mjs';
import { startServer } from './server.mjs';

const path = fileURLToPath(new URL('../../docs/images/ledger.png', import.meta.url));
const server = await startServer();
const browser = await openBrowser();
try {
  // Without motion: a sign that still turns would stand askew in the picture.
  await withPage(browser, { viewport: { width: 1280, height: 1720 }, reducedMotion: 'reduce' }, async (page) => {
    await page.goto(server.ledger);
    await page.locator('tr.reading summary').nth(1).click();
    await page.mouse.move(0, 0);
    await page.screenshot({ path });
  });
} finally {
  await browser.close();
  await server.stop();
}
