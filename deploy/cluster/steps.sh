# SPDX-FileCopyrightText: LiteBoxd Console contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2034,SC2154
# Sourced by install.sh: for each step done_STEP (does it hold now? changes nothing), do_STEP and hint_STEP (what a person
# can look at when it fails), in this order.
steps=(machine k3s cli cilium ready hubble policies kubeconfig)

dry_run=0
agreed=0
only=
k3s_version=v1.34.4+k3s1
cilium_version=1.18.6
cli_version=
pods=10.42.0.0/16
address=
kubeconfig=liteboxd.kubeconfig
attempts=5
pause=5
root=${LITEBOXD_INSTALL_ROOT:-} # before every path of the machine; for tests
own_kubeconfig=$root/etc/rancher/k3s/k3s.yaml
programs=$root/usr/local/bin
export KUBECONFIG=$own_kubeconfig

say() { printf 'install.sh: %s\n' "$*"; }

# run COMMAND...: runs it, or prints it in a dry run.
run() {
    if ((dry_run)); then
        printf '  + %s\n' "${*@Q}"
    else
        "$@"
    fi
}

must_be_root() {
    if [[ $(id -u) != 0 ]]; then
        echo "install.sh: run this as root" >&2
        exit 1
    fi
}

download() { # URL FILE
    run curl --fail --silent --show-error --location --retry 3 --connect-timeout 10 --output "$2" "$1"
}

# The machine itself -------------------------------------------------------------------------------------------------

machine_fault() {
    local major minor
    IFS=. read -r major minor _ < <(uname -r)
    minor=${minor%%[^0-9]*}
    if ((major < 5 || (major == 5 && minor < 10))); then
        echo "Linux $(uname -r) is too old for Cilium $cilium_version: 5.10 or newer is needed"
    elif ! command -v curl >/dev/null; then
        echo "curl is not installed"
    elif ! command -v systemctl >/dev/null; then
        echo "K3s is run by systemd, which is not here"
    elif [[ -n $(foreign_network) ]]; then
        echo "another pod network is configured: $(foreign_network)"
    fi
}

# A pod network that is not Cilium's: two of them on one node break each other.
foreign_network() { find "$root/etc/cni/net.d" -type f -name '*.conf*' ! -name '*cilium*' 2>/dev/null | head -n 1; }

done_machine() { [[ -z $(machine_fault) ]]; }
do_machine() {
    say "$(machine_fault)"
    return 1
}
hint_machine() { machine_fault; }

# K3s without its own pod network and policies -----------------------------------------------------------------------

done_k3s() {
    [[ -s $own_kubeconfig ]] && systemctl is-active --quiet k3s &&
        [[ $(kubectl get --raw /readyz 2>/dev/null) == ok ]]
}
do_k3s() {
    local script
    script=$(mktemp)
    download https://get.k3s.io "$script" &&
        run env INSTALL_K3S_VERSION="$k3s_version" \
            INSTALL_K3S_EXEC="--flannel-backend=none --disable-network-policy --cluster-cidr=$pods" sh "$script"
    local code=$?
    rm -f "$script"
    return "$code"
}
hint_k3s() { echo "Look at: journalctl -u k3s -n 50"; }

# Cilium's command line ----------------------------------------------------------------------------------------------

done_cli() { cilium version --client >/dev/null 2>&1; }
do_cli() (
    releases=https://github.com/cilium/cilium-cli/releases/download
    case $(uname -m) in
        x86_64) architecture=amd64 ;;
        aarch64) architecture=arm64 ;;
        *) say "no build of Cilium's command line for $(uname -m)" && return 1 ;;
    esac
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
    if [[ -z $cli_version ]]; then
        download https://raw.githubusercontent.com/cilium/cilium-cli/main/stable.txt "$folder/stable" || return 1
        cli_version=$(cat "$folder/stable" 2>/dev/null || echo STABLE)
    fi
    archive=cilium-linux-$architecture.tar.gz
    download "$releases/$cli_version/$archive" "$folder/$archive" || return 1
    download "$releases/$cli_version/$archive.sha256sum" "$folder/$archive.sha256sum" || return 1
    run eval "cd '$folder' && sha256sum --check --status '$archive.sha256sum'" || {
        say "the download is not what its checksum says"
        return 1
    }
    run mkdir -p "$programs" && run tar -xzf "$folder/$archive" -C "$programs" cilium
)
hint_cli() { echo "It comes from github.com/cilium/cilium-cli; --cli-version chooses another release."; }

# Cilium -------------------------------------------------------------------------------------------------------------

# The version in the image of Cilium's agents, "" if there are none.
installed_cilium() {
    kubectl -n kube-system get daemonset cilium -o 'jsonpath={.spec.template.spec.containers[0].image}' 2>/dev/null |
        sed -n 's/^[^:@]*:v\([0-9.]*\).*/\1/p'
}
done_cilium() { [[ $(installed_cilium) == "$cilium_version" ]]; }
do_cilium() {
    local verb=install
    if [[ -n $(installed_cilium) ]]; then
        verb=upgrade
    fi
    run cilium "$verb" --version "$cilium_version" --set "ipam.operator.clusterPoolIPv4PodCIDRList=$pods"
}
hint_cilium() { echo "Look at: cilium status; kubectl -n kube-system get pods"; }

