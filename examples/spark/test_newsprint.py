"""python3 examples/spark/test_newsprint.py [FILTER]: the parts that need no Spark.

With the path of the real filter, it is tested too; a stand-in that misbehaves on demand always is.
"""
import contextlib
import gzip
import io
import json
import os
import signal
import sys
import tempfile
import time
import unittest
from pathlib import Path

from newsprint_filter import BrokenFilter, Filter, encoded
from newsprint_rows import COLUMNS, SCHEMA, row, text_of

REAL = None
STORY = "<h1>Bridge over the Lark opens</h1><article><p>The bridge over the Lark opened on Friday, four years after \
the first pile was driven.</p><p>Two thousand people walked across it.</p></article>"
# Does what the page tells it to.
STAND_IN = """
import json, os, signal, sys, time
for line in sys.stdin.buffer:
    page = json.loads(line)
    word, _, number = (page["html"] or "").partition(" ")
    if word == "die":
        print("thread 'main' panicked", file=sys.stderr, flush=True)
        os._exit(101)
    if word == "die-once" and not os.path.exists(number):
        open(number, "w").close()
        os.kill(os.getpid(), signal.SIGKILL)
    if word == "hang":
        time.sleep(60)
    if word == "shout":
        print("x" * int(number), file=sys.stderr, flush=True)
    if word == "other-id":
        page["id"] = "other"
    answer = {"id": page["id"], "article": {"title": "y" * int(number) if word == "long" else page["html"]}}
    print(json.dumps(answer), flush=True)
    if word == "twice":
        print(json.dumps(answer), flush=True)
        time.sleep(0.2)
"""
# Reads the first lines and then a few bytes alone, so that a long page cannot be sent.
DEAF = """
import json, os, sys
print(json.dumps({"id": json.loads(sys.stdin.readline())["id"], "error": {}}), flush=True)
os.read(0, 10)
"""


def stand_in(text=STAND_IN, **limits):
    return Filter([sys.executable, "-S", "-c", text], **limits)


def kind(answer):
    return (answer[1].get("error") or {}).get("kind")


class ThroughAStandIn(unittest.TestCase):
    def setUp(self):
        self.said = io.StringIO()
        self.enterContext(contextlib.redirect_stderr(self.said))

    def test_any_text_goes_there_and_back(self):
        with stand_in() as ask:
            for html in ["", "a\nb\r\nc\u2028d\0", "é漢\U0001f600", "x" * 5_000_000, '"\\']:
                self.assertEqual(ask({"id": html, "html": html})[1]["article"]["title"], html)
            self.assertEqual(ask({"id": "n", "html": None, "url": None})[1]["article"]["title"], None)
            half = ask({"id": "\ud83d", "html": "a \ud83d b \ud83d\ude00"})[1]
            self.assertEqual((half["id"], half["article"]["title"]), ("\ufffd", "a \ufffd b \U0001f600"))

    def test_more_than_a_pipe_holds_each_way(self):
        with stand_in(timeout=30) as ask:
            for word in ("long", "shout"):
                self.assertIsNone(kind(ask({"id": 1, "html": f"{word} 3000000"})))
        self.assertGreaterEqual(len(self.said.getvalue()), 3_000_000)

    def test_a_page_that_kills_is_an_error_and_the_next_is_read(self):
        with stand_in() as ask:
            found = [ask({"id": n, "html": html}) for n, html in enumerate(["a", "die", "b", "die", "c"])]
        self.assertEqual([kind(a) for a in found], [None, "filter_died", None, "filter_died", None])
        self.assertEqual([a[1]["id"] for a in found], [0, 1, 2, 3, 4])
        self.assertEqual(json.loads(found[1][0]), found[1][1])
        self.assertIn("status 101. thread 'main' panicked", found[1][1]["error"]["message"])

    def test_a_child_killed_from_outside_costs_no_page(self):
        with tempfile.TemporaryDirectory() as folder, stand_in() as ask:
            self.assertIsNone(kind(ask({"id": 1, "html": f"die-once {folder}/once"})))
            os.kill(ask.child.pid, signal.SIGKILL)
            self.assertIsNone(kind(ask({"id": 2, "html": "b"})))

    def test_a_child_that_stops_reading(self):
        with stand_in(DEAF) as ask:
            self.assertEqual(kind(ask({"id": 1, "html": "x" * 5_000_000})), "filter_died")

    def test_a_page_that_takes_too_long(self):
        with stand_in(timeout=1) as ask:
            start = time.monotonic()
            self.assertEqual(kind(ask({"id": 1, "html": "hang"})), "filter_timeout")
            self.assertLess(time.monotonic() - start, 10)
            self.assertIsNone(kind(ask({"id": 2, "html": "b"})))

    def test_answers_that_belong_to_no_page(self):
        with stand_in() as ask:
            self.assertEqual(kind(ask({"id": 1, "html": "other-id"})), "filter_confused")
            ask({"id": 2, "html": "twice"})  # the second line may come in time for this page or for the next
            time.sleep(0.1)
            after = ask({"id": 3, "html": "b"})
            self.assertEqual(after[1]["id"], 3)
            self.assertIn(kind(after), (None, "filter_confused"))
            self.assertIsNone(kind(ask({"id": 4, "html": "c"})))

    def test_what_is_no_filter_fails_at_once(self):
        for command in (["/no/such/file"], ["cat"], ["false"], [sys.executable, "-c", "print('hello')"], ["/"]):
            with self.assertRaises(BrokenFilter), Filter(command, timeout=5) as ask:
                ask({"id": 1, "html": ""})

    def test_no_page_no_child(self):
        with Filter(["/no/such/file"]):
            pass

    def test_no_child_is_left(self):
        with stand_in() as ask:
            ask({"id": 1, "html": "a"})
            pid = ask.child.pid
        self.assertRaises(ProcessLookupError, os.kill, pid, 0)


