// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

package main

import (
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/netip"
	"slices"
	"strings"

	"github.com/cilium/cilium/pkg/k8s"
	ciliumv2 "github.com/cilium/cilium/pkg/k8s/apis/cilium.io/v2"
	slimnetworking "github.com/cilium/cilium/pkg/k8s/slim/k8s/api/networking/v1"
	k8sutils "github.com/cilium/cilium/pkg/k8s/utils"
	"github.com/cilium/cilium/pkg/labels"
	"github.com/cilium/cilium/pkg/labelsfilter"
	"github.com/cilium/cilium/pkg/policy/api"
	ciliumtypes "github.com/cilium/cilium/pkg/types"
)

// silent is where Cilium's own messages go.
var silent = slog.New(slog.NewTextHandler(io.Discard, nil))

// object is one object of a cluster as JSON.
type object = map[string]any

type metadata struct {
	Name      string            `json:"name"`
	Namespace string            `json:"namespace"`
	Labels    map[string]string `json:"labels"`
}

type pod struct {
	Metadata metadata `json:"metadata"`
	Spec     struct {
		NodeName           string `json:"nodeName"`
		HostNetwork        bool   `json:"hostNetwork"`
		ServiceAccountName string `json:"serviceAccountName"`
		Containers         []struct {
			Ports []struct {
				Name          string `json:"name"`
				ContainerPort int    `json:"containerPort"`
				Protocol      string `json:"protocol"`
			} `json:"ports"`
		} `json:"containers"`
	} `json:"spec"`
	Status struct {
		PodIP string `json:"podIP"`
	} `json:"status"`

	labels     labels.Labels
	namedPorts ciliumtypes.NamedPortMap
}

type node struct {
	Metadata metadata `json:"metadata"`
	Status   struct {
		Addresses []struct {
			Type    string `json:"type"`
			Address string `json:"address"`
		} `json:"addresses"`
	} `json:"status"`
}

type service struct {
	Metadata metadata `json:"metadata"`
	Spec     struct {
		Selector map[string]string `json:"selector"`
	} `json:"spec"`
}

type endpoints struct {
	Metadata metadata `json:"metadata"`
	Subsets  []struct {
		Addresses []struct {
			IP string `json:"ip"`
		} `json:"addresses"`
	} `json:"subsets"`
}

// imported is one policy that Cilium took.
type imported struct {
	resource string
	kind     string
	meta     metadata
	rules    func() (api.Rules, error) // parsed anew at each call: the engine writes into its rules
}

// cluster is what the objects of one case come to.
type cluster struct {
	namespaces map[string]map[string]string
	pods       []*pod
	podByIP    map[netip.Addr]*pod
	nodeByIP   map[netip.Addr]string
	apiServers []netip.Addr
	services   []*service
	endpoints  map[string][]string // by namespace/name
	groups     []*ciliumv2.CiliumCIDRGroup
	policies   []imported
}

type namespaceView struct {
	name   string
	labels map[string]string
}

func (n namespaceView) GetName() string              { return n.name }
func (n namespaceView) GetLabels() map[string]string { return n.labels }

func into(from object, to any) error {
	text, err := json.Marshal(from)
	if err != nil {
		return err
	}
	return json.Unmarshal(text, to)
}

func newCluster(objects []object) (*cluster, error) {
	c := &cluster{
		namespaces: map[string]map[string]string{}, podByIP: map[netip.Addr]*pod{}, nodeByIP: map[netip.Addr]string{},
		endpoints: map[string][]string{},
	}
	for _, o := range objects {
		if err := c.add(o); err != nil {
			return nil, fmt.Errorf("%v: %w", o["kind"], err)
		}
	}
	for _, p := range c.pods {
		c.finish(p)
	}
	var accepted []imported // a later one of the same name in place of the earlier
	for _, p := range c.policies {
		if _, err := p.rules(); err != nil {
			trace("%s is refused: %v", p.resource, err)
			continue
		}
		accepted = slices.DeleteFunc(accepted, func(other imported) bool { return other.resource == p.resource })
		accepted = append(accepted, p)
	}
	c.policies = accepted
	for _, address := range c.endpoints["default/kubernetes"] {
		c.apiServers = append(c.apiServers, netip.MustParseAddr(address))
	}
	return c, nil
}

func orDefault(namespace string) string {
	if namespace == "" {
		return "default"
	}
	return namespace
}

func (c *cluster) add(o object) error {
	switch o["kind"] {
	case "Namespace":
		var n struct {
			Metadata metadata `json:"metadata"`
		}
		if err := into(o, &n); err != nil {
			return err
		}
		c.namespaces[n.Metadata.Name] = n.Metadata.Labels
	case "Pod":
		p := &pod{}
		if err := into(o, p); err != nil {
			return err
		}
		p.Metadata.Namespace = orDefault(p.Metadata.Namespace)
		c.pods = append(c.pods, p)
	case "Node":
		var n node
		if err := into(o, &n); err != nil {
			return err
		}
		for _, a := range n.Status.Addresses {
			if a.Type == "InternalIP" || a.Type == "ExternalIP" {
				c.nodeByIP[netip.MustParseAddr(a.Address)] = n.Metadata.Name
			}
		}
	case "Service":
		s := &service{}
		if err := into(o, s); err != nil {
			return err
		}
		s.Metadata.Namespace = orDefault(s.Metadata.Namespace)
		c.services = append(c.services, s)
	case "Endpoints":
		var e endpoints
		if err := into(o, &e); err != nil {
			return err
		}
		key := orDefault(e.Metadata.Namespace) + "/" + e.Metadata.Name
		for _, s := range e.Subsets {
			for _, a := range s.Addresses {
				c.endpoints[key] = append(c.endpoints[key], a.IP)
			}
		}
	case "CiliumCIDRGroup":
		g := &ciliumv2.CiliumCIDRGroup{}
		if err := into(o, g); err != nil {
			return err
		}
		c.groups = append(c.groups, g)
	case "NetworkPolicy", "CiliumNetworkPolicy", "CiliumClusterwideNetworkPolicy":
		return c.addPolicy(o)
	}
	return nil
}