# Everything so far runs ---------------------------------------------------------------------------------------------

nodes_ready() {
    local states
    states=$(kubectl get nodes -o 'jsonpath={range .items[*]}{.status.conditions[?(@.type=="Ready")].status}{"\n"}{end}' \
        2>/dev/null) && [[ -n $states ]] && ! grep -qvx True <<<"$states"
}
done_ready() {
    nodes_ready && kubectl -n kube-system rollout status deployment/coredns --timeout=1s >/dev/null 2>&1 &&
        kubectl -n kube-system rollout status daemonset/cilium --timeout=1s >/dev/null 2>&1
}
do_ready() {
    run cilium status --wait --wait-duration 5m && run kubectl wait --for=condition=Ready nodes --all --timeout=120s &&
        run kubectl -n kube-system rollout status deployment/coredns --timeout=120s
}
hint_ready() { echo "Look at: cilium status; kubectl get nodes; kubectl -n kube-system get pods"; }

# Hubble Relay, which the console reads flows from -------------------------------------------------------------------

done_hubble() { kubectl -n kube-system rollout status deployment/hubble-relay --timeout=1s >/dev/null 2>&1; }
do_hubble() {
    run cilium hubble enable && run kubectl -n kube-system rollout status deployment/hubble-relay --timeout=180s
}
hint_hubble() { echo "Look at: cilium hubble enable; kubectl -n kube-system logs deployment/hubble-relay"; }

# LiteBoxd's namespace and policies ----------------------------------------------------------------------------------

policy_files() { find "$here/../network-policies" -name '*.yaml' | sort; }
done_policies() {
    local file
    # Applying an empty list counts the object's generation up, even if nothing else is different: that is no difference.
    local -x KUBECTL_EXTERNAL_DIFF="diff -u -N -I generation"
    for file in $(policy_files); do
        kubectl diff --server-side --field-manager=liteboxd-console -f "$file" >/dev/null 2>&1 || return 1
    done
}
do_policies() {
    kubectl get namespace liteboxd >/dev/null 2>&1 || run kubectl create namespace liteboxd || return 1
    local file how
    # First all of them as a question: a policy that the cluster does not take shall not leave half of them in force.
    for how in --dry-run=server --dry-run=none; do
        for file in $(policy_files); do
            run kubectl apply --server-side --field-manager=liteboxd-console "$how" -f "$file" || return 1
        done
    done
}
hint_policies() { echo "Look at: kubectl -n liteboxd get networkpolicies"; }

# The kubeconfig for other machines ----------------------------------------------------------------------------------

own_address() {
    if [[ -n $address ]]; then
        echo "$address"
    else
        ip -o route get 192.0.2.1 2>/dev/null | sed -n 's/.* src \([^ ]*\).*/\1/p'
    fi
}
done_kubeconfig() {
    [[ -s $kubeconfig ]] && grep -qF "server: https://$(own_address):6443" "$kubeconfig" &&
        [[ $(stat -c %a "$kubeconfig") == 600 ]]
}
do_kubeconfig() {
    if ((dry_run)); then
        printf '  + write %s for https://%s:6443, readable by its owner only\n' "$kubeconfig" "$(own_address)"
        return 0
    fi
    [[ -n $(own_address) ]] || { say "this machine's address is not known: --address"; return 1; }
    (umask 077 && sed "s#https://127.0.0.1:6443#https://$(own_address):6443#" "$own_kubeconfig" >"$kubeconfig") &&
        chmod 600 "$kubeconfig"
}
hint_kubeconfig() { echo "It is a copy of $own_kubeconfig with this machine's address in it."; }

# Off again ----------------------------------------------------------------------------------------------------------

remove_all() {
    if done_cli && [[ -n $(installed_cilium) ]]; then
        run cilium uninstall --wait || say "cilium uninstall failed; going on, K3s takes its objects along"
    fi
    if [[ -x $programs/k3s-uninstall.sh ]]; then
        run "$programs/k3s-uninstall.sh"
    fi
    local device table
    for device in cilium_host cilium_net cilium_vxlan; do
        if ip link show "$device" >/dev/null 2>&1; then
            run ip link delete "$device" || true # its other end may have taken it along
        fi
    done
    for table in iptables ip6tables; do
        if "$table-save" 2>/dev/null | grep CILIUM >/dev/null; then # all of it: a broken pipe would count as none
            run eval "$table-save | grep -v CILIUM | $table-restore"
        fi
    done
    run rm -rf "$root/etc/cni/net.d/05-cilium.conflist" "$root/sys/fs/bpf/cilium" "$root/var/run/cilium" "$programs/cilium"
    if ((!dry_run)) && { done_k3s || done_cilium; }; then
        say "something of it is still there"
        return 1
    fi
    say "removed. Kubeconfigs on other machines are of no use now."
}
