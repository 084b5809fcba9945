"""Common Table on The Littlest JupyterHub: put this into TLJH's folder jupyterhub_config.d, beside how people sign in.

    sudo cp deploy/jupyterhub/tljh.py /opt/tljh/config/jupyterhub_config.d/common_table.py
    sudo tljh-config reload

Before: a TLJH whose Hub is JupyterHub 6; the course in COURSE below; `sudo -E pip install 'COURSE[hub]'` for staff
accounts; the course's server running as an account of its own (deploy/systemd/), with the same token.

Was run here: loading it, with the folders of a test in place of TLJH's.
Could not be run here: TLJH itself, which takes a whole machine, and its accounts by systemd.
"""

import os
from pathlib import Path

c = get_config()  # noqa: F821 - TLJH gives it

COURSE = Path(os.environ.get("COMMON_TABLE_COURSE", "/usr/local/share/common-table"))
# Readable by root alone: `openssl rand -hex 32 | sudo tee FILE`.
TOKEN = Path(os.environ.get("COMMON_TABLE_TOKEN_FILE", "/etc/common-table/hub-token"))
STAFF_PYTHON = Path(os.environ.get("COMMON_TABLE_STAFF_PYTHON", "/opt/tljh/user/bin"))

os.environ["COMMON_TABLE_COURSE"] = str(COURSE)
os.environ["COMMON_TABLE_HUB_TOKEN"] = TOKEN.read_text("utf-8").strip()
os.environ["COMMON_TABLE_COMMAND"] = str(STAFF_PYTHON / "commontable")

load_subconfig(str(COURSE / "deploy" / "jupyterhub" / "common_table.py"))  # noqa: F821 - TLJH gives it
