// Pages in Debian's Chromium; every page is held to have no error in its console.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);

export const openBrowser = () =>
  chromium.launch({ executablePath, args: process.getuid() === 0 ? ['--no-sandbox'] : [] });

// `use` gets a page; what the console called an error, and is not `expected`, is thrown afterwards.
export async function withPage(browser, { expected = /^$/, ...options }, use) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'zh-CN',
    ...options,
  });
  const errors = [];
  try {
    const page = await context.newPage();
    page.on('console', (message) => message.type() === 'error' && !expected.test(message.text()) && errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(error.message));
    await use(page);
  } finally {
    await context.close();
  }
  if (errors.length > 0) throw new Error(`console: ${errors.join('; ')}`);
}

export const overflow = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
