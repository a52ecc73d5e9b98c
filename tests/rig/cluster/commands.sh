# SPDX-FileCopyrightText: LiteBoxd Console contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154
# Sourced by control: command_of_PROGRAM [NODE] prints the words of the program's command line, one a line.

words() { printf '%s\n' "$@"; }

command_of_kine() {
    words "$cluster_bin/kine" -listen "unix://$rig_run/kine.socket" -database "$rig_run/state.db"
}

command_of_apiserver() {
    local pki=$rig_run/pki
    words "$cluster_bin/kube-apiserver" --etcd-servers="unix://$rig_run/kine.socket" \
        --bind-address=0.0.0.0 --secure-port="$api_server_port" --advertise-address="${node_address[node-1]}" \
        --tls-cert-file="$pki/server.crt" --tls-private-key-file="$pki/server.key" \
        --client-ca-file="$pki/authority.crt" --token-auth-file="$pki/tokens.csv" \
        --authorization-mode=Node,RBAC --enable-admission-plugins=NodeRestriction --allow-privileged=true \
        --service-cluster-ip-range="$service_range" --service-account-issuer=https://kubernetes.default.svc \
        --service-account-key-file="$pki/accounts.key" --service-account-signing-key-file="$pki/accounts.key" \
        --kubelet-client-certificate="$pki/kubelet-client.crt" --kubelet-client-key="$pki/kubelet-client.key" \
        --kubelet-certificate-authority="$pki/authority.crt" --kubelet-preferred-address-types=InternalIP \
        --requestheader-client-ca-file="$pki/authority.crt" --requestheader-allowed-names=front-proxy-client \
        --requestheader-username-headers=X-Remote-User --requestheader-group-headers=X-Remote-Group \
        --requestheader-extra-headers-prefix=X-Remote-Extra- \
        --proxy-client-cert-file="$pki/front-proxy.crt" --proxy-client-key-file="$pki/front-proxy.key" --profiling=false
}

command_of_controller_manager() {
    local pki=$rig_run/pki own=$rig_run/controller-manager.kubeconfig
    words "$cluster_bin/kube-controller-manager" --kubeconfig="$own" \
        --authentication-kubeconfig="$own" --authorization-kubeconfig="$own" --leader-elect=false \
        --use-service-account-credentials=true --service-account-private-key-file="$pki/accounts.key" \
        --root-ca-file="$pki/authority.crt" --bind-address=127.0.0.1 --profiling=false \
        --cluster-cidr="$pod_range" --allocate-node-cidrs=true --service-cluster-ip-range="$service_range" \
        --node-monitor-grace-period=16s \
        --controllers='*,-persistentvolume-binder-controller,-persistentvolume-expander-controller,-persistentvolume-attach-detach-controller'
}

command_of_scheduler() {
    local own=$rig_run/scheduler.kubeconfig
    words "$cluster_bin/kube-scheduler" --kubeconfig="$own" --authentication-kubeconfig="$own" \
        --authorization-kubeconfig="$own" --leader-elect=false --bind-address=127.0.0.1 --profiling=false
}

command_of_containerd() { words containerd --config "$rig_run/nodes/$1/containerd.toml"; }

command_of_kubelet() {
    words "$cluster_bin/kubelet" --config="$rig_run/nodes/$1/kubelet.yaml" --kubeconfig="$rig_run/$1.kubeconfig" \
        --hostname-override="$1" --node-ip="${node_address[$1]}" --root-dir=/var/lib/kubelet
}

command_of_proxy() { words "$cluster_bin/kube-proxy" --config="$rig_run/nodes/$1/proxy.yaml"; }
