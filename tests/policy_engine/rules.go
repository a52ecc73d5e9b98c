// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

package main

// optional puts what it makes into an object: often not at all, now and then as an empty list.
func (g *generator) optional(into object, name string, percent int, make func() []any) {
	if !g.chance(percent) {
		return
	}
	if g.chance(8) {
		into[name] = []any{}
		return
	}
	into[name] = make()
}

// subject is whom a policy selects: often everybody, so that the rest of the policy matters.
func (g *generator) subject(keys func() string) object {
	if g.chance(50) {
		return object{}
	}
	return g.selector(keys)
}

func (g *generator) networkPolicySpec() object {
	spec := object{"podSelector": g.subject(g.podKey)}
	g.optional(spec, "policyTypes", 60, func() []any { return some(g, 1, 2, func() string { return pick(g, "Ingress", "Egress") }) })
	g.optional(spec, "ingress", 55, func() []any { return some(g, 1, 2, func() object { return g.networkPolicyRule("from") }) })
	g.optional(spec, "egress", 55, func() []any { return some(g, 1, 2, func() object { return g.networkPolicyRule("to") }) })
	return spec
}

func (g *generator) networkPolicyRule(peers string) object {
	rule := object{}
	g.optional(rule, peers, 75, func() []any {
		return some(g, 1, 2, func() object {
			peer := object{}
			switch g.IntN(5) {
			case 0:
				peer["podSelector"] = g.selector(g.podKey)
			case 1:
				peer["namespaceSelector"] = g.selector(g.namespaceKey)
			case 2:
				peer["podSelector"] = g.selector(g.podKey)
				peer["namespaceSelector"] = g.selector(g.namespaceKey)
			default:
				peer["ipBlock"] = g.cidrRule()
			}
			if g.chance(1) {
				peer["ipBlock"] = g.cidrRule()
			}
			return peer
		})
	})
	g.optional(rule, "ports", 60, func() []any {
		return some(g, 1, 2, func() object {
			port := object{}
			if g.chance(85) {
				port["port"] = pick[any](g, 80, 443, 53, 8080, "http", "metrics", "dns", 1, "80", 0, "no-such")
			}
			if g.chance(60) {
				port["protocol"] = g.word(pick(g, "TCP", "UDP", "SCTP"), "ICMP")
			}
			if _, number := port["port"].(int); number && g.chance(30) {
				port["endPort"] = pick(g, 90, 8085, 65535, 79)
			}
			return port
		})
	})
	return rule
}

// cidrRule is a block, mostly with holes that lie in it.
func (g *generator) cidrRule() object {
	cidr := g.word(g.block(), pick(g, "10.0.0.0", "10.0.0.0/33", "x"))
	rule := object{"cidr": cidr}
	holes := map[string][]any{
		"0.0.0.0/0":     {"10.0.0.0/8", "1.1.1.1/32", "10.1.2.0/24", "169.254.169.254/32", "172.16.0.0/12", "192.168.0.0/16"},
		"10.0.0.0/8":    {"10.1.0.0/16", "10.1.2.3/32", "10.1.2.0/24", "10.42.0.0/16"},
		"10.1.0.0/16":   {"10.1.2.0/24", "10.1.2.3/32"},
		"1.1.1.0/24":    {"1.1.1.1/32", "1.1.1.2/31"},
		"::/0":          {"fd00::/8", "2001:db8::/32"},
		"fd00::/8":      {"fd00:1::/32", "fd00::1/128"},
		"172.16.0.0/12": {"172.16.5.0/24"},
	}
	if known := holes[cidr]; known != nil && g.chance(60) {
		rule["except"] = some(g, 0, 2, func() any { return pick(g, known...) })
	}
	if g.chance(1) {
		rule["except"] = []any{"99.0.0.0/8"}
	}
	return rule
}

func (g *generator) ciliumSpec() object {
	spec := object{}
	if !g.chance(1) {
		spec["endpointSelector"] = g.subject(g.ciliumKey)
	}
	if g.chance(2) {
		spec["nodeSelector"] = object{}
	}
	g.optional(spec, "ingress", 55, func() []any { return some(g, 1, 2, func() object { return g.ciliumRule("from", false) }) })
	g.optional(spec, "egress", 65, func() []any { return some(g, 1, 3, func() object { return g.ciliumRule("to", false) }) })
	g.optional(spec, "ingressDeny", 20, func() []any { return some(g, 1, 2, func() object { return g.ciliumRule("from", true) }) })
	g.optional(spec, "egressDeny", 25, func() []any { return some(g, 1, 2, func() object { return g.ciliumRule("to", true) }) })
	if g.chance(25) {
		defaults := object{}
		for _, direction := range []string{"ingress", "egress"} {
			if g.chance(60) {
				defaults[direction] = g.chance(40)
			}
		}
		spec["enableDefaultDeny"] = defaults
	}
	return spec
}

