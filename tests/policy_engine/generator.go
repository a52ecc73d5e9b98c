// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// generator makes one case out of a seed. Its world is small, so that what is asked is often what a policy speaks of.
type generator struct {
	*rand.Rand
	seed   uint64
	layer7 bool // some rule asks for more than layer 4
}

func newGenerator(seed uint64) *generator {
	return &generator{Rand: rand.New(rand.NewPCG(seed, 20)), seed: seed}
}

func (g *generator) chance(percent int) bool { return g.IntN(100) < percent }

func pick[T any](g *generator, from ...T) T { return from[g.IntN(len(from))] }

// some picks between least and most values; the same one may come twice.
func some[T any](g *generator, least, most int, make func() T) []any {
	list := []any{}
	for range least + g.IntN(most-least+1) {
		list = append(list, make())
	}
	return list
}

var (
	namespaces = []string{"liteboxd", "prod", "bare", "default"}
	worldIPs   = []string{"10.1.2.3", "10.1.200.9", "10.200.0.1", "172.16.5.5", "1.1.1.1", "1.1.1.2", "8.8.8.8",
		"198.51.100.7", "169.254.169.254", "fd00::1", "fd00:1::5", "2001:db8::8", "203.0.113.77"}
	nodeIPs = []string{"192.168.0.1", "203.0.113.1", "192.168.0.2", "192.168.0.3"}
	fqdns   = []string{"example.com", "api.example.com", "a.b.example.com", "subexample.com", "EXAMPLE.org", "other.net", "x-1.other.net."}
)

func (g *generator) testCase() testCase {
	c := testCase{Seed: g.seed}
	pods, objects := g.clusterObjects()
	c.Objects = objects
	for at := range 2 + g.IntN(4) {
		c.Objects = append(c.Objects, g.policy(fmt.Sprintf("policy-%d", at)))
	}
	for range 8 {
		c.Questions = append(c.Questions, question{
			Pod: pick(g, pods...), Direction: pick(g, "ingress", "egress"), Peer: g.peer(pods), Port: g.port(),
		})
	}
	return c
}

func (g *generator) peer(pods []string) string {
	switch g.IntN(10) {
	case 0, 1, 2:
		return "pod:" + pick(g, pods...)
	case 3, 4:
		return "ip:" + pick(g, worldIPs...)
	case 5:
		return "ip:" + pick(g, append([]string{"10.42.0.1", "10.42.0.2", "10.42.0.250"}, nodeIPs...)...)
	case 6, 7:
		return "fqdn:" + pick(g, fqdns...)
	}
	return "entity:" + pick(g, "world", "host", "remote-node", "kube-apiserver", "cluster", "all", "world-ipv6", "health", "init", "unmanaged", "ingress")
}

func (g *generator) port() string {
	if g.chance(10) {
		return pick(g, "8/icmp", "3/icmp", "11/icmp", "128/icmpv6", "135/icmpv6", "80/icmp")
	}
	return pick(g, "53", "80", "80", "81", "85", "443", "8080", "8080", "8085", "9090", "65535", "1") + "/" +
		pick(g, "tcp", "tcp", "tcp", "udp", "udp", "sctp")
}

func (g *generator) labels() object {
	labels := object{}
	if g.chance(70) {
		labels["app"] = pick(g, "web", "db")
	}
	for range g.IntN(4) {
		labels[pick(g, "tier", "sandbox-id", "app.kubernetes.io/name", "pod-template-hash", "kubernetes.io/os",
			"liteboxd.io/internet-access", "controller-uid", "beta.kubernetes.io/arch", "app.io/x")] = pick(g, "web", "db", "true", "")
	}
	return labels
}

