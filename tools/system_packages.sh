#!/usr/bin/env bash
# Install what the tests need from the system: LibreOffice Writer, poppler-utils, Liberation fonts.
#
# Installs only with apt-get, and only as root or where sudo asks for no password. Otherwise it says plainly what is
# missing and which tests are skipped. With REPORTGEN_NO_SKIP=1 something missing is a failure.
set -euo pipefail

missing() {
    command -v soffice >/dev/null || echo libreoffice-writer
    command -v pdftotext >/dev/null || echo poppler-utils
    command -v fc-list >/dev/null || echo fontconfig
    { command -v fc-list >/dev/null && [ -n "$(fc-list ':family=Liberation Serif' family)" ]; } || echo fonts-liberation2
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        sudo -n "$@"
    else
        return 1
    fi
}

install() {
    command -v apt-get >/dev/null || return 1
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq || return 1
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@" >/dev/null
}

wanted=$(missing)
[ -z "$wanted" ] && exit 0
echo "Cài gói hệ thống cho kiểm thử: $(echo $wanted) …"
# shellcheck disable=SC2086  # one word a package
install $wanted || echo "Không tự cài được." >&2
still=$(missing)
[ -z "$still" ] && exit 0
echo "Còn thiếu: $(echo $still). Các kiểm thử đánh dấu «libreoffice» sẽ bị bỏ qua." >&2
echo "Tự cài: sudo apt-get install $(echo $still)" >&2
[ "${REPORTGEN_NO_SKIP:-}" = 1 ] && exit 3
exit 0
