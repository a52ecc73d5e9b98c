// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Package main plays the node's side of exec, logs and port-forward for a real API server that has no nodes. The wire is
// served by the packages that the kubelet and containerd serve it with (k8s.io/kubelet/pkg/cri/streaming, k8s.io/cri-client);
// only what stands behind it is smaller: commands run in the network and mount namespaces of the rig, ports are those of
// the stand-in at the pod's address. README.md of the rig says what it does for a pod.
package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"flag"
	"log"
	"net/http"
	"os"
)

func main() {
	address := flag.String("listen", "127.0.0.1:10250", "where the API server finds this")
	kubeconfig := flag.String("kubeconfig", "", "how to reach the API server")
	certificate := flag.String("certificate", "", "PEM file")
	key := flag.String("key", "", "PEM file")
	authority := flag.String("client-authority", "", "PEM file: who signed the API server's certificate")
	node := flag.String("node", "rig", "the node whose pods this serves")
	folder := flag.String("containers", "", "a folder in which each container gets one")
	flag.Parse()

	pods, err := watchPods(context.Background(), *kubeconfig, *node)
	if err != nil {
		log.Fatal(err)
	}
	trusted := x509.NewCertPool()
	pem, err := os.ReadFile(*authority)
	if err != nil || !trusted.AppendCertsFromPEM(pem) {
		log.Fatalf("%s: no certificate authority: %v", *authority, err)
	}
	server := http.Server{
		Addr:      *address,
		Handler:   (&runtime{pods: pods, folder: *folder}).handler(),
		TLSConfig: &tls.Config{ClientCAs: trusted, ClientAuth: tls.RequireAndVerifyClientCert},
	}
	log.Fatal(server.ListenAndServeTLS(*certificate, *key))
}
