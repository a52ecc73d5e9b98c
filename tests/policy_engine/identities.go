// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

package main

import (
	"cmp"
	"net/netip"
	"slices"
	"strings"

	"github.com/cilium/cilium/pkg/fqdn/dns"
	ciliumv2 "github.com/cilium/cilium/pkg/k8s/apis/cilium.io/v2"
	k8sutils "github.com/cilium/cilium/pkg/k8s/utils"
	"github.com/cilium/cilium/pkg/labels"
	"github.com/cilium/cilium/pkg/policy"
	"github.com/cilium/cilium/pkg/policy/api"
)

func reserved(names ...string) labels.Labels {
	all := labels.Labels{}
	for _, name := range names {
		all[name] = labels.NewLabel(name, "", labels.LabelSourceReserved)
	}
	return all
}

// rules are those of all policies in force.
func (c *cluster) rules() api.Rules {
	var all api.Rules
	for _, p := range c.policies {
		if rules, err := p.rules(); err == nil {
			all = append(all, rules...)
		}
	}
	return all
}

// prefixes are the labels that the agent's ipcache has for blocks of addresses, by the objects that put them there.
func (c *cluster) prefixes() map[netip.Prefix]labels.Labels {
	all := map[netip.Prefix]labels.Labels{}
	merge := func(prefix netip.Prefix, add labels.Labels) {
		have, ok := all[prefix]
		if !ok {
			have = labels.Labels{}
			all[prefix] = have
		}
		for k, v := range add {
			if _, taken := have[k]; !taken {
				have[k] = v
			}
		}
	}
	for _, prefix := range policy.GetCIDRPrefixes(c.rules()) {
		merge(prefix, labels.GetCIDRLabels(prefix))
	}
	groups := slices.Clone(c.groups)
	slices.SortFunc(groups, func(a, b *ciliumv2.CiliumCIDRGroup) int { return cmp.Compare(a.Name, b.Name) })
	for _, group := range groups {
		own := labels.Map2Labels(k8sutils.RemoveCiliumLabels(group.Labels), labels.LabelSourceCIDRGroup)
		name := api.LabelForCIDRGroupRef(group.Name)
		own[name.Key] = name
		for _, cidr := range group.Spec.ExternalCIDRs {
			prefix, err := netip.ParsePrefix(string(cidr))
			if err != nil {
				continue
			}
			merge(prefix.Masked(), own)
		}
	}
	for _, address := range c.apiServers {
		merge(netip.PrefixFrom(address, address.BitLen()), labels.LabelKubeAPIServer)
	}
	return all
}

// ofWorld are the labels of an address outside of the cluster: those of the longest block that the ipcache knows for it,
// with what it inherits from the blocks around that (pkg/ipcache mergeParentLabels, resolveLabels).
func (c *cluster) ofWorld(address netip.Addr) labels.Labels {
	known := c.prefixes()
	result := labels.Labels{}
	hasCIDR := false
	for bits := address.BitLen(); bits >= 0; bits-- {
		prefix, _ := address.Prefix(bits)
		for key, label := range known[prefix] {
			if label.Source == labels.LabelSourceCIDR {
				if hasCIDR {
					continue
				}
				hasCIDR = true
			}
			if _, taken := result[key]; !taken {
				result[key] = label
			}
		}
	}
	result.AddWorldLabel(address)
	return result
}

func (c *cluster) ofNode(name string, address netip.Addr, subject *pod) labels.Labels {
	if name != "" && name == subject.Spec.NodeName {
		return c.ofHost(subject)
	}
	if slices.Contains(c.apiServers, address) {
		return reserved("remote-node", "kube-apiserver")
	}
	return reserved("remote-node")
}

func (c *cluster) ofHost(subject *pod) labels.Labels {
	for _, address := range c.apiServers {
		if name, ok := c.nodeByIP[address]; ok && subject.Spec.NodeName != "" && name == subject.Spec.NodeName {
			return reserved("host", "kube-apiserver")
		}
	}
	return reserved("host")
}

func (c *cluster) ofAddress(address netip.Addr, subject *pod) labels.Labels {
	if p, ok := c.podByIP[address]; ok {
		return p.labels
	}
	if name, ok := c.nodeByIP[address]; ok {
		return c.ofNode(name, address, subject)
	}
	return c.ofWorld(address)
}

func (c *cluster) ofName(name string) labels.Labels {
	result := reserved("world-ipv4")
	for _, rule := range c.rules() {
		for _, egress := range rule.Egress {
			for _, selector := range egress.ToFQDNs {
				if pattern, err := selector.ToRegex(); err == nil && pattern.MatchString(dns.FQDN(name)) {
					label := selector.IdentityLabel()
					result[label.Key] = label
				}
			}
		}
	}
	return result
}

func (c *cluster) ofAPIServer(subject *pod) []labels.Labels {
	var all []labels.Labels
	for _, address := range c.apiServers {
		all = append(all, c.ofAddress(address, subject))
	}
	if len(all) == 0 {
		all = append(all, reserved("remote-node", "kube-apiserver"))
	}
	return all
}

// peers are the labels of everyone that a peer can mean.
func (c *cluster) peers(peer string, subject *pod) []labels.Labels {
	form, what, _ := strings.Cut(peer, ":")
	switch form {
	case "pod":
		p := c.pod(what)
		if p.Spec.HostNetwork {
			return []labels.Labels{c.ofNode(p.Spec.NodeName, netip.MustParseAddr(p.Status.PodIP), subject)}
		}
		return []labels.Labels{p.labels}
	case "ip":
		return []labels.Labels{c.ofAddress(netip.MustParseAddr(what), subject)}
	case "fqdn":
		return []labels.Labels{c.ofName(what)}
	}
	switch what {
	case "world":
		return []labels.Labels{reserved("world-ipv4")}
	case "host":
		return []labels.Labels{c.ofHost(subject)}
	case "kube-apiserver":
		return c.ofAPIServer(subject)
	case "cluster":
		return c.ofCluster(subject)
	case "all":
		return append(c.ofCluster(subject), reserved("world-ipv4"), reserved("world-ipv6"))
	}
	return []labels.Labels{reserved(what)}
}

func (c *cluster) ofCluster(subject *pod) []labels.Labels {
	all := append(c.ofAPIServer(subject), c.ofHost(subject))
	for _, name := range []string{"remote-node", "health", "init", "unmanaged", "ingress"} {
		all = append(all, reserved(name))
	}
	for _, p := range c.pods {
		if p != subject && !p.Spec.HostNetwork {
			all = append(all, p.labels)
		}
	}
	return all
}
