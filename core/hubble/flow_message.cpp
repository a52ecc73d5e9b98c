// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hubble/flow_message.h"

namespace liteboxd::hubble {

namespace {

template<class Policies>
void complete(Policies &policies, const QList<flows::FlowPolicy> &known)
{
    if (!policies.empty())
        return;
    for (const flows::FlowPolicy &each : known) {
        ::flow::Policy &made = *policies.Add();
        made.set_kind(each.kind.toStdString());
        made.set_namespace_(each.nameSpace.toStdString());
        made.set_name(each.name.toStdString());
        for (const QString &label : each.labels)
            made.add_labels(label.toStdString());
        made.set_revision(each.revision);
    }
}

bool namesPolicies(const flows::Flow &flow)
{
    return !flow.egressAllowedBy.isEmpty() || !flow.ingressAllowedBy.isEmpty() || !flow.egressDeniedBy.isEmpty() ||
           !flow.ingressDeniedBy.isEmpty() || !flow.policyLog.isEmpty();
}

} // namespace

std::optional<::flow::Flow> messageOf(const flows::Flow &flow)
{
    ::flow::Flow message;
    if (flow.raw.isEmpty() || !message.ParseFromArray(flow.raw.data(), static_cast<int>(flow.raw.size())))
        return std::nullopt;
    complete(*message.mutable_egress_allowed_by(), flow.egressAllowedBy);
    complete(*message.mutable_ingress_allowed_by(), flow.ingressAllowedBy);
    complete(*message.mutable_egress_denied_by(), flow.egressDeniedBy);
    complete(*message.mutable_ingress_denied_by(), flow.ingressDeniedBy);
    if (message.policy_log().empty()) {
        for (const QString &each : flow.policyLog)
            message.add_policy_log(each.toStdString());
    }
    if (message.policy_match_type() == 0)
        message.set_policy_match_type(flow.policyMatchType);
    return message;
}

QByteArray rawOf(const flows::Flow &flow)
{
    if (!namesPolicies(flow))
        return flow.raw;
    const auto message = messageOf(flow);
    return message ? QByteArray::fromStdString(message->SerializeAsString()) : QByteArray();
}

} // namespace liteboxd::hubble
