"""What Node.js and npm may see of the environment: what they need, and none of the secrets that `course` is given."""

from __future__ import annotations

import os
import re

# Where programs, homes, temporary files and caches are; the language; what Windows cannot start a program without.
_NODE = re.compile(
    r"PATH|PATHEXT|HOME|USERPROFILE|TMPDIR|TEMP|TMP|LANG|LANGUAGE|LC_\w+|XDG_CACHE_HOME|COURSE_NODE"
    r"|SYSTEMROOT|COMSPEC|APPDATA|LOCALAPPDATA|LD_LIBRARY_PATH",
    re.IGNORECASE,
)
# How the registry is reached, and the names under which an `.npmrc` usually asks for its own token.
_NPM = re.compile(
    r"npm_config_\w+|(?:HTTP|HTTPS|ALL|NO)_PROXY|NODE_EXTRA_CA_CERTS|NODE_USE_SYSTEM_CA|SSL_CERT_(?:FILE|DIR)"
    r"|NPM_TOKEN|NODE_AUTH_TOKEN",
    re.IGNORECASE,
)


def node_environment() -> dict[str, str]:
    """The environment for Node.js and MJML."""
    return {name: value for name, value in os.environ.items() if _NODE.fullmatch(name)}


def npm_environment() -> dict[str, str]:
    """The environment for npm."""
    return {name: value for name, value in os.environ.items() if _NODE.fullmatch(name) or _NPM.fullmatch(name)}