// ciliumRule names its peers in one way, seldom in none, more seldom in two.
func (g *generator) ciliumRule(side string, deny bool) object {
	rule := object{}
	if !g.chance(10) {
		g.addPeers(rule, side, deny)
	}
	if g.chance(3) {
		g.addPeers(rule, side, deny)
	}
	if g.chance(3) {
		rule[side+"Requires"] = some(g, 1, 1, func() object { return g.selector(g.ciliumKey) })
	}
	if g.chance(10) {
		rule["icmps"] = some(g, 0, 2, func() object { return object{"fields": some(g, 0, 2, g.icmp)} })
	}
	if _, icmps := rule["icmps"]; !icmps || g.chance(2) {
		g.optional(rule, "toPorts", 55, func() []any { return some(g, 1, 2, func() object { return g.portRule(side, deny) }) })
	}
	if !deny && g.chance(2) {
		g.layer7 = true
		rule["authentication"] = object{"mode": pick(g, "required", "disabled")}
	}
	return rule
}

func (g *generator) addPeers(rule object, side string, deny bool) {
	list := func(name string, make func() []any) {
		if g.chance(6) {
			rule[side+name] = []any{}
			return
		}
		rule[side+name] = make()
	}
	selectors := func() []any { return some(g, 1, 2, func() object { return g.selector(g.ciliumKey) }) }
	ways := 5
	if side == "to" {
		ways = 8
	}
	switch g.IntN(ways) {
	case 0, 1:
		list("Endpoints", selectors)
	case 2:
		list("Entities", func() []any {
			return some(g, 1, 2, func() string {
				return g.word(pick(g, "world", "all", "cluster", "host", "remote-node", "kube-apiserver", "health", "init", "ingress", "unmanaged", "none",
					"world-ipv4", "world-ipv6"), "moon")
			})
		})
	case 3:
		list("CIDR", func() []any { return some(g, 1, 2, func() string { return pick(g, g.block(), "1.1.1.1", "fd00::1") }) })
		if g.chance(5) {
			rule[side+"Nodes"] = pick(g, []any{}, []any{object{}})
		}
	case 4:
		list("CIDRSet", func() []any { return some(g, 1, 2, g.cidrSetEntry) })
	case 5:
		list("Services", func() []any { return some(g, 1, 2, g.service) })
	default:
		if deny {
			list("Endpoints", selectors)
			return
		}
		list("FQDNs", func() []any {
			return some(g, 1, 2, func() object {
				if g.chance(50) {
					return object{"matchName": g.word(pick(g, "example.com", "api.example.com", "Other.NET", "example.org."), "exa mple")}
				}
				return object{"matchPattern": pick(g, "*.example.com", "*example.com", "*", "*.*.example.com", "api.*", "other.*", "**.other.net")}
			})
		})
	}
}

func (g *generator) cidrSetEntry() object {
	switch g.IntN(6) {
	case 0:
		entry := object{"cidrGroupRef": pick(g, "group-a", "group-b", "group-c")}
		if g.chance(30) {
			entry["except"] = []any{pick(g, "10.1.2.0/24", "1.1.1.1/32")}
		}
		return entry
	case 1:
		return object{"cidrGroupSelector": g.selector(func() string { return pick(g, "zone", "kind", "none") })}
	}
	return g.cidrRule()
}

func (g *generator) service() object {
	if g.chance(50) {
		return object{"k8sService": object{"serviceName": pick(g, "svc-0", "svc-1"), "namespace": pick(g, "liteboxd", "prod", "")}}
	}
	return object{"k8sServiceSelector": object{"selector": pick(g, object{}, object{"matchLabels": object{"app": pick(g, "web", "db")}}),
		"namespace": pick(g, "liteboxd", "")}}
}

func (g *generator) icmp() object {
	field := object{"type": pick[any](g, 8, 3, "EchoRequest", "TimeExceeded", 128)}
	if g.chance(50) {
		field["family"] = g.word(pick(g, "IPv4", "IPv6"), "IPv5")
	}
	if g.chance(2) {
		field["type"] = "NoSuchType"
	}
	return field
}

func (g *generator) portRule(side string, deny bool) object {
	rule := object{}
	g.optional(rule, "ports", 95, func() []any { return some(g, 1, 2, g.portProtocol) })
	if deny || !g.chance(15) {
		return rule
	}
	g.layer7 = true
	switch g.IntN(5) {
	case 0, 1:
		rule["rules"] = object{"http": some(g, 0, 2, func() object {
			return object{"method": "GET", "path": g.word("/public/.*", "/(")}
		})}
		if g.chance(80) {
			rule["ports"] = []any{object{"port": pick(g, "80", "8080"), "protocol": "TCP"}}
		}
	case 2:
		rule["rules"] = object{"dns": []any{object{"matchPattern": "*"}}}
		if g.chance(80) {
			rule["ports"] = []any{object{"port": "53", "protocol": pick(g, "ANY", "UDP")}}
		}
	case 3:
		rule["serverNames"] = []any{pick(g, "example.com", "*.example.com")}
	default:
		rule["rules"] = object{}
	}
	return rule
}

func (g *generator) portProtocol() object {
	port := object{"port": g.word(pick(g, "80", "80", "443", "53", "8080", "0", "http", "HTTP", "metrics", "dns", "1", "no-such", "010"),
		pick(g, "", "65536", "-1", "http_x"))}
	if g.chance(65) {
		port["protocol"] = g.word(pick(g, "TCP", "UDP", "SCTP", "ANY", "tcp"), "ICMP")
	}
	if g.chance(20) {
		port["endPort"] = pick(g, 90, 100, 8085, 65535, 79, 0)
	}
	if g.chance(1) {
		port["port"] = 80
	}
	return port
}
