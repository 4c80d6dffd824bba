"""How much Facta takes from one file. What goes beyond is refused with a message, never cut short in silence."""

MIB = 1024 * 1024

FILE_BYTES = 64 * MIB
"""Largest file that is opened at all."""

HTML_BYTES = 16 * MIB
"""Largest page: the tree of a page takes many times the room of its bytes."""

SHEET_BYTES = 16 * MIB
"""Largest documents.csv."""

TEXT_CHARACTERS = 20_000_000
"""Longest text taken out of a PDF or DOCX file."""

PDF_PAGES = 2_000
"""Most pages of a PDF file."""

PDF_SECONDS = 120.0
"""Longest time spent on one PDF file, looked at between pages."""

DOCX_BYTES = 200 * MIB
"""Largest sum of a DOCX file's parts once unpacked, by its own directory, looked at before anything is unpacked."""

DOCX_PART_BYTES = 64 * MIB
"""Largest part that is unpacked."""

DOCX_RATIO = 200
"""Largest ratio of unpacked to packed size of a part above 1 MiB."""

DOCX_PARTS = 5_000
"""Most parts of a DOCX file."""
