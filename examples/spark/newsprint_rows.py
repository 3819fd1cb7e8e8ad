"""What stands before and behind the filter: a file's bytes as text, its answer as a row.

Standard library alone, so that it can be used and tested without Spark.
"""
import gzip
import zlib

# The charsets that pages declare, by label, as browsers read them (WHATWG Encoding). A closed list:
# a page must not choose among all of Python's codecs, of which some are no charsets.
CHARSETS = {
    "ascii": "cp1252", "us-ascii": "cp1252", "latin1": "cp1252", "iso-8859-1": "cp1252", "windows-1252": "cp1252",
    "iso-8859-2": "iso8859-2", "iso-8859-5": "iso8859-5", "iso-8859-7": "iso8859-7", "iso-8859-15": "iso8859-15",
    "iso-8859-9": "cp1254", "windows-1250": "cp1250", "windows-1251": "cp1251", "windows-1253": "cp1253",
    "windows-1254": "cp1254", "windows-1255": "cp1255", "windows-1256": "cp1256", "windows-1257": "cp1257",
    "windows-1258": "cp1258", "windows-874": "cp874", "tis-620": "cp874", "koi8-r": "koi8-r", "koi8-u": "koi8-u",
    "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs", "euc-jp": "euc_jp",
    "shift_jis": "cp932", "x-sjis": "cp932", "iso-2022-jp": "iso2022_jp", "euc-kr": "cp949", "ks_c_5601-1987": "cp949",
}
# What a page is read as that is no UTF-8 and declares nothing, as western browsers do.
ELSE = "cp1252"
# Where a browser looks for the declaration.
HEAD = 1024
MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))

AUTHOR = "struct<name:string,email:string,role:string,url:string>"
IMAGE = "struct<url:string,caption:string,credit:string,alt:string,width:bigint,height:bigint>"
# The columns of the table, and where in an answer's article they stand.
COLUMNS = {
    "title": "string", "subtitle": "string", "authors": f"array<{AUTHOR}>", "agency": "string",
    "section": "array<string>", "published": "string", "updated": "string", "images": f"array<{IMAGE}>",
    "tags": "array<string>", "summary": "string", "language": "string", "url": "string", "publisher": "string",
    "kind": "string", "access": "string",
}
SCHEMA = ", ".join(
    ["id string"]
    + [f"{name} {kind}" for name, kind in COLUMNS.items()]
    + ["text string", "error_kind string", "error_message string", "raw string"]
)


def row(page_id, line, answer):
    """The filter's answer as a row of SCHEMA; of an error, what could be read all the same."""
    article = answer.get("article") or answer.get("partial") or {}
    fault = answer.get("error") or {}
    return {
        "id": page_id,
        **{name: article.get(name) for name in COLUMNS},
        "text": answer.get("text"),
        "error_kind": fault.get("kind"),
        "error_message": fault.get("message"),
        "raw": line,
    }


def text_of(content):
    """A file's bytes as text: gunzipped, and decoded as its own marks say.

    A byte-order mark, else UTF-8 if it is that throughout, else the charset that the first kilobyte
    declares, else windows-1252. Raises ValueError for a broken gzip.
    """
    if content.startswith(b"\x1f\x8b"):
        try:
            content = gzip.decompress(content)
        except (OSError, EOFError, zlib.error) as e:
            raise ValueError(f"expected a whole gzip file, found: {e}") from e
    for mark, charset in MARKS:
        if content.startswith(mark):
            return content[len(mark):].decode(charset, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode(declared(content[:HEAD]), "replace")


def declared(head):
    """The codec of the charset that the start of a page declares, for a page that is no clean UTF-8."""
    label = head.lower().partition(b"charset=")[2].lstrip(b"\"' ")
    end = next((at for at, byte in enumerate(label) if byte in b"\"'> ;/"), len(label))
    name = label[:end].decode("ascii", "replace")
    return "utf-8" if name in ("utf-8", "utf8") else CHARSETS.get(name, ELSE)