func (c *cluster) addPolicy(o object) error {
	var head struct {
		Kind     string   `json:"kind"`
		Metadata metadata `json:"metadata"`
	}
	if err := into(o, &head); err != nil {
		return err
	}
	if head.Kind == "CiliumClusterwideNetworkPolicy" {
		head.Metadata.Namespace = ""
	} else {
		head.Metadata.Namespace = orDefault(head.Metadata.Namespace)
	}
	parse := func() (api.Rules, error) {
		if head.Kind == "NetworkPolicy" {
			np := &slimnetworking.NetworkPolicy{}
			if err := into(o, np); err != nil {
				return nil, err
			}
			np.Namespace = head.Metadata.Namespace
			return k8s.ParseNetworkPolicy(silent, "", np)
		}
		cnp := &ciliumv2.CiliumNetworkPolicy{}
		if err := into(o, cnp); err != nil {
			return nil, err
		}
		cnp.Namespace = head.Metadata.Namespace
		c.resolveServices(cnp)
		return cnp.Parse(silent, "")
	}
	c.policies = append(c.policies, imported{
		resource: head.Kind + "/" + head.Metadata.Namespace + "/" + head.Metadata.Name,
		kind:     head.Kind, meta: head.Metadata, rules: parse,
	})
	return nil
}

// finish computes what the agent keeps of a pod: identity labels and named ports.
func (c *cluster) finish(p *pod) {
	account := p.Spec.ServiceAccountName
	if account == "" {
		account = "default"
	}
	view := namespaceView{p.Metadata.Namespace, map[string]string{}}
	for k, v := range c.namespaces[p.Metadata.Namespace] {
		view.labels[k] = v
	}
	view.labels["kubernetes.io/metadata.name"] = p.Metadata.Namespace
	all := k8sutils.SanitizePodLabels(p.Metadata.Labels, view, account, "default")
	p.labels, _ = labelsfilter.Filter(labels.Map2Labels(all, labels.LabelSourceK8s))
	p.namedPorts = ciliumtypes.NamedPortMap{}
	for _, container := range p.Spec.Containers {
		for _, port := range container.Ports {
			if port.Name != "" {
				_ = p.namedPorts.AddPort(port.Name, port.ContainerPort, port.Protocol)
			}
		}
	}
	address, err := netip.ParseAddr(p.Status.PodIP)
	if err != nil {
		return
	}
	if p.Spec.HostNetwork {
		if _, known := c.nodeByIP[address]; !known {
			c.nodeByIP[address] = p.Spec.NodeName
		}
		return
	}
	c.podByIP[address] = p
}

// resolveServices does what the agent's policy watcher does to toServices before it parses a policy.
func (c *cluster) resolveServices(cnp *ciliumv2.CiliumNetworkPolicy) {
	specs := cnp.Specs
	if cnp.Spec != nil {
		specs = append(api.Rules{cnp.Spec}, specs...)
	}
	for _, s := range c.services {
		for _, spec := range specs {
			for i := range spec.Egress {
				for _, wanted := range spec.Egress[i].ToServices {
					if serviceIsMeant(wanted, s) {
						c.appendService(&spec.Egress[i], s)
					}
				}
			}
		}
	}
}

type plainLabels map[string]string

func (l plainLabels) Has(key string) bool   { _, ok := l[key]; return ok }
func (l plainLabels) Get(key string) string { return l[key] }
func (l plainLabels) Lookup(key string) (string, bool) {
	value, ok := l[key]
	return value, ok
}

func serviceIsMeant(wanted api.Service, s *service) bool {
	if sel := wanted.K8sServiceSelector; sel != nil {
		if sel.Namespace != "" && sel.Namespace != s.Metadata.Namespace {
			return false
		}
		es := api.EndpointSelector(sel.Selector)
		es.SyncRequirementsWithLabelSelector()
		return es.Matches(plainLabels(s.Metadata.Labels))
	}
	ref := wanted.K8sService
	return ref != nil && (ref.Namespace == "" || ref.Namespace == s.Metadata.Namespace) && ref.ServiceName == s.Metadata.Name
}

func (c *cluster) appendService(rule *api.EgressRule, s *service) {
	if len(s.Spec.Selector) == 0 {
		for _, address := range c.endpoints[s.Metadata.Namespace+"/"+s.Metadata.Name] {
			a := netip.MustParseAddr(address)
			rule.ToCIDRSet = append(rule.ToCIDRSet, api.CIDRRule{
				Cidr: api.CIDR(netip.PrefixFrom(a, a.BitLen()).String()), Generated: true})
		}
		return
	}
	selector := map[string]string{}
	for k, v := range s.Spec.Selector {
		selector[k] = v
	}
	selector["k8s.io.kubernetes.pod.namespace"] = s.Metadata.Namespace
	es := api.NewESFromMatchRequirements(selector, nil)
	es.Generated = true
	rule.ToEndpoints = append(rule.ToEndpoints, es)
}

func (c *cluster) pod(name string) *pod {
	namespace, short, _ := strings.Cut(name, "/")
	for _, p := range c.pods {
		if p.Metadata.Namespace == namespace && p.Metadata.Name == short {
			return p
		}
	}
	return nil
}
