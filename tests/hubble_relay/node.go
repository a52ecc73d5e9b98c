// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

package main

import (
	"fmt"
	"log/slog"
	"math/bits"
	"net"
	"time"

	"github.com/google/uuid"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/timestamppb"

	flowpb "github.com/cilium/cilium/api/v1/flow"
	v1 "github.com/cilium/cilium/pkg/hubble/api/v1"
	"github.com/cilium/cilium/pkg/hubble/container"
	"github.com/cilium/cilium/pkg/hubble/observer"
	"github.com/cilium/cilium/pkg/hubble/observer/observeroption"
	observerTypes "github.com/cilium/cilium/pkg/hubble/observer/types"
	"github.com/cilium/cilium/pkg/hubble/parser/errors"
	"github.com/cilium/cilium/pkg/hubble/server"
	"github.com/cilium/cilium/pkg/hubble/server/serveroption"
)

// decoder hands on events that are decoded already; a channel is closed when its turn comes.
type decoder struct{}

func (decoder) Decode(event *observerTypes.MonitorEvent) (*v1.Event, error) {
	if turn, isTurn := event.Payload.(chan struct{}); isTurn {
		close(turn)
		return nil, errors.ErrEventSkipped
	}
	return &v1.Event{Timestamp: timestamppb.New(event.Timestamp), Event: event.Payload}, nil
}

// node is the Hubble of one node: Cilium's observer, and its server on a port of loopback that stays the same.
type node struct {
	name     string
	address  string
	observer *observer.LocalObserverServer
	server   *server.Server
	log      *slog.Logger
}

func capacityOf(flows int) (container.Capacity, error) {
	return container.NewCapacity(1<<bits.Len(uint(flows)) - 1)
}

func freeAddress() (string, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer listener.Close()
	return listener.Addr().String(), nil
}

func newNode(name string, flows int, log *slog.Logger) (*node, error) {
	capacity, err := capacityOf(flows)
	if err != nil {
		return nil, err
	}
	local, err := observer.NewLocalServer(decoder{}, observer.NewNamespaceManager(), log,
		observeroption.WithMaxFlows(capacity))
	if err != nil {
		return nil, err
	}
	go local.Start()
	address, err := freeAddress()
	if err != nil {
		return nil, err
	}
	made := &node{name: name, address: address, observer: local, log: log}
	return made, made.start()
}

func (n *node) start() error {
	if n.server != nil {
		return fmt.Errorf("%s runs already", n.name)
	}
	made, err := server.NewServer(n.log, serveroption.WithTCPListener(n.address), serveroption.WithInsecure(),
		serveroption.WithHealthService(), serveroption.WithObserverService(n.observer))
	if err != nil {
		return err
	}
	n.server = made
	go made.Serve()
	return nil
}

func (n *node) stop() error {
	if n.server == nil {
		return fmt.Errorf("%s does not run", n.name)
	}
	n.server.Stop()
	n.server = nil
	return nil
}

func (n *node) tell(event any) {
	now := time.Now()
	if flow, isFlow := event.(*flowpb.Flow); isFlow {
		if flow.GetTime() == nil {
			flow.Time = timestamppb.New(now)
		}
		now = flow.GetTime().AsTime()
		flow.NodeName = n.name
	}
	n.observer.GetEventsChannel() <- &observerTypes.MonitorEvent{Timestamp: now, NodeName: n.name, Payload: event}
}

// settle returns when all that was told is in the ring.
func (n *node) settle() {
	turn := make(chan struct{})
	n.observer.GetEventsChannel() <- &observerTypes.MonitorEvent{Payload: turn}
	<-turn
}

func (n *node) generate(pattern *flowpb.Flow, count, perSecond int) {
	begin := time.Now()
	for i := range count {
		next := proto.Clone(pattern).(*flowpb.Flow)
		next.Uuid = uuid.NewString()
		next.Time = nil
		n.tell(next)
		if perSecond > 0 && i%100 == 99 {
			time.Sleep(time.Until(begin.Add(time.Duration(i+1) * time.Second / time.Duration(perSecond))))
		}
	}
}
