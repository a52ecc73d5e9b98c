// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	envoyapi "github.com/cilium/proxy/go/cilium/api"

	"github.com/cilium/cilium/pkg/defaults"
	"github.com/cilium/cilium/pkg/endpoint/regeneration"
	"github.com/cilium/cilium/pkg/fqdn/re"
	"github.com/cilium/cilium/pkg/iana"
	"github.com/cilium/cilium/pkg/identity"
	"github.com/cilium/cilium/pkg/identity/identitymanager"
	ipcachetypes "github.com/cilium/cilium/pkg/ipcache/types"
	"github.com/cilium/cilium/pkg/labels"
	"github.com/cilium/cilium/pkg/labelsfilter"
	"github.com/cilium/cilium/pkg/option"
	"github.com/cilium/cilium/pkg/policy"
	"github.com/cilium/cilium/pkg/policy/api"
	"github.com/cilium/cilium/pkg/spanstat"
	ciliumtypes "github.com/cilium/cilium/pkg/types"
	"github.com/cilium/cilium/pkg/u8proto"
)

// configure sets the agent's options as its chart does for a cluster of both address families.
func configure() error {
	option.Config.EnableIPv4 = true
	option.Config.EnableIPv6 = true
	option.Config.EnableL7Proxy = true
	option.Config.EnableICMPRules = true
	option.Config.EnableNonDefaultDenyPolicies = true
	option.Config.AllowLocalhost = option.AllowLocalhostAlways
	policy.SetPolicyEnabled(option.DefaultEnforcement)
	api.InitEntities("default")
	if err := re.InitRegexCompileLRU(silent, defaults.FQDNRegexCompileLRUSize); err != nil {
		return err
	}
	return labelsfilter.ParseLabelPrefixCfg(silent, nil, nil, "")
}

// question is one connection of a case.
type question struct {
	Pod       string `json:"pod"`
	Direction string `json:"direction"`
	Peer      string `json:"peer"`
	Port      string `json:"port"`
	Verdict   string `json:"verdict"`
}

type noNames struct{}

func (noNames) RegisterFQDNSelector(api.FQDNSelector) uint64   { return 0 }
func (noNames) UnregisterFQDNSelector(api.FQDNSelector) uint64 { return 0 }

type noMetrics struct{}

func (noMetrics) AddRule(api.Rule) {}
func (noMetrics) DelRule(api.Rule) {}

type noEnvoy struct{}

func (noEnvoy) GetEnvoyHTTPRules(*api.L7Rules, string) (*envoyapi.HttpNetworkPolicyRules, bool) {
	return nil, true
}

type secretsElsewhere struct{}

func (secretsElsewhere) GetTLSContext(context.Context, *api.TLSContext, string) (ca, public, private string, inline bool, err error) {
	return "", "", "", false, nil
}

type noStatistics struct{ waiting, calculating spanstat.SpanStat }

func (s *noStatistics) WaitingForPolicyRepository() *spanstat.SpanStat { return &s.waiting }
func (s *noStatistics) SelectorPolicyCalculation() *spanstat.SpanStat  { return &s.calculating }

// owner is the endpoint whose policy is computed.
type owner struct {
	own ciliumtypes.NamedPortMap
	all ciliumtypes.NamedPortMultiMap
}

func (o owner) GetID() uint64              { return 7 }
func (o owner) PolicyDebug(string, ...any) {}
func (o owner) IsHost() bool               { return false }
func (o owner) MapStateSize() int          { return 0 }
func (o owner) RegenerateIfAlive(*regeneration.ExternalRegenerationMetadata) <-chan bool {
	done := make(chan bool)
	close(done)
	return done
}

func (o owner) GetNamedPort(ingress bool, name string, protocol u8proto.U8proto) uint16 {
	var port uint16
	var err error
	if ingress {
		port, err = o.own.GetNamedPort(name, protocol)
	} else {
		port, err = o.all.GetNamedPort(name, protocol)
	}
	if err != nil {
		return 0
	}
	return port
}

// idOf is the identity's number: the local host has one of its own, by which the engine knows it.
func idOf(all labels.Labels, next identity.NumericIdentity) identity.NumericIdentity {
	// A pod's own label "reserved.host" has that key, too, and makes no host of it.
	if host, ok := all[labels.IDNameHost]; ok && host.Source == labels.LabelSourceReserved {
		return identity.ReservedIdentityHost
	}
	return next
}

