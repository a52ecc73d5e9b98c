# SPDX-FileCopyrightText: LiteBoxd Console contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2034
# Sourced by every script of the whole cluster: where things are, and how they are called. README.md draws the networks.

. "$(dirname "${BASH_SOURCE[0]}")/../settings.sh"

cluster_source=$rig_source/cluster
cluster_bin=$rig_run/bin        # each program by the name that it is called by
cluster_nodes=(node-1 node-2)   # the API server runs on the first, as on a K3s server
declare -A node_address=([node-1]=10.77.0.11 [node-2]=10.77.0.12)
declare -A node_public_address=([node-1]=203.0.113.11 [node-2]=203.0.113.12)
router_address=10.77.0.1
lan_address=10.77.0.50
desk_address=10.77.0.60
internet_range=198.51.100
declare -A internet_address=([router]=198.51.100.1 [allowed]=198.51.100.10 [denied]=198.51.100.11 [wild]=198.51.100.12
    [names]=198.51.100.53)
metadata_address=169.254.169.254
pod_range=10.42.0.0/16
service_range=10.43.0.0/16
api_service=10.43.0.1
dns_service=10.43.0.10
relay_port=30245     # node ports of Hubble Relay, without and with TLS
relay_tls_port=30246
api_server=https://${node_address[node-1]}:$api_server_port

# in_net NAME COMMAND...: in one of the networks, with everything else as here.
in_net() { nsenter --net="$rig_run/net/$1" -- "${@:2}"; }

kubectl() { "$cluster_bin/kubectl" --kubeconfig "$rig_run/admin.kubeconfig" "$@"; }

# wait_until SECONDS WHAT COMMAND...: until the command succeeds; says what did not come about.
wait_until() {
    local end=$((SECONDS + $1)) what=$2
    shift 2
    until "$@" >/dev/null 2>&1; do
        if ((SECONDS >= end)); then
            echo "rig: $what: still not so: $*" >&2
            return 1
        fi
        sleep 0.2
    done
}
