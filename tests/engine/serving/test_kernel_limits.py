"""The limits of the machine, and how many kernels fit below them."""

import subprocess
import sys

import zmq

from commontable.serving.kernels.limits import allow_kernels, kernel_context

ASK = """
import resource
from commontable.serving.kernels.limits import allow_kernels
resource.setrlimit(resource.RLIMIT_NOFILE, ({soft}, {hard}))
print(allow_kernels({cap}), resource.getrlimit(resource.RLIMIT_NOFILE)[0])
"""


def asked(*, soft, hard, cap):
    done = subprocess.run(
        [sys.executable, "-c", ASK.format(soft=soft, hard=hard, cap=cap)], capture_output=True, text=True, check=True
    )
    fitting, files = done.stdout.split()
    return int(fitting), int(files), done.stderr


def test_a_low_soft_limit_of_open_files_is_raised_for_the_kernels_asked_for():
    fitting, files, said = asked(soft=256, hard=4096, cap=80)

    assert fitting == 80
    assert files >= 15 * 80
    assert said == ""


def test_where_the_machine_allows_too_few_files_fewer_kernels_are_offered_and_it_says_so():
    fitting, files, said = asked(soft=256, hard=1024, cap=80)

    assert 0 < fitting < 80
    assert files == 1024
    assert f"{fitting} of 80 kernels" in said


def test_where_no_such_limit_exists_every_kernel_fits():
    assert allow_kernels(80, limits=None) == 80


def test_the_sockets_of_three_hundred_kernels_fit():
    context = kernel_context(300)

    sockets = [context.socket(zmq.DEALER) for _ in range(7 * 300)]

    assert len(sockets) == 2100
    context.destroy(linger=0)
