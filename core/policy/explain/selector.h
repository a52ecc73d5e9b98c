// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/explain/identity.h"
#include "core/policy/objects/label_selector.h"

#include <optional>
#include <string>
#include <vector>

namespace liteboxd::policy::explain {

/// One condition on the labels of an identity.
struct Requirement
{
    enum class Operator { In, NotIn, Exists, DoesNotExist };

    std::string source; ///< "any": labels of every source
    std::string key;
    std::optional<IpPrefix> block{}; ///< of source "cidr": met by an identity whose block lies in this one
    Operator op = Operator::Exists;
    std::vector<std::string> values;

    bool matches(const Identity &identity) const;
};

/// A label selector in the form in which Cilium compares it with identities: its keys have a source in front
/// ("k8s.app", "any.app", "reserved.host", "cidr.10.0.0.0/8").
class Selector
{
public:
    /// From a selector whose keys have their sources. One that Kubernetes would not take (an operator without values, a
    /// key that is no label's) matches nobody.
    static Selector compiled(const objects::LabelSelector &selector);
    /// Matches every identity that has this one label.
    static Selector label(std::string_view source, std::string_view key);
    static Selector everything();
    /// Matches every identity that meets all of these.
    static Selector allOf(std::vector<Requirement> requirements);

    bool matches(const Identity &identity) const;
    bool isWildcard() const { return m_usable && m_requirements.empty(); }
    const std::vector<Requirement> &requirements() const { return m_requirements; }
    /// The same for equal selectors.
    const std::string &text() const { return m_text; }

private:
    void add(const std::string &key, Requirement::Operator op, std::vector<std::string> values);
    void append(Requirement requirement);

    std::vector<Requirement> m_requirements;
    std::string m_text;
    bool m_usable = true;
};

/// The key of a label in a policy, with its source in front: "app" is any source's ("any.app"), "k8s:app" is "k8s.app".
std::string sourcedKey(const std::string &key);

/// The same selector with sources in front of its keys.
objects::LabelSelector sourced(const objects::LabelSelector &selector);

/// The same selector with `prefix` in front of each key.
objects::LabelSelector prefixed(const std::string &prefix, const objects::LabelSelector &selector);

/// Why Kubernetes' validation of label selectors refuses one, if it does.
std::optional<std::string> selectorFault(const objects::LabelSelector &selector);

} // namespace liteboxd::policy::explain
