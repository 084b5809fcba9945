"""`python -m commontable.cli`, the same as `commontable`."""

import sys

from commontable.cli import main

sys.exit(main())
