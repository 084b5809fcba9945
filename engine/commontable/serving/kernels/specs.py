"""The one kind of kernel that the application starts."""

from __future__ import annotations

import sys
from typing import Any

from jupyter_client.kernelspec import KernelSpec, KernelSpecManager

KERNEL_NAME = "python3"
# Known by its entry point in pyproject.toml.
PROVISIONER = "commontable-fork"


class CourseKernelSpecs(KernelSpecManager):  # type: ignore[misc]
    """Knows one kernel, ours, whatever a notebook asks for or a machine has installed."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:  # noqa: ARG002
        return KernelSpec(
            argv=[sys.executable, "-m", "commontable.serving.kernels.process", "-f", "{connection_file}"],
            display_name="Common Table",
            language="python",
            metadata={"debugger": False, "kernel_provisioner": {"provisioner_name": PROVISIONER}},
        )

    def find_kernel_specs(self) -> dict[str, str]:
        return {KERNEL_NAME: ""}

    def get_all_specs(self) -> dict[str, Any]:
        return {KERNEL_NAME: {"resource_dir": "", "spec": self.get_kernel_spec(KERNEL_NAME).to_dict()}}
