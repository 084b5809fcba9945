"""Everything of Common Table that has no face: content, responses, people, serving, grading."""

import sys

# jsonschema, which every notebook library loads, would build a grammar of internationalised addresses while it is
# imported: 1.5 s of each start, for a format that no schema here names. Python takes None for "not installed".
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

__version__ = "0.1.0"
