#!/usr/bin/env python3
"""How many of pdftotext's words a PDF's document has, and the other way round.

usage: pdf_words.py CLI FILE.pdf…

What is listed as left out (page numbers, headers) counts as there. Needs poppler's pdftotext.
"""
import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata


def words(text):
    tidy = unicodedata.normalize('NFC', text).replace('Ð', 'Đ').replace('ð', 'đ')
    return collections.Counter(re.findall(r'[^\W_]+', tidy.lower()))


cli, *files = sys.argv[1:]
for file in files:
    with tempfile.TemporaryDirectory() as out:
        subprocess.run([cli, 'import', file, '--out', out, '--yes'], check=True, capture_output=True)
        shown = subprocess.run([cli, 'outline', out, '--json'], capture_output=True, text=True).stdout
        record = json.loads(next(pathlib.Path(out).glob('*/import.json')).read_text(encoding='utf8'))
    blocks = [json.loads(line) for line in shown.splitlines() if line.strip()]
    texts = [b['mark'] + ' ' + b['text'] for b in blocks] + [d['text'] for d in record['dropped']]
    ours = words('\n'.join(texts))
    theirs = words(subprocess.run(['pdftotext', '-enc', 'UTF-8', file, '-'], capture_output=True, text=True).stdout)
    both = sum((ours & theirs).values())
    print(f'{file}: {both / sum(theirs.values()):.5f} of theirs, {both / sum(ours.values()):.5f} of ours')
    print('  only theirs', dict((theirs - ours).most_common(12)), 'only ours', dict((ours - theirs).most_common(12)))