class Files(unittest.TestCase):
    def test_bytes_are_decoded_as_they_say(self):
        page = '<meta charset="{}"><p>Köln, Łódź, 서울</p>'
        for label, codec in (("utf-8", "utf-8"), ("EUC-KR", "cp949"), ("iso-8859-2", "iso8859-2"), ("x", "cp1252")):
            text = page.format(label).encode(codec, "ignore")
            for content in (text, gzip.compress(text)):
                self.assertEqual(text_of(content), text.decode(codec), label)
        for mark, codec in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
            self.assertEqual(text_of(mark + "서울".encode(codec)), "서울")

    def test_no_bytes_break_it(self):
        for label in (b"idna", b"undefined", b"base64", b"\xff\0", b"utf-8", b"utf-16", b""):
            self.assertIn("story", text_of(b"<meta charset=" + label + b">story\xff\x81"))
        self.assertEqual(text_of(b""), "")
        for content in (b"\x1f\x8b", b"\x1f\x8bnonsense", gzip.compress(b"a story" * 99)[:-9]):
            self.assertRaises(ValueError, text_of, content)


class Rows(unittest.TestCase):
    def test_a_row_has_the_columns_of_the_schema(self):
        fault = {"id": 1, "error": {"kind": "missing_fields", "message": "m"}, "partial": {"title": "t"}, "text": "x"}
        found = row("1", "line", fault)
        wanted = ["id", *COLUMNS, "text", "error_kind", "error_message", "raw"]
        self.assertEqual(list(found), wanted)
        self.assertTrue(SCHEMA.startswith("id string, title string") and SCHEMA.endswith("raw string"))
        self.assertEqual((found["title"], found["error_kind"], found["authors"]), ("t", "missing_fields", None))


class ThroughTheFilter(unittest.TestCase):
    def setUp(self):
        if REAL is None:
            self.skipTest("no filter was named")

    def test_pages_and_errors(self):
        with Filter([REAL]) as ask:
            page = {"id": "a\nb", "html": STORY.replace(">", "> \ud83d\n"), "url": None}
            line, answer = ask(page)
            self.assertEqual(answer["id"], "a\nb")
            self.assertIn("Bridge over the Lark opens", row("a", line, answer)["title"])
            self.assertEqual(kind(ask({"id": "n", "html": None})), "bad_line")
            self.assertIsNone(kind(ask({"id": None, "html": STORY, "url": None})))
            self.assertEqual(kind(ask({"id": "e", "html": ""})), "empty")
            self.assertEqual(kind(ask({"id": "l", "html": "x" * (65 << 20)})), "too_large")
            self.assertIsNone(kind(ask(page)))

    @unittest.skipUnless(sys.platform == "linux", "limits of a running process are Linux's")
    def test_a_page_that_needs_too_much_memory(self):
        with Filter([REAL], memory=100 << 20) as ask:
            self.assertEqual(kind(ask({"id": 1, "html": "<p>word</p>" * 3_000_000})), "filter_died")
            self.assertIsNone(kind(ask({"id": 2, "html": STORY})))


if __name__ == "__main__":
    if len(sys.argv) > 1 and not sys.argv[1].startswith("-"):
        REAL = str(Path(sys.argv.pop(1)).resolve(strict=True))
    unittest.main()
