"""A JupyterHub to try Common Table with on one machine: anybody signs in with any name. Never for real people.

    jupyterhub --config deploy/jupyterhub/trial.py

`docs/operators/one_district_hub.md` has the steps around it.
"""

import os
from pathlib import Path

c = get_config()  # noqa: F821 - JupyterHub gives it

HERE = Path(os.environ.get("COMMON_TABLE_DEPLOY", "deploy/jupyterhub")).resolve()

c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allow_all = True
c.Authenticator.admin_users = {"ada"}
c.JupyterHub.bind_url = os.environ.get("COMMON_TABLE_BIND", "http://127.0.0.1:8000")
# Every Lab runs as whoever runs this Hub: whoever has one could open the course's data folder from it.
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = os.environ.get("COMMON_TABLE_HOMES", "var/homes") + "/{username}"

load_subconfig(str(HERE / "common_table.py"))  # noqa: F821 - JupyterHub gives it
