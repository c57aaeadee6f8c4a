"""Whether a JSON value fits a schema of docs/api/openapi.json, strictly: what is not described does not fit either.

Only the keywords that the description uses are known; an unknown one is an error, so that nothing is believed unchecked.
"""
import re

KNOWN = {'$ref', 'type', 'enum', 'properties', 'required', 'items', 'minItems', 'maxItems', 'minimum', 'maximum',
         'format', 'pattern', 'additionalProperties', 'propertyNames', 'description', 'default', 'const'}
FORMATS = {
    'date': re.compile(r'\d{4}-\d{2}-\d{2}'),
    'date-time': re.compile(r'\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z'),
    'uri-reference': re.compile(r'\S+'),
}


def type_of(value):
    if value is None: return 'null'
    if isinstance(value, bool): return 'boolean'
    if isinstance(value, int): return 'integer'
    return {str: 'string', list: 'array', dict: 'object'}[type(value)]


class Checker:
    """`seen` has every described member that came with a value, as 'Schema.member'."""

    def __init__(self, schemas):
        self.schemas, self.seen, self.faults = schemas, set(), []

    def check(self, value, schema, place, name=''):
        if unknown := set(schema) - KNOWN: self.fault(place, f'keyword {unknown} is not known')
        if '$ref' in schema:
            name = schema['$ref'].removeprefix('#/components/schemas/')
            return self.check(value, self.schemas[name], place, name)
        types = schema.get('type', [])
        types = [types] if isinstance(types, str) else types
        if types and type_of(value) not in types: return self.fault(place, f'{value!r} is no {types}')
        if 'enum' in schema and value not in schema['enum']: self.fault(place, f'{value!r} is none of {schema["enum"]}')
        if isinstance(value, str): self.check_text(value, schema, place)
        if isinstance(value, int) and not schema.get('minimum', value) <= value <= schema.get('maximum', value):
            self.fault(place, f'{value} is out of bounds')
        if isinstance(value, list): self.check_list(value, schema, place, name)
        if isinstance(value, dict): self.check_object(value, schema, place, name)

    def check_text(self, value, schema, place):
        if 'pattern' in schema and not re.search(schema['pattern'], value): self.fault(place, f'{value!r} fits no pattern')
        if 'format' in schema and not FORMATS[schema['format']].fullmatch(value):
            self.fault(place, f'{value!r} is no {schema["format"]}')

    def check_list(self, value, schema, place, name):
        if not schema.get('minItems', 0) <= len(value) <= schema.get('maxItems', len(value)):
            self.fault(place, f'{len(value)} items')
        if 'items' not in schema: self.fault(place, 'items are not described')
        for item in value: self.check(item, schema.get('items', {}), place + '[]', name)

    def check_object(self, value, schema, place, name):
        if not {'properties', 'additionalProperties'} & set(schema): return  # any object
        properties, more = schema.get('properties', {}), schema.get('additionalProperties', False)
        for missing in set(schema.get('required', [])) - set(value): self.fault(place, f'lacks {missing}')
        for key, member in value.items():
            if key not in properties and not isinstance(more, dict): self.fault(place, f'{key} is not described')
            if member not in (None, '', []): self.seen.add(f'{name}.{key}')
            self.check(member, properties.get(key, more or {}), f'{place}.{key}', f'{name}.{key}')

    def fault(self, place, what):
        self.faults.append(f'{place}: {what}')


def members(schemas):
    """Every described member of every schema, as 'Schema.member'."""
    found = set()

    def walk(schema, name):
        for key, member in schema.get('properties', {}).items():
            found.add(f'{name}.{key}')
            walk(member, f'{name}.{key}')
        if 'items' in schema: walk(schema['items'], name)

    for name, schema in schemas.items(): walk(schema, name)
    return found
