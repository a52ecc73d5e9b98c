# SPDX-FileCopyrightText: LiteBoxd Console contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2034
# Sourced by every script of the rig: where things are, and how they are called.

set -euo pipefail

rig_source=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
rig_cache=${XDG_CACHE_HOME:-$HOME/.cache}/liteboxd-console/rig
rig_run=$rig_cache/run # a tmpfs of its own is mounted here in each run's mount namespace

kubernetes_version=1.34.4
cilium_version=1.18.6
api_server_port=6443
second_api_server_port=6444
etcd_port=2379
kubelet_port=10250
rig_node=rig
pod_addresses=(10.42.0.{10..29})
pod_gateway=10.42.0.1

cilium_files=$rig_cache/cilium-files-$cilium_version # bpf: what its agent compiles for the kernel; crds: its kinds of objects

go_flags=(-trimpath -buildvcs=false)
go_link_flags="-s -w
 -X k8s.io/component-base/version.gitVersion=v$kubernetes_version
 -X k8s.io/component-base/version.gitMajor=1
 -X k8s.io/component-base/version.gitMinor=34
 -X k8s.io/component-base/version.gitTreeState=clean"

# What the rig of one API server needs, and what a whole cluster needs (cluster/README.md). A program is a Go module, or
# one of several in it; a module whose build needs other flags says so in its flags.sh.
rig_programs=(standin apiserver kubelet)
cluster_programs=(standin apiserver kine components coredns cilium/agent cilium/tools)

# program_path PROGRAM: where it lies when it is built. The name holds a hash of all that decides what the build gives,
# so it is built once and shared by every build folder and clone.
program_path() {
    local module=${1%%/*} hash
    hash=$({
        printf '%s\n' "${go_flags[*]}" "$go_link_flags"
        cd "$rig_source/$module"
        find -- * -type f -print0 | sort -z | xargs -0 sha256sum --
        if [[ -e flags.sh ]]; then
            printf '%s\n' "$cilium_version"
        fi
    } | sha256sum)
    printf '%s/%s-%s\n' "$rig_cache" "${1//\//-}" "${hash:0:16}"
}
