"""What we keep other packages from loading, and whether that is still needed."""

import subprocess
import sys

LOADS = "import sys; {first}import jsonschema; print(bool(sys.modules.get('rfc3987_syntax')))"


def loads_the_grammar(first=""):
    done = subprocess.run(
        [sys.executable, "-c", LOADS.format(first=first)], capture_output=True, text=True, check=True
    )
    return done.stdout.strip() == "True"


def test_jsonschema_still_loads_a_grammar_that_no_schema_of_ours_names():
    # When this fails, upstream has become lazy: take the line out of commontable/__init__.py.
    assert loads_the_grammar()


def test_our_package_keeps_it_from_loading():
    assert not loads_the_grammar("import commontable; ")
