"""A small thing on the display that can be dragged, as a file manager's icon or chosen words in another program are.

drag-source.py X Y files PATH… | text WORDS | link ADDRESS

It stands at that place of the display, over everything else, says "ready" on its standard output, and says "done" or
"refused" after each drag.
"""

import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, Gio, GLib, Gtk  # noqa: E402

x, y, kind, *what = sys.argv[1:]
uris = [Gio.File.new_for_path(path).get_uri() for path in what] if kind == "files" else what


def say(word):
    print(word, flush=True)


def give(_widget, _context, data, _info, _time):
    name = data.get_target().name()
    if kind == "text":
        data.set_text(what[0], -1)
    elif name == "text/uri-list":
        data.set_uris(uris)
    elif name == "text/html":
        data.set(data.get_target(), 8, f'<a href="{uris[0]}"><img src="{uris[0]}/a.png">x</a>'.encode())
    else:
        data.set_text("\n".join(uris), -1)


failed = False


def refused(*_):
    global failed
    failed = True
    return True


def over(*_):
    global failed
    say("refused" if failed else "done")
    failed = False


targets = Gtk.TargetList.new([])
if kind != "text":
    targets.add_uri_targets(0)
if kind == "link":
    targets.add(Gdk.Atom.intern("text/html", False), 0, 1)
if kind != "files":
    targets.add_text_targets(0)

# No window manager moves or covers it.
window = Gtk.Window(type=Gtk.WindowType.POPUP)
handle = Gtk.EventBox()
handle.set_size_request(48, 48)
handle.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
handle.drag_source_set_target_list(targets)
handle.connect("drag-data-get", give)
handle.connect("drag-failed", refused)
handle.connect("drag-end", over)
window.add(handle)
window.move(int(x), int(y))
window.show_all()
GLib.idle_add(say, "ready")
Gtk.main()
