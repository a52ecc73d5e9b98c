// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Package main holds what Cilium runs on a node (agent, CNI plugin) and Hubble's command line, built from Cilium's Go
// module because its images cannot be had here. The name that it is called by says which it is.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	agent "github.com/cilium/cilium/daemon/cmd"
	hubble "github.com/cilium/cilium/hubble/cmd"
	"github.com/cilium/cilium/pkg/hive"
	"github.com/cilium/cilium/pkg/logging"
	"github.com/cilium/cilium/pkg/logging/logfields"
	"github.com/cilium/cilium/pkg/version"
	plugin "github.com/cilium/cilium/plugins/cilium-cni/cmd"
	"github.com/containernetworking/cni/pkg/skel"
	cni "github.com/containernetworking/cni/pkg/version"
)

func main() {
	switch filepath.Base(os.Args[0]) {
	case "cilium-agent":
		agent.Execute(agent.NewAgentCmd(func() *hive.Hive { return hive.New(agent.Agent) }))
	case "cilium-cni":
		runtime.LockOSThread() // the plugin changes the network namespace of its thread
		command := plugin.NewCmd(logging.DefaultSlogLogger.With(logfields.LogSubsys, "cilium-cni"))
		skel.PluginMainFuncs(command.CNIFuncs(), cni.All, "Cilium CNI plugin "+version.Version)
	case "hubble":
		if err := hubble.Execute(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	default:
		fmt.Fprintln(os.Stderr, "call this cilium-agent, cilium-cni or hubble")
		os.Exit(2)
	}
}
