// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Package main is Cilium's own Hubble for tests: an observer for each node named on the command line, Relay before
// them, and the `hubble` command. The only part that is not Cilium's is where events come from: standard input, one JSON
// object a line, each answered by a line when it is done ("ok", or "error: …").
//
//	{"node": "node-1", "flow": {…}}        a flow.Flow in protobuf's JSON, into the node's ring
//	{"node": "node-1", "lost": {…}}        a flow.LostEvent
//	{"node": "node-1", "many": 20000, "perSecond": 0, "flow": {…}}  so many of them, each with a uuid of its own
//	{"stop": "node-1"}, {"start": "node-1"}, {"stop": "relay"}, {"start": "relay"}
//
// The first line of standard output is "ready" and the addresses: of Relay, and of each node.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"
	"strings"

	hubble "github.com/cilium/cilium/hubble/cmd"
	"google.golang.org/protobuf/encoding/protojson"

	flowpb "github.com/cilium/cilium/api/v1/flow"
)

type command struct {
	Node      string          `json:"node"`
	Flow      json.RawMessage `json:"flow"`
	Lost      json.RawMessage `json:"lost"`
	Many      int             `json:"many"`
	PerSecond int             `json:"perSecond"`
	Stop      string          `json:"stop"`
	Start     string          `json:"start"`
}

func (c command) run(all *cluster) error {
	switch {
	case c.Stop != "":
		return all.stop(c.Stop)
	case c.Start != "":
		return all.start(c.Start)
	}
	node, known := all.nodes[c.Node]
	if !known {
		return fmt.Errorf("there is no node %q", c.Node)
	}
	if c.Lost != nil {
		lost := new(flowpb.LostEvent)
		if err := protojson.Unmarshal(c.Lost, lost); err != nil {
			return err
		}
		node.tell(lost)
		node.settle()
		return nil
	}
	flow := new(flowpb.Flow)
	if err := protojson.Unmarshal(c.Flow, flow); err != nil {
		return err
	}
	if c.Many > 0 {
		node.generate(flow, c.Many, c.PerSecond)
	} else {
		node.tell(flow)
	}
	node.settle()
	return nil
}

func serve(nodes []string, capacity int, log io.Writer, tls tlsFiles) error {
	all, err := newCluster(nodes, capacity, slog.New(slog.NewTextHandler(log, nil)), tls)
	if err != nil {
		return err
	}
	fmt.Println("ready", all.addresses())
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var next command
		if err = json.Unmarshal(lines.Bytes(), &next); err == nil {
			err = next.run(all)
		}
		if err != nil {
			fmt.Println("error:", err)
		} else {
			fmt.Println("ok")
		}
	}
	return lines.Err()
}

func main() {
	if len(os.Args) > 1 && os.Args[1] == "hubble" {
		os.Args = os.Args[1:]
		if err := hubble.Execute(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	if len(os.Args) > 6 && os.Args[1] == "relay" { // a child of its own
		log := slog.New(slog.NewTextHandler(io.Discard, nil))
		tls := tlsFiles{os.Args[4], os.Args[5], os.Args[6]}
		if err := serveRelay(os.Args[2], os.Args[3], tls, log); err != nil {
			fmt.Fprintln(os.Stderr, "hubble_relay:", err)
			os.Exit(1)
		}
		return
	}
	nodes := flag.String("nodes", "node-1,node-2", "names, separated by commas")
	capacity := flag.Int("capacity", 4095, "flows in the ring of each node: a power of two less one")
	verbose := flag.Bool("verbose", false, "log to standard error")
	var tls tlsFiles
	flag.StringVar(&tls.certificate, "tls-cert", "", "Relay speaks TLS with this certificate")
	flag.StringVar(&tls.key, "tls-key", "", "and this key")
	flag.StringVar(&tls.clientAuthority, "tls-client-ca", "", "and asks for a client certificate of this authority")
	flag.Parse()
	log := io.Discard
	if *verbose {
		log = os.Stderr
	}
	if err := serve(strings.Split(*nodes, ","), *capacity, log, tls); err != nil {
		fmt.Fprintln(os.Stderr, "hubble_relay:", err)
		os.Exit(1)
	}
}
