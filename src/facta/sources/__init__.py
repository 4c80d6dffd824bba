"""How to open text, HTML, PDF and DOCX: bytes in, a document out."""
