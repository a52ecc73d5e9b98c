// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Package main holds Cilium's programs of the cluster (operator, Hubble Relay) and its debugging tool. It is not one
// with the agent because both register the same command-line flags. The name that it is called by says which it is.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	debug "github.com/cilium/cilium/cilium-dbg/cmd"
	relay "github.com/cilium/cilium/hubble-relay/cmd"
	operator "github.com/cilium/cilium/operator/cmd"
	"github.com/cilium/cilium/pkg/hive"
)

func main() {
	switch filepath.Base(os.Args[0]) {
	case "cilium-operator":
		operator.Execute(operator.NewOperatorCmd(hive.New(operator.Operator)))
	case "hubble-relay":
		if relay.New().Execute() != nil {
			os.Exit(1)
		}
	case "cilium-dbg":
		debug.Execute()
	default:
		fmt.Fprintln(os.Stderr, "call this cilium-operator, hubble-relay or cilium-dbg")
		os.Exit(2)
	}
}
