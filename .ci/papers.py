"""Reads the papers of `cargo run --example papers` with two other programs and says where they read otherwise.

python-docx and LibreOffice must find the same words and footnotes in the same order; in LibreOffice's pages the signatures
never stand alone, and the text begins where the measures say. Arguments: the folder of papers.
"""

import glob
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile

import docx

folder = sys.argv[1]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
wrong = []


def run(*words):
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def convert(kind, papers):
    out = os.path.join(folder, kind)
    os.makedirs(out, exist_ok=True)
    profile = "-env:UserInstallation=file://" + os.path.join(os.path.abspath(folder), "office")
    # It stops in the middle of a long list, without a word.
    for at in range(0, len(papers), 50):
        run("soffice", profile, "--headless", "--convert-to", kind, "--outdir", out, *papers[at : at + 50])
    return out


def name_of(path):
    return os.path.splitext(os.path.basename(path))[0]


def compare(who, path, body, notes):
    wanted = json.load(open(path.replace(".docx", ".json"), encoding="utf-8"))
    if body != wanted["body"]:
        at = next((i for i, (a, b) in enumerate(zip(body, wanted["body"])) if a != b), min(len(body), len(wanted["body"])))
        wrong.append(f"{who} {name_of(path)}: paragraph {at}: {body[at:at + 1]} instead of {wanted['body'][at:at + 1]}")
    if notes != wanted["notes"]:
        wrong.append(f"{who} {name_of(path)}: footnotes")


def words(element, tag):
    return "".join(t.text or "" for t in element.iter(tag))


papers = sorted(glob.glob(os.path.join(folder, "random-*.docx")))
for path in papers:
    paper = docx.Document(path)
    body = [words(p, W + "t") for p in paper.element.body.iter(W + "p")]
    notes = ET.fromstring(zipfile.ZipFile(path).read("word/footnotes.xml"))
    notes = [words(note, W + "t")[1:] for note in notes if W + "type" not in note.attrib]
    compare("python-docx", path, [text for text in body if text], notes)
    edges = paper.sections[0]
    if abs(edges.left_margin.mm - 30) > 0.1 or abs(edges.page_width.mm - 210) > 0.1:
        wrong.append(f"python-docx {name_of(path)}: {edges.left_margin.mm} mm on the left")


def odf_words(element):
    """The words of a paragraph without those of its footnotes."""
    text = element.text or ""
    for child in element:
        if child.tag == T + "s":
            text += " " * int(child.get(T + "c", "1"))
        elif child.tag not in (T + "note", T + "bookmark-start"):
            text += odf_words(child)
        text += child.tail or ""
    return text


fodt = convert("fodt", papers)
for path in papers:
    text = ET.parse(os.path.join(fodt, name_of(path) + ".fodt")).getroot()
    office = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
    text = text.find(f"{office}body/{office}text")
    inside = {p for note in text.iter(T + "note") for p in note.iter(T + "p")}
    body = [odf_words(p) for p in text.iter() if p.tag in (T + "p", T + "h") and p not in inside]
    notes = ["".join(odf_words(p) for p in note.iter(T + "p")) for note in text.iter(T + "note")]
    compare("LibreOffice", path, [t for t in body if t.strip()], [n.strip() for n in notes])

lengths = sorted(glob.glob(os.path.join(folder, "length-*.docx")))
pdf = convert("pdf", lengths)
alone = 0
for path in lengths:
    text = subprocess.run(
        ["pdftotext", "-layout", os.path.join(pdf, name_of(path) + ".pdf"), "-"], capture_output=True, check=True
    ).stdout.decode()
    pages = text.rstrip("\f").split("\f")
    signed = [page for page in pages if "NGƯỜI VIẾT" in page and "Nguyễn Thị Ẩn" in page]
    if len(signed) != 1 or "Dòng" not in signed[0] or pages[-1] != signed[0]:
        alone += 1
        wrong.append(f"{name_of(path)}: the signatures stand alone or apart")

# Where the first line of text begins, from the left edge: the edge and the first line's indent.
box = subprocess.run(
    ["pdftotext", "-bbox", os.path.join(pdf, "length-003.pdf"), "-"], capture_output=True, check=True
).stdout.decode()
left = min(float(x) for x in re.findall(r'xMin="([\d.]+)"[^>]*>Dòng<', box)) / 72 * 25.4
if abs(left - 40) > 0.1:
    wrong.append(f"a first line begins {left:.2f} mm from the edge instead of 40")

print(f"{len(papers)} papers read by python-docx and LibreOffice, {len(lengths)} lengths, {alone} with signatures alone;")
print(f"a first line begins {left:.2f} mm from the edge (40.00)")
for line in wrong[:20]:
    print(line)
sys.exit(1 if wrong else 0)