func (g *generator) clusterObjects() (pods []string, objects []object) {
	add := func(o object) { objects = append(objects, o) }
	for _, name := range namespaces {
		labels := object{}
		if name != "bare" {
			for range g.IntN(3) {
				labels[pick(g, "env", "team", "k8s.io/x")] = pick(g, "prod", "dev", "a")
			}
		}
		if name != "bare" || g.chance(50) {
			add(object{"kind": "Namespace", "metadata": object{"name": name, "labels": labels}})
		}
	}
	for at := range 4 + g.IntN(3) {
		namespace := pick(g, "liteboxd", "liteboxd", "liteboxd", "liteboxd", "prod", "bare", "default")
		name := fmt.Sprintf("pod-%d", at)
		meta := object{"name": name, "labels": g.labels()}
		if namespace != "default" || g.chance(50) {
			meta["namespace"] = namespace
		}
		spec := object{"nodeName": pick(g, "n1", "n2", "n3"), "containers": g.containers()}
		status := object{"podIP": fmt.Sprintf("10.42.0.%d", at+1)}
		if g.chance(10) {
			spec["hostNetwork"] = true
			status["podIP"] = map[string]string{"n1": "192.168.0.1", "n2": "192.168.0.2", "n3": "192.168.0.3"}[spec["nodeName"].(string)]
		}
		if g.chance(30) {
			spec["serviceAccountName"] = "runner"
		}
		add(object{"kind": "Pod", "metadata": meta, "spec": spec, "status": status})
		pods = append(pods, namespace+"/"+name)
	}
	address := func(kind, ip string) object { return object{"type": kind, "address": ip} }
	add(object{"kind": "Node", "metadata": object{"name": "n1"}, "status": object{"addresses": []any{
		address("InternalIP", "192.168.0.1"), address("ExternalIP", "203.0.113.1"), address("Hostname", "n1")}}})
	add(object{"kind": "Node", "metadata": object{"name": "n2"}, "status": object{"addresses": []any{address("InternalIP", "192.168.0.2")}}})
	if g.chance(60) {
		var addresses []any
		for _, ip := range pick(g, []string{"192.168.0.1"}, []string{"192.168.0.2"}, []string{"203.0.113.1"}, []string{"198.51.100.7"},
			[]string{"192.168.0.1", "198.51.100.7"}) {
			addresses = append(addresses, object{"ip": ip})
		}
		add(object{"kind": "Endpoints", "metadata": object{"name": "kubernetes"}, "subsets": []any{object{"addresses": addresses}}})
	}
	g.addServices(add)
	for _, name := range []string{"group-a", "group-b"} {
		if g.chance(60) {
			add(object{"kind": "CiliumCIDRGroup", "metadata": object{"name": name, "labels": object{pick(g, "zone", "kind"): pick(g, "x", "y")}},
				"spec": object{"externalCIDRs": some(g, 0, 3, func() string { return g.block() })}})
		}
	}
	return pods, objects
}

func (g *generator) containers() []any {
	return some(g, 1, 2, func() object {
		return object{"name": "main", "ports": some(g, 0, 2, func() object {
			port := object{"name": pick(g, "http", "metrics", "dns"), "containerPort": pick(g, 80, 8080, 9090, 53)}
			if g.chance(40) {
				port["protocol"] = pick(g, "TCP", "UDP", "UDP")
			}
			return port
		})}
	})
}

func (g *generator) addServices(add func(object)) {
	for at := range g.IntN(3) {
		selector := object{}
		if g.chance(70) {
			selector[pick(g, "app", "tier", "app.kubernetes.io/name")] = pick(g, "web", "db")
		}
		name, namespace := fmt.Sprintf("svc-%d", at), pick(g, "liteboxd", "prod")
		add(object{"kind": "Service", "metadata": object{"name": name, "namespace": namespace, "labels": object{"app": pick(g, "web", "db")}},
			"spec": object{"selector": selector}})
		add(object{"kind": "Endpoints", "metadata": object{"name": name, "namespace": namespace}, "subsets": []any{
			object{"addresses": []any{object{"ip": pick(g, "1.1.1.1", "10.42.0.1", "172.16.5.5")}}}}})
	}
}

