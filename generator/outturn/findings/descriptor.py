"""What ``datapackage.json`` says of a package."""

from outturn.findings.kind import Kind

KINDS = (
    Kind(
        "descriptor-not-json", "harrow-children/next/datapackage.json", '"title": "Children",}', '"title": "Children"}'
    ),
    Kind(
        "descriptor-not-object",
        "harrow-children/next/datapackage.json",
        '["name", "harrow-children"]',
        '{"name": "harrow-children"}',
    ),
    Kind(
        "descriptor-too-deep",
        "harrow-children/next/datapackage.json",
        '{"name": [[[[[[[["harrow-children"]]]]]]]]}',
        '{"name": "harrow-children"}',
    ),
    Kind(
        "key-twice",
        "harrow-children/next/datapackage.json",
        '"title": "Children", "title": "Young people"',
        '"title": "Children"',
    ),
    Kind(
        "key-missing",
        "harrow-children/next/datapackage.json",
        '{"name": "harrow-children"}',
        '{"name": "harrow-children", "title": "Children"}',
    ),
    Kind(
        "key-unknown",
        "harrow-children/next/datapackage.json",
        '"licence": "OGL"',
        '"licenses": [{"name": "OGL-UK-3.0", "title": "Open Government Licence v3.0"}]',
    ),
    Kind("key-value", "harrow-children/next/datapackage.json", '"created": "20/11/2025"', '"created": "2025-11-20"'),
    Kind(
        "table-missing",
        "harrow-children/next/datapackage.json",
        "resources: indicators, outturns, targets, comparators",
        "resources: indicators, outturns, targets, comparators, areas",
    ),
    Kind(
        "table-twice",
        "harrow-children/next/datapackage.json",
        "resources: indicators, outturns, outturns, targets, comparators, areas",
        "resources: indicators, outturns, targets, comparators, areas",
    ),
    Kind(
        "table-path",
        "harrow-children/next/datapackage.json",
        '{"name": "outturns", "path": "targets.csv"}',
        '{"name": "outturns", "path": "outturns.csv"}',
    ),
    Kind(
        "schema-ignored",
        "harrow-children/next/datapackage.json",
        '{"name": "outturns", "path": "outturns.csv", "schema": {"fields": []}}',
        '{"name": "outturns", "path": "outturns.csv"}',
        severity="warning",
    ),
)
