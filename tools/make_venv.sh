#!/usr/bin/env bash
# Make the virtual environment that `make demo` and `make test` work in.
#
# Usage: tools/make_venv.sh FOLDER EXTRA
#   FOLDER  where the environment goes; one that works is kept
#   EXTRA   optional dependencies of pyproject.toml to install ("dev"), or "" for none
#
# Nothing outside FOLDER is touched. PYTHON names an interpreter to use instead of looking for one.
set -euo pipefail

folder=$1
extra=${2:-}
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

make_environment() {
    local python=$1 version
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        echo "Python $version trên máy này thiếu mô-đun tạo môi trường ảo (venv)." >&2
        echo "Cài gói python$version-venv rồi chạy lại: sudo apt-get install python$version-venv" >&2
        exit 3
    fi
    echo "Tạo môi trường ảo trong $folder (Python $version) …"
    "$python" -m venv --clear "$folder"
}

if ! { [ -x "$folder/bin/python" ] && is_new_enough "$folder/bin/python" && "$folder/bin/python" -m pip --version >/dev/null 2>&1; }; then
    # In two steps: a failure inside an argument would go unheard.
    python=$(find_python)
    make_environment "$python"
fi
echo "Cài reportgen và các thư viện cần dùng …"
"$folder/bin/python" -m pip install --quiet --disable-pip-version-check --editable "$root${extra:+[$extra]}"