func (g *generator) block() string {
	return pick(g, "10.0.0.0/8", "10.1.0.0/16", "10.1.2.0/24", "10.1.2.3/32", "172.16.0.0/12", "1.1.1.0/24", "1.1.1.1/32",
		"0.0.0.0/0", "0.0.0.0/0", "::/0", "fd00::/8", "fd00:1::/32", "2001:db8::/32", "192.168.0.0/16", "10.42.0.0/16",
		"169.254.169.254/32", "198.51.100.0/24", "10.1.2.9/16", "0.0.0.0/1", "1.1.1.1/0")
}

// word is what a policy says in place of a good value now and then.
func (g *generator) word(good, bad string) string {
	if g.chance(2) {
		return bad
	}
	return good
}

func (g *generator) policy(name string) object {
	kind := pick(g, "NetworkPolicy", "CiliumNetworkPolicy", "CiliumNetworkPolicy", "CiliumClusterwideNetworkPolicy")
	meta := object{"name": name}
	if kind != "CiliumClusterwideNetworkPolicy" && g.chance(90) {
		meta["namespace"] = pick(g, "liteboxd", "liteboxd", "liteboxd", "liteboxd", "prod", "bare", "default")
	}
	policy := object{"kind": kind, "metadata": meta}
	switch {
	case kind == "NetworkPolicy":
		policy["spec"] = g.networkPolicySpec()
	case g.chance(15):
		policy["specs"] = some(g, 1, 2, g.ciliumSpec)
		if g.chance(30) {
			policy["spec"] = g.ciliumSpec()
		}
	default:
		policy["spec"] = g.ciliumSpec()
	}
	return policy
}

// selector is of pods (`keys` says how a policy may write their labels) or of namespaces.
func (g *generator) selector(keys func() string) object {
	if g.chance(35) {
		return object{}
	}
	if g.chance(20) {
		return object{"matchLabels": object{"app": pick(g, "web", "db")}}
	}
	selector := object{}
	if g.chance(60) {
		labels := object{}
		for range 1 + g.IntN(2) {
			labels[keys()] = g.word(pick(g, "web", "web", "db", "true", "", "prod", "dev"), "not a value!")
		}
		selector["matchLabels"] = labels
	}
	if g.chance(50) {
		selector["matchExpressions"] = some(g, 0, 2, func() object {
			op := g.word(pick(g, "In", "NotIn", "NotIn", "Exists", "DoesNotExist", "DoesNotExist"), "Like")
			term := object{"key": keys(), "operator": op}
			if (op == "In" || op == "NotIn") != g.chance(2) {
				term["values"] = some(g, 1, 2, func() string { return pick(g, "web", "db", "prod", "dev", "") })
			}
			return term
		})
	}
	return selector
}

func (g *generator) podKey() string {
	return g.word(pick(g, "app", "app", "tier", "sandbox-id", "app.kubernetes.io/name", "pod-template-hash", "kubernetes.io/os", "none"),
		pick(g, "bad key", strings.Repeat("k", 62), "-x"))
}

func (g *generator) namespaceKey() string {
	return g.word(pick(g, "env", "env", "team", "kubernetes.io/metadata.name", "none"), pick(g, "bad key", strings.Repeat("k", 40)))
}

func (g *generator) ciliumKey() string {
	switch g.IntN(12) {
	case 0:
		return "k8s:" + g.podKey()
	case 1:
		return "any:" + g.podKey()
	case 2:
		return "k8s:io.kubernetes.pod.namespace"
	case 3:
		return "k8s:io.cilium.k8s.namespace.labels." + pick(g, "env", "team", "kubernetes.io/metadata.name")
	case 4:
		return pick(g, "io.kubernetes.pod.namespace", "io.cilium.k8s.namespace.labels.env", "io.cilium.k8s.policy.serviceaccount",
			"k8s:io.cilium.k8s.policy.cluster", "reserved:host", "reserved.world", "reserved:remote-node", "reserved:kube-apiserver", "$health", "host",
			"reserved:init", "cidr:10.0.0.0/8", "cidr:0.0.0.0/0", "cidrgroup:zone", "fqdn:example.com")
	}
	return g.podKey()
}
