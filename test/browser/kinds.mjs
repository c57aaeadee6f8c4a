// Every kind of page, by name: the path of one of each. Whoever tests all of them takes them from here.
export async function kindsOfPages(server) {
  const at = '/g/yunxiu/2025/2025Q4';
  const ledger = await (await fetch(`${server.url}/api/v1/governments/yunxiu/ledgers/2025/2025Q4`)).json();
  const task = (wanted) => `/g/yunxiu/task/${ledger.tasks.find(wanted).id}`;
  return {
    home: '/',
    'home, nothing found': '/?q=zzz',
    government: '/g/yunxiu',
    ledger: at,
    'ledger, all open': `${at}?open=all`,
    'ledger, filtered': `${at}?class=unreported`,
    'ledger, filter of what is not there': `${at}?unit=zzz&class=zzz`,
    'ledger, second page': '/g/zhong/2025/2025Q4?page=2',
    task: task((one) => one.targets.length > 2),
    'task with a corrected history': task((one) => one.number === 44),
    'task without a promise': task((one) => one.targets.length === 0),
    'search, empty': '/search',
    'search, found': '/search?q=新增',
    'search, nothing found': '/search?q=zzz',
    about: '/about',
    error: '/g/nowhere',
  };
}

// The same page in a language, perhaps in large type.
export const variant = (path, language, large = false) =>
  `${path}${path.includes('?') ? '&' : '?'}lang=${language}${large ? '&view=large' : ''}`;
