#!/usr/bin/env python3
"""Holds docs/api/openapi.json against the answers of the running program. usage: api_test.py DUBAN

Answers are those over examples/ and a small table with what these do not have. Every member of every answer must be
described and fit; every described member must come somewhere; every parameter must do what it says, in its bounds, and no
other be taken.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.error
import urllib.parse
import urllib.request

import schema

ROOT = pathlib.Path(__file__).resolve().parents[2]
DESCRIPTION = json.loads((ROOT / 'docs/api/openapi.json').read_text())
SCHEMAS = DESCRIPTION['components']['schemas']
API = '/api/v1/governments/yunxiu'

# Of what examples/ do not have: columns beyond the usual, a number as printed, a unit that helps, a remark.
TABLE = '''中镇2025年第三季度重点任务完成情况
索引号：A1-2/2025-003
文号：中政办〔2025〕3号
序号,项目名称,主要工作内容,牵头领导,牵头单位,配合单位,累计完成情况,备注,下步打算
一,办好实事,建成社区食堂20处，出台管理办法。,林知远,区商务局,区民政局,建成社区食堂21处，办法已出台。,以年报为准,再建10处
四,办好实事,修缮桥梁3座。,林知远,区交通局,,修缮桥梁3座。,,
'''


def run(duban, *arguments):
    subprocess.run([duban, *map(str, arguments)], check=True, capture_output=True)


def fill(duban, folder):
    store = ['--store', folder / 'duban.db']
    for name in ('2025Q1', '2025Q2', '2025Q3', '2025Q4', '2025Q4-corrected'):
        run(duban, 'import', ROOT / f'examples/yunxiu/{name}.html', '--government', 'yunxiu', *store)
    (folder / '表.csv').write_text(TABLE)
    run(duban, 'import', folder / '表.csv', '--government', 'zhong', '--period', '2025Q4', *store)


class Server:
    def __init__(self, duban, folder):
        self.process = subprocess.Popen([duban, 'serve', '--store', folder / 'duban.db', '--port', '0'],
                                        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for line in self.process.stdout:
            if found := re.search(r'http://[\d.]+:\d+', line): break
        self.url = found[0]

    def ask(self, path, parameters=()):
        """The status, the type and the body, taken apart where it is JSON."""
        query = urllib.parse.urlencode(list(parameters))
        try:
            with urllib.request.urlopen(self.url + path + ('?' + query if query else '')) as answer:
                return answer.status, answer.headers.get_content_type(), answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.headers.get_content_type(), error.read()

    def json(self, path, parameters=()):
        return json.loads(self.ask(path, parameters)[2])


def paths_of(server):
    """For each described path those that are asked, with the parameters that make its answer rich."""
    tasks = server.json(f'{API}/ledgers/2025/2025Q4')['tasks']
    other = server.json('/api/v1/governments/zhong/ledgers/2025')['tasks'][0]
    corrected = next(task for task in tasks if task['number'] == 44)
    ledger = '/api/v1/governments/{government}/ledgers/{year}'
    return {
        '/api/v1/governments': [('/api/v1/governments', [])],
        '/api/v1/governments/{government}': [(API, [])],
        ledger: [(f'{API}/ledgers/2025', [('unit', 'zzz')]), ('/api/v1/governments/zhong/ledgers/2025', [])],
        ledger + '/{period}': [(f'{API}/ledgers/2025/2025Q{n}', []) for n in (1, 2, 3, 4)],
        ledger + '/{period}/tasks.csv': [(f'{API}/ledgers/2025/2025Q4/tasks.csv', [])],
        '/api/v1/governments/{government}/tasks/{task}':
            [(f'{API}/tasks/{corrected["id"]}', []), (f'/api/v1/governments/zhong/tasks/{other["id"]}', [])],
        '/api/v1/search': [('/api/v1/search', [('q', q)]) for q in ('新增', '商务局', '再建')],
        '/api/v1/openapi.json': [('/api/v1/openapi.json', [])],
    }


# Values of the parameters that are words: each must give another answer than none does.
WORDS = {'category': '扩大有效投资', 'leader': '沈昱', 'unit': '区发改局', 'class': 'short', 'q': '新增', 'government': 'zhong',
         'lang': 'en', 'headings': 'words'}
# What examples/ do not have: relations of tasks, files found on the web, refusals of originals, kinds of places.
NEVER_SEEN = {'RelatedTask', 'Source.address', 'Source.government', 'Source.fetched', 'Edition.closed', 'Problem.code',
              'Place.page', 'Place.sheet', 'CellPlace.page', 'CellPlace.sheet', 'TaskHistory.continues',
              'TaskHistory.continued_by', 'Problem'}


class Test:
    def __init__(self, server):
        self.server, self.faults, self.checker = server, [], schema.Checker(SCHEMAS)

    def expect(self, holds, what):
        if not holds: self.faults.append(what)

    def fits(self, answer, described, place):
        status, kind, body = answer
        content = described['responses'].get(str(status), {}).get('content', {})
        self.expect(kind in content, f'{place}: {status} {kind} is not described')
        if kind in content and kind.endswith('json'):
            self.checker.check(json.loads(body), content[kind]['schema'], place)
        return status

    def answers_fit(self, asked):
        for path, described in DESCRIPTION['paths'].items():
            for target, parameters in asked[path]:
                status = self.fits(self.server.ask(target, parameters), described['get'], f'{target} {parameters}')
                self.expect(status == 200, f'{target}: {status}')

    def everything_described_comes(self):
        for member in NEVER_SEEN & self.checker.seen: self.expect(False, f'{member} came after all')
        for member in sorted(schema.members(SCHEMAS) - self.checker.seen):
            known = member in NEVER_SEEN or member.split('.')[0] in NEVER_SEEN
            self.expect(known, f'{member} is described and never came')

    def parameters_hold(self, asked):
        for path, described in DESCRIPTION['paths'].items():
            target, first = asked[path][0]
            base = [pair for pair in first if pair[0] == 'q'] if path.endswith('search') else []
            get = described['get']
            names = [one['name'] for one in get.get('parameters', []) if one['in'] == 'query']
            for one in get.get('parameters', []):
                if one['in'] == 'query': self.parameter_holds(target, base, one, get)
            if '400' in get['responses']:
                for wrong in ([('clas', 'short')], [(names[0], 'zh'), (names[0], 'zh')]):
                    self.refused(target, base + wrong, get)

    def parameter_holds(self, target, base, one, get):
        name, kind = one['name'], one['schema'].get('type', 'string')
        others = [pair for pair in base if pair[0] != name]
        if kind == 'integer':
            for wrong in (one['schema']['minimum'] - 1, one['schema'].get('maximum', 10**9) + 1, 'x', '1.5'):
                self.refused(target, others + [(name, wrong)], get)
        value = 1 if kind == 'integer' else WORDS[name]
        if 'only refusals' in one['description'].lower(): others = others + [('clas', 'short')]
        plain, given = (self.server.ask(target, parameters) for parameters in (others, others + [(name, value)]))
        self.fits(given, get, f'{target} {name}')
        self.expect(given[0] == plain[0] and given[2] != plain[2], f'{target}: {name}={value} changes nothing ({given[0]})')
        for allowed in self.enum_of(one['schema']):
            self.expect(self.server.ask(target, others + [(name, allowed)])[0] == plain[0], f'{target}: {name}={allowed}')
        if self.enum_of(one['schema']): self.refused(target, others + [(name, 'zzz')], get)

    @staticmethod
    def enum_of(described):
        name = described.get('$ref', '').removeprefix('#/components/schemas/')
        return (SCHEMAS[name] if name else described).get('enum', [])

    def refused(self, target, parameters, get):
        status = self.fits(self.server.ask(target, parameters), get, f'{target} {parameters}')
        self.expect(status == 400, f'{target} {parameters}: {status}')


def main():
    with tempfile.TemporaryDirectory() as name:
        folder, duban = pathlib.Path(name), pathlib.Path(sys.argv[1]).resolve()
        fill(duban, folder)
        server = Server(duban, folder)
        try:
            test, asked = Test(server), paths_of(server)
            test.answers_fit(asked)
            test.everything_described_comes()
            test.parameters_hold(asked)
        finally:
            server.process.terminate()
            server.process.wait()
    faults = test.faults + test.checker.faults
    for fault in sorted(set(faults))[:60]: print(fault)
    print(f'{len(test.checker.seen)} members seen, {len(faults)} faults')
    return 1 if faults else 0


sys.exit(main())
