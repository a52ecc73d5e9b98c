#!/usr/bin/env bash
# SPDX-FileCopyrightText: LiteBoxd Console contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes this machine a K3s server with Cilium, Hubble Relay and LiteBoxd's network policies. docs/operations.md says the
# same as commands to type.
#
# Every step looks first whether it is done, is tried again when it fails, and is checked before the next one begins; so
# the script can be run again at any time and goes on where it stopped. It needs root.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/steps.sh"

usage() {
    cat <<'END'
usage: install.sh [install|check|uninstall] [OPTIONS]
  install              the default: every step that is not done yet
  check                say for each step whether it is done; change nothing
  uninstall            take Cilium, K3s and what they leave behind off this machine

  --dry-run            print what would be run; change nothing
  --yes                do not ask before uninstalling
  --only STEP          this step alone (machine k3s cli cilium ready hubble policies kubeconfig)
  --k3s-version V      (v1.34.4+k3s1)
  --cilium-version V   (1.18.6)
  --cli-version V      of Cilium's command line (what its project calls stable)
  --pods CIDR          addresses of pods (10.42.0.0/16)
  --address ADDRESS    where other machines reach this one, for the kubeconfig (the address of the default route)
  --kubeconfig FILE    where to write the kubeconfig for other machines (./liteboxd.kubeconfig)
  --attempts N         how often a step is tried (5)
  --pause SECONDS      before the second attempt; twice as long before each further one (5)
END
}

needs_value() { # OPTION COUNT
    if (($2 < 2)); then
        echo "install.sh: $1 needs a value" >&2
        exit 2
    fi
}

action=install
while (($#)); do
    case $1 in
        install | check | uninstall) action=$1 ;;
        --dry-run) dry_run=1 ;;
        --yes) agreed=1 ;;
        --only | --k3s-version | --cilium-version | --cli-version | --pods | --address | --kubeconfig | --attempts | --pause)
            needs_value "$1" "$#"
            name=${1#--}
            printf -v "${name//-/_}" '%s' "$2"
            shift
            ;;
        --help | -h)
            usage
            exit
            ;;
        *)
            usage >&2
            exit 2
            ;;
    esac
    shift
done
if [[ -n $only && " ${steps[*]} " != *" $only "* ]]; then
    echo "install.sh: no such step: $only (${steps[*]})" >&2
    exit 2
fi

# step NAME: done already, or tried until its check holds.
step() {
    if "done_$1"; then
        say "$1: done already"
        return 0
    fi
    local attempt wait=$pause
    for ((attempt = 1; attempt <= attempts; attempt++)); do
        say "$1: attempt $attempt of $attempts"
        if "do_$1"; then
            if ((dry_run)) || "done_$1"; then
                say "$1: done"
                return 0
            fi
            say "$1: it ran, but the check does not hold"
        fi
        if ((attempt < attempts)); then
            say "$1: again in $wait s"
            sleep "$wait"
            wait=$((wait * 2))
        fi
    done
    say "$1: gave up after $attempts attempts; nothing after it was tried. $("hint_$1")"
    return 1
}

install() {
    local name
    for name in "${steps[@]}"; do
        if [[ -z $only || $only == "$name" ]]; then
            step "$name" || exit 1
        fi
    done
    say "all done. Next: ./dev run, or liteboxd-console --kubeconfig $kubeconfig"
}

check() {
    local name missing=0
    for name in "${steps[@]}"; do
        if "done_$name"; then
            say "$name: done"
        else
            say "$name: NOT done. $("hint_$name")"
            missing=1
        fi
    done
    return "$missing"
}

uninstall() {
    if ! ((agreed || dry_run)); then
        read -r -p "Remove K3s, Cilium and all that runs on them from this machine? Type yes: " answer || answer=
        if [[ $answer != yes ]]; then
            say "nothing was changed"
            exit 1
        fi
    fi
    remove_all
}

((dry_run)) || must_be_root
"$action"
