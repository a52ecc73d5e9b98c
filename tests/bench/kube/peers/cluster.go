// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

package main

import (
	"os"

	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/clientcmd"
)

const (
	namespace = "liteboxd"
	selector  = "app=liteboxd,sandbox-id"
)

// cluster returns a client of the rig's API server that speaks protobuf and waits for nobody.
func cluster() (*kubernetes.Clientset, error) {
	config, err := clientcmd.BuildConfigFromFlags("", os.Getenv("LITEBOXD_RIG_KUBECONFIG"))
	if err != nil {
		return nil, err
	}
	config.ContentType = "application/vnd.kubernetes.protobuf"
	config.QPS = -1
	return kubernetes.NewForConfig(config)
}
