"""Pages through the filter `ndjson` as a child process: one answer for each page, whatever happens.

    with Filter(["./ndjson"]) as ask:
        line, answer = ask({"id": "a", "html": page, "url": None})

Standard library alone (Linux, macOS), so that it can be used and tested without Spark.

A page is sent only when the one before is answered. So neither side can wait for the other with
full pipes, a dead child is the fault of the one page it held, and answers need no sorting. Little
is lost by it: with one task for each core there is no idle core that could work ahead.
"""
import json
import os
import selectors
import subprocess
import sys
import time

# Times that a page is given to a child when the child dies: a second time, since the first may
# have been killed from outside; not a third, since a page that kills does so every time.
ATTEMPTS = 2
# What is read from the child at once; pipes hold 64 KiB on Linux.
CHUNK = 1 << 16
# Characters of the child's standard error that a message quotes, from the page's first on: a panic
# says what happened before it says where.
QUOTED = 500


class BrokenFilter(RuntimeError):
    """The filter cannot be started or does not answer an empty page: no page can be read."""


class _Lost(Exception):
    """The child gave no answer to a page: the error's kind and message."""

    def __init__(self, kind, message):
        super().__init__(message)
        self.kind = kind


class Filter:
    """A child process that is started for the first page, and again after it died.

    timeout: seconds that a page may take; then the child is killed.
    memory: bytes of address space that a child may take (Linux), or None. Above it the child
    aborts, and the page is an error instead of the end of the whole worker.
    """

    def __init__(self, command, timeout=60.0, memory=None):
        self.command, self.timeout, self.memory = list(command), timeout, memory
        self.child = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._end()

    def __call__(self, page):
        """The filter's answer to a page {"id", "html", "url"?}: the line and what it says.

        A child that dies or takes too long is killed and replaced; its page gets an error of the
        filter's own form, with the kind `filter_died`, `filter_timeout` or `filter_confused`.
        Raises BrokenFilter if no child can be started.
        """
        for attempt in range(1, ATTEMPTS + 1):
            if self.child is None:
                self._start()
            try:
                return self._ask(page)
            except _Lost as lost:
                self._end()
                if lost.kind != "filter_died" or attempt == ATTEMPTS:
                    return error(page["id"], lost.kind, str(lost))

    def _start(self):
        try:
            self.child = subprocess.Popen(
                self.command, bufsize=0, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
            )
        except OSError as e:
            raise BrokenFilter(f"cannot start the filter {self.command}: {e}") from e
        self.watch = selectors.DefaultSelector()
        for pipe in (self.child.stdin, self.child.stdout, self.child.stderr):
            os.set_blocking(pipe.fileno(), False)
        self.watch.register(self.child.stdout, selectors.EVENT_READ, self._read)
        self.watch.register(self.child.stderr, selectors.EVENT_READ, self._listen)
        try:
            self._limit()
            self._ask({"id": "start", "html": ""})
        except _Lost as lost:
            self._end()
            raise BrokenFilter(f"the filter {self.command} does not work: {lost}") from lost

    def _limit(self):
        if self.memory is None:
            return
        import resource

        try:
            resource.prlimit(self.child.pid, resource.RLIMIT_AS, (self.memory, self.memory))
        except ProcessLookupError:
            pass  # dead already: what follows says so

    def _end(self):
        child, self.child = self.child, None
        if child is None:
            return
        self.watch.close()
        child.kill()
        for pipe in (child.stdin, child.stdout, child.stderr):
            pipe.close()
        child.wait()

    def _ask(self, page):
        line = self._exchange(encoded(page))
        try:
            answer = json.loads(line)
            if answer["id"] == whole(page["id"]) and ("article" in answer or "error" in answer):
                return line, answer
        except (ValueError, LookupError, TypeError):
            pass
        raise _Lost("filter_confused", f"expected an answer to the page, found {line[:200]!r}")

    def _exchange(self, line):
        """Sends a line and gives the line that comes back, whole."""
        self.unsent, self.answer, self.said = memoryview(line), bytearray(), ""
        self.watch.register(self.child.stdin, selectors.EVENT_WRITE, self._write)
        end = time.monotonic() + self.timeout
        while not self.answer.endswith(b"\n"):
            left = end - time.monotonic()
            if left <= 0:
                raise _Lost("filter_timeout", f"no answer within {self.timeout:g} s")
            for key, _ in self.watch.select(left):
                key.data()
        if self.unsent or self.answer.count(b"\n") > 1:
            raise _Lost("filter_confused", "expected one line once the page was sent, found more or too early")
        return self.answer[:-1].decode("utf-8", "replace")

    def _write(self):
        try:
            self.unsent = self.unsent[os.write(self.child.stdin.fileno(), self.unsent[:CHUNK]):]
        except BlockingIOError:
            return
        except BrokenPipeError:
            pass  # it died, or reads no more: its standard output ends, or time runs out
        else:
            if self.unsent:
                return
        self.watch.unregister(self.child.stdin)

    def _read(self):
        chunk = os.read(self.child.stdout.fileno(), CHUNK)
        if not chunk:
            raise _Lost("filter_died", self._obituary())
        self.answer += chunk

    def _listen(self):
        """What the child says on standard error goes to ours, and its start is kept for the obituary."""
        chunk = os.read(self.child.stderr.fileno(), CHUNK)
        if not chunk:
            self.watch.unregister(self.child.stderr)
            return
        text = chunk.decode("utf-8", "replace")
        sys.stderr.write(text)
        self.said = (self.said + text)[:QUOTED]

    def _obituary(self):
        try:
            status = self.child.wait(1)
        except subprocess.TimeoutExpired:
            return "the filter closed its output and lives on"
        while any(key.fileobj is self.child.stderr for key, _ in self.watch.select(0)):
            self._listen()
        how = f"by signal {-status}" if status < 0 else f"with status {status}"
        return f"the filter ended {how}. {self.said}".rstrip()


def encoded(page):
    """The line that asks for a page; JSON escapes every line end within it."""
    return whole(json.dumps(page, ensure_ascii=False)).encode("utf-8") + b"\n"


def whole(text):
    """The text with pairs of surrogates joined and halves replaced, which UTF-8 cannot hold."""
    if not isinstance(text, str):
        return text
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def error(page_id, kind, message):
    """An answer of the filter's own form for a page that it could not answer itself."""
    answer = {"error": {"kind": kind, "message": whole(message)}, "id": whole(page_id)}
    return json.dumps(answer, ensure_ascii=False), answer
