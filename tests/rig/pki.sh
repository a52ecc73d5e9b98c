# SPDX-FileCopyrightText: LiteBoxd Console contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Sourced: certificates and kubeconfigs. Works in the current folder; kubeconfigs go to the one above it.

# authority NAME: a new certificate authority.
authority() {
    new_key "$1"
    openssl req -x509 -key "$1.key" -days 30 -subj "/CN=$1" -out "$1.crt" 2>/dev/null
}

# new_key NAME: an elliptic curve key in SEC 1 form ("EC PRIVATE KEY"), as K3s writes them.
new_key() { openssl ecparam -name prime256v1 -genkey -noout -out "$1.key"; }

# certificate NAME SUBJECT [DAYS [ALTERNATIVE-NAMES]]; 0 days: expired within the second
certificate() {
    local name=$1 subject=$2 days=${3:-30} names=${4:-}
    new_key "$name"
    openssl req -new -key "$name.key" -subj "$subject" -out "$name.csr" 2>/dev/null
    openssl x509 -req -in "$name.csr" -CA authority.crt -CAkey authority.key -days "$days" -out "$name.crt" \
        -extfile <(printf 'basicConstraints=CA:FALSE\nextendedKeyUsage=serverAuth,clientAuth\n%s\n' \
            "${names:+subjectAltName=$names}") 2>/dev/null
}

# tokens: an administrator's bearer token in `token`, in the API server's token file and in a file for curl's -K.
tokens() {
    token=$(openssl rand -hex 32)
    printf '%s,token-admin,1,"system:masters"\n' "$token" >tokens.csv
    printf 'header = "Authorization: Bearer %s"\n' "$token" >curl-token
}

# kubeconfig NAME SERVER AUTHORITY USER [ENTRY]: USER is one line of YAML; ENTRY names cluster, user and context
kubeconfig() {
    local cluster=${5:-rig} user=${5:-$1}
    cat >"../$1.kubeconfig" <<END
apiVersion: v1
kind: Config
clusters: [{name: $cluster, cluster: {server: "$2", certificate-authority-data: $(base64 -w0 "$3.crt")}}]
users: [{name: $user, user: $4}]
contexts: [{name: $cluster, context: {cluster: $cluster, user: $user, namespace: liteboxd}}]
current-context: $cluster
END
}

by_certificate() {
    printf '{client-certificate-data: %s, client-key-data: %s}' "$(base64 -w0 "$1.crt")" "$(base64 -w0 "$1.key")"
}
