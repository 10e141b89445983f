#!/usr/bin/env python3
"""The same texts as DOCX and as what LibreOffice makes of them: how much is read the same.

usage: again.py CLI KIND FILE.docx…        KIND: pdf, doc, rtf, odt, html

Of each: paragraphs that are the same letter for letter (a table's rows count as paragraphs), and F1 of the provisions by
address and title.
"""
import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile

cli, kind, *files = sys.argv[1:]


def blocks(file):
    with tempfile.TemporaryDirectory() as out:
        if subprocess.run([cli, 'import', str(file), '--out', out, '--yes'], capture_output=True).returncode:
            return []
        shown = subprocess.run([cli, 'outline', out, '--json'], capture_output=True, text=True).stdout
    return [json.loads(line) for line in shown.splitlines() if line.strip()]


def flat(block):
    return re.sub(r'\s+', ' ', (block['mark'] + ' ' + block['text']).strip())


def heads(blocks):
    before = [None] + [block['address'] for block in blocks]
    return {(block['address'], flat(block)) for last, block in zip(before, blocks) if last != block['address']}


def f1(same, one, other):
    return 2 * same / max(1, one + other)


all_of = collections.Counter()
for file in map(pathlib.Path, files):
    with tempfile.TemporaryDirectory() as there:
        profile = f'-env:UserInstallation=file://{there}/profile'
        to = ['--headless', '--convert-to', kind, '--outdir', there, str(file)]
        subprocess.run(['soffice', profile, *to], capture_output=True, timeout=300)
        truth, made = blocks(file), blocks(pathlib.Path(there) / f'{file.stem}.{kind}')
    if not truth or not made:
        print(f'{file.name}: refused, or not made')
        continue
    a, b = collections.Counter(map(flat, truth)), collections.Counter(map(flat, made))
    same, one, other = sum((a & b).values()), heads(truth), heads(made)
    all_of.update(same=same, all=sum(a.values()), heads=len(one & other), one=len(one), other=len(other))
    part = f1(len(one & other), len(one), len(other))
    print(f'{file.name}: paragraphs {same / sum(a.values()):.4f}, provisions F1 {part:.4f}', flush=True)
of = all_of
print(f'all: paragraphs {of["same"] / max(1, of["all"]):.4f}, provisions F1 {f1(of["heads"], of["one"], of["other"]):.4f}')
