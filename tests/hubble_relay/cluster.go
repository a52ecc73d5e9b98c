// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

package main

import (
	"fmt"
	"log/slog"
	"net"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"

	"google.golang.org/grpc"

	peerpb "github.com/cilium/cilium/api/v1/peer"
	"github.com/cilium/cilium/pkg/crypto/certloader"
	relay "github.com/cilium/cilium/pkg/hubble/relay/server"
)

type tlsFiles struct {
	certificate, key, clientAuthority string
}

// peers tells Relay which nodes there are.
type peers struct {
	peerpb.UnimplementedPeerServer
	nodes map[string]*node
}

func (p peers) Notify(_ *peerpb.NotifyRequest, stream peerpb.Peer_NotifyServer) error {
	for _, each := range p.nodes {
		added := &peerpb.ChangeNotification{Name: each.name, Address: each.address,
			Type: peerpb.ChangeNotificationType_PEER_ADDED}
		if err := stream.Send(added); err != nil {
			return err
		}
	}
	<-stream.Context().Done()
	return nil
}

type cluster struct {
	names        []string
	nodes        map[string]*node
	peerAddress  string
	relayAddress string
	relay        *exec.Cmd
	tls          tlsFiles
	log          *slog.Logger
}

func newCluster(names []string, flows int, log *slog.Logger, tls tlsFiles) (*cluster, error) {
	all := &cluster{names: names, nodes: map[string]*node{}, log: log, tls: tls}
	for _, name := range names {
		made, err := newNode(name, flows, log)
		if err != nil {
			return nil, err
		}
		all.nodes[name] = made
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	all.peerAddress = listener.Addr().String()
	directory := grpc.NewServer()
	peerpb.RegisterPeerServer(directory, peers{nodes: all.nodes})
	go directory.Serve(listener)
	if all.relayAddress, err = freeAddress(); err != nil {
		return nil, err
	}
	return all, all.startRelay()
}

func (c *cluster) addresses() string {
	words := []string{"relay=" + c.relayAddress}
	for _, name := range c.names {
		words = append(words, name+"="+c.nodes[name].address)
	}
	return strings.Join(words, " ")
}

// startRelay runs Relay as a process of its own: it registers its metrics once in a process, and is killed as in life.
func (c *cluster) startRelay() error {
	if c.relay != nil {
		return fmt.Errorf("relay runs already")
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	c.relay = exec.Command(self, "relay", c.peerAddress, c.relayAddress, c.tls.certificate, c.tls.key, c.tls.clientAuthority)
	c.relay.Stderr = os.Stderr
	c.relay.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if err := c.relay.Start(); err != nil {
		return err
	}
	return c.awaitRelay()
}

func serveRelay(peerAddress, address string, tls tlsFiles, log *slog.Logger) error {
	options := []relay.Option{relay.WithPeerTarget(peerAddress), relay.WithInsecureClient(),
		relay.WithListenAddress(address), relay.WithHealthListenAddress("127.0.0.1:0"),
		relay.WithRetryTimeout(100 * time.Millisecond), relay.WithSortBufferDrainTimeout(20 * time.Millisecond),
		relay.WithErrorAggregationWindow(100 * time.Millisecond), relay.WithLogger(log)}
	if tls.certificate == "" {
		options = append(options, relay.WithInsecureServer())
	} else {
		var authorities []string
		if tls.clientAuthority != "" {
			authorities = append(authorities, tls.clientAuthority)
		}
		config, err := certloader.NewWatchedServerConfig(log, authorities, tls.certificate, tls.key)
		if err != nil {
			return err
		}
		options = append(options, relay.WithServerTLS(config))
	}
	made, err := relay.New(options...)
	if err != nil {
		return err
	}
	return made.Serve()
}

func (c *cluster) awaitRelay() error {
	for end := time.Now().Add(10 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		connection, err := net.Dial("tcp", c.relayAddress)
		if err == nil {
			return connection.Close()
		}
		if time.Now().After(end) {
			return err
		}
	}
}

func (c *cluster) stop(name string) error {
	if name == "relay" {
		if c.relay == nil {
			return fmt.Errorf("relay does not run")
		}
		if err := c.relay.Process.Kill(); err != nil {
			return err
		}
		c.relay.Wait() // its status is that it was killed
		c.relay = nil
		return nil
	}
	if each, known := c.nodes[name]; known {
		return each.stop()
	}
	return fmt.Errorf("there is no %q", name)
}

func (c *cluster) start(name string) error {
	if name == "relay" {
		return c.startRelay()
	}
	if each, known := c.nodes[name]; known {
		return each.start()
	}
	return fmt.Errorf("there is no %q", name)
}
