// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/explain/selector.h"

#include "core/policy/explain/label_syntax.h"

#include <algorithm>

namespace liteboxd::policy::explain {

namespace {

std::optional<Requirement::Operator> operatorNamed(const std::string &name)
{
    if (name == "In")
        return Requirement::Operator::In;
    if (name == "NotIn")
        return Requirement::Operator::NotIn;
    if (name == "Exists")
        return Requirement::Operator::Exists;
    if (name == "DoesNotExist")
        return Requirement::Operator::DoesNotExist;
    return std::nullopt;
}

bool takesValues(Requirement::Operator op)
{
    return op == Requirement::Operator::In || op == Requirement::Operator::NotIn;
}

/// The block in the key of a cidr label, in which '-' stands for ':'.
std::optional<IpPrefix> blockOfKey(std::string key)
{
    std::replace(key.begin(), key.end(), '-', ':');
    return IpPrefix::parse(key);
}

} // namespace

bool Requirement::matches(const Identity &identity) const
{
    const Label *found = nullptr;
    for (const Label &label : identity.labels) {
        if (label.key == key && (source == "any" || label.source == source)) {
            found = &label;
            break;
        }
    }
    const bool inBlock = block && identity.block && block->contains(*identity.block);
    const bool exists = found || inBlock;
    const std::string_view value = found ? std::string_view(found->value) : std::string_view{};
    switch (op) {
    case Operator::In:
        return exists && std::find(values.begin(), values.end(), value) != values.end();
    case Operator::NotIn:
        return !exists || std::find(values.begin(), values.end(), value) == values.end();
    case Operator::Exists:
        return exists;
    case Operator::DoesNotExist:
        return !exists;
    }
    return false;
}

Selector Selector::compiled(const objects::LabelSelector &selector)
{
    Selector compiled;
    for (const auto &[key, value] : selector.matchLabels)
        compiled.add(key, Requirement::Operator::In, {value});
    for (const objects::SelectorExpression &term : selector.matchExpressions) {
        const auto op = operatorNamed(term.op);
        if (!op || takesValues(*op) == term.values.empty()) {
            compiled.m_usable = false;
            continue;
        }
        compiled.add(term.key, *op, term.values);
    }
    return compiled;
}

Selector Selector::label(std::string_view source, std::string_view key)
{
    Selector selector;
    selector.add(std::string(source) + '.' + std::string(key), Requirement::Operator::In, {std::string{}});
    return selector;
}

Selector Selector::everything()
{
    return {};
}

Selector Selector::allOf(std::vector<Requirement> requirements)
{
    Selector selector;
    for (Requirement &requirement : requirements)
        selector.append(std::move(requirement));
    return selector;
}

bool Selector::matches(const Identity &identity) const
{
    return m_usable && std::all_of(m_requirements.begin(), m_requirements.end(),
                                   [&identity](const Requirement &each) { return each.matches(identity); });
}

void Selector::add(const std::string &key, Requirement::Operator op, std::vector<std::string> values)
{
    m_usable = m_usable && isLabelKey(key) && std::all_of(values.begin(), values.end(), isLabelValue);
    Requirement requirement;
    requirement.op = op;
    const std::size_t dot = key.find('.');
    requirement.source = dot == std::string::npos ? "any" : key.substr(0, dot);
    requirement.key = dot == std::string::npos ? key : key.substr(dot + 1);
    if (requirement.source == "cidr")
        requirement.block = blockOfKey(requirement.key);
    requirement.values = std::move(values);
    append(std::move(requirement));
}

void Selector::append(Requirement requirement)
{
    m_text += requirement.source + '.' + requirement.key + ' ' + std::to_string(static_cast<int>(requirement.op));
    for (const std::string &value : requirement.values)
        m_text += ' ' + value;
    m_text += ',';
    m_requirements.push_back(std::move(requirement));
}

std::string sourcedKey(const std::string &key)
{
    std::string source = "any";
    std::string rest = key;
    const std::size_t colon = key.find(':');
    if (!key.empty() && key.front() == '$') {
        source = "reserved";
        rest = key.substr(1);
    } else if (colon != std::string::npos) {
        source = colon == 0 ? source : key.substr(0, colon);
        rest = key.substr(colon + 1);
    } else if (key.starts_with("reserved.")) {
        source = "reserved";
        rest = key.substr(9);
    }
    return source + '.' + rest.substr(0, rest.find('='));
}

objects::LabelSelector sourced(const objects::LabelSelector &selector)
{
    objects::LabelSelector result;
    for (const auto &[key, value] : selector.matchLabels)
        result.matchLabels[sourcedKey(key)] = value;
    for (objects::SelectorExpression term : selector.matchExpressions) {
        term.key = sourcedKey(term.key);
        result.matchExpressions.push_back(std::move(term));
    }
    return result;
}

objects::LabelSelector prefixed(const std::string &prefix, const objects::LabelSelector &selector)
{
    objects::LabelSelector result;
    for (const auto &[key, value] : selector.matchLabels)
        result.matchLabels[prefix + key] = value;
    for (objects::SelectorExpression term : selector.matchExpressions) {
        term.key = prefix + term.key;
        result.matchExpressions.push_back(std::move(term));
    }
    return result;
}

std::optional<std::string> selectorFault(const objects::LabelSelector &selector)
{
    for (const auto &[key, value] : selector.matchLabels) {
        if (!isLabelKey(key))
            return "'" + key + "' is no key of a label";
        if (!isLabelValue(value))
            return "'" + value + "' is no value of a label";
    }
    for (const objects::SelectorExpression &term : selector.matchExpressions) {
        const auto op = operatorNamed(term.op);
        if (!op)
            return "'" + term.op + "' is no operator of a label selector";
        if (takesValues(*op) && term.values.empty())
            return "the operator " + term.op + " needs values";
        if (!takesValues(*op) && !term.values.empty())
            return "the operator " + term.op + " takes no values";
        if (!isLabelKey(term.key))
            return "'" + term.key + "' is no key of a label";
        for (const std::string &value : term.values) {
            if (!isLabelValue(value))
                return "'" + value + "' is no value of a label";
        }
    }
    return std::nullopt;
}

} // namespace liteboxd::policy::explain
