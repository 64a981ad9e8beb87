#!/bin/sh
# Install what is missing: system packages through apt, Python packages from the lock into .venv.
# Usage: ./setup.sh serve|test. Where nothing is missing it fetches nothing and needs no network.
set -eu
cd "$(dirname "$0")"

say() { printf 'setup: %s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }

# Package names of a list, without the comments that say what each is for.
names() { sed 's/#.*//' "$@" | tr -s ' \n' '\n' | sed '/^$/d'; }

missing() {
    names "$@" | while read -r name; do
        status=$(dpkg-query --show --showformat='${db:Status-Status}' "$name" 2>/dev/null) || status=absent
        [ "$status" = installed ] || echo "$name"
    done
}

# As root, or through sudo; sudo drops the environment, so the proxy is handed on.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        env DEBIAN_FRONTEND=noninteractive "$@"
    elif [ -t 0 ]; then
        sudo env DEBIAN_FRONTEND=noninteractive http_proxy="${http_proxy:-}" https_proxy="${https_proxy:-}" "$@"
    else
        sudo -n env DEBIAN_FRONTEND=noninteractive http_proxy="${http_proxy:-}" https_proxy="${https_proxy:-}" "$@"
    fi
}

system_packages() {
    if ! command -v dpkg-query >/dev/null; then
        say "not Debian: install these by hand if they are missing: $(names "$@" | tr '\n' ' ')"
        return
    fi
    wanted=$(missing "$@" | tr '\n' ' ')
    [ -n "$wanted" ] || return 0
    line="apt-get -o DPkg::Lock::Timeout=600 install -y --no-install-recommends ${wanted% }"
    if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
        stop "system packages are missing, and there is no sudo. As root: apt-get update && $line"
    fi
    say "installing $wanted"
    # An old list of packages is no reason to stop: the installation itself tells.
    as_root apt-get -o DPkg::Lock::Timeout=600 update -q || say "apt-get update failed; trying with the lists that are here"
    # shellcheck disable=SC2086  # words on purpose: a command line
    as_root $line || stop "the system packages did not install. As root: apt-get update && $line"
}

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    for python in ${PYTHON:-python3.11 python3.12 python3.13 python3.14 python3}; do
        if new_enough "$python"; then
            echo "$python"
            return
        fi
    done
    return 1
}

# What an installation was made from; where it is the same, there is nothing to do. The folder
# counts because the commands in .venv/bin name it, and would point nowhere after a move.
fingerprint() { { cat "$1" pyproject.toml setup.sh; pwd; } | sha256sum | cut -d ' ' -f 1; }
up_to_date() { [ "$(cat ".venv/.installed-$1" 2>/dev/null)" = "$(fingerprint "$2")" ]; }

python_packages() {
    what=$1 lock=$2
    if ! new_enough .venv/bin/python; then
        python=$(find_python) || stop "Python 3.11 or newer is needed: make $what PYTHON=/path/to/python3"
        say "making .venv with $python"
        "$python" -m venv --clear .venv || stop "$python cannot make .venv (on Debian: python3-venv)"
    fi
    if up_to_date "$what" "$lock"; then return; fi
    say "installing the Python packages of $lock"
    pip="env PIP_DISABLE_PIP_VERSION_CHECK=1 .venv/bin/python -m pip"
    $pip install --quiet --require-hashes --requirement "$lock"
    # The folder itself, so that an edited template or rule counts at once.
    $pip install --quiet --no-deps --no-build-isolation --editable .
    fingerprint "$lock" >".venv/.installed-$what"
}

case "${1:-}" in
serve)
    system_packages system-packages.txt
    # The test lock holds the same versions and more.
    up_to_date test requirements-test.txt || python_packages serve requirements.txt
    ;;
test)
    system_packages system-packages.txt system-packages-test.txt
    python_packages test requirements-test.txt
    ;;
*) stop "usage: ./setup.sh serve|test" ;;
esac