// verdict asks the engine about one connection of one pod and one peer. The order of the policies is what the engine
// mostly goes through them in.
func (c *cluster) verdict(policies []imported, subject *pod, ingress bool, peer labels.Labels, port uint16, protocol u8proto.U8proto) (string, error) {
	local := identitymanager.NewIDManager(silent)
	repository := policy.NewPolicyRepository(silent, nil, secretsElsewhere{}, noEnvoy{}, local, noMetrics{})
	cache := repository.GetSelectorCache()
	cache.SetLocalIdentityNotifier(noNames{})
	self := identity.NewIdentity(70000, subject.labels)
	other := identity.NewIdentity(idOf(peer, 70001), peer)
	cache.UpdateIdentities(identity.IdentityMap{self.ID: self.LabelArray, other.ID: other.LabelArray}, nil, &sync.WaitGroup{})
	local.Add(self)
	for _, p := range policies {
		rules, err := p.rules()
		if err != nil {
			continue
		}
		kind := map[string]ipcachetypes.ResourceKind{
			"NetworkPolicy": ipcachetypes.ResourceKindNetpol, "CiliumNetworkPolicy": ipcachetypes.ResourceKindCNP,
			"CiliumClusterwideNetworkPolicy": ipcachetypes.ResourceKindCCNP}[p.kind]
		repository.ReplaceByResource(rules, ipcachetypes.NewResourceID(kind, p.meta.Namespace, p.meta.Name))
	}
	selectors, _, err := repository.GetSelectorPolicy(self, 0, &noStatistics{}, 7)
	if err != nil {
		return "", err
	}
	names := owner{subject.namedPorts, c.allPorts()}
	redirects := map[string]uint16{}
	for filter, each := range selectors.RedirectFilters() {
		number := filter.Port
		if filter.PortName != "" {
			number = names.GetNamedPort(filter.Ingress, filter.PortName, filter.U8Proto)
		}
		redirects[policy.ProxyID(7, filter.Ingress, string(filter.Protocol), number, each.Policy.GetListener())] = 10001
	}
	computed := selectors.DistillPolicy(silent, names, redirects)
	defer computed.Detach(silent)
	_ = computed.Ready()
	key := policy.EgressKey()
	if ingress {
		key = policy.IngressKey()
	}
	entry, _, _ := computed.Lookup(key.WithIdentity(other.ID).WithPortProto(protocol, port))
	if entry.IsDeny() {
		return "denied", nil
	}
	return "allowed", nil
}

func (c *cluster) allPorts() ciliumtypes.NamedPortMultiMap {
	all := ciliumtypes.NewNamedPortMultiMap()
	for _, p := range c.pods {
		if !p.Spec.HostNetwork {
			all.Update(nil, p.namedPorts)
		}
	}
	return all
}

// endsDiffer says whether rules give one named port several ends (endPort): the engine keeps the one it reads first.
func (c *cluster) endsDiffer() bool {
	ends := map[string]int32{}
	differ := false
	note := func(ports api.PortsIterator) {
		_ = ports.Iterate(func(r api.Ports) error {
			for _, port := range r.GetPortProtocols() {
				name := strings.ToLower(port.Port)
				end, known := ends[name]
				differ = differ || (known && end != port.EndPort && iana.IsSvcName(name))
				ends[name] = port.EndPort
			}
			return nil
		})
	}
	for _, p := range c.policies {
		rules, err := p.rules()
		if err != nil {
			continue
		}
		for _, r := range rules {
			for _, each := range r.Ingress {
				note(each.ToPorts)
			}
			for _, each := range r.IngressDeny {
				note(each.ToPorts)
			}
			for _, each := range r.Egress {
				note(each.ToPorts)
			}
			for _, each := range r.EgressDeny {
				note(each.ToPorts)
			}
		}
	}
	return differ
}

// answer fills in a question's verdict. A policy that cannot be computed has none: that depends on what was in force
// before. What depends on the order in which rules are merged is no fair question: then ok is false.
func (c *cluster) answer(q *question, mayConflict bool) (ok bool, err error) {
	number, name, _ := strings.Cut(q.Port, "/")
	port, err := strconv.ParseUint(number, 10, 16)
	if err != nil {
		return false, err
	}
	protocol, err := u8proto.ParseProtocol(name)
	if err != nil {
		return false, err
	}
	subject := c.pod(q.Pod)
	if subject == nil {
		return false, fmt.Errorf("no pod %s", q.Pod)
	}
	if subject.Spec.HostNetwork {
		q.Verdict = "allowed"
		return true, nil
	}
	tries := 1
	if mayConflict {
		tries = 6
	}
	if c.endsDiffer() {
		tries = 12
	}
	policies := slices.Clone(c.policies)
	q.Verdict = ""
	for _, peer := range c.peers(q.Peer, subject) {
		one := ""
		for range tries {
			verdict, err := c.verdict(policies, subject, q.Direction == "ingress", peer, uint16(port), protocol)
			if err != nil {
				verdict = "unknown"
				trace("no policy for %s: %v", q.Pod, err)
			}
			if one != "" && one != verdict {
				return false, nil
			}
			one = verdict
			slices.Reverse(policies)
		}
		if q.Verdict != "" && q.Verdict != one {
			q.Verdict = "unknown"
			return true, nil
		}
		q.Verdict = one
	}
	return true, nil
}
