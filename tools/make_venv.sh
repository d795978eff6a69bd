#!/usr/bin/env bash
# Make the virtual environment that `make demo` and `make test` work in.
#
# Usage: tools/make_venv.sh FOLDER EXTRA
#   FOLDER  where the environment goes; one that works is kept
#   EXTRA   optional dependencies of pyproject.toml to install: "dev", or those for fast running if nothing is said
#
# Outside FOLDER only the bytecode of the package is written. PYTHON names an interpreter to use instead of looking for
# one.
set -euo pipefail

folder=$1
extra=${2:-nhanh}
root=$(cd "$(dirname "$0")/.." && pwd)

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    local name
    for name in ${PYTHON:-python3.11 python3 python3.13 python3.12}; do
        if command -v "$name" >/dev/null && is_new_enough "$name"; then
            echo "$name"
            return
        fi
    done
    echo "Cần Python 3.11 trở lên nhưng không tìm thấy. Trên Debian 12: apt-get install python3 python3-venv" >&2
    exit 3
}

# Debian keeps the parts of venv that install pip in a package of their own. Where it is missing, the wheel of pip is
# taken from Debian's package, unpacked inside FOLDER: nothing is installed on the system, and nobody need be root.
borrow_pip() {
    local python=$1 box="$folder/.pip" wheel
    command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null || return 1
    "$python" -m venv --clear --without-pip "$folder" || return 1
    mkdir -p "$box/lists/partial"
    box=$(cd "$box" && pwd)
    local apt=(apt-get -qq -o "Dir::State::Lists=$box/lists" -o "Dir::Cache=$box" -o "APT::Sandbox::User=")
    (cd "$box" && "${apt[@]}" update && "${apt[@]}" download python3-pip-whl) || return 1
    dpkg-deb -x "$box"/python3-pip-whl_*.deb "$box"
    wheel=$(echo "$box"/usr/share/python-wheels/pip-*.whl)
    "$folder/bin/python" "$wheel/pip" install --quiet --no-index "$wheel" || return 1
    rm -rf "$box"
}

make_environment() {
    local python=$1 version
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    echo "Tạo môi trường ảo trong $folder (Python $version) …"
    if "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        "$python" -m venv --clear "$folder"
    elif ! borrow_pip "$python"; then
        echo "Python $version trên máy này thiếu mô-đun tạo môi trường ảo (venv)." >&2
        echo "Cài gói python$version-venv rồi chạy lại: sudo apt-get install python$version-venv" >&2
        exit 3
    fi
}

if ! { [ -x "$folder/bin/python" ] && is_new_enough "$folder/bin/python" && "$folder/bin/python" -m pip --version >/dev/null 2>&1; }; then
    # In two steps: a failure inside an argument would go unheard.
    python=$(find_python)
    make_environment "$python"
fi
echo "Cài reportgen và các thư viện cần dùng …"
"$folder/bin/python" -m pip install --quiet --disable-pip-version-check --editable "$root[$extra]"
# Where runs may not write bytecode (PYTHONDONTWRITEBYTECODE, a folder of someone else's), each would compile all anew.
"$folder/bin/python" -m compileall -q "$root/reportgen" || echo "Chưa dịch sẵn được mã: mỗi lần chạy sẽ chậm hơn một chút." >&2
